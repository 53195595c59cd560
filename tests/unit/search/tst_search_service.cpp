// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/conversations/message_rows.h"
#include "server/files/file_store.h"
#include "server/messages/message_store.h"
#include "server/search/search.h"
#include "server/search/segment_store.h"
#include "tests/unit/search/search_world.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

#include <atomic>

using namespace kith;
using namespace kith::server;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {
std::unique_ptr<IndexBuilder> newBuilder(Storage &storage)
{
    static qint64 holder = 1'000'000;
    return std::make_unique<IndexBuilder>(storage, ++holder);
}
} // namespace

/// Each thing is asked twice: of messages that the index does not know yet, and of the same from the index.
class TestSearchService : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void knowsWhatMessagesCarry();
    void findsFileNames();
    void formerMemberSearchesWhatTheySaw();
    void editedMessageIsFoundInItsNewFormOnly();
    void unsentMessageLeavesNothingInTheIndex();
    void ordinaryWordsOfOthersCostNoWork();
    void workIsBoundedAndGoesOn();
    void stopsAnywhereAndCarriesOn();
    void fewMessagesWaitInTheTail();
    void nameOfAContactCounts();

private:
    void index();
    /// `text` finds exactly `wanted`, now and from the index.
    void finds(UserId caller, const QString &text, const QList<MessageId> &wanted);
    MessageId sendFile(UserId sender, ConversationId conversation, MessageType type, const QString &name, const QString &contentType,
                       const QString &content = {});

    std::unique_ptr<TestStorage> m_storage;
    std::unique_ptr<SearchWorld> m_world;
    std::unique_ptr<IndexBuilder> m_builder;
    UserId m_anna, m_ben;
    ConversationId m_here;
};

void TestSearchService::init()
{
    m_storage = std::make_unique<TestStorage>();
    m_world = std::make_unique<SearchWorld>(m_storage->storage());
    m_builder = newBuilder(m_storage->storage());
    m_anna = m_world->person(u"Anna"_s);
    m_ben = m_world->person(u"Ben"_s, u"Ångström"_s);
    m_here = m_world->group({m_anna, m_ben}, u"Garden Club"_s);
}

void TestSearchService::cleanup()
{
    m_builder.reset();
    m_world.reset();
    m_storage.reset();
}

void TestSearchService::index()
{
    while (m_builder->step(true) == IndexBuilder::Progress::Worked) {}
}

void TestSearchService::finds(UserId caller, const QString &text, const QList<MessageId> &wanted)
{
    QCOMPARE(m_world->found(caller, text), wanted);
    index();
    QCOMPARE(m_world->found(caller, text), wanted);
}

MessageId TestSearchService::sendFile(UserId sender, ConversationId conversation, MessageType type, const QString &name,
                                      const QString &contentType, const QString &content)
{
    const MessageId id = m_world->send(sender, conversation, content);
    m_world->execute(
        u"INSERT INTO files (id, owner_id, state, name, content_type, size, received, created_at) VALUES (?, ?, 1, ?, ?, 1, 1, 1)"_s,
        {id.value() + 1, sender.value(), name, contentType});
    m_world->execute(u"INSERT INTO attachments (message_id, position, file_id) VALUES (?, 0, ?)"_s, {id.value(), id.value() + 1});
    m_world->execute(u"UPDATE messages SET type = ?, parts = ? WHERE id = ?"_s, {int(type), message_part::attachments, id.value()});
    return id;
}

