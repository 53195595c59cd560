// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/client/window_person.h"
#include "tests/support/process/server_process.h"

#include <QtCore/QBuffer>
#include <QtGui/QImage>
#include <QtTest/QtTest>

using namespace kith;
using namespace kith::client;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 20'000)
#define QTRY_SAME_SOON(actual, expected) QTRY_COMPARE_WITH_TIMEOUT(actual, expected, 20'000)

/// What was shared in a conversation, as the pane beside it tells, from the cache and against the real server.
class SharedMediaTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ServerProcess> m_server;
    int m_nextPhone = 60'000;

    std::unique_ptr<WindowPerson> newPerson(const QString &name)
    {
        auto person = std::make_unique<WindowPerson>(name, u"+4915125%1"_s.arg(m_nextPhone++));
        return person->registerAt(m_server->url().toString()) ? std::move(person) : nullptr;
    }

    static QByteArray png(Qt::GlobalColor colour)
    {
        QImage image(320, 200, QImage::Format_RGB32);
        image.fill(colour);
        QBuffer out;
        image.save(&out, "PNG");
        return out.data();
    }

    /// Sends bytes as a message of that kind, and waits until they are in a message of the server.
    static bool send(WindowPerson &person, const QString &talk, MessageType type, const QByteArray &bytes, const QString &name)
    {
        const ConversationId id = ConversationId::fromString(talk).value();
        const qint64 before = person.account().chats().countFiles(id, type);
        person.account().files().takeBytes(bytes, name, &person.app(), [&person, id, type](const Result<OutgoingFile> &taken) {
            if (taken)
                (void)person.account().timeline().send(Outgoing{.conversation = id, .type = type, .files = {*taken}});
        });
        return QTest::qWaitFor([&] { return person.account().chats().countFiles(id, type) > before; }, 20'000);
    }
    static void say(WindowPerson &person, const QString &text)
    {
        person.app().composer()->setText(text);
        person.app().composer()->send();
    }
    static MediaViewModel &media(WindowPerson &person) { return *person.app().details()->media(); }

private slots:
    void initTestCase()
    {
        m_server = std::make_unique<ServerProcess>();
        m_server->addArguments({u"--rate-limits"_s, u"off"_s});
        QVERIFY2(m_server->start(), qPrintable(m_server->log()));
    }

    void everyKindIsFoundTheNewestFirstAndStaysWithoutAServer()
    {
        const auto anna = newPerson(u"Anna"_s);
        const auto bo = newPerson(u"Bo"_s);
        QVERIFY(anna && bo && anna->becomeContactOf(*bo));
        const QString talk = anna->openChatWith(*bo);
        QTRY_SAME_SOON(bo->row(talk).conversationId, talk);
        bo->app().chats()->open(talk);
        QVERIFY(media(*bo).pictureCount() == 0 && !media(*bo).hasLinks());

        QVERIFY(send(*anna, talk, MessageType::Image, png(Qt::red), u"red.png"_s));
        QVERIFY(send(*anna, talk, MessageType::Image, png(Qt::blue), u"blue.png"_s));
        QVERIFY(send(*anna, talk, MessageType::File, "some words", u"notes.txt"_s));
        say(*anna, u"no link here"_s);
        say(*anna, u"first [the plan](https://example.org/plan), then https://example.com/x and [no](javascript:alert(1))"_s);
        QTRY_SOON(media(*bo).pictureCount() == 2 && media(*bo).fileCount() == 1 && media(*bo).hasLinks());
        QTRY_SAME_SOON(media(*bo).recent()->count(), 2);
        QTRY_COMPARE(media(*bo).linkCount(), u"2"_s);

        media(*bo).open(MediaViewModel::Pictures);
        QTRY_SAME_SOON(media(*bo).rows()->count(), 2);
        QCOMPARE(media(*bo).rows()->rows().first().file.name, u"blue.png"_s);
        QCOMPARE(media(*bo).rows()->rows().first().who, u"Anna Tester"_s);
        QVERIFY(media(*bo).rows()->rows().first().file.picture.startsWith(u"image://pictures/"_s));
        QCOMPARE(media(*bo).pictures().first().toMap().value(u"name"_s).toString(), u"red.png"_s);
        media(*bo).open(MediaViewModel::Files);
        QTRY_SAME_SOON(media(*bo).rows()->count(), 1);
        QCOMPARE(media(*bo).rows()->rows().first().file.name, u"notes.txt"_s);
        media(*bo).open(MediaViewModel::Links);
        QTRY_SAME_SOON(media(*bo).rows()->count(), 2);
        QCOMPARE(media(*bo).rows()->rows().first().words, u"the plan"_s);
        QCOMPARE(media(*bo).rows()->rows().first().place, u"example.org"_s);
        QCOMPARE(media(*bo).rows()->rows().last().address, u"https://example.com/x"_s);
        QTRY_SOON(!media(*bo).isLoading() && !media(*bo).hasMore());

        // The way to the message, from the page to the timeline.
        QSignalSpy revealed(bo->app().timeline(), &TimelineViewModel::revealed);
        media(*bo).open(MediaViewModel::Files);
        bo->app().details()->goTo(media(*bo).rows()->rows().first().messageId);
        QTRY_SAME_SOON(revealed.size(), 1);

        m_server->kill();
        QTRY_SOON(!bo->app().connection()->isOnline());
        bo->restart();
        bo->app().chats()->open(talk);
        QCOMPARE(media(*bo).pictureCount(), 2);
        media(*bo).open(MediaViewModel::Links);
        QCOMPARE(media(*bo).rows()->count(), 2);
        QVERIFY(media(*bo).isOffline() && !media(*bo).isLoading() && !media(*bo).hasMore());
        media(*bo).open(MediaViewModel::Voices);
        QCOMPARE(media(*bo).rows()->count(), 0);
        bo->app().chats()->open({});
        QVERIFY(!media(*bo).isOpen());
        QVERIFY2(m_server->start(), qPrintable(m_server->log()));
    }

    void whatIsOnlyOnTheServerComesAPageAtATime()
    {
        const auto anna = newPerson(u"Anna"_s);
        const auto bo = newPerson(u"Bo"_s);
        QVERIFY(anna && bo && anna->becomeContactOf(*bo));
        const QString talk = anna->openChatWith(*bo);
        constexpr int links = 70;
        constexpr int others = 65;
        for (int i = 0; i < links; ++i)
            say(*anna, u"https://example.org/%1"_s.arg(i));
        for (int i = 0; i < others; ++i)
            say(*anna, u"words"_s);
        QTRY_SOON(bo->row(talk).unread == links + others);

        WindowPerson laptop(u"Bo"_s, u"+4915125%1"_s.arg(m_nextPhone - 1));
        QVERIFY(laptop.signInAt(m_server->url().toString()));
        laptop.app().chats()->open(talk);
        media(laptop).open(MediaViewModel::Links);
        QTRY_SOON(media(laptop).rows()->count() >= 50 && !media(laptop).isLoading());
        QCOMPARE(media(laptop).rows()->rows().first().words, u"https://example.org/%1"_s.arg(links - 1));
        for (int page = 0; page < 8 && media(laptop).hasMore(); ++page) {
            media(laptop).more();
            QTRY_SOON(!media(laptop).isLoading());
        }
        QCOMPARE(media(laptop).rows()->count(), links);
        QCOMPARE(media(laptop).rows()->rows().last().words, u"https://example.org/0"_s);

        // What is unsent is here no more.
        const QString gone = media(laptop).rows()->rows().first().messageId;
        anna->app().timeline()->unsend(gone);
        QTRY_SAME_SOON(media(laptop).rows()->count(), links - 1);
    }
};

QTEST_GUILESS_MAIN(SharedMediaTest)
#include "test_shared_media.moc"
