// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/scene.h"

#include <QtCore/QJsonArray>
#include <QtCore/QRandomGenerator>
#include <QtCore/QUrlQuery>
#include <QtTest/QTest>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {
QString searchPath(const QString &text, const QList<std::pair<QString, QString>> &more = {})
{
    QString path = u"/api/search?q="_s + QString::fromLatin1(QUrl::toPercentEncoding(text));
    for (const auto &[name, value] : more)
        path += u'&' + name + u'=' + QString::fromLatin1(QUrl::toPercentEncoding(value));
    return path;
}
} // namespace

/// What a person finds, asked of the real server.
class TestSearch : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void findsInAnyScript_data();
    void findsInAnyScript();
    void highlightsAreInTheContent();
    void filtersHold_data();
    void filtersHold();
    void unsentIsNeverFound();
    void formerMemberFindsWhatWasBeforeTheLeaving();
    void strangersFindNothing();
    void pagesAreStableUnderNewMessages();
    void rankPutsWholeWordsFirst();
    void brokenFieldsAreNamed_data();
    void brokenFieldsAreNamed();
    void hostileQueriesAreJustQueries();
    void findsTheSameAfterARestart();

private:
    QStringList contents(Person &person, const QString &text, const QList<std::pair<QString, QString>> &more = {});

    Stage m_stage;
    Person *m_anna = nullptr;
    Person *m_ben = nullptr;
    QString m_garden;
    QString m_direct;
};

void TestSearch::initTestCase()
{
    QVERIFY(m_stage.raise());
    Town &town = m_stage.town();
    m_anna = &town.settle(u"Anna"_s);
    m_ben = &town.settle(u"Benedikt"_s);
    m_garden = town.group(*m_anna, u"Garden Club"_s, {m_ben});
    m_direct = town.direct(*m_anna, *m_ben);
    town.say(*m_anna, m_garden, u"The hose is in the shed by the gate"_s);
    town.say(*m_ben, m_garden, u"Crème brûlée für alle, Straße 12"_s);
    town.say(*m_ben, m_direct, u"我在東京都等你, see https://example.org/Map"_s);
    town.say(*m_anna, m_direct, u"مُحَمَّد كتاب 👍🏽 don't \"quote\" me: 12:30"_s);
}

QStringList TestSearch::contents(Person &person, const QString &text, const QList<std::pair<QString, QString>> &more)
{
    const HttpReply reply = person.api.get(searchPath(text, more));
    if (reply.status != 200 || !m_stage.differences(reply.json(), "search").isEmpty())
        return {QString::fromUtf8(reply.body)};
    QStringList out;
    const QJsonArray results = reply.json().value("results"_L1).toArray();
    for (const QJsonValue &result : results)
        out.append(result.toObject().value("message"_L1).toObject().value("content"_L1).toString().left(8));
    return out;
}

void TestSearch::findsInAnyScript_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QString &text, const QStringList &expected) { QTest::newRow(name) << text << expected; };
    row("word", u"hose"_s, {u"The hose"_s});
    row("inside of words", u"hed"_s, {u"The hose"_s});
    row("phrase", u"\"shed by the\""_s, {u"The hose"_s});
    row("words apart", u"gate hose"_s, {u"The hose"_s});
    row("not a phrase", u"\"gate hose\""_s, {});
    row("accents", u"creme BRULEE"_s, {u"Crème br"_s});
    row("sharp s", u"strasse"_s, {u"Crème br"_s});
    row("two Han", u"東京"_s, {u"我在東京都等你,"_s});
    row("one Han", u"京"_s, {u"我在東京都等你,"_s});
    row("Arabic without its marks", u"محمد"_s, {u"مُحَمَّد"_s});
    row("emoji", u"👍"_s, {u"مُحَمَّد"_s});
    row("web address", u"https://example.org/map"_s, {u"我在東京都等你,"_s});
    row("time", u"12:30"_s, {u"مُحَمَّد"_s});
    row("two letters where a word begins", u"ho"_s, {u"The hose"_s});
    row("two letters elsewhere", u"os"_s, {});
    row("not", u"-hose -東京 -creme"_s, {u"مُحَمَّد"_s});
    row("nowhere", u"elephant"_s, {});
}

