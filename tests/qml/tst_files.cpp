// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Files and pictures in the real window, driven by keys and pointer, with invented messages.
#include "qml/Controls/engine_setup.h"
#include "tests/qml/made_up.h"
#include "tests/qml/made_up_faces.h"
#include "tests/qml/made_up_files.h"
#include "tests/qml/stage.h"

#include <QtCore/QMimeData>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtQuick/QQuickItem>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

using namespace kith::client;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Rows of a list are children of what is seen, not of an object.
QQuickItem *below(QQuickItem *top, const QString &name)
{
    if (top->objectName() == name && top->isVisible())
        return top;
    for (QQuickItem *child : top->childItems()) {
        if (QQuickItem *found = below(child, name))
            return found;
    }
    return nullptr;
}

} // namespace

class TestFiles : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        installFonts();
        prepareEngine(m_engine);
        addMadeUpFaces(m_engine);
        addMadeUpPictures(m_engine);
    }
    void init();
    void cleanup() { m_stage.reset(); }

    void aPictureTakesItsRoomBeforeItIsThere();
    void aBrokenPictureIsToldByName();
    void whatIsPressedIsWished();
    void theViewerGoesThroughThePicturesAndClosesWithEscape();
    void aFileThatMightRunIsOnlySaved();
    void filesWaitAboveTheTextAndGoWhenRemoved();
    void aRefusedFileIsNotSent();
    void aPastedFileIsAttachedAndPastedWordsAreNot();
    void sharedPicturesAreWalkedThroughByKeys();
    void sharedFilesAndLinksAreOpenedAndFoundByKeys();
    void aVoiceMessageThatWaitsIsHeardAndRemoved();
    void aPictureGoesAsAFileWhenThatIsWanted();
    void aPictureThatIsHeldBackComesWhenItIsPressed();
    void howMuchIsKeptIsChosenByKeys();

private:
    [[nodiscard]] QQuickItem *item(const QString &name) const { return below(m_stage->window()->contentItem(), name); }
    void click(const QString &name)
    {
        QQuickItem *target = nullptr;
        QTRY_VERIFY2((target = item(name)) != nullptr, qPrintable(name));
        const QPointF middle = target->mapToScene({target->width() / 2, target->height() / 2});
        QTest::mouseClick(m_stage->window(), Qt::LeftButton, Qt::NoModifier, middle.toPoint());
    }
    TransfersViewModel &transfers() { return *m_stage->app().timeline()->transfers(); }
    AttachmentsViewModel &attachments() { return *m_stage->app().composer()->attachments(); }

    QQmlEngine m_engine;
    std::unique_ptr<Stage> m_stage;
};

void TestFiles::init()
{
    m_stage = std::make_unique<Stage>(m_engine, Picture{.name = u"files"_s, .size = {1600, 1500}, .fill = [](AppViewModel &app) {
                                                            app.settings()->setMotionReduced(true);
                                                            fillChats(app);
                                                            fillTimeline(app);
                                                            fillMedia(app);
                                                            fillFiles(app);
                                                        }});
    QVERIFY(m_stage->window());
    QTRY_VERIFY(item(u"message.m4"_s));
}

void TestFiles::aPictureTakesItsRoomBeforeItIsThere()
{
    QTRY_VERIFY(item(u"picture.from the gate.jpg"_s));
    const QQuickItem *tile = item(u"picture.from the gate.jpg"_s);
    QVERIFY(qAbs(tile->width() / tile->height() - 4.0 / 3) < 0.02);
    const QSizeF before(tile->width(), tile->height());
    QTRY_VERIFY(tile->property("isShown").toBool());
    QCOMPARE(QSizeF(tile->width(), tile->height()), before);
}

void TestFiles::aBrokenPictureIsToldByName()
{
    QTRY_VERIFY(item(u"picture.west.jpg"_s));
    QTRY_VERIFY(item(u"picture.west.jpg"_s)->property("isBroken").toBool());
}

