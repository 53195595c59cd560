// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/pictures/picture_reader.h"
#include "client/viewmodel/account/picture_address.h"
#include "tests/integration/client/window_person.h"
#include "tests/support/process/server_process.h"
#include "tests/support/receivers/http_receiver.h"

#include <QtCore/QBuffer>
#include <QtGui/QImage>
#include <QtTest/QtTest>

using namespace kith;
using namespace kith::client;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 20'000)
#define QTRY_SAME_SOON(actual, expected) QTRY_COMPARE_WITH_TIMEOUT(actual, expected, 20'000)

/// Previews of links through the view models, with a real web server on this computer that notes every visit.
class LinkPreviewsTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<WindowPerson> m_anna;
    std::unique_ptr<WindowPerson> m_bo;
    QString m_talk;

    using State = LinkFacts::State;

    static PageRules rulesForHere()
    {
        return {.allowed = {IpNetwork::fromText(u"127.0.0.1"_s).value()}, .time = std::chrono::milliseconds(5'000)};
    }
    static QByteArray png()
    {
        QImage image(1600, 900, QImage::Format_RGB32);
        image.fill(Qt::darkGreen);
        QBuffer out;
        image.save(&out, "PNG");
        return out.data();
    }
    static HttpReceiver::Answer siteOf(const HttpReceiver::Request &request)
    {
        if (request.path == "/picture.png")
            return {.headers = "Content-Type: image/png\r\n", .body = png()};
        if (request.path == "/broken.png")
            return {.headers = "Content-Type: image/png\r\n", .body = "no picture at all"};
        if (request.path == "/missing")
            return {.status = 404, .headers = "Content-Type: text/html\r\n"};
        const QByteArray picture = request.path == "/broken" ? "/broken.png" : "/picture.png";
        return {.headers = "Content-Type: text/html\r\n",
                .body
                = "<title>t</title><meta property='og:title' content='Beds &amp; bees'><meta name=description content='How to <b>dig</b>'>"
                  "<meta property='og:image' content='"
                  + picture + "'>"};
    }
    /// The newest message as Bo sees it.
    [[nodiscard]] TimelineMessage newest() const
    {
        const QList<TimelineRow> &rows = m_bo->app().timeline()->model()->rows();
        return rows.isEmpty() ? TimelineMessage() : rows.first().message;
    }
    /// Agrees to what was asked about that message.
    void agree(const QString &message)
    {
        QSignalSpy questions(m_bo->app().timeline(), &TimelineViewModel::previewQuestion);
        m_bo->app().timeline()->askPreview(message);
        if (!questions.isEmpty())
            m_bo->app().timeline()->fetchPreview(message, questions[0][2].toString());
    }
    [[nodiscard]] QString say(const QString &text)
    {
        m_anna->app().composer()->setText(text);
        m_anna->app().composer()->send();
        const bool hasCome = QTest::qWaitFor([&] { return newest().text == text; }, 20'000);
        return hasCome ? newest().messageId : QString();
    }

private slots:
    void initTestCase()
    {
        m_server = std::make_unique<ServerProcess>();
        m_server->addArguments({u"--rate-limits"_s, u"off"_s});
        QVERIFY2(m_server->start(), qPrintable(m_server->log()));
        m_anna = std::make_unique<WindowPerson>(u"Anna"_s, u"+491512660001"_s);
        m_bo = std::make_unique<WindowPerson>(u"Bo"_s, u"+491512660002"_s);
        QVERIFY(m_anna->registerAt(m_server->url().toString()) && m_bo->registerAt(m_server->url().toString()));
        QVERIFY(m_anna->becomeContactOf(*m_bo));
        m_talk = m_anna->openChatWith(*m_bo);
        QTRY_SAME_SOON(m_bo->row(m_talk).conversationId, m_talk);
        m_bo->app().chats()->open(m_talk);
        m_bo->account().previews().setRules(rulesForHere());
    }

    void nothingIsFetchedUntilTheyAskAndAgreeAndThenItIsKept()
    {
        HttpReceiver site;
        site.answer(siteOf);
        QSignalSpy questions(m_bo->app().timeline(), &TimelineViewModel::previewQuestion);
        const QString message = say(u"look: "_s + site.url(u"/page"_s));
        QVERIFY(!message.isEmpty());
        QCOMPARE(newest().preview.state, State::Offered);
        m_bo->app().timeline()->askPreview(message);
        QCOMPARE(questions.size(), 1);
        QCOMPARE(questions[0][1].toString(), u"127.0.0.1"_s);
        QCOMPARE(questions[0][3].toBool(), true);
        QCOMPARE(site.connections(), 0);

        agree(message);
        QCOMPARE(newest().preview.state, State::Loading);
        QTRY_SAME_SOON(newest().preview.state, State::Here);
        QCOMPARE(newest().preview.title, u"Beds & bees"_s);
        QCOMPARE(newest().preview.description, u"How to <b>dig</b>"_s);
        QCOMPARE(newest().preview.place, u"127.0.0.1"_s);
        QCOMPARE(newest().preview.width, LinkPreviews::pictureSide);
        QCOMPARE(site.requests().size(), size_t(2));
        QString path;
        findPicture(m_bo->store(), newest().preview.picture.mid(u"image://pictures/"_s.size()), this,
                    [&path](const QString &found) { path = found; });
        QVERIFY(!path.isEmpty());
        QCOMPARE(readPicture(path).value().size(), QSize(640, 360));
        QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOwner), QFile::Permissions());

        // Without any network, and without another visit.
        m_server->kill();
        m_bo->restart();
        m_bo->app().chats()->open(m_talk);
        QCOMPARE(newest().preview.state, State::Here);
        QCOMPARE(newest().preview.title, u"Beds & bees"_s);
        QVERIFY(!newest().preview.picture.isEmpty());
        QCOMPARE(site.requests().size(), size_t(2));
        m_bo->app().timeline()->removePreview(message);
        QCOMPARE(newest().preview.state, State::Offered);
        QVERIFY2(!QFile::exists(path), "its picture goes with it");
        QVERIFY2(m_server->start(), qPrintable(m_server->log()));
        m_bo->account().reconnectNow();
        m_anna->account().reconnectNow();
        QTRY_SOON(m_bo->app().connection()->isOnline() && m_anna->app().connection()->isOnline());
        m_bo->account().previews().setRules(rulesForHere());
        QCOMPARE(site.requests().size(), size_t(2));
    }

    void whatFailsIsToldAndCanBeTriedAgain()
    {
        HttpReceiver site;
        site.answer(
            [](const HttpReceiver::Request &) { return HttpReceiver::Answer{.status = 404, .headers = "Content-Type: text/html\r\n"}; });
        const QString message = say(site.url(u"/missing"_s));
        agree(message);
        QTRY_SAME_SOON(newest().preview.state, State::Failed);
        QVERIFY(newest().preview.problem.contains(u"404"_s));
        site.answer(siteOf);
        agree(message);
        // Its own path still says so; that of the page below does not.
        QTRY_SOON(newest().preview.state == State::Failed);
        const QString broken = say(site.url(u"/broken"_s));
        agree(broken);
        QTRY_SAME_SOON(newest().preview.state, State::Here);
        QVERIFY2(newest().preview.picture.isEmpty(), "a picture that is none leaves the words alone");
    }

    void whatWasEditedMeanwhileIsNotWhatTheyAgreedTo()
    {
        HttpReceiver agreed;
        HttpReceiver other;
        agreed.answer(siteOf);
        other.answer(siteOf);
        const QString message = say(agreed.url(u"/page"_s));
        QSignalSpy questions(m_bo->app().timeline(), &TimelineViewModel::previewQuestion);
        m_bo->app().timeline()->askPreview(message);
        QCOMPARE(questions.size(), 1);
        // By another hand, while they read the question.
        m_anna->app().composer()->setText({});
        m_anna->app().timeline()->editLast();
        m_anna->app().composer()->setText(other.url(u"/page"_s));
        m_anna->app().composer()->send();
        QTRY_SAME_SOON(newest().text, other.url(u"/page"_s));
        m_bo->app().timeline()->fetchPreview(message, questions[0][2].toString());
        QCOMPARE(newest().preview.state, State::Offered);
        QTest::qWait(50);
        QCOMPARE(agreed.connections() + other.connections(), 0);
        agree(message);
        QTRY_SAME_SOON(newest().preview.state, State::Here);
        QCOMPARE(agreed.connections(), 0);
    }

    void capitalLettersDoNotHideThatNothingIsEncrypted()
    {
        HttpReceiver site;
        site.answer(siteOf);
        const QString message = say(u"[look](HTTP://127.0.0.1:%1/page)"_s.arg(site.port()));
        QSignalSpy questions(m_bo->app().timeline(), &TimelineViewModel::previewQuestion);
        m_bo->app().timeline()->askPreview(message);
        QCOMPARE(questions.size(), 1);
        QVERIFY(questions[0][3].toBool());
    }

    void aPrivatePlaceIsNotVisitedForAnybody()
    {
        HttpReceiver site;
        site.answer(siteOf);
        m_bo->account().previews().setRules(PageRules());
        const QString message = say(u"http://127.0.0.1:%1/ and https://localhost/"_s.arg(site.port()));
        agree(message);
        QTRY_SAME_SOON(newest().preview.state, State::Failed);
        QCOMPARE(site.connections(), 0);
        m_bo->account().previews().setRules(rulesForHere());
    }

    void theSettingTurnsTheOfferOff()
    {
        HttpReceiver site;
        site.answer(siteOf);
        const QString message = say(site.url(u"/off"_s));
        m_bo->app().settings()->setOffersPreviews(false);
        QCOMPARE(newest().preview.state, State::None);
        QSignalSpy questions(m_bo->app().timeline(), &TimelineViewModel::previewQuestion);
        m_bo->app().timeline()->askPreview(message);
        m_bo->app().timeline()->fetchPreview(message, site.url(u"/off"_s));
        QCOMPARE(questions.size(), 0);
        QCOMPARE(newest().preview.state, State::None);
        QCOMPARE(site.connections(), 0);
        m_bo->app().settings()->setOffersPreviews(true);
        QCOMPARE(newest().preview.state, State::Offered);
    }

    void whatIsUnsentTakesItsPreviewAlong()
    {
        HttpReceiver site;
        site.answer(siteOf);
        const QString message = say(site.url(u"/page"_s));
        agree(message);
        QTRY_SAME_SOON(newest().preview.state, State::Here);
        m_anna->app().timeline()->unsend(message);
        QTRY_SAME_SOON(newest().kind, TimelineMessage::Kind::Unsent);
        QCOMPARE(newest().preview.state, State::None);
        m_bo->app().timeline()->fetchPreview(message, site.url(u"/page"_s));
        QCOMPARE(site.requests().size(), size_t(2));
    }

    void mutingAndPuttingAwayCanBeTakenBack()
    {
        ChatsViewModel *chats = m_bo->app().chats();
        chats->mute(m_talk, -1);
        QTRY_SOON(m_bo->row(m_talk).isMuted);
        QVERIFY(chats->undoText().contains(u"Anna"_s));
        chats->undo();
        QTRY_SOON(!m_bo->row(m_talk).isMuted);
        QVERIFY(chats->undoText().isEmpty());
        chats->mute(m_talk, 60);
        chats->setArchived(m_talk, true);
        QTRY_SOON(m_bo->row(m_talk).isArchived);
        chats->undo();
        QTRY_SOON(!m_bo->row(m_talk).isArchived && m_bo->row(m_talk).isMuted);
        chats->undo();
        QVERIFY(m_bo->row(m_talk).isMuted);
        // What was done between stays.
        chats->mute(m_talk, 0);
        chats->setPinned(m_talk, true);
        QTRY_SOON(m_bo->row(m_talk).isPinned && !m_bo->row(m_talk).isMuted);
        chats->undo();
        QTRY_SOON(m_bo->row(m_talk).isMuted);
        QVERIFY(m_bo->row(m_talk).isPinned);
        chats->setPinned(m_talk, false);
        chats->mute(m_talk, 0);
        chats->dismissUndo();
        QVERIFY(chats->undoText().isEmpty());
    }
};

QTEST_GUILESS_MAIN(LinkPreviewsTest)
#include "test_link_previews.moc"