void TestSearchService::knowsWhatMessagesCarry()
{
    const MessageId plain = m_world->send(m_anna, m_here, u"plain"_s);
    const MessageId link = m_world->send(m_anna, m_here, u"look HTTPS://example.org"_s);
    const MessageId bare = m_world->send(m_anna, m_here, u"or (www.example.org)"_s);
    const MessageId mention = m_world->send(m_anna, m_here, u"@Ben look, awww.cute"_s);
    m_world->execute(u"UPDATE messages SET mentions = '[]' WHERE id = ?"_s, {mention.value()});
    const MessageId reply = m_world->send(m_ben, m_here, u"indeed"_s);
    m_world->execute(u"UPDATE messages SET reply_to = ? WHERE id = ?"_s, {plain.value(), reply.value()});
    const MessageId image = sendFile(m_ben, m_here, MessageType::Image, u"a.png"_s, u"image/png"_s);
    const MessageId file = sendFile(m_ben, m_here, MessageType::File, u"b.pdf"_s, u"application/pdf"_s);
    const MessageId voice = sendFile(m_ben, m_here, MessageType::Voice, u"c.ogg"_s, u"audio/ogg"_s);
    finds(m_anna, u"has:link"_s, {bare, link});
    finds(m_anna, u"has:mention"_s, {mention});
    finds(m_anna, u"has:reply"_s, {reply});
    finds(m_anna, u"has:image"_s, {image});
    finds(m_anna, u"has:voice"_s, {voice});
    finds(m_anna, u"has:file"_s, {voice, file, image});
    finds(m_anna, u"has:file -has:image"_s, {voice, file});
    finds(m_anna, u"has:file from:\"ben ang\" b.p"_s, {file});
    finds(m_anna, u"-has:file -has:link -has:reply -has:mention"_s, {plain});
    finds(m_anna, u"has:pin"_s, {});
    // Pins and reactions come after the message, and need no help from the index.
    m_world->execute(u"UPDATE messages SET pinned_at = 1, pinned_version = 1 WHERE id = ?"_s, {plain.value()});
    m_world->execute(u"UPDATE messages SET parts = parts | 2 WHERE id = ?"_s, {link.value()});
    finds(m_anna, u"has:pin"_s, {plain});
    finds(m_anna, u"has:reaction"_s, {link});
    finds(m_anna, u"-has:reaction has:link"_s, {bare});
}

void TestSearchService::findsFileNames()
{
    const MessageId file = sendFile(m_ben, m_here, MessageType::File, u"Jahresbericht 2026.pdf"_s, u"application/pdf"_s, u"as promised"_s);
    finds(m_anna, u"jahresbericht"_s, {file});
    finds(m_anna, u"\"2026.pdf\" promised"_s, {file});
    finds(m_anna, u"\"promised jahres\""_s, {});
    const QJsonArray highlights = m_world->search(m_anna, {{u"q"_s, u"bericht promised"_s}})
                                      ->body.value("results"_L1)
                                      .toArray()
                                      .first()
                                      .toObject()
                                      .value("highlights"_L1)
                                      .toArray();
    QCOMPARE(highlights, (QJsonArray{QJsonObject{{u"offset"_s, 3}, {u"length"_s, 8}}})); // in the content alone
}

void TestSearchService::formerMemberSearchesWhatTheySaw()
{
    const MessageId early = m_world->send(m_anna, m_here, u"meet at the oak"_s);
    const MessageId kept = m_world->send(m_anna, m_here, u"bring the rake"_s);
    m_world->edit(kept, u"bring the spade"_s);
    index();
    m_world->leave(m_here, m_ben);
    m_world->edit(early, u"meet at the elm"_s);
    m_world->edit(early, u"meet at the ash"_s);
    const MessageId late = m_world->send(m_anna, m_here, u"the oak is felled"_s);
    finds(m_anna, u"oak"_s, {late});
    finds(m_anna, u"ash"_s, {early});
    finds(m_ben, u"oak"_s, {early});
    finds(m_ben, u"elm"_s, {});
    finds(m_ben, u"ash"_s, {});
    finds(m_ben, u"rake"_s, {});
    finds(m_ben, u"spade"_s, {kept});
    finds(m_ben, u"felled"_s, {});
    const QJsonObject result = m_world->search(m_ben, {{u"q"_s, u"oak"_s}})->body.value("results"_L1).toArray().first().toObject();
    QCOMPARE(result.value("message"_L1).toObject().value("content"_L1).toString(), u"meet at the oak"_s);
    m_world->unsend(early);
    finds(m_ben, u"oak"_s, {});
}

