// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/interleaver.h"

#include <QtCore/QHash>

#include <deque>

namespace kith::server {

namespace {
// Services take a few KiB; Qt's JSON and text codecs some more.
constexpr size_t stackBytes = 256 * 1024;
} // namespace

/// One fiber, and the connection that the unit on it sees.
class Interleaver::Desk : public Connection
{
public:
    Desk()
        : m_fiber(stackBytes)
    {
    }

    void start(PostgresConnection &connection, quint64 unitKey, const std::function<void(Connection &)> &unit)
    {
        m_connection = &connection;
        key = unitKey;
        m_fiber.start([this, &unit] { unit(*this); });
    }
    void resume() { m_fiber.resume(); }
    [[nodiscard]] bool isRunning() const { return m_fiber.isRunning(); }

    [[nodiscard]] Dialect dialect() const override { return Dialect::PostgreSql; }
    [[nodiscard]] Result<std::unique_ptr<Cursor>> execute(const QString &sql, const QVariantList &values) override
    {
        const PostgresConnection::Ticket ticket = m_connection->enqueue(sql, values);
        m_fiber.pause();
        auto result = m_connection->take(ticket);
        if (!result)
            m_lastFault = m_connection->lastFault();
        return result;
    }
    [[nodiscard]] Result<void> run(const QString &sql) override
    {
        const auto done = execute(sql, {});
        return done ? Result<void>() : Result<void>(done.error());
    }
    void runSoon(const QString &sql) override { m_connection->runSoon(sql); }
    void sendSoon() override { m_connection->sendSoon(); }
    [[nodiscard]] bool isInTransaction() override { return m_connection->isInTransaction(); }
    [[nodiscard]] bool isAlive() override { return m_connection->isAlive(); }

    quint64 key = 0;

private:
    Fiber m_fiber;
    PostgresConnection *m_connection = nullptr;
};

Interleaver::Interleaver(size_t width)
{
    for (size_t i = 0; i < width; ++i)
        m_desks.push_back(std::make_unique<Desk>());
}

Interleaver::~Interleaver() = default;

bool Interleaver::run(PostgresConnection &connection, const std::vector<Unit> &units)
{
    bool isLost = false;
    // Only the first of each key may start; its end lets the next one go.
    QHash<quint64, std::deque<const Unit *>> waiting;
    std::deque<const Unit *> startable;
    for (const Unit &unit : units) {
        std::deque<const Unit *> &line = waiting[unit.key];
        line.push_back(&unit);
        if (line.size() == 1)
            startable.push_back(&unit);
    }
    const auto ended = [&](quint64 key) {
        std::deque<const Unit *> &line = waiting[key];
        line.pop_front();
        if (!line.empty())
            startable.push_back(line.front());
    };
    for (;;) {
        size_t paused = 0;
        for (const auto &desk : m_desks) {
            if (desk->isRunning()) {
                desk->resume();
                if (!desk->isRunning())
                    ended(desk->key);
            }
            while (!desk->isRunning() && !startable.empty() && !isLost) {
                const Unit *unit = startable.front();
                startable.pop_front();
                desk->start(connection, unit->key, unit->run);
                if (!desk->isRunning())
                    ended(unit->key);
            }
            paused += desk->isRunning() ? 1 : 0;
        }
        if (paused == 0 && (startable.empty() || isLost))
            return !isLost;
        connection.settle();
        isLost = !connection.isInTransaction();
    }
}

} // namespace kith::server
