// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/client/window_person.h"
#include "tests/support/process/server_process.h"

#include <QtTest/QtTest>

using namespace kith;
using namespace kith::client;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 60'000)

namespace {
constexpr int many = 700; ///< more than a window loads at once
constexpr int answered = 300; ///< after this many the reader wrote from somewhere, without having read

/// The text of the message under the line "new messages"; empty without such a line.
QString firstNewText(TimelineViewModel &timeline)
{
    const int row = timeline.openingRow();
    return row < 0 ? QString() : timeline.model()->rows().at(row).message.text;
}
} // namespace

/// A conversation opens where reading stopped, however far that is from its end, and nothing counts as read that was not seen.
class OpeningTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void farFromTheEndOnTheDeviceThatHasItAll();
    void farFromTheEndOnANewDevice();

private:
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<WindowPerson> m_anna;
    std::unique_ptr<WindowPerson> m_bo;
    QString m_talk;
};

void OpeningTest::initTestCase()
{
    m_server = std::make_unique<ServerProcess>();
    m_server->addArguments({u"--rate-limits"_s, u"off"_s});
    QVERIFY2(m_server->start(), qPrintable(m_server->log()));
    m_anna = std::make_unique<WindowPerson>(u"Anna"_s, u"+491512330001"_s);
    m_bo = std::make_unique<WindowPerson>(u"Bo"_s, u"+491512330002"_s);
    QVERIFY(m_anna->registerAt(m_server->url().toString()) && m_bo->registerAt(m_server->url().toString()));
    QVERIFY(m_anna->becomeContactOf(*m_bo));
    m_talk = m_bo->openChatWith(*m_anna);
    QVERIFY(!m_talk.isEmpty());
    m_bo->app().chats()->open({}); // else every message would lay out the timeline anew
    const ConversationId talk = ConversationId::fromString(m_talk).value();
    for (int i = 0; i < many; ++i) {
        if (i == answered) {
            QTRY_COMPARE_WITH_TIMEOUT(m_anna->row(m_talk).unread, answered, 60'000);
            QVERIFY(m_anna->account().timeline().send(talk, u"back soon"_s).isOk());
            QTRY_SOON(m_bo->row(m_talk).unread == 1);
        }
        QVERIFY(m_bo->account().timeline().send(talk, u"news %1"_s.arg(i)).isOk());
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_anna->row(m_talk).unread, many, 60'000);
}

void OpeningTest::farFromTheEndOnTheDeviceThatHasItAll()
{
    m_anna->app().chats()->open(m_talk);
    TimelineViewModel &timeline = *m_anna->app().timeline();
    QTRY_COMPARE_WITH_TIMEOUT(firstNewText(timeline), u"news 0"_s, 20'000);
    QVERIFY(!timeline.isAtEnd());
    QCOMPARE(m_anna->row(m_talk).unread, many);
    m_anna->app().chats()->open({});
}

void OpeningTest::farFromTheEndOnANewDevice()
{
    WindowPerson laptop(u"Anna"_s, u"+491512330001"_s);
    QVERIFY(laptop.signInAt(m_server->url().toString()));
    QTRY_COMPARE_WITH_TIMEOUT(laptop.row(m_talk).unread, many, 60'000);
    laptop.app().chats()->open(m_talk);
    TimelineViewModel &timeline = *laptop.app().timeline();
    QTRY_COMPARE_WITH_TIMEOUT(firstNewText(timeline), u"news 0"_s, 20'000);
    QVERIFY(!timeline.isAtEnd());
    // Down to the end without a hole.
    for (int step = 0; step < many && !timeline.isAtEnd(); ++step) {
        const qsizetype before = timeline.model()->rows().size();
        timeline.loadNewer();
        QTRY_SOON(timeline.isAtEnd() || timeline.model()->rows().size() > before);
    }
    QVERIFY(timeline.isAtEnd());
    QCOMPARE(timeline.model()->rows().first().message.text, u"news %1"_s.arg(many - 1));
    QCOMPARE(timeline.model()->rows().size(), many + 1);
    QCOMPARE(laptop.row(m_talk).unread, many);
}

QTEST_GUILESS_MAIN(OpeningTest)
#include "test_opening.moc"
