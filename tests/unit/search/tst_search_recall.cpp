// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/search/search.h"
#include "shared/search/text_folding.h"
#include "tests/unit/search/search_world.h"

#include <QtTest/QTest>

#include <algorithm>

using namespace kith;
using namespace kith::server;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {
/// Small, so that a few thousand messages make many segments and merges of merges.
constexpr BatchReader::Limits smallBatches{.minimum = 20, .documents = 60, .units = 20'000};

std::unique_ptr<IndexBuilder> newBuilder(Storage &storage, BatchReader::Limits limits = smallBatches)
{
    static qint64 holder = 0;
    return std::make_unique<IndexBuilder>(
        storage, ++holder, [] { return false; }, limits);
}

void indexAll(IndexBuilder &builder)
{
    while (builder.step(true) == IndexBuilder::Progress::Worked) {}
}

/// By hand what findTerm() says: anywhere for three characters and more, else where a word begins.
bool holds(const QString &text, const QString &term)
{
    return findTerm(text, term) >= 0;
}

/// A piece of some message, or words that may be nowhere, as a query and as the terms it stands for.
struct Question
{
    QString text;
    QStringList terms;
};

Question randomQuestion(QRandomGenerator &random, const SearchWorld &world)
{
    Question out;
    const int parts = 1 + random.bounded(3);
    for (int i = 0; i < parts; ++i) {
        QString piece = randomMessage(random);
        if (random.bounded(3) != 0 && !world.kept().isEmpty())
            piece = std::next(world.kept().cbegin(), random.bounded(int(world.kept().size())))->content;
        qsizetype begin = piece.isEmpty() ? 0 : random.bounded(int(piece.size()));
        if (begin > 0 && piece[begin].isLowSurrogate())
            --begin;
        piece = piece.mid(begin, 1 + random.bounded(i == 0 ? 14 : 6));
        if (!piece.isEmpty() && piece.back().isHighSurrogate())
            piece.chop(1);
        piece.remove(u'"');
        const QString term = folded(piece).trimmed();
        if (term.isEmpty())
            continue;
        out.text += u'"' + piece + u"\" "_s;
        out.terms.append(term);
    }
    return out;
}

/// `asLeft`: messages of a conversation that the caller left, as they were then.
QList<MessageId> byBruteForce(const SearchWorld &world, const QStringList &terms, const QHash<ConversationId, qint64> &lastSeen,
                              const QMap<MessageId, SearchWorld::Kept> &asLeft = {})
{
    QList<MessageId> out;
    for (auto it = world.kept().cbegin(); it != world.kept().cend(); ++it) {
        if (it->isUnsent || it->seq > lastSeen.value(it->conversation, 0))
            continue;
        const QString text = folded(asLeft.value(it.key(), *it).content);
        if (std::ranges::all_of(terms, [&](const QString &term) { return holds(text, term); }))
            out.prepend(it.key());
    }
    return out;
}

QByteArray shown(const QString &query, const QList<MessageId> &found, const QList<MessageId> &wanted)
{
    return (u"query %1: %2 found, %3 wanted"_s.arg(query).arg(found.size()).arg(wanted.size())).toUtf8();
}
} // namespace

/// Whatever was sent, edited or unsent, and whatever the builder has come to: a search finds exactly what brute force finds.
class TestSearchRecall : public QObject
{
    Q_OBJECT

private slots:
    void findsWhatBruteForceFinds_data();
    void findsWhatBruteForceFinds();
    void plainSubstringsAreFoundAsGrepFindsThem();
    void twoBuildersNeverSpoilTheIndex();
    void rebuildFindsTheSame();
    void indexedMessagesAreNotLookedThrough();
};

void TestSearchRecall::findsWhatBruteForceFinds_data()
{
    QTest::addColumn<uint>("seed");
    for (const uint seed : {1U, 2U})
        QTest::addRow("seed %u", seed) << seed;
}

void TestSearchRecall::findsWhatBruteForceFinds()
{
    QFETCH(uint, seed);
    QRandomGenerator random(seed);
    TestStorage storage;
    SearchWorld world(storage.storage());
    const UserId anna = world.person(u"Anna"_s);
    const UserId ben = world.person(u"Ben"_s);
    QList<ConversationId> conversations;
    for (int i = 0; i < 6; ++i)
        conversations.append(world.group({anna, ben}, u"Group %1"_s.arg(i)));
    const ConversationId foreign = world.group({ben}, u"Not Anna's"_s);
    for (int i = 0; i < 60; ++i)
        world.send(ben, conversations.at(5), randomMessage(random));
    world.leave(conversations.at(5), anna);
    const QMap<MessageId, SearchWorld::Kept> asLeft = world.kept();
    const qint64 leftAt = world.number(u"SELECT last_seq FROM conversations WHERE id = ?"_s, {conversations.at(5).value()});

    auto builder = newBuilder(storage.storage());
    int hits = 0;
    for (int step = 0; step < 220; ++step) {
        const int action = random.bounded(100);
        if (action < 45) {
            QStringList contents;
            for (int n = random.bounded(12); n >= 0; --n)
                contents.append(randomMessage(random));
            const ConversationId where = random.bounded(8) == 0 ? foreign : conversations.at(random.bounded(6));
            world.sendAll(random.bounded(2) == 0 ? anna : ben, where, contents);
        } else if (action < 60 && !world.kept().isEmpty()) {
            const MessageId id = std::next(world.kept().cbegin(), random.bounded(int(world.kept().size()))).key();
            if (!world.kept()[id].isUnsent)
                random.bounded(3) == 0 ? world.unsend(id) : world.edit(id, randomMessage(random));
        } else if (action < 80) {
            builder->step(random.bounded(4) == 0);
        } else if (action < 82) {
            builder = newBuilder(storage.storage()); // the other's lease has not run out
            world.execute(u"UPDATE search_state SET held_until = 0"_s);
        } else {
            const Question question = randomQuestion(random, world);
            if (question.terms.isEmpty())
                continue;
            QHash<ConversationId, qint64> lastSeen;
            for (const ConversationId conversation : conversations)
                lastSeen.insert(conversation, std::numeric_limits<qint64>::max());
            lastSeen.insert(conversations.at(5), leftAt);
            const QList<MessageId> wanted = byBruteForce(world, question.terms, lastSeen, asLeft);
            const QList<MessageId> found = world.found(anna, question.text, {{u"limit"_s, 1 + random.bounded(60)}});
            QVERIFY2(found == wanted, shown(question.text, found, wanted).constData());
            hits += int(found.size());
        }
    }
    QVERIFY(hits > 60);
    indexAll(*builder);
    QCOMPARE(world.number(u"SELECT count(*) FROM search_changes"_s), 0);
    QCOMPARE(world.number(u"SELECT SUM(indexed_seq) FROM search_progress"_s), qint64(world.kept().size()));
    QCOMPARE(world.number(u"SELECT count(*) FROM search_segments WHERE state <> 1"_s), 0);
    QVERIFY(world.number(u"SELECT count(*) FROM search_segments"_s) < 25);
}

void TestSearchRecall::plainSubstringsAreFoundAsGrepFindsThem()
{
    QRandomGenerator random(11);
    TestStorage storage;
    SearchWorld world(storage.storage());
    const UserId anna = world.person(u"Anna"_s);
    const ConversationId here = world.group({anna});
    const QStringList alphabets{u"abcdefghijklmnopqrstuvwxyz ABC.,-/"_s, u"абвгдежзиклмнопрстуфхцчшщъыьэюя "_s,
                                u"的一是不了人我在有他这为之大来以"_s,   u"あいうえおかきくけこさしすせそ"_s,
                                u"가나다라마바사아자차카타파하"_s,       u"ابتثجحخدذرزسشصضطظعغفقكلمنهوي "_s};
    for (int i = 0; i < 250; ++i) {
        const QString &alphabet = alphabets.at(random.bounded(int(alphabets.size())));
        QString text;
        for (int n = 5 + random.bounded(60); n > 0; --n)
            text += alphabet.at(random.bounded(int(alphabet.size())));
        world.send(anna, here, text);
        if (i == 180)
            indexAll(*newBuilder(storage.storage()));
    }
    int hits = 0;
    for (int i = 0; i < 250; ++i) {
        const QString text = std::next(world.kept().cbegin(), random.bounded(int(world.kept().size())))->content;
        const QString piece = text.mid(random.bounded(int(text.size() - 3)), 3 + random.bounded(4)).trimmed();
        if (piece.size() < 3 || piece.contains(u"  "_s))
            continue;
        QList<MessageId> wanted;
        for (auto it = world.kept().cbegin(); it != world.kept().cend(); ++it) {
            if (it->content.simplified().contains(piece, Qt::CaseInsensitive))
                wanted.prepend(it.key());
        }
        QCOMPARE(world.found(anna, u'"' + piece + u'"'), wanted);
        hits += int(wanted.size());
    }
    QVERIFY(hits > 150);
}

void TestSearchRecall::twoBuildersNeverSpoilTheIndex()
{
    QRandomGenerator random(21);
    TestStorage storage;
    SearchWorld world(storage.storage());
    const UserId anna = world.person(u"Anna"_s);
    const ConversationId here = world.group({anna});
    // Both believe that they have the lease whenever it is torn from the other.
    std::vector<std::unique_ptr<IndexBuilder>> builders;
    builders.push_back(newBuilder(storage.storage()));
    builders.push_back(newBuilder(storage.storage()));
    std::atomic<bool> isOver = false;
    std::vector<std::thread> threads;
    for (auto &builder : builders) {
        threads.emplace_back([&builder, &isOver] {
            while (!isOver)
                builder->step(true);
        });
    }
    for (int i = 0; i < 30; ++i) {
        QStringList contents;
        for (int n = 0; n < 10; ++n)
            contents.append(randomMessage(random));
        world.sendAll(anna, here, contents);
        const MessageId changed = std::next(world.kept().cbegin(), random.bounded(int(world.kept().size()))).key();
        if (!world.kept()[changed].isUnsent)
            i % 3 == 0 ? world.unsend(changed) : world.edit(changed, randomMessage(random));
        world.execute(u"UPDATE search_state SET held_until = 0"_s);
        const Question question = randomQuestion(random, world);
        if (!question.terms.isEmpty()) {
            const QList<MessageId> wanted = byBruteForce(world, question.terms, {{here, 1'000'000}});
            const QList<MessageId> found = world.found(anna, question.text);
            QVERIFY2(found == wanted, shown(question.text, found, wanted).constData());
        }
    }
    isOver = true;
    for (std::thread &thread : threads)
        thread.join();
    world.execute(u"UPDATE search_state SET held_until = 0"_s);
    indexAll(*newBuilder(storage.storage()));
    for (int i = 0; i < 30; ++i) {
        const Question question = randomQuestion(random, world);
        if (!question.terms.isEmpty())
            QCOMPARE(world.found(anna, question.text), byBruteForce(world, question.terms, {{here, 1'000'000}}));
    }
}

void TestSearchRecall::rebuildFindsTheSame()
{
    QRandomGenerator random(31);
    TestStorage storage;
    SearchWorld world(storage.storage());
    const UserId anna = world.person(u"Anna"_s);
    const ConversationId here = world.group({anna});
    for (int i = 0; i < 20; ++i) {
        QStringList contents;
        for (int n = 0; n < 25; ++n)
            contents.append(randomMessage(random));
        world.sendAll(anna, here, contents);
    }
    auto builder = newBuilder(storage.storage());
    indexAll(*builder);
    const auto ask = [&] {
        for (int i = 0; i < 20; ++i) {
            const Question question = randomQuestion(random, world);
            if (!question.terms.isEmpty())
                QCOMPARE(world.found(anna, question.text), byBruteForce(world, question.terms, {{here, 1'000'000}}));
        }
    };
    ask();
    const auto begun = storage.storage().writeAndWait<bool>([](Transaction &transaction) -> Result<bool> {
        search::rebuild(transaction);
        return true;
    });
    QVERIFY(begun.isOk());
    QCOMPARE(world.number(u"SELECT count(*) FROM search_segments WHERE state = 1"_s), 0);
    for (int i = 0; i < 5; ++i) {
        ask();
        builder->step(true);
    }
    indexAll(*builder);
    ask();
    const auto status = storage.storage().readAndWait<search::Status>(
        [](Transaction &transaction) -> Result<search::Status> { return search::status(transaction); });
    QCOMPARE(status->messages, 500);
    QCOMPARE(status->indexed, 500);
    QCOMPARE(status->changesWaiting, 0);
    QVERIFY(status->segments > 0 && status->sizeBytes > 0);
}

/// The index is really asked: with its postings gone, nothing old is found any more.
void TestSearchRecall::indexedMessagesAreNotLookedThrough()
{
    TestStorage storage;
    SearchWorld world(storage.storage());
    const UserId anna = world.person(u"Anna"_s);
    const ConversationId here = world.group({anna});
    world.sendAll(anna, here, QStringList(50, u"a needle"_s));
    QCOMPARE(world.found(anna, u"needle"_s).size(), 50);
    indexAll(*newBuilder(storage.storage()));
    QCOMPARE(world.found(anna, u"needle"_s).size(), 50);
    world.execute(u"DELETE FROM search_pages"_s);
    QCOMPARE(world.found(anna, u"needle"_s).size(), 0);
}

QTEST_GUILESS_MAIN(TestSearchRecall)
#include "tst_search_recall.moc"