void TestSearch::findsInAnyScript()
{
    QFETCH(QString, text);
    QFETCH(QStringList, expected);
    QStringList cut;
    for (const QString &one : std::as_const(expected))
        cut.append(one.left(8));
    QCOMPARE(contents(*m_anna, text), cut);
    QCOMPARE(contents(*m_ben, text), cut);
}

void TestSearch::highlightsAreInTheContent()
{
    const auto pieces = [this](const QString &text) {
        QStringList out;
        const QJsonArray results = m_anna->api.get(searchPath(text)).json().value("results"_L1).toArray();
        for (const QJsonValue &result : results) {
            const QString content = result.toObject().value("message"_L1).toObject().value("content"_L1).toString();
            const QJsonArray highlights = result.toObject().value("highlights"_L1).toArray();
            for (const QJsonValue &one : highlights)
                out.append(content.mid(one.toObject().value("offset"_L1).toInt(), one.toObject().value("length"_L1).toInt()));
        }
        return out;
    };
    QCOMPARE(pieces(u"creme brulee strasse"_s), QStringList({u"Crème"_s, u"brûlée"_s, u"Straße"_s}));
    QCOMPARE(pieces(u"the"_s), QStringList({u"The"_s, u"the"_s, u"the"_s}));
    QCOMPARE(pieces(u"\"shed by\" hed"_s), QStringList({u"shed by"_s}));
    QCOMPARE(pieces(u"محمد"_s), QStringList({u"مُحَمَّد"_s}));
    QCOMPARE(pieces(u"in:garden from:anna"_s), QStringList());
}

void TestSearch::filtersHold_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("expected");
    const auto row = [](const QString &text, int expected) { QTest::newRow(qPrintable(text)) << text << expected; };
    row(u"from:me"_s, 2);
    row(u"from:ANNA"_s, 2);
    row(u"from:nedi"_s, 2);
    row(u"-from:nedi"_s, 2);
    row(u"from:anna from:benedikt"_s, 4);
    row(u"from:nobody"_s, 0);
    row(u"in:garden"_s, 2);
    row(u"in:\"garden club\" hose"_s, 1);
    row(u"in:benedikt"_s, 2);
    row(u"-in:garden"_s, 2);
    row(u"in:elsewhere"_s, 0);
    row(u"has:link"_s, 1);
    row(u"-has:link"_s, 3);
    row(u"has:file"_s, 0);
    row(u"after:2020"_s, 4);
    row(u"before:2020-01"_s, 0);
    row(u"after:2020 before:2999-12-31 from:me in:garden hose"_s, 1);
}

void TestSearch::filtersHold()
{
    QFETCH(QString, text);
    QFETCH(int, expected);
    QCOMPARE(contents(*m_anna, text).size(), expected);
    QCOMPARE(contents(*m_anna, text, {{u"limit"_s, u"200"_s}}).size(), expected);
    if (text == u"from:nedi"_s) {
        QCOMPARE(contents(*m_anna, {}, {{u"from"_s, u"nedi"_s}}).size(), expected);
        QCOMPARE(contents(*m_anna, {}, {{u"from"_s, m_ben->id}}).size(), expected);
        QCOMPARE(contents(*m_anna, {}, {{u"conversationId"_s, m_garden}, {u"from"_s, u"nedi"_s}}).size(), 1);
        QCOMPARE(contents(*m_anna, {}, {{u"has"_s, u"link,link"_s}}).size(), 1);
        QCOMPARE(contents(*m_anna, u"hose"_s, {{u"after"_s, u"2020-01-01"_s}, {u"before"_s, u"2998-01-01T00:00:00Z"_s}}).size(), 1);
    }
}

