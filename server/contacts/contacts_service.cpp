// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/contacts/contacts_service.h"

#include "server/users/account_fields.h"
#include "server/users/blocked_view.h"
#include "server/users/person.h"
#include "server/users/users_store.h"
#include "shared/limits.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

namespace {
struct Request
{
    QString address;
    UserId user; ///< who was named, instead of an address
    QString message;
};

Result<Request> readRequest(JsonReader &in, const User &caller)
{
    Request out;
    if (in.has("email"_L1) + in.has("phone"_L1) + in.has("userId"_L1) > 1) {
        in.fail(in.has("phone"_L1) ? "phone"_L1 : "userId"_L1, u"format"_s,
                u"Give only one of a phone number, an e-mail address and a person's id."_s);
    }
    const bool isEmail = in.has("email"_L1);
    if (in.has("userId"_L1)) {
        out.user = in.id<UserId>("userId"_L1);
        out.address = addressOf(out.user);
    } else {
        out.address = isEmail ? readEmail(in, Need::Required) : readPhone(in, Need::Required, caller.country);
    }
    out.message = tidyMessage(in.text("message"_L1, Need::Optional, {.min = 0, .max = limits::contactMessageLength}));
    if (!out.address.isEmpty() && (out.address == caller.email || out.address == caller.phone))
        in.fail(isEmail ? "email"_L1 : "phone"_L1, u"format"_s, u"This is your own."_s);
    if (out.user == caller.id)
        in.fail("userId"_L1, u"format"_s, u"This is yourself."_s);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    return out;
}

/// Whom a request may name: people the caller knows of, and those who can be found by name.
bool mayName(Transaction &transaction, UserId caller, UserId user)
{
    if (person::mayKnow(transaction, caller, user))
        return person::isActive(transaction, user);
    return person::isFindable(transaction, user) && !person::isBlockBetween(transaction, caller, user);
}

Error noSuchStep(const QString &detail)
{
    return Error{.code = ErrorCode::Conflict, .detail = detail};
}

Answer answerWith(ContactBook &book, const ContactRow &row)
{
    return Answer::ok({{u"contact"_s, toJson(book.contactFrom(row))}});
}

Answer answerRemoved(ContactBook &book, const ContactRow &row)
{
    book.removeAndTell(row);
    return Answer::ok({{u"removedContactId"_s, QString::number(row.id)}});
}

/// The caller's row about `user`, as far as the caller may know that it is about them.
std::optional<ContactRow> visibleRow(ContactBook &book, UserId caller, UserId user)
{
    const auto row = book.store().byPair(caller, user);
    return row && row->status != ContactStatus::Requested ? row : std::nullopt;
}
} // namespace

ContactsService::ContactsService(IdGenerator &ids, const PresenceBoard &board, ContactsHooks hooks)
    : m_ids(ids)
    , m_board(board)
    , m_hooks(std::move(hooks))
{
}

ContactBook ContactsService::bookFor(Transaction &transaction) const
{
    return ContactBook(transaction, m_ids, m_board);
}

QList<Contact> ContactsService::contactsOf(Transaction &transaction, UserId owner) const
{
    return bookFor(transaction).contactsOf(owner);
}

Result<Answer> ContactsService::list(Transaction &transaction, const Call &call) const
{
    QJsonArray contacts;
    for (const Contact &contact : contactsOf(transaction, call.caller.user))
        contacts.append(toJson(contact));
    return Answer::ok({{u"contacts"_s, contacts}});
}

Result<Answer> ContactsService::request(Transaction &transaction, const Call &call) const
{
    UsersStore users(transaction);
    const auto caller = users.own(call.caller.user);
    if (!caller)
        return ErrorCode::NotSignedIn;
    JsonReader in = call.arguments();
    const auto asked = readRequest(in, *caller);
    if (!asked)
        return asked.error();
    if (!asked->user.isNull() && !mayName(transaction, caller->id, asked->user))
        return ErrorCode::NotFound;
    const bool isEmail = asked->address.contains(u'@');
    const UserId peer = !asked->user.isNull() ? asked->user : isEmail ? users.idByEmail(asked->address) : users.idByPhone(asked->address);
    ContactBook book = bookFor(transaction);
    return sendRequest(book, caller->id, peer, asked->address, asked->message);
}

