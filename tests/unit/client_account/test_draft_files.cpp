// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/account/draft_files.h"
#include "client/account/files.h"
#include "client/cache/cache.h"
#include "client/net/file_client.h"
#include "client/net/rest_client.h"
#include "client/transfer/background.h"
#include "client/transfer/out_tray.h"

#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace kith;
using namespace kith::client;
using namespace Qt::Literals::StringLiterals;

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 20'000)

namespace {

constexpr UserId anna(11);
constexpr ConversationId talk(100);
constexpr ConversationId other(101);

/// Everything of an account that has to do with files, from the start of the program to its end.
struct Program
{
    explicit Program(const QString &folder)
        : cache(std::move(Cache::open(folder + u"/cache"_s, anna)).value())
        , rest(QUrl(u"http://127.0.0.1:9"_s))
        , client(QUrl(u"http://127.0.0.1:9"_s), nullptr)
        , tray(*cache, background, folder + u"/outgoing"_s, nullptr)
        , downloads(*cache, client, background, folder + u"/files"_s, nullptr)
        , uploads(*cache, client, rest, background, tray, nullptr)
        , files(client, rest, background, tray, uploads, downloads, nullptr)
        , drafts(*cache, files, nullptr)
    {
    }

    std::unique_ptr<Cache> cache;
    RestClient rest;
    FileClient client;
    Background background;
    OutTray tray;
    Downloads downloads;
    Uploads uploads;
    Files files;
    DraftFiles drafts;
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// What is attached to a message that is not sent yet is as safe as its words.
class DraftFilesTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    }
    static bool areReady(const Program &program, ConversationId id, int count)
    {
        const QList<DraftFile> all = program.drafts.of(id);
        return all.size() == count && std::ranges::all_of(all, [](const DraftFile &file) { return file.state == DraftFile::State::Ready; });
    }
    [[nodiscard]] qsizetype copies() const { return QDir(m_folder->filePath(u"outgoing"_s)).entryList(QDir::Files).size(); }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void theyAreThereAfterARestart()
    {
        const QString plan = write(u"plan.txt"_s, "roof first");
        {
            Program program(m_folder->path());
            program.drafts.add(talk, plan);
            program.drafts.addImage(talk, QImage(8, 6, QImage::Format_RGB32), u"Picture.png"_s);
            program.drafts.add(other, plan);
            QTRY_SOON(areReady(program, talk, 2) && areReady(program, other, 1));
        }
        QVERIFY(QFile::remove(plan));
        Program program(m_folder->path());
        // What the start of the program throws away is not theirs.
        QVERIFY(QFile(m_folder->filePath(u"outgoing/stray"_s)).open(QIODevice::WriteOnly));
        program.tray.sweep();
        QCOMPARE(copies(), 3);
        const QList<DraftFile> all = program.drafts.of(talk);
        QVERIFY(areReady(program, talk, 2));
        QCOMPARE(all[0].file.name, u"plan.txt"_s);
        QCOMPARE(contentOf(program.drafts.pathOf(all[0])), QByteArray("roof first"));
        QCOMPARE(all[1].file.width, 8);
        QCOMPARE(program.drafts.counts().value(talk), 2);
        QCOMPARE(program.drafts.counts().value(other), 1);
    }

