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

/// Files in the window, against the real server: the strip above the composer, pictures as files, whose pictures come by
/// themselves.
class WindowFilesTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<WindowPerson> m_anna;
    std::unique_ptr<WindowPerson> m_bo;
    std::unique_ptr<WindowPerson> m_carl; ///< knows only Anna

    [[nodiscard]] QString writePicture(const QString &name, const QColor &colour) const
    {
        QImage image(640, 480, QImage::Format_RGB32);
        image.fill(colour);
        image.setText(u"Comment"_s, u"taken at home"_s);
        const QString path = m_folder.filePath(name);
        return image.save(path, "PNG") ? path : QString();
    }
    static AttachmentsViewModel &strip(WindowPerson &person) { return *person.app().composer()->attachments(); }
    static QVariantMap lastFile(WindowPerson &person)
    {
        const TimelineModel *model = person.app().timeline()->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            const QVariantList files = model->index(row).data(TimelineModel::FilesRole).toList();
            if (!files.isEmpty())
                return files.first().toMap();
        }
        return {};
    }

private slots:
    void initTestCase()
    {
        m_server = std::make_unique<ServerProcess>();
        m_server->addArguments({u"--rate-limits"_s, u"off"_s});
        QVERIFY2(m_server->start(), qPrintable(m_server->log()));
        const QString url = m_server->url().toString();
        m_anna = std::make_unique<WindowPerson>(u"Anna"_s, u"+491512360001"_s);
        m_bo = std::make_unique<WindowPerson>(u"Bo"_s, u"+491512360002"_s);
        m_carl = std::make_unique<WindowPerson>(u"Carl"_s, u"+491512360003"_s);
        QVERIFY(m_anna->registerAt(url) && m_bo->registerAt(url) && m_carl->registerAt(url));
        QVERIFY(m_anna->becomeContactOf(*m_bo) && m_anna->becomeContactOf(*m_carl));
    }

    void whatIsAttachedOutlivesTheProgramAndGoesOut()
    {
        const QString talk = m_anna->openChatWith(*m_bo);
        const QString plan = m_folder.filePath(u"plan.txt"_s);
        QFile file(plan);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("roof first") == 10);
        file.close();
        QVERIFY(strip(*m_anna).add({QUrl::fromLocalFile(plan), QUrl::fromLocalFile(writePicture(u"shed.png"_s, Qt::darkGreen))}));
        m_anna->app().composer()->setText(u"Both of them"_s);
        QTRY_SOON(strip(*m_anna).areReady());
        QVERIFY(file.remove());
        // Elsewhere it is not to be seen, and the list says that it waits.
        const QString other = m_anna->openChatWith(*m_carl);
        QCOMPARE(strip(*m_anna).count(), 0);
        QVERIFY(m_anna->app().composer()->text().isEmpty());
        m_anna->app().chats()->open({});
        m_anna->restart();
        QTRY_SOON(m_anna->app().connection()->isOnline());
        m_anna->app().chats()->open(talk);
        QCOMPARE(strip(*m_anna).count(), 2);
        QVERIFY(strip(*m_anna).areReady());
        QCOMPARE(strip(*m_anna).rows().first().name, u"plan.txt"_s);
        QCOMPARE(m_anna->app().composer()->text(), u"Both of them"_s);
        m_anna->app().composer()->send();
        QCOMPARE(strip(*m_anna).count(), 0);
        m_bo->app().chats()->open(talk);
        // Each as what it is, and the words with the last of them.
        QTRY_SOON(lastFile(*m_bo).value(u"name"_s) == u"shed.png"_s);
        QVERIFY(lastFile(*m_bo).value(u"isPicture"_s).toBool());
        const QList<TimelineRow> &came = m_bo->app().timeline()->model()->rows();
        QCOMPARE(came.at(0).message.text, u"Both of them"_s);
        QCOMPARE(came.at(1).message.files.size(), 1);
        QCOMPARE(came.at(1).message.files.first().name, u"plan.txt"_s);
        QVERIFY(!came.at(1).message.files.first().isPicture && came.at(1).message.text.isEmpty());
        // And it is not there once more.
        m_anna->restart();
        m_anna->app().chats()->open(talk);
        QCOMPARE(strip(*m_anna).count(), 0);
        QTRY_SOON(m_anna->app().connection()->isOnline());
    }

    void aPictureGoesAsAFileWithAllThatIsInIt()
    {
        m_anna->app().chats()->open({});
        const QString talk = m_anna->openChatWith(*m_bo);
        QTRY_SOON(!m_bo->row(talk).conversationId.isEmpty());
        m_bo->app().chats()->open(talk);
        const QString path = writePicture(u"scan.png"_s, Qt::white);
        QVERIFY(strip(*m_anna).add({QUrl::fromLocalFile(path)}));
        QTRY_SOON(strip(*m_anna).areReady());
        strip(*m_anna).setOriginal(strip(*m_anna).rows().first().id, true);
        QVERIFY(strip(*m_anna).rows().first().isOriginal);
        m_anna->app().composer()->send();
        QTRY_SOON(lastFile(*m_bo).value(u"name"_s) == u"scan.png"_s);
        QVERIFY2(!lastFile(*m_bo).value(u"isPicture"_s).toBool(), "it is shown as a file");
        const QString target = m_folder.filePath(u"saved.png"_s);
        m_bo->app().timeline()->transfers()->saveTo(lastFile(*m_bo).value(u"key"_s).toString(), QUrl::fromLocalFile(target));
        QTRY_SOON(QFile::exists(target));
        QFile sent(path);
        QFile saved(target);
        QVERIFY(sent.open(QIODevice::ReadOnly) && saved.open(QIODevice::ReadOnly));
        QCOMPARE(saved.readAll(), sent.readAll());
    }

    void picturesOfStrangersComeWhenTheyArePressed()
    {
        const QString group = m_anna->makeGroup(u"Neighbours"_s, {m_bo.get(), m_carl.get()});
        QVERIFY(!group.isEmpty());
        QTRY_SOON(!m_carl->row(group).conversationId.isEmpty() && !m_bo->row(group).conversationId.isEmpty());
        m_carl->app().chats()->open(group);
        m_bo->app().chats()->open(group);
        m_anna->app().chats()->open(group);
        QVERIFY(strip(*m_carl).add({QUrl::fromLocalFile(writePicture(u"street.png"_s, Qt::blue))}));
        QTRY_SOON(strip(*m_carl).areReady());
        m_carl->app().composer()->send();
        QTRY_SOON(lastFile(*m_bo).value(u"name"_s) == u"street.png"_s && lastFile(*m_anna).value(u"name"_s) == u"street.png"_s);
        QVERIFY2(!lastFile(*m_anna).value(u"isHeld"_s).toBool(), "Carl is a contact of hers");
        QVERIFY(!lastFile(*m_carl).value(u"isHeld"_s).toBool());
        QVERIFY(lastFile(*m_bo).value(u"isHeld"_s).toBool());
        QVERIFY(lastFile(*m_bo).value(u"picture"_s).toString().isEmpty());
        // Nor beside the conversation, nor to be paged through from there.
        MediaViewModel *media = m_bo->app().details()->media();
        QTRY_SOON(media->recent()->count() == 1);
        QVERIFY(media->recent()->rows().first().file.isHeld && media->recent()->rows().first().file.picture.isEmpty());
        QVERIFY(media->pictures().isEmpty());
        media->open(MediaViewModel::Pictures);
        QTRY_SOON(media->rows()->count() == 1);
        QVERIFY(media->rows()->rows().first().file.isHeld);
        media->close();

        m_bo->app().settings()->setPictureLoading(SettingsViewModel::OfEverybody);
        QVERIFY(!lastFile(*m_bo).value(u"isHeld"_s).toBool());
        m_bo->app().settings()->setPictureLoading(SettingsViewModel::OfNobody);
        QVERIFY(lastFile(*m_bo).value(u"isHeld"_s).toBool());
        m_bo->app().timeline()->transfers()->show(lastFile(*m_bo).value(u"key"_s).toString());
        QVERIFY(!lastFile(*m_bo).value(u"isHeld"_s).toBool());
        QVERIFY(lastFile(*m_bo).value(u"picture"_s).toString().startsWith(u"image://pictures/"_s));

        m_anna->app().settings()->setPictureLoading(SettingsViewModel::OfNobody);
        QVERIFY(lastFile(*m_anna).value(u"isHeld"_s).toBool());
        m_anna->app().settings()->setPictureLoading(SettingsViewModel::OfContacts);
        QVERIFY(!lastFile(*m_anna).value(u"isHeld"_s).toBool());
    }
};

QTEST_MAIN(WindowFilesTest)
#include "test_window_files.moc"
