// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/session_activity.h"

#include "server/storage/id_chunks.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qsizetype rememberedAddresses = 100'000;

/// One statement for many: the latest of the times stands for all of them. Of an erased person nothing is kept: what is
/// noted may be the request that erased.
void touch(Transaction &transaction, const QString &table, const QList<SessionActivity::Note> &notes, bool isUsers)
{
    QList<UserId> ids;
    Timestamp at{};
    for (const SessionActivity::Note &note : notes) {
        ids.append(isUsers ? note.user : UserId(note.session.value()));
        at = std::max(at, note.at);
    }
    const QString unlessErased = isUsers ? u" AND erased_at IS NULL"_s : QString();
    for (const IdChunk &chunk : idChunks(ids)) {
        transaction.execute(u"UPDATE %1 SET last_seen_at = ? WHERE id IN (%2)%3"_s.arg(table, chunk.placeholders, unlessErased),
                            QVariantList{toMs(at)} + chunk.values);
    }
}
} // namespace

void SessionActivity::seen(const Caller &caller, const QString &address)
{
    opened(caller, address, {}, {});
}

void SessionActivity::opened(const Caller &caller, const QString &address, const QString &device, const QString &client)
{
    if (caller.session.isNull())
        return;
    const std::scoped_lock lock(m_mutex);
    Note &note = m_notes[caller.session];
    note.session = caller.session;
    note.user = caller.user;
    note.at = now();
    if (!address.isEmpty())
        note.address = address;
    if (!device.isEmpty())
        note.device = device;
    if (!client.isEmpty())
        note.client = client;
}

QList<SessionActivity::Note> SessionActivity::take()
{
    const std::scoped_lock lock(m_mutex);
    if (m_addresses.size() > rememberedAddresses)
        m_addresses.clear();
    QList<Note> out;
    out.reserve(m_notes.size());
    for (Note &note : m_notes) {
        if (!note.address.isEmpty()) {
            QString &known = m_addresses[note.session];
            if (known == note.address)
                note.address.clear();
            else
                known = note.address;
        }
        out.append(std::move(note));
    }
    m_notes.clear();
    return out;
}

void SessionActivity::putBack(const QList<Note> &notes)
{
    const std::scoped_lock lock(m_mutex);
    for (const Note &note : notes) {
        m_addresses.remove(note.session);
        if (!m_notes.contains(note.session))
            m_notes.insert(note.session, note);
    }
}

void SessionActivity::store(Transaction &transaction, const QList<Note> &notes)
{
    touch(transaction, u"sessions"_s, notes, false);
    touch(transaction, u"users"_s, notes, true);
    for (const Note &note : notes) {
        const auto set = [&](const QString &column, const QString &value) {
            if (!value.isEmpty())
                transaction.execute(u"UPDATE sessions SET %1 = ? WHERE id = ?"_s.arg(column), {value, note.session.value()});
        };
        set(u"address"_s, note.address);
        set(u"device"_s, note.device);
        set(u"client"_s, note.client);
    }
}

} // namespace kith::server
