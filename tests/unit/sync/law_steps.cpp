// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/sync/law_steps.h"

#include <algorithm>
#include <numeric>

namespace kith::test {

using namespace Qt::Literals::StringLiterals;

namespace {
const QStringList roles = {u"member"_s, u"admin"_s, u"owner"_s};

QByteArray path(const char *start, const QString &id, const char *end = "")
{
    return start + id.toLatin1() + end;
}
} // namespace

const QList<LawSteps::Act> &LawSteps::acts()
{
    static const QList<Act> all = {
        {"send", 25, &LawSteps::send},      {"send again", 3, &LawSteps::repeat}, {"edit", 6, &LawSteps::edit},
        {"unsend", 6, &LawSteps::unsend},   {"react", 8, &LawSteps::react},       {"pin", 4, &LawSteps::pin},
        {"forward", 3, &LawSteps::forward}, {"read", 8, &LawSteps::read},         {"deliver", 3, &LawSteps::deliver},
        {"add", 12, &LawSteps::add},        {"remove", 3, &LawSteps::remove},     {"leave", 3, &LawSteps::leave},
        {"role", 4, &LawSteps::setRole},    {"describe", 4, &LawSteps::describe}, {"settings", 4, &LawSteps::changeSettings},
        {"draft", 5, &LawSteps::draft},     {"contacts", 4, &LawSteps::befriend}, {"profile", 2, &LawSteps::profile},
        {"open", 2, &LawSteps::open},       {"look", 4, &LawSteps::look},         {"alerts", 2, &LawSteps::alerts},
        {"erase", 1, &LawSteps::erase},
    };
    return all;
}

QStringList stepNames()
{
    QStringList names;
    for (const LawSteps::Act &act : LawSteps::acts())
        names.append(QLatin1String(act.name));
    return names;
}

LawSteps::LawSteps(LawWorld &world)
    : m_world(world)
{
    for (const QString &name : {u"Anna"_s, u"Ben"_s, u"Cleo"_s, u"Dora"_s}) {
        m_people.append(world.person(name));
        for (qsizetype i = 0; i + 1 < m_people.size(); ++i)
            world.befriend(m_people.at(i), m_people.last());
    }
    const auto make = [&](qsizetype owner, const QJsonObject &body) {
        const QJsonObject made = m_world.read({m_people.at(owner), SessionId(1)}, "POST /api/conversations", body);
        m_conversations.append(made.value("id"_L1).toString());
    };
    make(0, {{u"isGroup"_s, false}, {u"userId"_s, m_people[1].toString()}});
    for (qsizetype owner : {0, 1}) {
        QJsonArray members;
        for (const UserId user : std::as_const(m_people))
            members.append(user.toString());
        make(owner, {{u"isGroup"_s, true}, {u"name"_s, u"Group"_s}, {u"userIds"_s, members}});
        m_groups.append(m_conversations.last());
    }
}

quint32 LawSteps::next(quint32 bound)
{
    // A small generator of its own, started by the dice of the step: a step means the same whatever came before it.
    m_dice = m_dice * 6364136223846793005u + 1442695040888963407u;
    return quint32((m_dice >> 33) % bound);
}

QString LawSteps::anyGroup()
{
    return m_groups.at(qsizetype(next(quint32(m_groups.size()))));
}

QString LawSteps::anyMessage()
{
    if (m_messages.isEmpty())
        return u"1"_s;
    const quint32 reach = next(4) == 0 ? quint32(m_messages.size()) : std::min(12u, quint32(m_messages.size()));
    return m_messages.at(m_messages.size() - 1 - qsizetype(next(reach)));
}

StepResult LawSteps::act(const Seat &seat, const Dice &dice)
{
    static const int total = std::accumulate(acts().begin(), acts().end(), 0, [](int sum, const Act &act) { return sum + act.weight; });
    m_seat = seat;
    m_dice = (quint64(dice[2]) << 32) | dice[3];
    int choice = int(dice[4] % quint32(total));
    int kind = 0;
    while (choice >= acts().at(kind).weight)
        choice -= acts().at(kind++).weight;
    QJsonObject input;
    const QByteArray request = (this->*acts().at(kind).make)(input);
    if (request.isEmpty())
        return {.kind = kind, .description = u"has nothing to %1"_s.arg(QLatin1String(acts().at(kind).name))};
    const auto answer = m_world.call(seat, request, input);
    if (answer && request == "message.send") {
        m_messages.append(answer->body.value("id"_L1).toString());
        m_sent.append(input);
    }
    if (answer && request == "POST /api/conversations" && !m_conversations.contains(answer->body.value("id"_L1).toString()))
        m_conversations.append(answer->body.value("id"_L1).toString());
    return {.kind = kind,
            .isAccepted = answer.isOk(),
            .description = u"%1 %2: %3"_s.arg(QString::fromLatin1(request),
                                              QString::fromUtf8(QJsonDocument(input).toJson(QJsonDocument::Compact)),
                                              answer ? u"done"_s : QString::fromLatin1(traitsOf(answer.error().code).name))};
}

void LawSteps::addMention(QJsonObject &input)
{
    const QString who = next(3) == 0 ? u"all"_s : anyone().toString();
    input.insert(u"mentions"_s, QJsonArray{QJsonObject{{u"userId"_s, who}, {u"offset"_s, 0}, {u"length"_s, 4}}});
}

QByteArray LawSteps::send(QJsonObject &input)
{
    input = {{u"conversationId"_s, anyConversation()},
             {u"clientId"_s, u"00000000-0000-4000-8000-%1"_s.arg(++m_clientIds, 12, 10, QChar(u'0'))},
             {u"content"_s, u"text %1"_s.arg(next(1000))}};
    if (next(4) == 0)
        input.insert(u"replyTo"_s, anyMessage());
    if (next(5) == 0)
        addMention(input);
    return "message.send";
}

QByteArray LawSteps::repeat(QJsonObject &input)
{
    if (m_sent.isEmpty())
        return {};
    input = m_sent.at(qsizetype(next(quint32(m_sent.size()))));
    return "POST /api/messages/send";
}

QByteArray LawSteps::edit(QJsonObject &input)
{
    input = {{u"content"_s, u"edit %1"_s.arg(next(1000))}};
    if (next(4) == 0)
        addMention(input);
    return path("PUT /api/messages/", anyMessage());
}

QByteArray LawSteps::unsend(QJsonObject &)
{
    return path("PUT /api/messages/unsent/", anyMessage());
}

QByteArray LawSteps::react(QJsonObject &input)
{
    static const QStringList emojis = {u"👍"_s, u"🎉"_s, u"🐟"_s};
    input = {{u"messageId"_s, anyMessage()}, {u"emoji"_s, emojis.at(qsizetype(next(3)))}, {u"set"_s, next(3) > 0}};
    return "reaction.set";
}

QByteArray LawSteps::pin(QJsonObject &)
{
    return path(next(2) ? "PUT /api/messages/" : "DELETE /api/messages/", anyMessage(), "/pin");
}

QByteArray LawSteps::forward(QJsonObject &input)
{
    input = {{u"conversationIds"_s, QJsonArray{anyConversation()}},
             {u"clientIds"_s, QJsonArray{u"00000000-0000-4000-9000-%1"_s.arg(++m_clientIds, 12, 10, QChar(u'0'))}}};
    return path("POST /api/messages/", anyMessage(), "/forward");
}

QByteArray LawSteps::read(QJsonObject &input)
{
    const QString conversation = anyConversation();
    const qint64 last = m_world.read(m_seat, path("GET /api/conversations/", conversation)).value("lastSeq"_L1).toInteger();
    input = {{u"conversationId"_s, conversation}, {u"seq"_s, std::max<qint64>(0, last - qint64(next(6)))}};
    return "message.read";
}

QByteArray LawSteps::deliver(QJsonObject &input)
{
    return read(input).isEmpty() ? QByteArray() : QByteArray("message.delivered");
}

QByteArray LawSteps::add(QJsonObject &input)
{
    input = {{u"userIds"_s, QJsonArray{anyone().toString(), anyone().toString()}}};
    return path("POST /api/participant/", anyGroup());
}

QByteArray LawSteps::remove(QJsonObject &)
{
    return path("DELETE /api/participant/", anyGroup() + u'/' + anyone().toString());
}

QByteArray LawSteps::leave(QJsonObject &input)
{
    if (next(3) == 0)
        input = {{u"successorId"_s, anyone().toString()}};
    return path("DELETE /api/participant/", anyGroup() + u'/' + m_seat.user.toString());
}

QByteArray LawSteps::setRole(QJsonObject &input)
{
    input = {{u"role"_s, roles.at(qsizetype(next(3)))}};
    if (next(4) == 0)
        input.insert(u"successorId"_s, anyone().toString());
    return path("PUT /api/participant/", anyGroup() + u'/' + anyone().toString());
}

QByteArray LawSteps::describe(QJsonObject &input)
{
    if (next(2) == 0)
        input.insert(u"name"_s, u"Name %1"_s.arg(next(5)));
    if (next(3) == 0)
        input.insert(u"about"_s, u"About %1"_s.arg(next(5)));
    if (next(3) == 0)
        input.insert(u"rules"_s, QJsonObject{{next(2) ? u"post"_s : u"add"_s, roles.at(qsizetype(next(2)))}});
    return path("PUT /api/conversations/", anyGroup());
}

QByteArray LawSteps::changeSettings(QJsonObject &input)
{
    static const QStringList rules = {u"all"_s, u"mentions"_s, u"none"_s};
    switch (next(5)) {
    case 0: input = {{u"isPinned"_s, next(2) == 0}}; break;
    case 1: input = {{u"isArchived"_s, next(2) == 0}, {u"isMarkedUnread"_s, next(2) == 0}}; break;
    case 2: input = {{u"notify"_s, rules.at(qsizetype(next(3)))}}; break;
    case 3: input = {{u"muteUntil"_s, next(2) ? QJsonValue(u"2030-01-01T00:00:0%1Z"_s.arg(next(5))) : QJsonValue()}}; break;
    default: input = {{u"folder"_s, u"Folder %1"_s.arg(next(3))}};
    }
    return path("PUT /api/conversations/", anyConversation(), "/settings");
}

QByteArray LawSteps::draft(QJsonObject &input)
{
    input = {{u"text"_s, next(4) == 0 ? QString() : u"begun %1"_s.arg(next(4))}};
    if (next(3) == 0)
        input.insert(u"seen"_s, qint64(next(200)));
    return path("PUT /api/conversations/", anyConversation(), "/draft");
}

QByteArray LawSteps::befriend(QJsonObject &input)
{
    static const QStringList states = {u"blocked"_s, u"unblocked"_s, u"unblocked"_s, u"accepted"_s, u"accepted"_s, u"accepted"_s};
    const QString other = anyone().toString();
    if (next(5) == 0)
        return path("DELETE /api/contacts/", other);
    if (next(3) == 0) {
        input = {{u"userId"_s, other}, {u"message"_s, u"again"_s}};
        return "POST /api/contacts";
    }
    input = {{u"status"_s, states.at(qsizetype(next(quint32(states.size()))))}};
    if (next(3) == 0)
        input = {{u"alias"_s, u"Alias %1"_s.arg(next(5))}};
    return path("PUT /api/contacts/", other);
}

QByteArray LawSteps::profile(QJsonObject &input)
{
    if (next(3) == 0)
        input = {{u"settings"_s, QJsonObject{{u"readReceipts"_s, next(2) == 0}, {u"email"_s, next(2) ? u"contacts"_s : u"nobody"_s}}}};
    else
        input = {{u"lastname"_s, u"Name %1"_s.arg(next(20))}};
    return path("PUT /api/users/", m_seat.user.toString());
}

QByteArray LawSteps::open(QJsonObject &input)
{
    input = {{u"isGroup"_s, false}, {u"userId"_s, anyone().toString()}};
    return "POST /api/conversations";
}

QByteArray LawSteps::look(QJsonObject &input)
{
    const QJsonArray rows = m_world.read(m_seat, "GET /api/notifications", {{u"limit"_s, 200}}).value("notifications"_L1).toArray();
    if (rows.isEmpty())
        return {};
    const auto any = [&] { return rows.at(qsizetype(next(quint32(rows.size()))))["id"_L1]; };
    if (next(3) == 0)
        input = {{u"upTo"_s, any()}};
    else
        input = {{u"ids"_s, QJsonArray{any(), any()}}};
    return "PUT /api/notifications/read";
}

QByteArray LawSteps::alerts(QJsonObject &input)
{
    switch (next(3)) {
    case 0: input = {{u"keywords"_s, QJsonArray{u"text %1"_s.arg(next(10)), u"edit"_s}}}; break;
    case 1: input = {{u"pausedUntil"_s, next(2) ? QJsonValue(u"2040-01-01T00:00:00Z"_s) : QJsonValue()}}; break;
    default: input = {{u"preview"_s, next(2) == 0}, {u"ringOthersAfter"_s, int(5 + next(20))}};
    }
    return "PUT /api/notifications/settings";
}

QByteArray LawSteps::erase(QJsonObject &input)
{
    // One in a world at most, and not its first deed: the others need somebody to write to.
    const bool isNow = next(3) == 0 && m_messages.size() > 20;
    if (!isNow || std::ranges::any_of(m_people, [this](UserId user) { return m_world.isErased(user); }))
        return {};
    input = {{u"messages"_s, next(2) ? u"remove"_s : u"keep"_s}};
    return path("DELETE /api/users/", m_seat.user.toString());
}

} // namespace kith::test
