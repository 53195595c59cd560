// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How files get in and out of the real window: Qt's own file dialogs, what another program drops, what the clipboard holds.
#include "qml/Controls/engine_setup.h"
#include "tests/qml/made_up.h"
#include "tests/qml/made_up_faces.h"
#include "tests/qml/made_up_files.h"
#include "tests/qml/stage.h"

#include <QtCore/QBuffer>
#include <QtCore/QMimeData>
#include <QtCore/QTemporaryDir>
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
QQuickItem *below(QQuickItem *top, const std::function<bool(const QQuickItem *)> &fits)
{
    if (!top->isVisible())
        return nullptr;
    if (fits(top))
        return top;
    for (QQuickItem *child : top->childItems()) {
        if (QQuickItem *found = below(child, fits))
            return found;
    }
    return nullptr;
}

QByteArray png()
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImage(4, 4, QImage::Format_RGB32).save(&buffer, "PNG");
    return bytes;
}

} // namespace

class TestFileDialogs : public QObject
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

    void aFileIsChosenInTheDialog();
    void theDialogThatIsGivenUpAttachesNothing();
    void aFileIsSavedWhereTheDialogSays();
    void filesThatAreDroppedAreAttached();
    void aPictureOutOfAWebPageIsTakenAndNotFetched();
    void wordsThatAreDroppedAreNoFile();
    void nothingIsDroppedWhileAMessageIsEdited();
    void aPictureFromTheClipboardIsAttached();

private:
    [[nodiscard]] QQuickItem *item(const QString &name) const
    {
        return below(m_stage->window()->contentItem(), [&name](const QQuickItem *one) { return one->objectName() == name; });
    }
    /// Of Qt's dialog: it tells no names of its buttons.
    [[nodiscard]] QQuickItem *button(const QString &text) const
    {
        return below(m_stage->window()->contentItem(), [&text](const QQuickItem *one) {
            return one->inherits("QQuickAbstractButton") && one->property("text").toString().remove(u'&') == text;
        });
    }
    void click(QQuickItem *target, bool isTwice = false)
    {
        const QPoint middle = target->mapToScene({target->width() / 2, target->height() / 2}).toPoint();
        if (isTwice)
            QTest::mouseDClick(m_stage->window(), Qt::LeftButton, Qt::NoModifier, middle);
        else
            QTest::mouseClick(m_stage->window(), Qt::LeftButton, Qt::NoModifier, middle);
    }
    [[nodiscard]] QObject *dialog(const char *name) const
    {
        for (QObject *object : m_stage->window()->findChildren<QObject *>()) {
            if (QByteArray(object->metaObject()->className()).startsWith(name))
                return object;
        }
        return nullptr;
    }
    /// What the window system tells while something is dragged over the composer and let go. True: it was taken.
    bool drop(QMimeData *data)
    {
        const std::unique_ptr<QMimeData> owned(data);
        QQuickItem *composer = item(u"composer"_s);
        const QPoint at = composer->mapToScene({composer->width() / 2, -100}).toPoint();
        QDragEnterEvent enter(at, Qt::CopyAction, data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_stage->window(), &enter);
        QDragMoveEvent move(at, Qt::CopyAction, data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_stage->window(), &move);
        QDropEvent drop(at, Qt::CopyAction, data, Qt::LeftButton, Qt::NoModifier);
        drop.setAccepted(false);
        QCoreApplication::sendEvent(m_stage->window(), &drop);
        return drop.isAccepted();
    }
    AttachmentsViewModel &attachments() { return *m_stage->app().composer()->attachments(); }

    QQmlEngine m_engine;
    QTemporaryDir m_folder;
    std::unique_ptr<Stage> m_stage;
};

