// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/upkeep.h"

#include "server/users/name_index.h"
#include "server/users/users_store.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qsizetype notesAtOnce = 512;
constexpr int expiredAtOnce = 100;
constexpr int namesAtOnce = 100;
constexpr int roundsBetweenCleanings = 20; ///< about ten minutes

/// People whose names came from before there was an index of them.
bool indexSomeNames(Transaction &transaction)
{
    QList<UserId> users;
    {
        Rows rows = transaction.select(u"SELECT id FROM users WHERE search_text = '' AND erased_at IS NULL LIMIT ?"_s, {namesAtOnce});
        while (rows.next())
            users.append(rows.id<UserId>(0));
    }
    for (const UserId user : users) {
        if (const auto own = UsersStore(transaction).own(user))
            NameIndex(transaction).store(*own);
    }
    return users.size() == namesAtOnce;
}
} // namespace

Upkeep::Upkeep(SessionActivity &activity, const SessionsService &sessions, std::shared_ptr<Erasure> erasure)
    : m_activity(activity)
    , m_sessions(sessions)
    , m_erasure(std::move(erasure))
{
}

void Upkeep::run(Storage &storage)
{
    const QList<SessionActivity::Note> notes = m_activity.take();
    for (qsizetype begin = 0; begin < notes.size(); begin += notesAtOnce) {
        const QList<SessionActivity::Note> some = notes.mid(begin, notesAtOnce);
        storage.write<bool>(
            [some](Transaction &transaction) -> Result<bool> {
                SessionActivity::store(transaction, some);
                return true;
            },
            [self = shared_from_this(), some](const Result<bool> &stored) {
                if (!stored)
                    self->m_activity.putBack(some);
            });
    }
    if (m_rounds == 0)
        indexNames(storage);
    if (m_rounds++ % roundsBetweenCleanings == 0) {
        endExpiredSessions(storage);
        forgetExpiredCodes(storage);
    }
    m_erasure->resume(storage);
}

void Upkeep::finish(Storage &storage)
{
    const QList<SessionActivity::Note> notes = m_activity.take();
    (void)storage.writeAndWait<bool>([&](Transaction &transaction) -> Result<bool> {
        SessionActivity::store(transaction, notes);
        return true;
    });
}

void Upkeep::endExpiredSessions(Storage &storage)
{
    storage.write<int>([self = shared_from_this()](
                           Transaction &transaction) -> Result<int> { return self->m_sessions.endExpired(transaction, expiredAtOnce); },
                       [self = shared_from_this(), &storage](const Result<int> &ended) {
                           if (ended && *ended == expiredAtOnce)
                               self->endExpiredSessions(storage);
                       });
}

void Upkeep::forgetExpiredCodes(Storage &storage)
{
    storage.write<bool>(
        [](Transaction &transaction) -> Result<bool> {
            transaction.execute(u"DELETE FROM reset_codes WHERE expires_at < ?"_s, {toMs(now())});
            return true;
        },
        [](const Result<bool> &) {});
}

void Upkeep::indexNames(Storage &storage)
{
    storage.write<bool>([](Transaction &transaction) -> Result<bool> { return indexSomeNames(transaction); },
                        [self = shared_from_this(), &storage](const Result<bool> &more) {
                            if (more && *more)
                                self->indexNames(storage);
                        });
}

} // namespace kith::server