    void aCopyThatWasCutBeginsAnew()
    {
        const QString plan = write(u"plan.bin"_s, QByteArray(300'000, 'x'));
        {
            Program program(m_folder->path());
            // The row of one whose copying a crash ended, and of a picture that was only in memory.
            DraftFile cut;
            cut.conversation = talk;
            cut.file.name = u"plan.bin"_s;
            cut.origin = plan;
            cut.state = DraftFile::State::Copying;
            QVERIFY(program.cache->draftFiles().add(cut) > 0);
            cut.origin.clear();
            QVERIFY(program.cache->draftFiles().add(cut) > 0);
        }
        Program program(m_folder->path());
        program.drafts.resume(talk);
        QTRY_SOON(areReady(program, talk, 1));
        const DraftFile copy = program.drafts.of(talk).first();
        QCOMPARE(contentOf(program.drafts.pathOf(copy)).size(), 300'000);
        QVERIFY(copy.origin.isEmpty());
    }

    void aMessageTakesItsFilesAlongInOneStep()
    {
        Program program(m_folder->path());
        program.drafts.add(talk, write(u"a.txt"_s, "a"));
        program.drafts.add(talk, write(u"b.txt"_s, "b"));
        QTRY_SOON(areReady(program, talk, 2));
        const QList<DraftFile> all = program.drafts.of(talk);
        QVERIFY(
            program.cache->outbox().add({.conversation = talk, .clientId = u"one"_s, .type = MessageType::File, .files = {all[0].file}}));
        QCOMPARE(program.drafts.of(talk), QList<DraftFile>{all[1]});
        program.tray.sweep();
        QCOMPARE(copies(), 2);
        program.drafts.remove(all[1].id);
        QCOMPARE(copies(), 1);
        QVERIFY(program.drafts.of(talk).isEmpty());
    }

    void whatCannotBeSentSaysWhyAndGoesWhenItIsRemoved()
    {
        Program program(m_folder->path());
        QSignalSpy changed(&program.drafts, &DraftFiles::changed);
        program.drafts.add(talk, m_folder->filePath(u"absent"_s));
        QTRY_SOON(changed.count() == 2);
        const QList<DraftFile> all = program.drafts.of(talk);
        QCOMPARE(all.size(), 1);
        QCOMPARE(program.drafts.problemOf(all.first().id)->code, ErrorCode::Validation);
        QCOMPARE(program.drafts.counts(), (QHash<ConversationId, int>()));
        program.drafts.remove(all.first().id);
        QVERIFY(program.drafts.of(talk).isEmpty());
        QCOMPARE(copies(), 0);
    }

    void oneThatIsRemovedWhileItIsCopiedLeavesNothing()
    {
        Program program(m_folder->path());
        program.drafts.add(talk, write(u"a.txt"_s, "a"));
        program.drafts.remove(program.drafts.of(talk).first().id);
        program.drafts.add(talk, write(u"b.txt"_s, "b"));
        QTRY_SOON(areReady(program, talk, 1));
        QTRY_COMPARE_WITH_TIMEOUT(copies(), 1, 20'000);
    }

    void aRecordingIsARowFromItsFirstMomentOn()
    {
        QString copy;
        {
            Program program(m_folder->path());
            const auto begun = program.drafts.beginRecording(talk, u"voice.opus"_s);
            QVERIFY(begun && program.drafts.isLive(begun->id));
            copy = program.drafts.pathOf(*begun);
            QFile file(copy);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write("half a sentence") > 0);
        }
        Program program(m_folder->path());
        program.tray.sweep();
        QVERIFY(QFile::exists(copy));
        const DraftFile left = program.drafts.of(talk).first();
        QCOMPARE(left.state, DraftFile::State::Recording);
        QVERIFY(!program.drafts.isLive(left.id));
        std::optional<DraftFile> whole;
        program.drafts.endRecording(left.id, 1500, this,
                                    [&whole](const Result<DraftFile> &voice) { whole = voice ? std::optional(*voice) : std::nullopt; });
        QTRY_SOON(whole.has_value());
        QCOMPARE(whole->file.durationMs, 1500);
        QCOMPARE(whole->file.contentType, u"audio/ogg"_s);
        QCOMPARE(whole->file.sizeBytes, 15);
        QVERIFY(areReady(program, talk, 1));
        QCOMPARE(program.drafts.pathOf(*whole), copy);
    }

    void aRecordingWithNothingInItGoes()
    {
        Program program(m_folder->path());
        const auto begun = program.drafts.beginRecording(talk, u"voice.opus"_s);
        std::optional<Error> error;
        program.drafts.endRecording(begun->id, 0, this, [&error](const Result<DraftFile> &voice) { error = voice.error(); });
        QTRY_SOON(error.has_value());
        QCOMPARE(error->code, ErrorCode::Validation);
        QVERIFY(program.drafts.of(talk).isEmpty());
    }
};

QTEST_GUILESS_MAIN(DraftFilesTest)
#include "test_draft_files.moc"
