// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/conversations/draft_service.h"

#include "server/conversations/conversation_store.h"
#include "server/conversations/draft_store.h"
#include "server/storage/person_version.h"
#include "server/users/person.h"
#include "shared/limits.h"

namespace kith::server::draft_service {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

namespace {
/// Texts of devices that signed out long ago stay until the person has seen them; beyond this the oldest goes.
constexpr qsizetype mostTexts = 20;

QJsonObject viewOf(Transaction &transaction, UserId user, ConversationId conversation)
{
    QJsonObject body{{u"conversationId"_s, conversation.toString()}};
    if (const auto draft = draft_store::of(transaction, user, conversation))
        body.insert(u"draft"_s, toJson(*draft));
    return body;
}

void tell(Transaction &transaction, UserId user, ConversationId conversation)
{
    draft_store::touch(transaction, user, conversation);
    person::tell(transaction, user, u"draft"_s, viewOf(transaction, user, conversation));
}
} // namespace

Result<Answer> put(Transaction &transaction, const Call &call)
{
    JsonReader in = call.arguments();
    const auto id = in.id<ConversationId>("conversationId"_L1);
    if (!in.isOk())
        return ErrorCode::NotFound;
    const auto [user, session, isAdministrator] = call.caller;
    const auto standing = conversation_store::standing(transaction, id, user);
    if (!standing)
        return ErrorCode::NotFound;
    if (standing->isFormer())
        return ErrorCode::Forbidden;
    const QString text = in.text("text"_L1, Need::Required, {.min = 0, .max = limits::messageLength});
    const qint64 seen = in.integer("seen"_L1, Need::Optional, 0, std::numeric_limits<qint64>::max(), 0);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();

    bool isChanged = false;
    QString before;
    qsizetype kept = 0;
    const QList<DraftText> rows = draft_store::rows(transaction, user, id);
    for (const DraftText &row : rows) {
        if (row.session == session) {
            before = row.text;
        } else if (row.version <= seen || ++kept >= mostTexts) {
            draft_store::remove(transaction, user, id, row.session);
            isChanged = true;
        }
    }
    if (text != before) {
        if (text.isEmpty())
            draft_store::remove(transaction, user, id, session);
        else
            draft_store::put(transaction, user, id, session, text, now());
        isChanged = true;
    }
    if (isChanged)
        tell(transaction, user, id);
    return Answer::ok(viewOf(transaction, user, id));
}

void clear(Transaction &transaction, const Caller &caller, ConversationId conversation)
{
    draft_store::remove(transaction, caller.user, conversation, caller.session);
    draft_store::touch(transaction, caller.user, conversation);
    tellPersonLast(transaction, caller.user, u"draft"_s, viewOf(transaction, caller.user, conversation));
}

} // namespace kith::server::draft_service
