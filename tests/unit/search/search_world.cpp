// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/search/search_world.h"

#include "server/conversations/conversation_store.h"
#include "server/conversations/message_rows.h"
#include "server/conversations/participant_store.h"
#include "server/messages/message_store.h"
#include "server/search/search.h"
#include "server/search/segment_index.h"

#include <QtCore/QSet>

namespace kith::test {

using namespace kith::server;
using namespace Qt::Literals::StringLiterals;

SearchWorld::SearchWorld(Storage &storage)
    : m_storage(storage)
{
}

void SearchWorld::write(std::function<void(Transaction &)> work)
{
    const auto done = m_storage.writeAndWait<bool>([&](Transaction &transaction) -> Result<bool> {
        m_written.clear(); // a lane may run it again
        work(transaction);
        return true;
    });
    if (!done)
        qFatal("SearchWorld: %s", qPrintable(done.error().detail));
    m_kept.insert(m_written);
}

qint64 SearchWorld::number(const QString &sql, const QVariantList &values)
{
    const auto read = m_storage.readAndWait<qint64>([&](Transaction &transaction) -> Result<qint64> {
        Rows rows = transaction.select(sql, values);
        return rows.next() ? rows.integer(0) : -1;
    });
    return read ? *read : -2;
}

void SearchWorld::execute(const QString &sql, const QVariantList &values)
{
    write([&](Transaction &transaction) { transaction.execute(sql, values); });
}

UserId SearchWorld::person(const QString &firstname, const QString &lastname)
{
    const UserId id(m_ids.next());
    execute(
        u"INSERT INTO users (id, firstname, lastname, email, phone, country, password_hash, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {id.value(), firstname, lastname, u"p%1@example.org"_s.arg(id.value()), u"+46%1"_s.arg(id.value()), u"SE"_s, u"!"_s, toMs(now())});
    return id;
}

ConversationId SearchWorld::group(const QList<UserId> &members, const QString &name)
{
    const ConversationId id(m_ids.next());
    write([&](Transaction &transaction) { conversation_store::insertGroup(transaction, id, members.first(), name, now()); });
    for (const UserId member : members)
        join(id, member);
    return id;
}

ConversationId SearchWorld::direct(UserId one, UserId other)
{
    const ConversationId id(m_ids.next());
    write([&](Transaction &transaction) { (void)conversation_store::insertDirect(transaction, id, one, other, now()); });
    join(id, one);
    join(id, other);
    return id;
}

void SearchWorld::join(ConversationId conversation, UserId user)
{
    write([&](Transaction &transaction) {
        const Step step = conversation_store::stepMembers(transaction, conversation, 1, now());
        participant_store::join(transaction, conversation, user, Role::Member, step, now());
    });
}

void SearchWorld::leave(ConversationId conversation, UserId user)
{
    write([&](Transaction &transaction) {
        const Step step = conversation_store::stepMembers(transaction, conversation, -1, now());
        participant_store::leave(transaction, conversation, user, step, now());
    });
}

MessageId SearchWorld::insert(Transaction &transaction, UserId sender, ConversationId conversation, const QString &content)
{
    Message message;
    message.createdAt = now();
    const Step step = conversation_store::stepMessage(transaction, conversation, message.createdAt);
    message.id = MessageId(m_ids.next());
    message.conversation = conversation;
    message.seq = step.lastSeq;
    message.version = step.version;
    message.sender = sender;
    message.clientId = message.id.toString();
    message.content = content;
    (void)insertMessage(transaction, message);
    m_written.insert(message.id, {conversation, message.seq, sender, content, message.createdAt, false});
    return message.id;
}

MessageId SearchWorld::send(UserId sender, ConversationId conversation, const QString &content)
{
    MessageId id;
    write([&](Transaction &transaction) { id = insert(transaction, sender, conversation, content); });
    return id;
}

void SearchWorld::sendAll(UserId sender, ConversationId conversation, const QStringList &contents)
{
    write([&](Transaction &transaction) {
        for (const QString &content : contents)
            insert(transaction, sender, conversation, content);
    });
}

void SearchWorld::edit(MessageId message, const QString &content)
{
    Kept &kept = m_kept[message];
    kept.content = content;
    write([&](Transaction &transaction) {
        const Step step = conversation_store::step(transaction, kept.conversation);
        if (const auto row = message_store::find(transaction, message))
            message_store::setContent(transaction, *row, content, {}, now(), step.version);
        search::changed(transaction, message, step.version);
    });
}

void SearchWorld::unsend(MessageId message)
{
    Kept &kept = m_kept[message];
    kept.isUnsent = true;
    write([&](Transaction &transaction) {
        const Step step = conversation_store::step(transaction, kept.conversation);
        if (const auto row = message_store::find(transaction, message))
            message_store::erase(transaction, *row, now());
        search::removed(transaction, message, step.version);
    });
}

Result<Answer> SearchWorld::search(UserId caller, const QJsonObject &input)
{
    return m_storage.readAndWait<Answer>([&](Transaction &transaction) {
        const SearchService service(std::make_shared<const SegmentIndex>());
        const Call call{.caller = {.user = caller, .session = SessionId(1), .isAdministrator = false},
                        .input = input,
                        .requestId = {},
                        .peerAddress = {}};
        return service.search(transaction, call);
    });
}

QList<MessageId> SearchWorld::found(UserId caller, const QString &text, QJsonObject input)
{
    QList<MessageId> out;
    if (!text.isNull())
        input.insert(u"q"_s, text);
    for (;;) {
        const auto answer = search(caller, input);
        if (!answer)
            qFatal("search for %s: %s", qPrintable(text), qPrintable(answer.error().detail));
        const QJsonArray results = answer->body.value("results"_L1).toArray();
        for (const QJsonValue &result : results) {
            const QJsonObject message = result.toObject().value("message"_L1).toObject();
            out.append(MessageId::fromString(message.value("id"_L1).toString()).value_or(MessageId()));
        }
        if (answer->body.value("more"_L1).toBool() != answer->body.contains("cursor"_L1))
            qFatal("more and cursor do not agree");
        if (!answer->body.contains("cursor"_L1))
            return out;
        input.insert(u"cursor"_s, answer->body.value("cursor"_L1));
    }
}

QString randomMessage(QRandomGenerator &random)
{
    static const QStringList words{u"the"_s,        u"and"_s,
                                   u"that"_s,       u"have"_s,
                                   u"garden"_s,     u"Hose"_s,
                                   u"Straße"_s,     u"crème"_s,
                                   u"Łódź"_s,       u"東京都"_s,
                                   u"会议"_s,       u"がんばる"_s,
                                   u"안녕하세요"_s, u"مُحَمَّد"_s,
                                   u"كتاب"_s,       u"שלום"_s,
                                   u"हिन्दी"_s,      u"ภาษาไทย"_s,
                                   u"Привет"_s,     u"ёлка"_s,
                                   u"👍🏽"_s,   u"👩‍💻"_s,
                                   u"12:30"_s,      u":)"_s,
                                   u"well-known"_s, u"https://example.org/a?b=c"_s,
                                   u"a"_s,          u"I"_s,
                                   u"½"_s,          u"ﬁne"_s,
                                   u"𝔘𝔫𝔦"_s,        u"%_\\'\""_s};
    static const QStringList gaps{u" "_s, u" "_s, u" "_s, u""_s, u", "_s, u"\n"_s, u"  "_s};
    QString out;
    const int count = 1 + random.bounded(12);
    for (int i = 0; i < count; ++i)
        out += words.at(random.bounded(int(words.size()))) + gaps.at(random.bounded(int(gaps.size())));
    return out;
}

} // namespace kith::test
