// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/answer.h"
#include "client/cache/outgoing.h"
#include "client/transfer/downloads.h"
#include "client/transfer/uploads.h"
#include "shared/model/file.h"

#include <QtCore/QJsonObject>
#include <QtGui/QImage>

namespace kith::client {

class Background;
class FileClient;
class OutTray;
class RestClient;

/// The files of this account: those that are to go out, and those that came.
///
/// To send: take() or takeBytes() gives an OutgoingFile whose bytes are safe on this disk; Timeline::send() with it in
/// `Outgoing::files` does the rest. What is not sent after all goes with drop().
/// To show: fetch() and read(). To keep: save().
///
/// Owner: Account. Thread: the account's; what reads or writes whole files runs beside it.
class Files : public QObject
{
    Q_OBJECT

public:
    Files(FileClient &client, RestClient &rest, Background &background, OutTray &tray, Uploads &uploads, Downloads &downloads,
          QObject *parent);
    ~Files() override;

    /// What the server takes, as far as it said; else its usual 100 MB.
    [[nodiscard]] qint64 bytesMax() const { return m_bytesMax; }
    /// Asks the server. Nothing changes when it does not answer.
    void learnLimits();

    /// Copies a file into the account's own folder. Width and height are filled in for a picture.
    /// Errors: Validation (empty, a folder, not readable), TooLarge, Storage; each with a sentence.
    void take(const QString &path, QObject *context, Answer<OutgoingFile> answer);
    /// The same for bytes that are in no file: a recording, a pasted picture as PNG.
    void takeBytes(const QByteArray &bytes, const QString &name, QObject *context, Answer<OutgoingFile> answer);
    /// The same for a picture from the clipboard: it becomes a PNG.
    void takeImage(const QImage &image, const QString &name, QObject *context, Answer<OutgoingFile> answer);
    /// See OutTray: a copy that somebody else writes.
    [[nodiscard]] QString reserve();
    void takeReserved(const QString &copyName, const QString &name, QObject *context, Answer<OutgoingFile> answer);
    void drop(const OutgoingFile &file);
    /// A row of what is being written holds it now.
    void release(const OutgoingFile &file);
    /// Where the bytes of one that is on its way are on this disk.
    [[nodiscard]] QString pathOf(const OutgoingFile &file) const;
    /// Why the files of that message wait for something that may take long, one sentence; empty: they do not.
    [[nodiscard]] QString troubleOf(const QString &key) const { return m_uploads.trouble(key); }
    /// How far the files of a queued message are; absent when it has none. Key: of the timeline's entry.
    [[nodiscard]] std::optional<TransferProgress> uploadOf(const QString &key) const { return m_uploads.progress(key); }

    [[nodiscard]] FileState stateOf(const FileSource &source) const { return m_downloads.stateOf(source); }
    /// Empty when it is not here.
    [[nodiscard]] QString pathOf(const FileSource &source) { return m_downloads.pathOf(source); }
    /// Brings it to this disk; see Downloads::fetch.
    void fetch(const FileSource &source, qint64 bytes, QObject *context, Answer<QString> answer)
    {
        m_downloads.fetch(source, bytes, context, std::move(answer));
    }
    void cancel(const FileSource &source) { m_downloads.cancel(source); }
    /// Decodes a picture on this disk beside the thread that draws, no larger than `box` pixels (empty: as it is).
    /// Errors: BadImage.
    void read(const QString &path, QSize box, QObject *context, Answer<QImage> answer);
    /// Fetches the file and copies it to `target`, which is replaced when it exists; it cannot be run. Answers the path.
    /// Errors: as fetch(), Storage.
    void save(const Attachment &attachment, const QString &target, QObject *context, Answer<QString> answer);

    /// Sends bytes that belong to no message: the picture of a person or a group. Answers what the server says.
    void put(const QString &path, const QString &contentType, const QByteArray &bytes, QObject *context, Answer<QJsonObject> answer);

    /// Room on this disk for what came.
    [[nodiscard]] Downloads &downloads() { return m_downloads; }

signals:
    /// How far the upload of that queued message is has changed.
    void uploadProgressed(const QString &key);
    /// Ask stateOf() for the source of that key.
    void fileChanged(const QString &key);

private:
    FileClient &m_client;
    RestClient &m_rest;
    Background &m_background;
    OutTray &m_tray;
    Uploads &m_uploads;
    Downloads &m_downloads;
    qint64 m_bytesMax = 100LL * 1000 * 1000;
};

} // namespace kith::client
