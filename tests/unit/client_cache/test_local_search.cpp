// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/cache.h"
#include "client/cache/search_reader.h"

#include "shared/search/search_grams.h"
#include "shared/search/searched_message.h"
#include "shared/search/text_folding.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace kith;
using namespace kith::client;
using namespace Qt::Literals::StringLiterals;

namespace {
constexpr UserId anna(11);
constexpr UserId bo(12);
constexpr ConversationId talk(100);
constexpr ConversationId garden(101);

Message said(qint64 seq, UserId sender, const QString &text, ConversationId where = talk)
{
    Message message{.id = MessageId(1000 * where.value() + seq), .conversation = where, .seq = seq, .version = seq, .sender = sender};
    message.content = text;
    message.createdAt = fromMs(1'700'000'000'000 + seq * 60'000);
    return message;
}

Conversation direct()
{
    Conversation conversation{.id = talk};
    conversation.peer = User{.id = bo, .firstname = u"Bo"_s, .lastname = u"Ågren"_s, .about = {}};
    return conversation;
}

Conversation group()
{
    return {.id = garden, .isGroup = true, .name = u"Summer garden"_s};
}

/// Words of several scripts, with what folding folds.
QString randomText(QRandomGenerator &random)
{
    static const QStringList words{u"hose"_s,    u"greenhose"_s, u"Äpfel"_s,    u"Straße"_s, u"園芸"_s,  u"ホース"_s, u"шланг"_s,
                                   u"σωλήνας"_s, u"خرطوم"_s,     u"🌱🪴"_s, u"19"_s,     u"don't"_s, u"e-mail"_s, u"İstanbul"_s};
    QStringList text;
    for (int i = random.bounded(1, 9); i > 0; --i)
        text.append(words[random.bounded(int(words.size()))]);
    return text.join(random.bounded(4) == 0 ? u""_s : u" "_s);
}
} // namespace

/// What a search among the messages of this computer finds is what comparing every message with the query finds.
class LocalSearchTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void findsEverySubstring();
    void followsEditsAndUnsends();
    void filters_data();
    void filters();
    void pagesWithoutRepeating();
    void stopsWhenUnwanted();
    void findsFileNames();
    void findsByTheIndexAlone();

private:
    [[nodiscard]] SearchPage find(const QString &text, int limit = 200, MessageId before = {}) const;
    [[nodiscard]] QList<qint64> seqs(const QString &text) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Cache> m_cache;
    std::unique_ptr<SearchReader> m_reader;
};

void LocalSearchTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto opened = Cache::open(m_folder->path(), anna);
    QVERIFY2(opened.isOk(), opened ? "" : qPrintable(opened.error().detail));
    m_cache = std::move(opened).value();
    m_cache->conversations().take(direct());
    m_cache->conversations().take(group());
    m_reader = std::make_unique<SearchReader>(Cache::fileIn(m_folder->path()), anna);
}

void LocalSearchTest::cleanup()
{
    m_reader.reset();
    m_cache.reset();
}

SearchPage LocalSearchTest::find(const QString &text, int limit, MessageId before) const
{
    LocalQuery wanted{.before = before, .limit = limit};
    FieldErrors errors;
    parseSearch(text, u"q"_s, wanted.query, errors);
    return m_reader->find(wanted, [] { return false; });
}

QList<qint64> LocalSearchTest::seqs(const QString &text) const
{
    QList<qint64> out;
    const SearchPage page = find(text);
    for (const SearchHit &hit : page.hits)
        out.append(hit.message.seq);
    return out;
}

void LocalSearchTest::findsEverySubstring()
{
    QRandomGenerator random(20261123);
    QStringList texts;
    for (int seq = 1; seq <= 400; ++seq) {
        texts.append(randomText(random));
        m_cache->messages().put(said(seq, bo, texts.last()));
    }
    int found = 0;
    for (int round = 0; round < 1000; ++round) {
        const QString source = folded(texts[random.bounded(int(texts.size()))]);
        const qsizetype begin = random.bounded(int(source.size()));
        QString term = source.mid(begin, random.bounded(1, 9)).trimmed();
        if (term.isEmpty() || term.front().isLowSurrogate() || term.back().isHighSurrogate())
            continue;
        QList<qint64> expected;
        for (qsizetype i = texts.size() - 1; i >= 0; --i) {
            if (findTerm(folded(texts[i]), term) >= 0)
                expected.append(i + 1);
        }
        if (expected.size() > 200)
            expected.resize(200);
        QCOMPARE(seqs(u'"' + term + u'"'), expected);
        found += int(expected.size());
    }
    QVERIFY(found > 1000);
}