void TestFiles::whatIsPressedIsWished()
{
    QSignalSpy pressed(&transfers(), &TransfersViewModel::pressed);
    QSignalSpy saved(&transfers(), &TransfersViewModel::saveRequested);
    QSignalSpy cancelled(&transfers(), &TransfersViewModel::cancelled);
    click(u"file.costs.ods"_s);
    QCOMPARE(pressed.size(), 1);
    QCOMPARE(pressed[0][0].toString(), u"file/2/0"_s);
    click(u"file.costs.ods.save"_s);
    QCOMPARE(saved.size(), 1);
    QCOMPARE(saved[0][0].toString(), u"file/2/0"_s);
    click(u"file.bees.mp4.cancel"_s);
    click(u"picture.beds.jpg.cancel"_s);
    QCOMPARE(cancelled.size(), 2);
    QCOMPARE(cancelled[0][0].toString(), u"file/3/0"_s);
    QCOMPARE(cancelled[1][0].toString(), u"out/q/7/0"_s);
    QCOMPARE(pressed.size(), 1);
}

void TestFiles::theViewerGoesThroughThePicturesAndClosesWithEscape()
{
    QObject *viewer = nullptr;
    click(u"picture.north.jpg"_s);
    QTRY_VERIFY((viewer = m_stage->window()->findChild<QObject *>(u"pictureViewer"_s)) != nullptr);
    QTRY_VERIFY(viewer->property("opened").toBool());
    QCOMPARE(viewer->property("current").toInt(), 1);
    QTest::keyClick(m_stage->window(), Qt::Key_Right);
    QCOMPARE(viewer->property("current").toInt(), 2);
    QTest::keyClick(m_stage->window(), Qt::Key_Left);
    QTest::keyClick(m_stage->window(), Qt::Key_Left);
    QTest::keyClick(m_stage->window(), Qt::Key_Left);
    QCOMPARE(viewer->property("current").toInt(), 0);
    QTest::keyClick(m_stage->window(), Qt::Key_Plus);
    QVERIFY(viewer->property("zoom").toReal() > 1);
    QSignalSpy saved(&transfers(), &TransfersViewModel::saveRequested);
    QTest::keyClick(m_stage->window(), Qt::Key_S);
    QCOMPARE(saved.size(), 1);
    QCOMPARE(saved[0][0].toString(), u"file/11/0"_s);
    QTest::keyClick(m_stage->window(), Qt::Key_Escape);
    QTRY_VERIFY(!viewer->property("visible").toBool());
}

void TestFiles::aFileThatMightRunIsOnlySaved()
{
    QSignalSpy saved(&transfers(), &TransfersViewModel::saveRequested);
    Q_EMIT transfers().refusedToOpen(u"file/9/0"_s, u"invoice.pdf.desktop"_s);
    click(u"openFile.save"_s);
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(saved[0][0].toString(), u"file/9/0"_s);
}

void TestFiles::filesWaitAboveTheTextAndGoWhenRemoved()
{
    QSignalSpy removed(&attachments(), &AttachmentsViewModel::removeRequested);
    click(u"attachment.list of seeds.csv.remove"_s);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed[0][0].toString(), u"2"_s);
    const qreal tall = item(u"composer.attachments"_s)->height();
    QVERIFY(tall > 0);
    attachments().setRows({});
    QTRY_VERIFY(!item(u"composer.attachments"_s));
}

void TestFiles::aRefusedFileIsNotSent()
{
    ComposerViewModel &composer = *m_stage->app().composer();
    composer.setText(u"with words"_s);
    QVERIFY(!composer.canSend());
    QList<AttachmentRow> rows = attachments().rows();
    rows.removeLast();
    attachments().setRows(rows);
    QVERIFY(composer.canSend());
    composer.setText({});
    QVERIFY2(composer.canSend(), "files need no words");
}