void TestFileDialogs::init()
{
    m_stage = std::make_unique<Stage>(m_engine, Picture{.name = u"dialogs"_s, .size = {1600, 1500}, .fill = [](AppViewModel &app) {
                                                            app.settings()->setMotionReduced(true);
                                                            fillChats(app);
                                                            fillTimeline(app);
                                                            fillFiles(app);
                                                        }});
    QVERIFY(m_stage->window());
    QTRY_VERIFY(item(u"message.m4"_s));
    QFile file(m_folder.filePath(u"beans.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("a,b") == 3);
}

void TestFileDialogs::aFileIsChosenInTheDialog()
{
    QSignalSpy added(&attachments(), &AttachmentsViewModel::addRequested);
    click(item(u"composer.attach"_s));
    QObject *opened = nullptr;
    QTRY_VERIFY((opened = dialog("AttachDialog")) != nullptr);
    QTRY_VERIFY(opened->property("visible").toBool());
    opened->setProperty("currentFolder", QUrl::fromLocalFile(m_folder.path()));
    QQuickItem *row = nullptr;
    QTRY_VERIFY((row = button(u"beans.csv"_s)) != nullptr || (row = item(u"fileDialogDelegate0"_s)) != nullptr);
    click(row);
    QTRY_VERIFY(button(u"Open"_s) && button(u"Open"_s)->isEnabled());
    click(button(u"Open"_s));
    QTRY_COMPARE(added.size(), 1);
    QCOMPARE(added[0][0].toStringList(), QStringList{m_folder.filePath(u"beans.csv"_s)});
    QTRY_VERIFY(!button(u"Open"_s));
}

void TestFileDialogs::theDialogThatIsGivenUpAttachesNothing()
{
    QSignalSpy added(&attachments(), &AttachmentsViewModel::addRequested);
    click(item(u"composer.attach"_s));
    QTRY_VERIFY(button(u"Cancel"_s));
    QTest::keyClick(m_stage->window(), Qt::Key_Escape);
    QTRY_VERIFY(!button(u"Cancel"_s));
    QCOMPARE(added.size(), 0);
    // And it can be opened again.
    click(item(u"composer.attach"_s));
    QTRY_VERIFY(button(u"Cancel"_s));
    click(button(u"Cancel"_s));
    QTRY_VERIFY(!button(u"Cancel"_s));
}

void TestFileDialogs::aFileIsSavedWhereTheDialogSays()
{
    QSignalSpy saved(m_stage->app().timeline()->transfers(), &TransfersViewModel::saveRequested);
    QQuickItem *file = nullptr;
    QTRY_VERIFY((file = item(u"file.old notes.txt"_s)) != nullptr);
    QTest::mouseClick(m_stage->window(), Qt::RightButton, Qt::NoModifier, file->mapToScene({20, 10}).toPoint());
    QTRY_VERIFY(item(u"menu.saveAs"_s));
    click(item(u"menu.saveAs"_s));
    QObject *opened = nullptr;
    QTRY_VERIFY((opened = dialog("SaveDialog")) != nullptr);
    QTRY_VERIFY(opened->property("visible").toBool());
    const QString suggested = opened->property("selectedFile").toUrl().fileName();
    QVERIFY2(suggested == u"bees.mp4"_s || suggested == u"old notes.txt"_s, qPrintable(suggested));
    const QUrl place = QUrl::fromLocalFile(m_folder.filePath(u"kept.bin"_s));
    opened->setProperty("selectedFile", place);
    QTRY_VERIFY(button(u"Save"_s) && button(u"Save"_s)->isEnabled());
    click(button(u"Save"_s));
    QTRY_COMPARE(saved.size(), 1);
    QVERIFY(saved[0][0].toString().startsWith(u"file/"_s));
    QCOMPARE(saved[0][1].toUrl(), place);
}

void TestFileDialogs::filesThatAreDroppedAreAttached()
{
    QSignalSpy added(&attachments(), &AttachmentsViewModel::addRequested);
    auto *data = new QMimeData;
    data->setUrls({QUrl::fromLocalFile(u"/tmp/a b.pdf"_s), QUrl::fromLocalFile(u"/tmp/ü.txt"_s)});
    QVERIFY(drop(data));
    QCOMPARE(added.size(), 1);
    QCOMPARE(added[0][0].toStringList(), (QStringList{u"/tmp/a b.pdf"_s, u"/tmp/ü.txt"_s}));
    QTRY_VERIFY(item(u"composer"_s)->hasActiveFocus());
}

void TestFileDialogs::aPictureOutOfAWebPageIsTakenAndNotFetched()
{
    QSignalSpy added(&attachments(), &AttachmentsViewModel::addRequested);
    QSignalSpy picture(&attachments(), &AttachmentsViewModel::pictureRequested);
    const QByteArray bytes = png();
    auto *data = new QMimeData;
    data->setUrls({QUrl(u"https://example.org/cat.png"_s)});
    data->setData(u"image/png"_s, bytes);
    QVERIFY(drop(data));
    QCOMPARE(added.size(), 0);
    QCOMPARE(picture.size(), 1);
    QCOMPARE(picture[0][0].toByteArray(), bytes);
    QCOMPARE(picture[0][1].toString(), u"png"_s);
    // Only an address: nothing is taken, and nothing is fetched.
    data = new QMimeData;
    data->setUrls({QUrl(u"https://example.org/cat.png"_s)});
    QVERIFY(!drop(data));
    QCOMPARE(added.size() + picture.size(), 1);
}

void TestFileDialogs::wordsThatAreDroppedAreNoFile()
{
    QSignalSpy added(&attachments(), &AttachmentsViewModel::addRequested);
    QSignalSpy picture(&attachments(), &AttachmentsViewModel::pictureRequested);
    auto *data = new QMimeData;
    data->setText(u"/tmp/only words"_s);
    drop(data);
    QCOMPARE(added.size() + picture.size(), 0);
}

void TestFileDialogs::nothingIsDroppedWhileAMessageIsEdited()
{
    QSignalSpy added(&attachments(), &AttachmentsViewModel::addRequested);
    attachments().setAllowed(false);
    auto *data = new QMimeData;
    data->setUrls({QUrl::fromLocalFile(u"/tmp/a.pdf"_s)});
    QVERIFY(!drop(data));
    QCOMPARE(added.size(), 0);
    QVERIFY(!item(u"composer.attach"_s)->isEnabled());
}

void TestFileDialogs::aPictureFromTheClipboardIsAttached()
{
    QSignalSpy image(&attachments(), &AttachmentsViewModel::imageRequested);
    item(u"composer"_s)->forceActiveFocus();
    QImage red(12, 7, QImage::Format_RGB32);
    red.fill(Qt::red);
    QGuiApplication::clipboard()->setImage(red);
    QTest::keyClick(m_stage->window(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(image.size(), 1);
    QCOMPARE(image[0][0].value<QImage>().size(), QSize(12, 7));
    QCOMPARE(image[0][0].value<QImage>().pixelColor(3, 3), QColor(Qt::red));
    QVERIFY(m_stage->app().composer()->text().isEmpty());
}

int main(int argc, char **argv)
{
    // The dialogs of the desktop cannot be driven from here; Qt's own can, and are what a desktop without any shows.
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QGuiApplication application(argc, argv);
    TestFileDialogs test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}
#include "tst_file_dialogs.moc"
