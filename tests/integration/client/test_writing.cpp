// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/client/window_person.h"
#include "tests/support/process/server_process.h"

#include <QtTest/QtTest>

using namespace kith;
using namespace kith::client;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 20'000)

/// What is written in the window against the real server, and what of it is still there after another conversation or an end.
class WritingTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<WindowPerson> m_anna;
    std::unique_ptr<WindowPerson> m_bo;
    std::unique_ptr<WindowPerson> m_carl;
    QString m_talk;
    QString m_other;

    [[nodiscard]] ComposerViewModel &composer() const { return *m_anna->app().composer(); }
    [[nodiscard]] static QString newest(WindowPerson &person)
    {
        const auto &rows = person.app().timeline()->model()->rows();
        return rows.isEmpty() ? QString() : rows.first().message.text;
    }

private slots:
    void initTestCase()
    {
        m_server = std::make_unique<ServerProcess>();
        QVERIFY2(m_server->start(), qPrintable(m_server->log()));
        const QString url = m_server->url().toString();
        m_anna = std::make_unique<WindowPerson>(u"Anna"_s, u"+491512370001"_s);
        m_bo = std::make_unique<WindowPerson>(u"Bo"_s, u"+491512370002"_s);
        m_carl = std::make_unique<WindowPerson>(u"Carl"_s, u"+491512370003"_s);
        QVERIFY(m_anna->registerAt(url) && m_bo->registerAt(url) && m_carl->registerAt(url));
        QVERIFY(m_anna->becomeContactOf(*m_bo) && m_anna->becomeContactOf(*m_carl));
        m_other = m_anna->openChatWith(*m_carl);
        m_talk = m_anna->openChatWith(*m_bo);
        QVERIFY(!m_other.isEmpty() && !m_talk.isEmpty());
        m_anna->app().chats()->open(m_talk);
        composer().setText(u"The beds are redy"_s);
        composer().send();
        QTRY_SOON(m_bo->row(m_talk).unread == 1);
        m_bo->app().chats()->open(m_talk);
        QTRY_COMPARE_WITH_TIMEOUT(newest(*m_bo), u"The beds are redy"_s, 20'000);
    }
    void cleanupTestCase()
    {
        m_anna.reset();
        m_bo.reset();
        m_carl.reset();
    }

    void anEditOutlivesAnotherConversationAndTheProgram()
    {
        QTRY_SOON(m_anna->app().timeline()->model()->rows().first().message.canEdit);
        composer().setText(u"begun before"_s);
        composer().setText({});
        composer().editLast();
        QCOMPARE(composer().mode(), ComposerViewModel::Mode::Edit);
        QCOMPARE(composer().text(), u"The beds are redy"_s);
        composer().setText(u"The beds are ready"_s);

        m_anna->app().chats()->open(m_other);
        QCOMPARE(composer().mode(), ComposerViewModel::Mode::Write);
        QCOMPARE(composer().text(), QString());
        m_anna->app().chats()->open(m_talk);
        QCOMPARE(composer().mode(), ComposerViewModel::Mode::Edit);
        QCOMPARE(composer().text(), u"The beds are ready"_s);

        composer().setText(u"The beds are ready for planting"_s);
        m_anna->restart();
        m_anna->app().chats()->open(m_talk);
        QCOMPARE(composer().mode(), ComposerViewModel::Mode::Edit);
        QCOMPARE(composer().text(), u"The beds are ready for planting"_s);
        composer().send();
        QTRY_COMPARE_WITH_TIMEOUT(newest(*m_bo), u"The beds are ready for planting"_s, 20'000);

        // Neither what was sent nor what was given up comes back.
        m_anna->app().chats()->open(m_other);
        m_anna->app().chats()->open(m_talk);
        QCOMPARE(composer().mode(), ComposerViewModel::Mode::Write);
        QCOMPARE(composer().text(), QString());
        QTRY_SOON(m_anna->app().timeline()->model()->rows().first().message.canEdit);
        composer().editLast();
        composer().setText(u"no"_s);
        composer().endMode();
        m_anna->restart();
        m_anna->app().chats()->open(m_talk);
        QCOMPARE(composer().mode(), ComposerViewModel::Mode::Write);
        QCOMPARE(composer().text(), QString());
    }
};

QTEST_GUILESS_MAIN(WritingTest)
#include "test_writing.moc"