void TestFiles::aPastedFileIsAttachedAndPastedWordsAreNot()
{
    QSignalSpy added(&attachments(), &AttachmentsViewModel::addRequested);
    QSignalSpy image(&attachments(), &AttachmentsViewModel::imageRequested);
    item(u"composer"_s)->forceActiveFocus();
    auto *files = new QMimeData;
    files->setUrls({QUrl::fromLocalFile(u"/tmp/seeds.csv"_s), QUrl(u"http://example.org/x.png"_s)});
    QGuiApplication::clipboard()->setMimeData(files);
    QTest::keyClick(m_stage->window(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(added.size(), 1);
    QCOMPARE(added[0][0].toStringList(), QStringList{u"/tmp/seeds.csv"_s});
    QGuiApplication::clipboard()->setImage(QImage(8, 8, QImage::Format_RGB32));
    QTest::keyClick(m_stage->window(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(image.size(), 1);
    QGuiApplication::clipboard()->setText(u"only words"_s);
    QTest::keyClick(m_stage->window(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(added.size() + image.size(), 2);
    QTRY_COMPARE(m_stage->app().composer()->text(), u"only words"_s);
}

void TestFiles::sharedPicturesAreWalkedThroughByKeys()
{
    MediaViewModel &media = *m_stage->app().details()->media();
    QQuickWindow *window = m_stage->window();
    QTRY_VERIFY(item(u"media.all"_s));
    item(u"media.all"_s)->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(window, Qt::Key_Space);
    QTRY_VERIFY(media.isOpen());
    QCOMPARE(media.kind(), int(MediaViewModel::Pictures));
    QTRY_VERIFY(item(u"media.grid"_s) && item(u"media.grid"_s)->hasActiveFocus());
    QTest::keyClick(window, Qt::Key_Right);
    QTest::keyClick(window, Qt::Key_Down);
    QCOMPARE(item(u"media.grid"_s)->property("currentIndex").toInt(), 4);
    QTest::keyClick(window, Qt::Key_Return);
    QObject *viewer = nullptr;
    QTRY_VERIFY((viewer = window->findChild<QObject *>(u"pictureViewer"_s)) != nullptr);
    QTRY_VERIFY(viewer->property("opened").toBool());
    // The viewer goes from the oldest to the newest, the page the other way. Four of the older ones are held back.
    QCOMPARE(viewer->property("current").toInt(), 40 - 1 - 4 - 4);
    QTest::keyClick(window, Qt::Key_Escape);
    QTRY_VERIFY(!viewer->property("visible").toBool());
    QVERIFY(media.isOpen());
    QTest::keyClick(window, Qt::Key_Menu);
    QTRY_VERIFY(item(u"mediaMenu.save"_s));
    QTest::keyClick(window, Qt::Key_Escape);
    QTRY_VERIFY(!item(u"mediaMenu.save"_s));
    QTest::keyClick(window, Qt::Key_Escape);
    QTRY_VERIFY(!media.isOpen());
    QTRY_COMPARE(window->activeFocusItem()->objectName(), u"media.all"_s);
}

void TestFiles::sharedFilesAndLinksAreOpenedAndFoundByKeys()
{
    MediaViewModel &media = *m_stage->app().details()->media();
    QQuickWindow *window = m_stage->window();
    QSignalSpy pressed(&transfers(), &TransfersViewModel::pressed);
    QSignalSpy saved(&transfers(), &TransfersViewModel::saveRequested);
    QSignalSpy places(m_stage->app().details(), &DetailsViewModel::placeRequested);
    QSignalSpy links(m_stage->app().timeline(), &TimelineViewModel::linkRequested);
    click(u"media.files"_s);
    QTRY_VERIFY(item(u"media.list"_s) && item(u"media.list"_s)->hasActiveFocus());
    QTest::keyClick(window, Qt::Key_Down);
    QTest::keyClick(window, Qt::Key_Return);
    QCOMPARE(pressed.size(), 1);
    QCOMPARE(pressed[0][0].toString(), u"file/2/0"_s);
    QTest::keyClick(window, Qt::Key_Menu);
    click(u"mediaMenu.save"_s);
    QTRY_COMPARE(saved.size(), 1);
    QTest::keyClick(window, Qt::Key_Tab);
    QTRY_VERIFY(window->activeFocusItem()->objectName().startsWith(u"media.show."_s));
    QTest::keyClick(window, Qt::Key_Space);
    QCOMPARE(places.size(), 1);
    QCOMPARE(places[0][0].toString(), media.rows()->rows()[1].messageId);
    click(u"media.kind.3"_s);
    QTRY_COMPARE(media.kind(), int(MediaViewModel::Links));
    QTRY_VERIFY(item(u"media.line."_s + media.rows()->rows().first().id));
    click(u"media.line."_s + media.rows()->rows().first().id);
    QTRY_COMPARE(links.size(), 1);
    QCOMPARE(links[0][0].toString(), media.rows()->rows().first().href);
}

void TestFiles::aVoiceMessageThatWaitsIsHeardAndRemoved()
{
    QSignalSpy heard(&attachments(), &AttachmentsViewModel::listenRequested);
    QSignalSpy removed(&attachments(), &AttachmentsViewModel::removeRequested);
    click(u"attachment.Voice message.listen"_s);
    QCOMPARE(heard.size(), 1);
    QCOMPARE(heard[0][0].toString(), u"4"_s);
    const QString before = item(u"attachment.Voice message.listen"_s)->property("text").toString();
    attachments().setPlaying(u"4"_s);
    QTRY_VERIFY(item(u"attachment.Voice message.listen"_s)->property("text").toString() != before);
    attachments().setPlaying({});
    item(u"attachment.Voice message.remove"_s)->forceActiveFocus();
    QTest::keyClick(m_stage->window(), Qt::Key_Space);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed[0][0].toString(), u"4"_s);
}

void TestFiles::aPictureGoesAsAFileWhenThatIsWanted()
{
    QSignalSpy original(&attachments(), &AttachmentsViewModel::originalRequested);
    click(u"attachment.shed.jpg.original"_s);
    QCOMPARE(original.size(), 1);
    QCOMPARE(original[0][0].toString(), u"1"_s);
    QCOMPARE(original[0][1].toBool(), true);
    QList<AttachmentRow> rows = attachments().rows();
    rows[0].isOriginal = true;
    attachments().setRows(rows);
    item(u"attachment.shed.jpg.original"_s)->forceActiveFocus();
    QTest::keyClick(m_stage->window(), Qt::Key_Space);
    QCOMPARE(original.size(), 2);
    QCOMPARE(original[1][1].toBool(), false);
    QVERIFY2(!item(u"attachment.list of seeds.csv.original"_s), "only pictures have the choice");
}

void TestFiles::aPictureThatIsHeldBackComesWhenItIsPressed()
{
    QSignalSpy shown(&transfers(), &TransfersViewModel::showRequested);
    click(u"picture.stranger.jpg"_s);
    QCOMPARE(shown.size(), 1);
    QCOMPARE(shown[0][0].toString(), u"file/16/0"_s);
    QVERIFY2(!m_stage->window()->findChild<QObject *>(u"pictureViewer"_s), "it is not there to be seen large");
    QVERIFY(!item(u"picture.stranger.jpg"_s)->property("isShown").toBool());
    const QVariantList pictures = m_stage->app().timeline()->pictures();
    for (const QVariant &picture : pictures)
        QVERIFY(picture.toMap().value(u"key"_s).toString() != u"file/16/0"_s);
}

void TestFiles::howMuchIsKeptIsChosenByKeys()
{
    m_stage->app().setSection(AppViewModel::Settings);
    QObject *screen = nullptr;
    for (QObject *object : m_stage->window()->findChildren<QObject *>()) {
        if (QByteArray(object->metaObject()->className()).startsWith("SettingsScreen"))
            screen = object;
    }
    QVERIFY(screen);
    screen->setProperty("page", 6);
    screen->setProperty("isReading", true);
    QTRY_VERIFY(item(u"storage.bound"_s));
    QCOMPARE(item(u"storage.boundText"_s)->property("text").toString(), u"1 GB"_s);
    item(u"storage.bound"_s)->forceActiveFocus();
    QTest::keyClick(m_stage->window(), Qt::Key_Right);
    QCOMPARE(m_stage->app().settings()->fileBoundBytes(), 2'000'000'000);
    QTRY_COMPARE(item(u"storage.boundText"_s)->property("text").toString(), u"2 GB"_s);
    click(u"storage.pictures.2"_s);
    QCOMPARE(m_stage->app().settings()->pictureLoading(), int(SettingsViewModel::OfNobody));
}

QTEST_MAIN(TestFiles)
#include "tst_files.moc"
