// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/erasure.h"

#include "server/storage/sql_text.h"
#include "server/users/blocked_view.h"
#include "server/users/name_index.h"
#include "server/users/person.h"
#include "server/users/presence_push.h"
#include "server/users/reset_codes.h"
#include "shared/kill_point.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QLoggingCategory>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

Q_LOGGING_CATEGORY(lcErasure, "kith.accounts.erasure")

namespace {
// Each a few milliseconds of the write lane.
constexpr int membershipsAtOnce = 10;
constexpr int messagesAtOnce = 50;
constexpr int resumedAtOnce = 100;

// The addresses are free for others from now on; what stands there instead only keeps the columns unique, and nobody can
// type it.
bool blankRow(Transaction &transaction, UserId user)
{
    const QString nobody = u"erased:"_s + user.toString();
    return transaction.execute(u"UPDATE users SET firstname = ?, lastname = '', about = '', email = ?, phone = ?, country = '',"
                               " password_hash = '', presence = ?, phone_shown_to = ?, email_shown_to = ?, is_findable = 0, is_admin = 0,"
                               " search_text = '', last_seen_at = NULL, disabled_at = NULL, erased_at = ?"
                               " WHERE id = ? AND erased_at IS NULL"_s,
                               {QString::fromUtf16(deletedPersonName), nobody, nobody, int(Visibility::Nobody), int(Visibility::Nobody),
                                int(Visibility::Nobody), toMs(now()), user.value()})
           == 1;
}
} // namespace

Erasure::Erasure(const UsersHooks &hooks, const SessionsService &sessions)
    : m_hooks(hooks)
    , m_sessions(sessions)
{
}

Result<void> Erasure::close(Transaction &transaction, UserId user, bool removesMessages) const
{
    const std::vector<UserId> watchers = person::presenceAudience(transaction, user);
    if (!blankRow(transaction, user))
        return ErrorCode::NotFound;
    presence_push::tellAway(transaction, user, watchers);
    m_sessions.endOthers(transaction, user, {});
    reset_codes::remove(transaction, user);
    NameIndex(transaction).remove(user);
    blocked_view::forget(transaction, user);
    // First the list of who shows the name, which the second one empties.
    if (m_hooks.publicProfileChanged)
        m_hooks.publicProfileChanged(transaction, user);
    if (m_hooks.erased)
        m_hooks.erased(transaction, user);
    transaction.execute(u"INSERT INTO erasures (user_id, removes_messages, asked_at) VALUES (?, ?, ?)"_s,
                        {user.value(), int(removesMessages), toMs(now())});
    return {};
}

bool Erasure::clearPiece(Transaction &transaction, UserId user) const
{
    bool removesMessages = false;
    QString place;
    {
        Rows rows = transaction.select(u"SELECT removes_messages, unsent_up_to FROM erasures WHERE user_id = ?"_s, {user.value()});
        if (!rows.next())
            return false;
        removesMessages = rows.boolean(0);
        place = rows.text(1);
    }
    if (removesMessages && m_hooks.unsendMessages) {
        place = m_hooks.unsendMessages(transaction, user, place, messagesAtOnce);
        transaction.execute(u"UPDATE erasures SET removes_messages = ?, unsent_up_to = ? WHERE user_id = ?"_s,
                            {int(!place.isEmpty()), sqlText(place), user.value()});
        return true;
    }
    if (m_hooks.endMemberships && m_hooks.endMemberships(transaction, user, membershipsAtOnce))
        return true;
    transaction.execute(u"DELETE FROM erasures WHERE user_id = ?"_s, {user.value()});
    return false;
}

void Erasure::clearAway(Storage &storage, UserId user, std::chrono::milliseconds patience)
{
    if (!begin(user))
        return;
    const QDeadlineTimer deadline(patience);
    while (!deadline.hasExpired()) {
        killPoint("erasure.piece");
        const auto more = storage.writeAndWait<bool>(
            [&](Transaction &transaction) -> Result<bool> { return clearPiece(transaction, user); });
        if (!more || !*more) {
            end(user);
            return;
        }
    }
    continueLater(storage, user);
}

void Erasure::resume(Storage &storage)
{
    storage.read<QList<UserId>>(
        [](Transaction &transaction) -> Result<QList<UserId>> {
            QList<UserId> users;
            Rows rows = transaction.select(u"SELECT user_id FROM erasures ORDER BY asked_at LIMIT ?"_s, {resumedAtOnce});
            while (rows.next())
                users.append(rows.id<UserId>(0));
            return users;
        },
        [self = shared_from_this(), &storage](const Result<QList<UserId>> &users) {
            if (!users)
                return;
            for (const UserId user : *users) {
                if (self->begin(user))
                    self->continueLater(storage, user);
            }
        });
}

// Each piece asks for the next one only when it is done: others' writes get their turn in between.
void Erasure::continueLater(Storage &storage, UserId user)
{
    storage.write<bool>(
        [self = shared_from_this(), user](Transaction &transaction) -> Result<bool> { return self->clearPiece(transaction, user); },
        [self = shared_from_this(), &storage, user](const Result<bool> &more) {
            if (more && *more) {
                self->continueLater(storage, user);
                return;
            }
            // A full queue or a database that is gone: resume() takes it up again.
            if (!more)
                qCWarning(lcErasure) << "clearing away after" << user << "waits:" << more.error().detail;
            self->end(user);
        });
}

bool Erasure::begin(UserId user)
{
    const std::scoped_lock lock(m_mutex);
    return m_underWay.insert(user).second;
}

void Erasure::end(UserId user)
{
    const std::scoped_lock lock(m_mutex);
    m_underWay.erase(user);
}

} // namespace kith::server
