// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/cache.h"
#include "client/net/file_client.h"
#include "client/transfer/background.h"
#include "client/transfer/downloads.h"
#include "client/transfer/out_tray.h"

#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace kith;
using namespace kith::client;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr UserId anna(11);
constexpr ConversationId talk(100);
constexpr qint64 each = 1000;

} // namespace

/// What came is kept within a bound: what was not used for the longest time goes first, what is pinned last, and what goes
/// out is not touched.
class KeptFilesTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Cache> m_cache;
    std::unique_ptr<FileClient> m_client;
    std::unique_ptr<Background> m_background;
    std::unique_ptr<Downloads> m_downloads;

    /// A file that came, and was used so many minutes ago.
    void keep(qint64 id, int minutesAgo)
    {
        const QString name = u"kept-%1"_s.arg(id);
        QVERIFY(QDir().mkpath(m_folder->filePath(u"files"_s)));
        QFile file(m_folder->filePath(u"files/"_s + name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(each, 'x')) == each);
        const QString source = FileSource::file(FileId(id)).key();
        m_cache->files().put({.source = source, .name = name, .bytes = each});
        QVERIFY(m_cache->database().run(u"UPDATE files SET used_at = ? WHERE source = ?"_s, {toMs(now()) - minutesAgo * 60'000LL, source}));
    }
    [[nodiscard]] QList<qint64> here() const
    {
        QList<qint64> ids;
        for (qint64 id = 1; id <= 9; ++id) {
            const bool isKnown = m_downloads->stateOf(FileSource::file(FileId(id))).where == FileState::Where::Here;
            const bool isThere = QFile::exists(m_folder->filePath(u"files/kept-%1"_s.arg(id)));
            if (isKnown != isThere)
                return {-id};
            if (isKnown)
                ids.append(id);
        }
        return ids;
    }

private slots:
    void init()
    {
        m_downloads.reset();
        m_background.reset();
        m_client.reset();
        m_cache.reset();
        m_folder = std::make_unique<QTemporaryDir>();
        m_cache = std::move(Cache::open(m_folder->filePath(u"cache"_s), anna)).value();
        m_client = std::make_unique<FileClient>(QUrl(u"http://127.0.0.1:9"_s), nullptr);
        m_background = std::make_unique<Background>();
        m_downloads = std::make_unique<Downloads>(*m_cache, *m_client, *m_background, m_folder->filePath(u"files"_s), nullptr);
    }

    void theOldestGoFirst()
    {
        keep(1, 10);
        keep(2, 40);
        keep(3, 20);
        keep(4, 30);
        m_downloads->setBound(10 * each);
        QCOMPARE(here(), (QList<qint64>{1, 2, 3, 4}));
        m_downloads->setBound(2 * each);
        QCOMPARE(here(), (QList<qint64>{1, 3}));
        QCOMPARE(m_downloads->keptBytes(), 2 * each);
        // Used again: now the other one is the oldest.
        QVERIFY(!m_downloads->pathOf(FileSource::file(FileId(3))).isEmpty());
        m_downloads->setBound(each);
        QCOMPARE(here(), (QList<qint64>{3}));
    }

    void filesOfPinnedMessagesGoLast()
    {
        Message message{.id = MessageId(5000), .conversation = talk, .seq = 1, .version = 1, .sender = anna};
        message.type = MessageType::File;
        message.createdAt = now();
        message.pinnedAt = now();
        message.attachments.append(
            Attachment{.id = FileId(2), .name = u"rules.pdf"_s, .contentType = u"application/pdf"_s, .sizeBytes = each});
        m_cache->messages().put(message);
        keep(1, 10);
        keep(2, 400);
        keep(3, 20);
        m_downloads->setBound(2 * each);
        QCOMPARE(here(), (QList<qint64>{1, 2}));
        m_downloads->setBound(each);
        QCOMPARE(here(), (QList<qint64>{2}));
    }

    void whatGoesOutStays()
    {
        const QString path = m_folder->filePath(u"draft.bin"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(5 * each, 'd')) == 5 * each);
        file.close();
        OutTray tray(*m_cache, *m_background, m_folder->filePath(u"outgoing"_s), nullptr);
        std::optional<OutgoingFile> taken;
        tray.take(path, 100 * each, this, [&taken](const Result<OutgoingFile> &one) { taken = one ? std::optional(*one) : std::nullopt; });
        QTRY_VERIFY_WITH_TIMEOUT(taken.has_value(), 20'000);
        keep(1, 10);
        keep(2, 20);
        m_downloads->setBound(each);
        QCOMPARE(here(), (QList<qint64>{1}));
        QVERIFY(QFile::exists(tray.pathOf(*taken)));
        m_downloads->clear();
        QVERIFY(here().isEmpty());
        QVERIFY(QFile::exists(tray.pathOf(*taken)));
    }
};

QTEST_GUILESS_MAIN(KeptFilesTest)
#include "test_kept_files.moc"
