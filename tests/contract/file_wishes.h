// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/contract/scene.h"

namespace kith::test {

/// Requests that move files, as bytes and as calls.

using HeaderFields = QList<std::pair<QByteArray, QByteArray>>;

/// Bytes that look like nothing and repeat nowhere; the same for the same seed.
[[nodiscard]] QByteArray noise(qsizetype size, quint32 seed = 1);
/// Lower-case hex.
[[nodiscard]] QByteArray sha256(const QByteArray &bytes);

/// POST /api/files with these bytes.
[[nodiscard]] HttpReply upload(Person &person, const QByteArray &bytes, const HeaderFields &headers = {});
/// Declares an upload of so many bytes; its id.
[[nodiscard]] QString declareUpload(Person &person, qint64 bytes, const HeaderFields &headers = {});
/// PUT of some bytes of `whole` from `first` on.
[[nodiscard]] HttpReply sendPart(Person &person, const QString &file, const QByteArray &whole, qsizetype first, qsizetype bytes);
/// The same as what goes over the wire, without the bytes.
[[nodiscard]] QByteArray partHead(const Person &person, const QString &file, qint64 first, qint64 bytes, qint64 total);
/// How far an own upload is, -1 when it is not known.
[[nodiscard]] qint64 received(Person &person, const QString &file);
[[nodiscard]] HttpReply download(Person &person, const QString &file, const HeaderFields &headers = {}, const QString &query = {});
/// `file` of the answer.
[[nodiscard]] QJsonObject fileOf(const HttpReply &reply);

/// Every file below the server's folder of files but its lock, relative to it.
[[nodiscard]] QStringList filesOnDisk(const ServerProcess &server);

} // namespace kith::test