Result<Answer> ContactsService::sendRequest(ContactBook &book, UserId caller, UserId peer, const QString &address,
                                            const QString &message) const
{
    ContactsStore &store = book.store();
    const auto mine = store.byPair(caller, peer);
    const auto theirs = store.byPair(peer, caller);
    const auto answer = [&book](const ContactRow &row) { return Answer::accepted({{u"contact"_s, toJson(book.contactFrom(row))}}); };
    const bool theyAsked = theirs && theirs->status == ContactStatus::Requested;
    if (mine && mine->status == ContactStatus::Accepted)
        return answer(*mine);
    if (theyAsked && (!mine || mine->status == ContactStatus::Incoming)) {
        book.acceptBoth(caller, peer);
        return answer(store.byPair(caller, peer).value_or(ContactRow{}));
    }
    if (const auto before = store.byAddress(caller, address))
        return answer(*before);
    if (store.count(caller, ContactStatus::Requested) >= openRequestsMax)
        return noSuchStep(u"%1 of your requests are still open. Take some back first."_s.arg(openRequestsMax));

    // Somebody whom the caller has blocked, or asked under another address already, is asked in appearance only.
    ContactRow row = book.makeRow(caller, mine ? UserId() : peer, ContactStatus::Requested);
    row.address = address;
    row.message = message;
    store.insert(row);
    book.tellRow(row);
    book.deliver(row);
    return answer(row);
}

Result<Answer> ContactsService::change(Transaction &transaction, const Call &call) const
{
    const auto user = UserId::fromString(call.input.value("userId"_L1).toString());
    if (!user || *user == call.caller.user)
        return ErrorCode::NotFound;
    JsonReader in = call.arguments();
    const QString alias = in.line("alias"_L1, Need::Optional, {.min = 0, .max = limits::nameLength});
    const bool hasAlias = in.has("alias"_L1);
    QString status;
    if (in.has("status"_L1) || !hasAlias)
        status = in.choice("status"_L1, Need::Required, {u"accepted"_s, u"declined"_s, u"blocked"_s, u"unblocked"_s});
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();

    ContactBook book = bookFor(transaction);
    auto row = visibleRow(book, call.caller.user, *user);
    if (row && hasAlias) {
        row->alias = alias;
        book.store().update(*row);
        book.tellRow(*row);
    }
    if (status == "blocked"_L1) {
        if (!row && !person::mayKnow(transaction, call.caller.user, *user))
            return ErrorCode::NotFound;
        return block(transaction, book, call.caller.user, *user, row);
    }
    if (!row)
        return ErrorCode::NotFound;
    if (status == "accepted"_L1)
        return accept(book, *row);
    if (status == "unblocked"_L1)
        return unblock(transaction, book, *row);
    if (status.isEmpty())
        return answerWith(book, *row);
    if (row->status != ContactStatus::Incoming)
        return noSuchStep(u"Only a request can be declined."_s);
    book.decline(*row);
    return Answer::ok({{u"removedContactId"_s, QString::number(row->id)}});
}

Result<Answer> ContactsService::accept(ContactBook &book, const ContactRow &row) const
{
    if (row.status == ContactStatus::Blocked)
        return noSuchStep(u"Unblock this person first."_s);
    if (row.status == ContactStatus::Incoming)
        book.acceptBoth(row.owner, row.user);
    return answerWith(book, book.store().byPair(row.owner, row.user).value_or(row));
}

Result<Answer> ContactsService::block(Transaction &transaction, ContactBook &book, UserId caller, UserId user,
                                      const std::optional<ContactRow> &row) const
{
    if (row && row->status == ContactStatus::Blocked)
        return answerWith(book, *row);
    ContactsStore &store = book.store();
    const SightOfPresence sight = book.sightBetween(caller, user);
    blocked_view::keep(transaction, caller, user);
    // An own request to them stays in the list as it looks, but leads nowhere from now on.
    if (const auto hidden = store.byPair(caller, user); hidden && hidden->status == ContactStatus::Requested)
        store.attach(hidden->id, UserId());
    book.withdraw(caller, user);
    ContactRow blocked = row.value_or(book.makeRow(caller, user, ContactStatus::Blocked));
    blocked.status = ContactStatus::Blocked;
    blocked.message.clear();
    blocked.changedAt = now();
    if (row)
        store.update(blocked);
    else
        store.insert(blocked);
    book.tellRow(blocked);
    book.tellSight(sight);
    return answerWith(book, blocked);
}

