// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/transfer/file_source.h"
#include "shared/result.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QStringList>

#include <functional>
#include <memory>
#include <unordered_map>

namespace kith::client {

class Background;
class Cache;
class FileClient;

/// How far a file of the server is on its way to this disk.
struct FileState
{
    enum class Where {
        Away, ///< on the server only
        Waiting, ///< asked for, and not begun
        Arriving,
        Here,
        Failed, ///< asked for and refused; `failure` says why
    };
    Where where = Where::Away;
    qint64 doneBytes = 0; ///< while Waiting or Arriving
    qint64 totalBytes = 0; ///< 0: not known (yet)
    QString failure = {};
    friend bool operator==(const FileState &, const FileState &) = default;
};

/// Brings files of the server to this disk, when somebody wants them, and keeps them there within a bound: what was not
/// used for the longest time goes first.
///
/// A download that was cut goes on where it ended (Range), also after a new start. What arrived is compared with the
/// SHA-256 that the entity tag begins with, and is in its place in one step or not at all. Without a network everything
/// waits. Folder 0700, files 0600, named by chance: nothing in it can be run or guessed.
///
/// Owner: Account. Thread: the account's; hashing and fsync run beside it.
class Downloads : public QObject
{
    Q_OBJECT

public:
    static constexpr int atOnce = 4;
    static constexpr qint64 usualBound = 1024LL * 1024 * 1024;
    static constexpr qint64 previewBytesMax = 8 * 1024 * 1024;

    /// `path` is the file on this disk; to be read soon, because it may go when room is needed.
    using Done = std::function<void(const Result<QString> &path)>;

    Downloads(Cache &cache, FileClient &client, Background &background, const QString &folder, QObject *parent);
    ~Downloads() override;

    /// The file if it is here; empty: it is not.
    [[nodiscard]] QString pathOf(const FileSource &source);
    [[nodiscard]] FileState stateOf(const FileSource &source) const;

    /// Answers once, later: with what is here, or after it has come. `bytes`: its size where that is known (0: not); what
    /// is larger is refused. Calls meanwhile share one transfer; when nobody waits any more, a preview is given up and a
    /// file comes all the same, until cancel().
    /// Errors: Network after several attempts, NotFound and Forbidden, Storage, Protocol.
    void fetch(const FileSource &source, qint64 bytes, QObject *context, Done done);
    /// Nobody wants it now; what has come so far stays for the next time. Those who wait hear Cancelled.
    void cancel(const FileSource &source);
    /// A file that went out from here is the one that is now on the server: it need not come back. The bytes are
    /// shared with `path` (a hard link), which must be in the same file system.
    void adopt(const FileSource &source, const QString &path);

    void resume();
    void pause();

    /// All files together. What is beyond it goes with the next one that comes.
    void setBound(qint64 bytes);
    [[nodiscard]] qint64 bound() const { return m_bound; }
    [[nodiscard]] qint64 keptBytes() const;
    /// Forgets that one, if it is here.
    void forget(const FileSource &source);
    /// Forgets everything that is here.
    void clear();

signals:
    /// Ask stateOf(). At most ten times a second for each while it arrives.
    void changed(const QString &key);

private:
    struct Job;
    void begin();
    void start(Job &job);
    void takeHead(Job &job);
    void refuseSize(Job &job);
    void takeBytes(Job &job, const QByteArray &bytes);
    void takeEnd(Job &job, const Result<void> &outcome);
    void settle(Job &job);
    void keep(const FileSource &source, const QString &name, qint64 bytes);
    void finish(const QString &key, const Result<QString> &outcome);
    void failOrWait(Job &job, const Error &error);
    void makeRoom();
    void sweep();
    [[nodiscard]] Job *jobOf(const QString &key, quint64 turn);
    [[nodiscard]] QString partOf(const FileSource &source) const;

    Cache &m_cache;
    FileClient &m_client;
    Background &m_background;
    QString m_folder;
    std::unordered_map<QString, std::unique_ptr<Job>> m_jobs;
    QStringList m_order; ///< what waits: files before previews, and of previews the last one asked for first
    QHash<QString, QString> m_failures;
    quint64 m_lastTurn = 0;
    qint64 m_bound = usualBound;
    bool m_isOnline = false;
    bool m_isSwept = false;
};

} // namespace kith::client
