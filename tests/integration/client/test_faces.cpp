// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/account/face_address.h"
#include "tests/integration/client/window_person.h"
#include "tests/support/process/server_process.h"

#include <QtCore/QBuffer>
#include <QtCore/QDirIterator>
#include <QtGui/QImage>
#include <QtTest/QtTest>

using namespace kith;
using namespace kith::client;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 20'000)

/// Pictures of people and groups, from the server into the cache and the rows of the window.
class FacesTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ServerProcess> m_server;
    int m_nextPhone = 40'000;

    std::unique_ptr<WindowPerson> newPerson(const QString &name)
    {
        auto person = std::make_unique<WindowPerson>(name, u"+4915123%1"_s.arg(m_nextPhone++));
        return person->registerAt(m_server->url().toString()) ? std::move(person) : nullptr;
    }

    static QByteArray picture(Qt::GlobalColor colour)
    {
        QImage image(300, 300, QImage::Format_RGB32);
        image.fill(colour);
        QBuffer out;
        image.save(&out, "PNG");
        return out.data();
    }

    static QString keyOf(const QString &address) { return address.mid(u"image://faces/"_s.size()); }

    /// The file of a row's picture as it comes; empty while it has not.
    struct Found
    {
        QString path;
        bool isAnswered = false;
    };
    static std::shared_ptr<Found> find(WindowPerson &person, const QString &address)
    {
        auto found = std::make_shared<Found>();
        findFace(person.store(), keyOf(address), &person.app(), [found](const QString &path) {
            found->path = path;
            found->isAnswered = true;
        });
        return found;
    }

