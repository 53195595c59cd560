// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/conversations/conversation_changes.h"

#include "server/api/parameter.h"
#include "server/conversations/change_stretches.h"
#include "server/conversations/conversation_store.h"
#include "server/conversations/page_budget.h"
#include "shared/limits.h"

#include <QtCore/QJsonArray>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

namespace {
constexpr qint64 unbounded = std::numeric_limits<qint64>::max();

/// How far into a lump somebody is, as `next` of one answer and `cursor` of the next request. It holds for that lump only: of
/// another one, everything is told.
struct LumpCursor
{
    qint64 lump = 0; ///< the version that its end leads to
    qint64 position = 0;

    [[nodiscard]] QString toString() const { return u"%1.%2"_s.arg(lump).arg(position); }
};

std::optional<LumpCursor> cursorFrom(QStringView text)
{
    const qsizetype dot = text.indexOf(u'.');
    bool isLump = false;
    bool isPosition = false;
    const LumpCursor out{.lump = text.left(dot).toLongLong(&isLump), .position = text.mid(dot + 1).toLongLong(&isPosition)};
    if (dot < 0 || !isLump || !isPosition || out.lump <= 0 || out.position < 0)
        return std::nullopt;
    return out;
}

struct Page
{
    QJsonArray changes = {};
    qint64 version = 0; ///< up to which everything is told, with what was told before
    std::optional<LumpCursor> next = {}; ///< into the lump behind it
};

/// Puts as much of the stretch on the page as fits. False: there is more of it.
bool fill(Page &page, PageBudget &budget, const ChangeStretch &stretch, const QList<Change> &found, qint64 limit)
{
    qint64 position = stretch.after;
    for (const Change &change : found) {
        if (page.changes.size() >= limit || !budget.take(change.weight)) {
            if (stretch.isLump())
                page.next = LumpCursor{.lump = stretch.version, .position = position};
            else
                page.version = position;
            return false;
        }
        page.changes.append(QJsonObject{{u"on"_s, change.name}, {u"version"_s, change.version}, {u"data"_s, change.data}});
        position = change.position;
    }
    page.version = stretch.version;
    return true;
}

Page pageAfter(Transaction &transaction, const Standing &standing, qint64 version, std::optional<LumpCursor> cursor, qint64 limit)
{
    Page page{.version = version};
    PageBudget budget;
    while (page.changes.size() < limit) {
        auto stretch = change_stretches::at(transaction, standing, page.version);
        if (!stretch)
            break;
        if (cursor && stretch->isLump() && cursor->lump == stretch->version)
            stretch->after = std::max(stretch->after, cursor->position);
        const qint64 room = limit - page.changes.size();
        if (!fill(page, budget, *stretch, change_stretches::read(transaction, standing, *stretch, room + 1), limit))
            break;
    }
    return page;
}
} // namespace

Result<Answer> conversationChanges(Transaction &transaction, const Call &call)
{
    JsonReader in = call.arguments();
    const auto id = in.id<ConversationId>("conversationId"_L1);
    if (!in.isOk())
        return ErrorCode::NotFound;
    const auto standing = conversation_store::standing(transaction, id, call.caller.user);
    if (!standing)
        return ErrorCode::NotFound;
    const qint64 after = readParameter(in, "after"_L1, 0, unbounded, 0);
    const qint64 limit = readParameter(in, "limit"_L1, 1, limits::pageMax, limits::pageDefault);
    std::optional<LumpCursor> cursor;
    if (in.has("cursor"_L1)) {
        cursor = cursorFrom(in.text("cursor"_L1));
        if (!cursor)
            in.fail("cursor"_L1, u"format"_s, u"This must be the \"next\" of the last answer."_s);
    }
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    const Page page = pageAfter(transaction, *standing, after, cursor, limit);
    const bool more = page.version < standing->version;
    QJsonObject body{{u"changes"_s, page.changes},
                     {u"version"_s, more ? page.version : standing->version},
                     {u"more"_s, more},
                     {u"lastSeq"_s, standing->lastSeq},
                     {u"memberCount"_s, standing->memberCount}};
    if (page.next)
        body.insert(u"next"_s, page.next->toString());
    return Answer::ok(std::move(body));
}

} // namespace kith::server
