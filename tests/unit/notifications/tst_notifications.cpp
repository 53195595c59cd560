// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/notifications_service.h"
#include "server/users/person.h"
#include "tests/support/sample_people.h"

#include <QtTest/QTest>

using namespace kith;
using namespace kith::server;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

class Notifications : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void alertsAndKeepsARow();
    void sameThingAgainReplacesTheUnreadRow();
    void nobodyIsToldOfNobody();
    void feedComesInPages();
    void readingIsToldOnce();
    void feedStaysBounded();
    void rejectsBrokenArguments();

private:
    void add(UserId user, NotificationKind kind, UserId actor);
    Result<Answer> feed(const QJsonObject &input);
    Result<Answer> read(const QJsonObject &input);
    Call callOf(const QJsonObject &input) const;

    std::unique_ptr<InMemoryDatabase> m_database;
    IdGenerator m_ids;
    NotificationsService m_service{&person::tell};
    UserId m_anna;
    UserId m_bea;
};

void Notifications::init()
{
    m_database = std::make_unique<InMemoryDatabase>();
    m_anna = addPerson(*m_database, u"Anna"_s);
    m_bea = addPerson(*m_database, u"Bea"_s);
}

Call Notifications::callOf(const QJsonObject &input) const
{
    return {.caller = {.user = m_anna, .session = {}}, .input = input, .requestId = {}, .peerAddress = {}};
}

void Notifications::add(UserId user, NotificationKind kind, UserId actor)
{
    const auto done = m_database->write([&](Transaction &transaction) -> Result<void> {
        notify(transaction, m_ids, user, kind, person::publicUsers(transaction, {actor}).value(actor));
        return {};
    });
    if (!done)
        qFatal("%s", qPrintable(done.error().detail));
}

Result<Answer> Notifications::feed(const QJsonObject &input)
{
    return m_database->read([&](Transaction &transaction) { return m_service.feed(transaction, callOf(input)); });
}

Result<Answer> Notifications::read(const QJsonObject &input)
{
    return m_database->write([&](Transaction &transaction) { return m_service.markRead(transaction, callOf(input)); });
}

void Notifications::alertsAndKeepsARow()
{
    add(m_anna, NotificationKind::ContactRequested, m_bea);
    const auto frames = m_database->takeFramesFor(m_anna);
    QCOMPARE(frames.size(), 1);
    QCOMPARE(frames.first().value(u"on"_s).toString(), u"notification"_s);
    const QJsonObject data = frames.first().value(u"data"_s).toObject();
    QCOMPARE(data.value(u"kind"_s).toString(), u"contact_requested"_s);
    QCOMPARE(data.value(u"actor"_s).toObject().value(u"firstname"_s).toString(), u"Bea"_s);
    QVERIFY(!data.value(u"actor"_s).toObject().contains(u"phone"_s));
    const auto list = feed({});
    QVERIFY(list);
    QCOMPARE(list->body.value(u"notifications"_s).toArray(), QJsonArray{data});
    QCOMPARE(list->body.value(u"more"_s).toBool(true), false);
}

void Notifications::sameThingAgainReplacesTheUnreadRow()
{
    add(m_anna, NotificationKind::ContactRequested, m_bea);
    add(m_anna, NotificationKind::ContactRequested, m_bea);
    QCOMPARE(feed({})->body.value(u"notifications"_s).toArray().size(), 1);
    add(m_anna, NotificationKind::ContactAccepted, m_bea);
    QCOMPARE(feed({})->body.value(u"notifications"_s).toArray().size(), 2);
}

void Notifications::nobodyIsToldOfNobody()
{
    add(UserId(), NotificationKind::ContactRequested, m_bea);
    QVERIFY(m_database->takeEvents().empty());
    QCOMPARE(m_database->scalar(u"SELECT COUNT(*) FROM notifications"_s).toInt(), 0);
}

void Notifications::feedComesInPages()
{
    for (int i = 0; i < 3; ++i)
        add(m_anna, NotificationKind::ContactRequested, addPerson(*m_database, u"Cem"_s));
    const auto first = feed({{u"limit"_s, u"2"_s}});
    QCOMPARE(first->body.value(u"notifications"_s).toArray().size(), 2);
    QCOMPARE(first->body.value(u"more"_s).toBool(), true);
    const QJsonValue last = first->body.value(u"notifications"_s).toArray().at(1).toObject().value(u"id"_s);
    const auto rest = feed({{u"after"_s, last}});
    QCOMPARE(rest->body.value(u"notifications"_s).toArray().size(), 1);
    QCOMPARE(rest->body.value(u"more"_s).toBool(true), false);
}

void Notifications::readingIsToldOnce()
{
    add(m_anna, NotificationKind::ContactRequested, m_bea);
    add(m_bea, NotificationKind::ContactRequested, m_anna);
    const QJsonValue id = feed({})->body.value(u"notifications"_s).toArray().at(0).toObject().value(u"id"_s);
    (void)m_database->takeEvents();
    QVERIFY(read({{u"upTo"_s, id}}));
    const auto frames = m_database->takeFramesFor(m_anna);
    QCOMPARE(frames.size(), 1);
    QCOMPARE(frames.first().value(u"data"_s).toObject(), (QJsonObject{{u"what"_s, u"notifications"_s}, {u"readUpTo"_s, id}}));
    QVERIFY(feed({})->body.value(u"notifications"_s).toArray().at(0).toObject().contains(u"readAt"_s));
    QVERIFY(read({{u"upTo"_s, id}}));
    QVERIFY(m_database->takeEvents().empty());
    QCOMPARE(m_database->scalar(u"SELECT COUNT(*) FROM notifications WHERE read_at IS NULL"_s).toInt(), 1);
}

void Notifications::feedStaysBounded()
{
    const auto filled = m_database->write([&](Transaction &transaction) -> Result<void> {
        for (int i = 0; i < 1005; ++i) {
            transaction.execute(u"INSERT INTO notifications (id, user_id, kind, actor_id, created_at, read_at) VALUES (?, ?, ?, ?, 1, 1)"_s,
                                {i + 1, m_anna.value(), u"contact_requested"_s, m_bea.value()});
        }
        return {};
    });
    QVERIFY(filled);
    add(m_anna, NotificationKind::ContactRequested, m_bea);
    QCOMPARE(m_database->scalar(u"SELECT COUNT(*) FROM notifications"_s).toInt(), 1000);
}

void Notifications::rejectsBrokenArguments()
{
    QCOMPARE(feed({{u"limit"_s, 201}}).error().code, ErrorCode::Validation);
    QCOMPARE(feed({{u"limit"_s, u"many"_s}}).error().code, ErrorCode::Validation);
    QCOMPARE(feed({{u"after"_s, u"-1"_s}}).error().code, ErrorCode::Validation);
    QCOMPARE(read({}).error().code, ErrorCode::Validation);
    QCOMPARE(read({{u"upTo"_s, 5}}).error().code, ErrorCode::Validation);
}

QTEST_GUILESS_MAIN(Notifications)
#include "tst_notifications.moc"