Result<Answer> ContactsService::unblock(Transaction &transaction, ContactBook &book, const ContactRow &row) const
{
    if (row.status != ContactStatus::Blocked)
        return answerWith(book, row);
    const auto look = [&] { return person::usersSeenBy(transaction, row.user, {row.owner}).value(row.owner); };
    const User before = look();
    blocked_view::drop(transaction, row.owner, row.user);
    Answer answer = liftBlock(transaction, book, row);
    if (m_hooks.unblocked)
        m_hooks.unblocked(transaction, row.owner, row.user);
    if (look() != before)
        showAnew(transaction, book, row.owner, row.user);
    return answer;
}

void ContactsService::showAnew(Transaction &transaction, ContactBook &book, UserId user, UserId viewer) const
{
    for (const ContactRow &row : book.store().showing(user)) {
        if (row.owner != viewer)
            continue;
        book.store().update(row);
        book.tellRow(row);
    }
    if (m_hooks.seenAnew)
        m_hooks.seenAnew(transaction, user, viewer);
}

// The other list was left alone by the block, so it says what the two were to each other.
Answer ContactsService::liftBlock(Transaction &transaction, ContactBook &book, ContactRow row) const
{
    ContactsStore &store = book.store();
    const SightOfPresence sight = book.sightBetween(row.owner, row.user);
    const auto theirs = store.byPair(row.user, row.owner);
    if (theirs && theirs->status != ContactStatus::Blocked && theirs->status != ContactStatus::Incoming) {
        const bool theyAsked = theirs->status == ContactStatus::Requested;
        row.status = theyAsked ? ContactStatus::Incoming : ContactStatus::Accepted;
        row.message = theyAsked ? theirs->message : QString();
        row.changedAt = now();
        store.update(row);
        book.tellRow(row);
        book.tellSight(sight);
        return answerWith(book, row);
    }
    const Answer answer = answerRemoved(book, row);
    book.tellSight(sight);
    if (const auto other = UsersStore(transaction).own(row.user)) {
        for (const QString &address : {other->email, other->phone, addressOf(row.user)}) {
            if (const auto waiting = store.byAddress(row.owner, address); waiting && waiting->user.isNull())
                book.claim(*waiting, row.user);
        }
    }
    return answer;
}

Result<Answer> ContactsService::remove(Transaction &transaction, const Call &call) const
{
    const auto id = UserId::fromString(call.input.value("userId"_L1).toString());
    if (!id)
        return ErrorCode::NotFound;
    ContactBook book = bookFor(transaction);
    auto row = book.store().byId(call.caller.user, id->value());
    if (!row)
        row = visibleRow(book, call.caller.user, *id);
    if (!row)
        row = book.store().byAddress(call.caller.user, addressOf(*id));
    if (!row)
        return ErrorCode::NotFound;
    if (row->status == ContactStatus::Blocked)
        return noSuchStep(u"Unblock this person first."_s);
    if (row->status == ContactStatus::Requested) {
        book.removeAndTell(*row);
        book.withdraw(row->owner, row->user);
        return Answer::none();
    }
    const SightOfPresence sight = book.sightBetween(row->owner, row->user);
    book.removeAndTell(*row);
    if (row->status == ContactStatus::Accepted) {
        const auto theirs = book.store().byPair(row->user, row->owner);
        if (theirs && theirs->status == ContactStatus::Accepted)
            book.removeAndTell(*theirs);
    }
    book.tellSight(sight);
    return Answer::none();
}

void ContactsService::reachable(Transaction &transaction, UserId user, const QString &email, const QString &phone) const
{
    ContactBook book = bookFor(transaction);
    for (const ContactRow &row : book.store().waitingFor(email, phone, openRequestsMax))
        book.claim(row, user);
}

void ContactsService::publicProfileChanged(Transaction &transaction, UserId user) const
{
    ContactBook book = bookFor(transaction);
    const QList<UserId> blocked = blocked_view::viewersOf(transaction, user);
    for (const ContactRow &row : book.store().showing(user)) {
        if (blocked.contains(row.owner))
            continue;
        book.store().update(row);
        book.tellRow(row);
    }
}

void ContactsService::erased(Transaction &transaction, UserId user) const
{
    ContactBook book = bookFor(transaction);
    for (const ContactRow &row : book.store().showing(user))
        book.removeAndTell(row);
    book.store().forget(user);
}

} // namespace kith::server