void TestSearchService::editedMessageIsFoundInItsNewFormOnly()
{
    const MessageId id = m_world->send(m_anna, m_here, u"on monday"_s);
    index();
    m_world->edit(id, u"on tuesday, see https://example.org"_s);
    finds(m_anna, u"monday"_s, {});
    finds(m_anna, u"tuesday"_s, {id});
    finds(m_anna, u"has:link"_s, {id});
    m_world->edit(id, u"on friday"_s);
    finds(m_anna, u"tuesday"_s, {});
    finds(m_anna, u"has:link"_s, {});
    finds(m_anna, u"friday"_s, {id});
}

void TestSearchService::unsentMessageLeavesNothingInTheIndex()
{
    m_world->sendAll(m_ben, m_here, QStringList(30, u"some other words"_s));
    const MessageId id = m_world->send(m_anna, m_here, u"Xylophon Quetzalcoatl"_s);
    m_world->sendAll(m_ben, m_here, QStringList(30, u"some other words"_s));
    index();
    m_world->unsend(id);
    QCOMPARE(m_world->found(m_anna, u"xylophon"_s), QList<MessageId>());
    index();
    const auto held = m_storage->storage().readAndWait<qint64>([&](Transaction &transaction) -> Result<qint64> {
        qint64 count = 0;
        for (const Segment &segment : segment_store::live(transaction)) {
            const std::vector<qint64> ids = ascending_column::decode(segment_store::column(transaction, segment.id, ColumnKind::Ids));
            for (const SegmentPage &page : segment_store::pagesFrom(transaction, segment.id, 0, 1'000'000)) {
                PageReader reader(page);
                while (const auto entry = reader.next()) {
                    for (const DocNumber doc : Posting::decode(entry->posting))
                        count += ids.at(doc) == id.value() ? 1 : 0;
                }
            }
        }
        return count;
    });
    QVERIFY(held.isOk());
    QCOMPARE(*held, 0);
    QCOMPARE(m_world->number(u"SELECT count(*) FROM search_changes"_s), 0);
    QCOMPARE(m_world->found(m_anna, u"other"_s).size(), 60);
}

/// Who is in few conversations looks at few messages, however many others write.
void TestSearchService::ordinaryWordsOfOthersCostNoWork()
{
    const ConversationId foreign = m_world->group({m_ben}, u"Elsewhere"_s);
    const MessageId mine = m_world->send(m_ben, m_here, u"the word"_s);
    for (int i = 0; i < 30; ++i)
        m_world->sendAll(m_ben, foreign, QStringList(1000, u"the word"_s));
    index();
    const auto answer = m_world->search(m_anna, {{u"q"_s, u"word"_s}});
    QCOMPARE(answer->body.value("results"_L1).toArray().size(), 1);
    QVERIFY(!answer->body.contains("cursor"_L1)); // 30,000 of others would have been more than one request may look at
    finds(m_anna, u"the word"_s, {mine});
}