void TestSearch::unsentIsNeverFound()
{
    Town &town = m_stage.town();
    Person &carla = town.settle(u"Carla"_s);
    const QString group = town.group(carla, u"Unsaid"_s, {m_anna});
    const QJsonObject said = town.say(carla, group, u"unspeakable thing"_s);
    QCOMPARE(contents(*m_anna, u"unspeakable"_s).size(), 1);
    QCOMPARE(carla.api.put(u"/api/messages/unsent/"_s + idOf(said)).status, 200);
    QCOMPARE(contents(*m_anna, u"unspeakable"_s).size(), 0);
    QCOMPARE(contents(carla, u"unspeakable"_s).size(), 0);
    QCOMPARE(contents(carla, u"in:unsaid from:carla"_s).size(), 0);
}

void TestSearch::formerMemberFindsWhatWasBeforeTheLeaving()
{
    Town &town = m_stage.town();
    Person &dora = town.settle(u"Dora"_s);
    const QString group = town.group(*m_anna, u"Comings and goings"_s, {&dora});
    town.say(*m_anna, group, u"harvest before"_s);
    QCOMPARE(dora.api.send({.method = "DELETE", .path = u"/api/participant/%1/%2"_s.arg(group, dora.id)}).status, 204);
    town.say(*m_anna, group, u"harvest after"_s);
    QCOMPARE(contents(dora, u"harvest"_s), QStringList({u"harvest "_s}));
    QCOMPARE(contents(*m_anna, u"harvest"_s).size(), 2);
    QCOMPARE(contents(dora, u"after"_s).size(), 0);
}

void TestSearch::strangersFindNothing()
{
    Person &eve = m_stage.town().settle(u"Eve"_s);
    for (const QString &text :
         {u"hose"_s, u"from:anna"_s, u"in:garden"_s, u"after:2020"_s, QString(u"in:"_s + m_garden), QString(u"from:"_s + m_anna->id)})
        QCOMPARE(contents(eve, text), QStringList());
    IS_PROBLEM(m_stage, eve.api.get(searchPath(u"hose"_s, {{u"conversationId"_s, m_garden}})), 404, "not_found");
    IS_PROBLEM(m_stage, eve.api.get(searchPath(u"hose"_s, {{u"conversationId"_s, u"4503599627370496"_s}})), 404, "not_found");
}

void TestSearch::pagesAreStableUnderNewMessages()
{
    Town &town = m_stage.town();
    Person &finn = town.settle(u"Finn"_s);
    const QString group = town.group(finn, u"Pages"_s, {m_ben});
    for (int i = 0; i < 25; ++i)
        town.say(finn, group, u"%1 leaf"_s.arg(i, 2, 10, QChar(u'0')));
    for (const QString &sort : {u"newest"_s, u"rank"_s}) {
        QStringList seen;
        QString cursor;
        for (int page = 0; page < 10; ++page) {
            QList<std::pair<QString, QString>> more{{u"limit"_s, u"7"_s}, {u"sort"_s, sort}};
            if (!cursor.isEmpty())
                more.append({u"cursor"_s, cursor});
            const HttpReply reply = finn.api.get(searchPath(u"leaf"_s, more));
            HAS_SHAPE(m_stage, reply.json(), "search");
            const QJsonArray results = reply.json().value("results"_L1).toArray();
            for (const QJsonValue &result : results)
                seen.append(result.toObject().value("message"_L1).toObject().value("content"_L1).toString());
            town.say(*m_ben, group, u"another leaf of "_s + sort);
            cursor = reply.json().value("cursor"_L1).toString();
            if (cursor.isEmpty())
                break;
        }
        seen.removeIf([](const QString &text) { return text.startsWith(u"another"_s); });
        QCOMPARE(seen.size(), 25);
        seen.removeDuplicates();
        QCOMPARE(seen.size(), 25);
        if (sort == u"newest"_s)
            QCOMPARE(seen.first(), u"24 leaf"_s);
    }
}

