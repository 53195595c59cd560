// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/answer.h"
#include "client/cache/draft_file_store.h"

#include <QtCore/QSet>
#include <QtGui/QImage>

namespace kith::client {

class Cache;
class Files;

/// The files of what is being written, of every conversation. Each is a copy in the account's own folder and a row in the
/// cache from the first moment on: a change of conversation, a restart and a crash leave all of them as they are.
///
/// Timeline::send() with their files takes them out of here. Owner: Account. Thread: the account's; copying runs beside it.
class DraftFiles : public QObject
{
    Q_OBJECT

public:
    DraftFiles(Cache &cache, Files &files, QObject *parent);

    /// In the order of attaching; with those that were refused since the start (problemOf()).
    [[nodiscard]] QList<DraftFile> of(ConversationId conversation) const;
    [[nodiscard]] std::optional<DraftFile> one(qint64 id) const;
    /// Why it cannot be sent; absent where it can, or is still being copied.
    [[nodiscard]] std::optional<Error> problemOf(qint64 id) const;
    /// Conversations with files that are not sent, and how many.
    [[nodiscard]] QHash<ConversationId, int> counts() const;
    /// Where its bytes are on this disk.
    [[nodiscard]] QString pathOf(const DraftFile &file) const;

    /// changed() follows, and again when the copy is there or was refused.
    void add(ConversationId conversation, const QString &path);
    void addImage(ConversationId conversation, const QImage &image, const QString &name);
    /// The bytes of a file that is nowhere on this disk.
    void addBytes(ConversationId conversation, const QByteArray &bytes, const QString &name);
    void remove(qint64 id);
    /// A picture is to be sent as it is, with place and camera, as a file with its name.
    void setKeepsOriginal(qint64 id, bool keeps);
    /// Goes on with what the end of the program interrupted, except recordings.
    void resume(ConversationId conversation);
    /// Tells everybody who looks that its files went out.
    void tellSent(ConversationId conversation) { Q_EMIT changed(conversation); }

    /// A voice message begins: the row, and the file that is to be written. Absent: the disk said no.
    std::optional<DraftFile> beginRecording(ConversationId conversation, const QString &name);
    /// It is being written right now, by this program.
    [[nodiscard]] bool isLive(qint64 id) const { return m_live.contains(id); }
    /// Nobody writes it any more; what there is of it stays.
    void leaveRecording(qint64 id);
    /// It is whole. The answer is Ready.
    /// Errors: Validation (nothing in it; then its row is gone), TooLarge, Storage.
    void endRecording(qint64 id, qint64 milliseconds, QObject *context, Answer<DraftFile> answer);

signals:
    void changed(kith::ConversationId conversation);

private:
    struct Refused
    {
        DraftFile file;
        Error error;
    };
    bool begin(DraftFile &file);
    void copy(const DraftFile &file);
    void take(qint64 id, const Result<OutgoingFile> &file);

    Cache &m_cache;
    Files &m_files;
    QList<Refused> m_refused;
    qint64 m_lastUnkept = 0; ///< below zero: ids of those that not even a row could be written of
    QSet<qint64> m_busy; ///< being copied
    QSet<qint64> m_live; ///< being recorded
};

} // namespace kith::client