void TestSearchService::workIsBoundedAndGoesOn()
{
    // Every gram of the phrase is in every message, the phrase in one.
    const MessageId only = m_world->send(m_ben, m_here, u"abcdef"_s);
    for (int i = 0; i < 25; ++i)
        m_world->sendAll(m_ben, m_here, QStringList(1000, u"bcdef abcde cdefa"_s));
    index();
    QJsonObject input{{u"q"_s, u"abcdef"_s}};
    auto answer = m_world->search(m_anna, input);
    QCOMPARE(answer->body.value("results"_L1).toArray().size(), 0);
    QCOMPARE(answer->body.value("more"_L1).toBool(), true);
    input.insert(u"cursor"_s, answer->body.value("cursor"_L1));
    answer = m_world->search(m_anna, input);
    QCOMPARE(answer->body.value("results"_L1).toArray().size(), 1);
    QCOMPARE(m_world->found(m_anna, u"abcdef"_s), QList<MessageId>{only});
    // Without an index, which a rebuild takes away for a while, the same in more steps.
    const auto begun = m_storage->storage().writeAndWait<bool>([](Transaction &transaction) -> Result<bool> {
        search::rebuild(transaction);
        return true;
    });
    QVERIFY(begun.isOk());
    QCOMPARE(m_world->found(m_anna, u"abcdef"_s), QList<MessageId>{only});
    QCOMPARE(m_world->found(m_anna, u"cdefa"_s, {{u"limit"_s, 200}}).size(), 25'000);
}

void TestSearchService::stopsAnywhereAndCarriesOn()
{
    // Long texts, each with a word of its own.
    QRandomGenerator random(7);
    const auto text = [&random](const QString &word) {
        QString out = word;
        while (out.size() < 3'000)
            out += u' ' + QString::number(random.generate(), 36);
        return out;
    };
    QList<MessageId> ids;
    for (int i = 0; i < 8; ++i)
        ids.append(m_world->send(m_ben, m_here, text(u"before%1end"_s.arg(i))));
    // Told to stop after so many questions, it does nothing more than a moment's work, and what it was at is done by the next one.
    const auto stopAfter = [this](int questions) {
        std::atomic<int> asked = 0;
        m_builder->giveUp();
        IndexBuilder stopped(m_storage->storage(), 77, [&asked, questions] { return ++asked > questions; });
        const IndexBuilder::Progress progress = stopped.step(true);
        stopped.giveUp();
        return progress == IndexBuilder::Progress::Failed && asked > questions && asked <= questions + 3;
    };
    for (const int questions : {0, 5, 9})
        QVERIFY2(stopAfter(questions), qPrintable(QString::number(questions)));
    QCOMPARE(m_world->number(u"SELECT count(*) FROM search_segments WHERE state = 1"_s), 0);
    finds(m_anna, u"before7end"_s, {ids.at(7)});
    for (qsizetype i = 0; i < ids.size(); ++i)
        m_world->edit(ids.at(i), text(u"after%1end"_s.arg(i)));
    for (const int questions : {0, 5, 9, 20}) {
        QVERIFY2(stopAfter(questions), qPrintable(QString::number(questions)));
        QCOMPARE(m_world->number(u"SELECT count(*) FROM search_changes"_s), 8);
        QCOMPARE(m_world->found(m_anna, u"before7end"_s), QList<MessageId>());
        QCOMPARE(m_world->found(m_anna, u"after7end"_s), QList<MessageId>{ids.at(7)});
    }
    finds(m_anna, u"before7end"_s, {});
    for (qsizetype i = 0; i < ids.size(); ++i)
        QCOMPARE(m_world->found(m_anna, u"after%1end"_s.arg(i)), QList<MessageId>{ids.at(i)});
    QCOMPARE(m_world->number(u"SELECT count(*) FROM search_changes"_s), 0);
}

void TestSearchService::fewMessagesWaitInTheTail()
{
    m_world->sendAll(m_ben, m_here, QStringList(100, u"words"_s));
    QCOMPARE(m_builder->step(), IndexBuilder::Progress::Idle);
    QCOMPARE(m_world->number(u"SELECT count(*) FROM search_segments"_s), 0);
    QCOMPARE(m_world->found(m_anna, u"words"_s).size(), 100);
    m_world->sendAll(m_ben, m_here, QStringList(500, u"words"_s));
    QCOMPARE(m_builder->step(), IndexBuilder::Progress::Worked);
    QCOMPARE(m_world->number(u"SELECT SUM(docs) FROM search_segments WHERE state = 1"_s), 600);
    QCOMPARE(m_world->number(u"SELECT holder FROM search_state"_s) > 0, true);
}

void TestSearchService::nameOfAContactCounts()
{
    const MessageId id = m_world->send(m_ben, m_here, u"hello"_s);
    m_world->execute(u"INSERT INTO contacts (id, owner_id, user_id, status, alias, version, changed_at) VALUES (1, ?, ?, 2, ?, 1, 1)"_s,
                     {m_anna.value(), m_ben.value(), u"Gärtner"_s});
    const ConversationId direct = m_world->direct(m_anna, m_ben);
    const MessageId said = m_world->send(m_ben, direct, u"hello you"_s);
    finds(m_anna, u"from:gartner"_s, {said, id});
    finds(m_anna, u"from:angstrom in:gartner"_s, {said});
    finds(m_anna, u"from:"_s + m_ben.toString(), {said, id});
    finds(m_anna, u"in:"_s + m_here.toString(), {id});
    finds(m_ben, u"from:gartner"_s, {});
}

QTEST_GUILESS_MAIN(TestSearchService)
#include "tst_search_service.moc"
