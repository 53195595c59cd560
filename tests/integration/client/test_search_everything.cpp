// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/account/chats_presenter.h"
#include "client/viewmodel/account/search_presenter.h"
#include "tests/integration/client/client_person.h"
#include "tests/support/process/server_process.h"

#include <QtTest/QtTest>

using namespace kith;
using namespace kith::client;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 20'000)

namespace {
using Kind = SearchRow::Kind;

QStringList linesOf(SearchViewModel &search, Kind kind)
{
    QStringList out;
    for (const SearchRow &row : search.model()->rows()) {
        if (row.kind == kind)
            out.append(kind == Kind::Conversation ? row.title : row.line.before + u'[' + row.line.match + u']' + row.line.after);
    }
    return out;
}
} // namespace

/// The search of the window, over the real server and the cache of a real account.
class SearchEverythingTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void findsNamesAndMessages();
    void opensWhatIsChosen();
    void asksTheServerForWhatIsNotHere();
    void reachesAllThatTheServerHas();
    void saysWhatIsWrongWithAFilter();
    void staysInsideItsScope();
    void worksWithoutTheServer();

private:
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<ClientPerson> m_anna;
    std::unique_ptr<ClientPerson> m_bo;
    ConversationId m_talk;
    std::unique_ptr<AppViewModel> m_app;
    std::unique_ptr<ChatsPresenter> m_chats;
    std::unique_ptr<SearchPresenter> m_presenter;
};