void LocalSearchTest::followsEditsAndUnsends()
{
    m_cache->messages().put(said(1, bo, u"Die Äpfel sind reif"_s));
    m_cache->messages().put(said(2, bo, u"apple trees"_s));
    QCOMPARE(seqs(u"apfel"_s), QList<qint64>{1});
    QCOMPARE(seqs(u"pfe"_s), QList<qint64>{1});
    QCOMPARE(seqs(u"trees apple"_s), QList<qint64>{2});
    QVERIFY(seqs(u"\" OR * NEAR("_s).isEmpty());

    Message edited = said(2, bo, u"pear trees"_s);
    edited.version = 8;
    m_cache->messages().put(edited);
    QVERIFY(seqs(u"apple"_s).isEmpty());
    QCOMPARE(seqs(u"pear"_s), QList<qint64>{2});

    Message unsent = said(1, bo, {});
    unsent.version = 9;
    unsent.unsentAt = now();
    m_cache->messages().put(unsent);
    QVERIFY(seqs(u"apfel"_s).isEmpty());
    m_cache->conversations().remove(talk);
    QVERIFY(seqs(u"pear"_s).isEmpty());
    QVERIFY(m_cache->database().run(u"INSERT INTO message_grams (message_grams) VALUES ('integrity-check')"_s));
}

void LocalSearchTest::filters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<qint64>>("expected");
    QTest::newRow("everything") << u"hose"_s << QList<qint64>{5, 4, 3, 2, 1};
    QTest::newRow("from a name") << u"hose from:bo"_s << QList<qint64>{3, 1};
    QTest::newRow("from an accented name") << u"hose from:agren"_s << QList<qint64>{3, 1};
    QTest::newRow("from me") << u"hose from:me"_s << QList<qint64>{5, 4, 2};
    QTest::newRow("not from me") << u"hose -from:me"_s << QList<qint64>{3, 1};
    QTest::newRow("in a group") << u"hose in:garden"_s << QList<qint64>{5, 4};
    QTest::newRow("in a direct one") << u"hose in:bo"_s << QList<qint64>{3, 2, 1};
    QTest::newRow("without a word") << u"hose -long"_s << QList<qint64>{5, 4, 2, 1};
    QTest::newRow("has a link") << u"has:link"_s << QList<qint64>{4};
    QTest::newRow("has no link") << u"hose -has:link in:garden"_s << QList<qint64>{5};
    QTest::newRow("pinned") << u"has:pin"_s << QList<qint64>{2};
    QTest::newRow("after") << u"hose after:2023-11-14T22:16:00Z"_s << QList<qint64>{5, 4, 3};
    QTest::newRow("nobody of that name") << u"hose from:nobody"_s << QList<qint64>{};
}

void LocalSearchTest::filters()
{
    QFETCH(QString, text);
    QFETCH(QList<qint64>, expected);
    m_cache->messages().put(said(1, bo, u"a hose"_s));
    Message pinned = said(2, anna, u"the hose"_s);
    pinned.pinnedAt = now();
    pinned.pinnedBy = bo;
    m_cache->messages().put(pinned);
    m_cache->messages().put(said(3, bo, u"a long hose"_s));
    m_cache->messages().put(said(4, anna, u"hose: https://example.org"_s, garden));
    m_cache->messages().put(said(5, anna, u"hoses"_s, garden));
    QCOMPARE(seqs(text), expected);
}

void LocalSearchTest::pagesWithoutRepeating()
{
    for (int seq = 1; seq <= 25; ++seq)
        m_cache->messages().put(said(seq, bo, u"hose %1"_s.arg(seq)));
    QList<qint64> all;
    MessageId before;
    for (bool hasMore = true; hasMore;) {
        const SearchPage page = find(u"hose"_s, 10, before);
        for (const SearchHit &hit : page.hits)
            all.append(hit.message.seq);
        before = page.hits.last().message.id;
        hasMore = page.hasMore;
    }
    QCOMPARE(all.size(), 25);
    QVERIFY(std::ranges::is_sorted(all, std::greater()));
}

void LocalSearchTest::stopsWhenUnwanted()
{
    for (int seq = 1; seq <= 500; ++seq)
        m_cache->messages().put(said(seq, bo, u"hose"_s));
    LocalQuery wanted{.limit = 200};
    FieldErrors errors;
    parseSearch(u"hose"_s, u"q"_s, wanted.query, errors);
    int asked = 0;
    const SearchPage page = m_reader->find(wanted, [&asked] { return ++asked == 2; });
    QCOMPARE(asked, 2);
    QVERIFY(page.hits.size() < 200);
}

void LocalSearchTest::findsFileNames()
{
    Message picture = said(1, bo, u"look"_s);
    picture.type = MessageType::File;
    picture.attachments = {{.id = FileId(7), .name = u"hose-fittings.pdf"_s, .contentType = u"application/pdf"_s, .sizeBytes = 12}};
    m_cache->messages().put(picture);
    const SearchPage page = find(u"fitting"_s);
    QCOMPARE(page.hits.size(), 1);
    QVERIFY(page.hits.first().highlights.isEmpty());
    QCOMPARE(seqs(u"has:file"_s), QList<qint64>{1});
    QVERIFY(seqs(u"\"look hose\""_s).isEmpty());
}

void LocalSearchTest::findsByTheIndexAlone()
{
    m_cache->messages().put(said(1, bo, u"the beds are ready"_s));
    QVERIFY(m_cache->database().run(u"DROP TRIGGER messages_insert"_s));
    m_cache->messages().put(said(2, bo, u"the beds again"_s));
    QCOMPARE(seqs(u"beds"_s), QList<qint64>{1}); // the index is what finds, not a walk through the table
}

QTEST_GUILESS_MAIN(LocalSearchTest)
#include "test_local_search.moc"