private slots:
    void initTestCase()
    {
        m_server = std::make_unique<ServerProcess>();
        m_server->addArguments({u"--rate-limits"_s, u"off"_s});
        QVERIFY2(m_server->start(), qPrintable(m_server->log()));
    }

    void aPictureIsSeenByTheContactAndIsAnotherFileWhenItChanges()
    {
        const auto anna = newPerson(u"Anna"_s);
        const auto bo = newPerson(u"Bo"_s);
        QVERIFY(anna && bo && anna->becomeContactOf(*bo));
        const QString talk = anna->openChatWith(*bo);
        QVERIFY(anna->row(talk).picture.isEmpty());

        bo->account().people().changePicture(picture(Qt::red), "image/png"_ba, &bo->app(), {});
        QTRY_SOON(!bo->app().myPicture().isEmpty());
        QTRY_SOON(!anna->row(talk).picture.isEmpty());
        const QString first = anna->row(talk).picture;
        QVERIFY(anna->app().timeline()->picture() == first && anna->app().people()->contacts()->rows().first().picture == first);
        const auto red = find(*anna, first);
        QTRY_SOON(red->isAnswered);
        QVERIFY(!red->path.isEmpty());
        QCOMPARE(QFile::permissions(red->path) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther), QFile::Permissions());
        QVERIFY(QImage(red->path).pixelColor(100, 100).red() > 200);

        bo->account().people().changePicture(picture(Qt::blue), "image/png"_ba, &bo->app(), {});
        QTRY_SOON(anna->row(talk).picture != first);
        const auto blue = find(*anna, anna->row(talk).picture);
        QTRY_SOON(blue->isAnswered);
        QVERIFY(QImage(blue->path).pixelColor(100, 100).blue() > 200);
        QVERIFY(!QFile::exists(red->path));

        bo->account().people().changePicture({}, {}, &bo->app(), {});
        QTRY_SOON(anna->row(talk).picture.isEmpty());
        QTRY_SOON(bo->app().myPicture().isEmpty());
    }

    void aGroupsPictureIsSetByWhoMayAndSeenByAll()
    {
        const auto anna = newPerson(u"Anna"_s);
        const auto bo = newPerson(u"Bo"_s);
        QVERIFY(anna && bo && anna->becomeContactOf(*bo));
        const QString group = anna->makeGroup(u"Garden"_s, {bo.get()});
        const auto id = ConversationId::fromString(group);
        QVERIFY(id);
        anna->account().chats().changePicture(*id, picture(Qt::green), "image/png"_ba, &anna->app(), {});
        QTRY_SOON(!anna->row(group).picture.isEmpty());
        QTRY_SOON(!bo->row(group).picture.isEmpty());
        const auto file = find(*bo, bo->row(group).picture);
        QTRY_SOON(file->isAnswered);
        QVERIFY(!QImage(file->path).isNull());
        bool isRefused = false;
        bo->account().chats().changePicture(*id, {}, {}, &bo->app(), [&isRefused](const Result<void> &answer) { isRefused = !answer; });
        QTRY_SOON(isRefused);
    }

    void whatWasSeenIsThereWithoutAServerAndTheRestWaitsForIt()
    {
        const auto anna = newPerson(u"Anna"_s);
        const auto bo = newPerson(u"Bo"_s);
        QVERIFY(anna && bo && anna->becomeContactOf(*bo));
        const QString talk = anna->openChatWith(*bo);
        bo->account().people().changePicture(picture(Qt::red), "image/png"_ba, &bo->app(), {});
        QTRY_SOON(!anna->row(talk).picture.isEmpty());
        const auto seen = find(*anna, anna->row(talk).picture);
        QTRY_SOON(seen->isAnswered);

        m_server->kill();
        QTRY_SOON(!anna->app().connection()->isOnline());
        anna->restart();
        QVERIFY(!anna->row(talk).picture.isEmpty());
        const auto again = find(*anna, anna->row(talk).picture);
        QVERIFY(again->isAnswered && QFile::exists(again->path));
        QVERIFY(QFile::remove(again->path));
        const auto later = find(*anna, anna->row(talk).picture);
        QVERIFY(!later->isAnswered);
        QVERIFY2(m_server->start(), qPrintable(m_server->log()));
        anna->account().reconnectNow();
        QTRY_SOON(later->isAnswered);
        QVERIFY(QFile::exists(later->path));
    }

    void theSquareThatWasChosenIsThePicture()
    {
        const auto anna = newPerson(u"Anna"_s);
        QVERIFY(anna);
        QTemporaryDir folder;
        QImage wide(900, 300, QImage::Format_RGB32);
        wide.fill(Qt::red);
        for (int x = 600; x < 900; ++x) {
            for (int y = 0; y < 300; ++y)
                wide.setPixelColor(x, y, Qt::blue);
        }
        const QString path = folder.filePath(u"wide.png"_s);
        QVERIFY(wide.save(path));
        PictureViewModel *picture = anna->app().picture();
        picture->begin({});
        picture->read(QUrl::fromLocalFile(path));
        QTRY_SOON(picture->hasImage());
        QCOMPARE(picture->crop(), QRectF(300, 0, 300, 300));
        picture->move(-10, 0);
        QCOMPARE(picture->crop().left(), 0.0);
        picture->move(10, 3);
        QCOMPARE(picture->crop(), QRectF(600, 0, 300, 300));
        picture->setZoom(2);
        QCOMPARE(picture->crop(), QRectF(675, 75, 150, 150));
        picture->setZoom(100);
        QCOMPARE(picture->zoom(), picture->highestZoom());
        QSignalSpy done(picture, &PictureViewModel::done);
        picture->accept();
        QTRY_SOON(done.count() == 1);
        QVERIFY(!picture->hasImage() && !anna->app().myPicture().isEmpty());
        const auto file = find(*anna, anna->app().myPicture());
        QTRY_SOON(file->isAnswered);
        QVERIFY(QImage(file->path).pixelColor(5, 5).blue() > 200);

        QFile text(folder.filePath(u"text.png"_s));
        QVERIFY(text.open(QIODevice::WriteOnly) && text.write("no picture") > 0);
        text.close();
        picture->begin({});
        picture->read(QUrl::fromLocalFile(text.fileName()));
        QTRY_SOON(!picture->isReading());
        QVERIFY(!picture->hasImage() && !picture->problem().isEmpty());
        picture->read(QUrl(u"http://127.0.0.1:1/x.png"_s));
        QVERIFY(!picture->isReading() && !picture->problem().isEmpty());
        picture->remove({});
        QTRY_SOON(anna->app().myPicture().isEmpty());
    }

    void theProfileIsChangedAndWhatIsWrongStandsBesideItsField()
    {
        const auto anna = newPerson(u"Anna"_s);
        const auto bo = newPerson(u"Bo"_s);
        QVERIFY(anna && bo);
        ProfileViewModel *profile = anna->app().profile();
        profile->email()->setText(u"no address"_s);
        profile->save();
        QTRY_SOON(!profile->email()->error().isEmpty());
        profile->email()->setText(bo->account().people().me().email);
        profile->save();
        QTRY_SOON(!profile->isBusy() && !profile->email()->error().isEmpty());
        profile->giveUp();
        QVERIFY(profile->email()->error().isEmpty() && !profile->isChanged());
        profile->about()->setText(u"In the garden"_s);
        profile->email()->setText(u"anna.new@example.org"_s);
        profile->phone()->setText(u"+49 1512 3999 111"_s);
        profile->save();
        QTRY_SOON(anna->account().people().me().email == u"anna.new@example.org");
        QCOMPARE(anna->account().people().me().phone, u"+4915123999111"_s);
        QCOMPARE(anna->account().people().me().about, u"In the garden"_s);
        QTRY_SOON(!profile->isChanged());
    }

    void aNewPasswordNeedsTheOldOneAndEndsOtherSessions()
    {
        const auto anna = newPerson(u"Anna"_s);
        QVERIFY(anna);
        WindowPerson laptop(u"Anna"_s, u"+4915123%1"_s.arg(m_nextPhone - 1));
        QVERIFY(laptop.signInAt(m_server->url().toString()));
        ProfileViewModel *profile = anna->app().profile();
        profile->changePassword();
        QVERIFY(!profile->currentPassword()->error().isEmpty() && !profile->newPassword()->error().isEmpty());
        profile->currentPassword()->setText(u"not the one"_s);
        profile->newPassword()->setText(u"a new battery staple"_s);
        profile->changePassword();
        QTRY_SOON(!profile->isPasswordBusy());
        QVERIFY(!profile->currentPassword()->error().isEmpty());
        profile->currentPassword()->setText(u"correct horse battery"_s);
        profile->newPassword()->setText(u"short"_s);
        profile->changePassword();
        QTRY_SOON(!profile->isPasswordBusy());
        QVERIFY(!profile->newPassword()->error().isEmpty());
        profile->newPassword()->setText(u"a new battery staple"_s);
        profile->changePassword();
        QTRY_SOON(!profile->passwordNews().isEmpty());
        QVERIFY(profile->newPassword()->text().isEmpty() && anna->app().connection()->isOnline());
        QTRY_SOON(laptop.account().connectionState() == ConnectionState::SignedOut);
    }

    void onlyAddressesOfFacesAreUnderstood()
    {
        const AccountIdentity account{.server = QUrl(u"https://kith.example:8065"_s), .user = UserId(42)};
        const Face face{.kind = Face::Kind::Group, .id = 7, .picture = u"../x/\n"_s};
        const auto back = faceOfKey(keyOf(faceAddress(account, face)));
        QVERIFY(back && back->second == face);
        QVERIFY(faceAddress(account, {.kind = Face::Kind::Person, .id = 7, .picture = {}}).isEmpty());
        for (const QString &wrong : {u""_s, u"a/p/1"_s, u"a/x/1/00"_s, u"a/p/one/00"_s, u"a/p/1/"_s, u"a/p/1/00/00"_s})
            QVERIFY2(!faceOfKey(wrong), qPrintable(wrong));
    }
};

QTEST_GUILESS_MAIN(FacesTest)
#include "test_faces.moc"