void SearchEverythingTest::initTestCase()
{
    m_server = std::make_unique<ServerProcess>();
    m_server->addArguments({u"--rate-limits"_s, u"off"_s});
    QVERIFY2(m_server->start(), qPrintable(m_server->log()));
    m_anna = std::make_unique<ClientPerson>(u"Anna"_s, u"+491512310001"_s);
    m_bo = std::make_unique<ClientPerson>(u"Bo"_s, u"+491512310002"_s);
    QVERIFY(m_anna->registerAt(m_server->url()) && m_bo->registerAt(m_server->url()));
    QVERIFY(m_anna->becomeContactOf(*m_bo));
    m_talk = m_anna->openDirect(*m_bo);
    QVERIFY(!m_talk.isNull());
    QTRY_SOON(m_bo->chats().one(m_talk));
    QVERIFY(m_anna->timeline().send(m_talk, u"@Elin can you bring\nthe long greenhose?"_s).isOk());
    QVERIFY(m_anna->timeline().send(m_talk, u"Und die Äpfel"_s).isOk());
    QTRY_COMPARE_WITH_TIMEOUT(m_bo->texts(m_talk).size(), 2, 20'000);
    m_app = std::make_unique<AppViewModel>(nullptr);
    m_chats = std::make_unique<ChatsPresenter>(m_bo->account(), *m_app->chats());
    m_presenter = std::make_unique<SearchPresenter>(m_bo->account(), *m_app);
}

void SearchEverythingTest::findsNamesAndMessages()
{
    SearchViewModel &search = *m_app->search();
    search.begin();
    QCOMPARE(linesOf(search, Kind::Conversation), QStringList{u"Anna Tester"_s});
    search.setText(u"HOSE"_s);
    QTRY_SOON(linesOf(search, Kind::Message) == QStringList{u"…can you bring the long green[hose]?"_s});
    QVERIFY(linesOf(search, Kind::Conversation).isEmpty());
    QTRY_SOON(search.status().contains(u"messages"_s));
    search.setText(u"apfel"_s);
    QTRY_SOON(linesOf(search, Kind::Message) == QStringList{u"Und die [Äpfel]"_s});
    search.setText(u"ann"_s);
    QTRY_SOON(linesOf(search, Kind::Conversation) == QStringList{u"Anna Tester"_s});
}

void SearchEverythingTest::opensWhatIsChosen()
{
    SearchViewModel &search = *m_app->search();
    QSignalSpy wentTo(m_app->timeline(), &TimelineViewModel::goToRequested);
    search.begin();
    search.setText(u"apfel"_s);
    QTRY_SOON(linesOf(search, Kind::Message).size() == 1);
    search.choose(0);
    QCOMPARE(m_app->chats()->currentId(), m_talk.toString());
    QCOMPARE(wentTo.size(), 1);
    search.choose(7); // nothing there
    QCOMPARE(wentTo.size(), 1);
}

void SearchEverythingTest::asksTheServerForWhatIsNotHere()
{
    auto fresh = std::make_unique<ClientPerson>(u"Cleo"_s, u"+491512310003"_s);
    QVERIFY(fresh->registerAt(m_server->url()));
    QVERIFY(m_bo->becomeContactOf(*fresh));
    const ConversationId talk = m_bo->openDirect(*fresh);
    for (int i = 0; i < 150; ++i)
        QVERIFY(m_bo->timeline().send(talk, i == 3 ? u"an early tulip"_s : u"filler %1"_s.arg(i)).isOk());
    QTRY_SOON(fresh->texts(talk).size() >= 50 && fresh->chats().one(talk)->lastSeq >= 150);

    // Another device of the same person has only the newest page.
    const auto device = std::make_unique<ClientPerson>(u"Cleo"_s, fresh->phone());
    QVERIFY(device->loginAt(m_server->url()));
    QTRY_SOON(device->chats().one(talk));
    AppViewModel app(nullptr);
    const ChatsPresenter chats(device->account(), *app.chats());
    const SearchPresenter presenter(device->account(), app);
    app.search()->begin();
    app.search()->setText(u"tulip"_s);
    QTRY_SOON(linesOf(*app.search(), Kind::Message) == QStringList{u"an early [tulip]"_s});
}

void SearchEverythingTest::reachesAllThatTheServerHas()
{
    constexpr int planted = 80;
    auto fresh = std::make_unique<ClientPerson>(u"Dora"_s, u"+491512310004"_s);
    QVERIFY(fresh->registerAt(m_server->url()));
    QVERIFY(m_bo->becomeContactOf(*fresh));
    const ConversationId talk = m_bo->openDirect(*fresh);
    for (int i = 0; i < planted + 120; ++i)
        QVERIFY(m_bo->timeline().send(talk, i < planted ? u"orchid %1"_s.arg(i) : u"filler %1"_s.arg(i)).isOk());
    QTRY_VERIFY_WITH_TIMEOUT(fresh->chats().one(talk) && fresh->chats().one(talk)->lastSeq >= planted + 120, 40'000);

    const auto device = std::make_unique<ClientPerson>(u"Dora"_s, fresh->phone());
    QVERIFY(device->loginAt(m_server->url()));
    QTRY_SOON(device->chats().one(talk));
    AppViewModel app(nullptr);
    const ChatsPresenter chats(device->account(), *app.chats());
    const SearchPresenter presenter(device->account(), app);
    app.search()->begin();
    app.search()->setText(u"orchid"_s);
    QTRY_SOON(linesOf(*app.search(), Kind::Message).size() >= 30);
    QVERIFY(linesOf(*app.search(), Kind::Message).size() < planted);
    // As whoever scrolls to the end each time.
    const auto scroll = [&app] {
        app.search()->more();
        return linesOf(*app.search(), Kind::Message).size() == planted;
    };
    QTRY_SOON(scroll());
    const QStringList lines = linesOf(*app.search(), Kind::Message);
    QCOMPARE(lines.first(), u"[orchid] %1"_s.arg(planted - 1));
    QCOMPARE(lines.last(), u"[orchid] 0"_s);
    QVERIFY(!lines.contains(QString()));
    app.search()->more();
    QTest::qWait(300);
    QCOMPARE(linesOf(*app.search(), Kind::Message).size(), planted);
}

void SearchEverythingTest::saysWhatIsWrongWithAFilter()
{
    SearchViewModel &search = *m_app->search();
    search.begin();
    search.setText(u"hose before:yesterday"_s);
    QVERIFY(!search.problem().isEmpty());
    search.setText(search.withNextFilter(u"hose"_s));
    QCOMPARE(search.text(), u"hose from:"_s);
    QCOMPARE(search.withNextFilter(search.text()), u"hose in:"_s);
    search.setText(u"hose from:anna"_s);
    QVERIFY(search.problem().isEmpty());
    QTRY_SOON(linesOf(search, Kind::Message).size() == 1);
}

void SearchEverythingTest::staysInsideItsScope()
{
    SearchViewModel &search = *m_app->search();
    search.begin(u"4711"_s, u"Elsewhere"_s);
    search.setText(u"hose"_s);
    QTRY_SOON(!search.status().isEmpty());
    QVERIFY(linesOf(search, Kind::Message).isEmpty());
    search.leaveScope();
    QTRY_SOON(linesOf(search, Kind::Message).size() == 1);
    search.end();
    QCOMPARE(search.model()->count(), 0);
}

void SearchEverythingTest::worksWithoutTheServer()
{
    SearchViewModel &search = *m_app->search();
    m_server->kill();
    QTRY_SOON(m_bo->account().connectionState() != ConnectionState::Online);
    search.begin();
    search.setText(u"greenh"_s);
    QTRY_SOON(linesOf(search, Kind::Message).size() == 1);
    QTRY_SOON(search.status().contains(u"no connection"_s));
}

QTEST_GUILESS_MAIN(SearchEverythingTest)
#include "test_search_everything.moc"