void TestSearch::rankPutsWholeWordsFirst()
{
    Town &town = m_stage.town();
    Person &gus = town.settle(u"Gus"_s);
    const QString group = town.group(gus, u"Ranks"_s, {m_ben});
    town.say(gus, group, u"rose"_s);
    town.say(gus, group, u"she rose early and the long day went on and on until everybody was tired"_s);
    town.say(gus, group, u"prose, primroses, heroes and other things that hold it somewhere inside"_s);
    QCOMPARE(contents(gus, u"rose"_s), QStringList({u"prose, p"_s, u"she rose"_s, u"rose"_s}));
    QCOMPARE(contents(gus, u"rose"_s, {{u"sort"_s, u"rank"_s}}), QStringList({u"rose"_s, u"she rose"_s, u"prose, p"_s}));
}

void TestSearch::brokenFieldsAreNamed_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("fields");
    const auto row = [](const char *query, const QStringList &fields) { QTest::newRow(query) << QString::fromLatin1(query) << fields; };
    row("", {u"q"_s});
    row("q=", {u"q"_s});
    row("q=%22%22", {u"q"_s});
    row("q=before:soon", {u"q"_s});
    row("q=has:elephant", {u"q"_s});
    row("q=from:", {u"q"_s});
    row("q=hose&limit=0", {u"limit"_s});
    row("q=hose&limit=201", {u"limit"_s});
    row("q=hose&limit=many", {u"limit"_s});
    row("q=hose&cursor=abc", {u"cursor"_s});
    row("q=hose&sort=best", {u"sort"_s});
    row("q=hose&conversationId=me", {u"conversationId"_s});
    row("q=hose&before=soon&after=2026-13&has=wings", {u"after"_s, u"before"_s, u"has"_s});
}

void TestSearch::brokenFieldsAreNamed()
{
    QFETCH(QString, query);
    QFETCH(QStringList, fields);
    const HttpReply reply = m_anna->api.get(u"/api/search?"_s + query);
    IS_PROBLEM(m_stage, reply, 422, "validation");
    QStringList named;
    const QJsonArray list = reply.json().value("fields"_L1).toArray();
    for (const QJsonValue &field : list)
        named.append(field.toObject().value("field"_L1).toString());
    named.sort();
    QCOMPARE(named, fields);
}

void TestSearch::hostileQueriesAreJustQueries()
{
    QRandomGenerator random(3);
    const QStringList pieces{u"\""_s,     u"'"_s,   u"%"_s,  u"_"_s, u"*"_s,     u"("_s,    u")"_s,      u"NEAR"_s,    u"AND"_s,
                             u"OR"_s,     u"NOT"_s, u"-"_s,  u":"_s, u"from:"_s, u"in:x"_s, u"has:"_s,   u"before:"_s, u"2026-11-23"_s,
                             u"\\"_s,     u"/*"_s,  u"--"_s, u";"_s, u"|"_s,     u"&"_s,    u"!"_s,      u"<->"_s,     u"\u0301"_s,
                             u"\u200B"_s, u"東"_s,  u"👍"_s,  u" "_s, u" "_s,     u"\n"_s,   u"\uFFFD"_s, u"${x}"_s,    u"ﷺ"_s};
    for (int i = 0; i < 400; ++i) {
        QString text;
        for (int n = random.bounded(12); n >= 0; --n)
            text += pieces.at(random.bounded(int(pieces.size())));
        const HttpReply reply = m_anna->api.get(searchPath(text));
        QVERIFY2(reply.status == 200 || reply.status == 422, qPrintable(text + QString::fromUtf8(reply.body)));
    }
    const HttpReply longest = m_anna->api.get(searchPath(u"x"_s.repeated(500)));
    QCOMPARE(longest.status, 200);
    IS_PROBLEM(m_stage, m_anna->api.get(searchPath(u"x"_s.repeated(501))), 422, "validation");
}

void TestSearch::findsTheSameAfterARestart()
{
    const QStringList before = contents(*m_anna, u"from:me"_s);
    m_stage.server().kill();
    QVERIFY(m_stage.server().start());
    QCOMPARE(contents(*m_anna, u"from:me"_s), before);
    QCOMPARE(contents(*m_anna, u"東京"_s).size(), 1);
}

QTEST_GUILESS_MAIN(TestSearch)
#include "test_search.moc"
