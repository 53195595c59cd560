// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/call.h"
#include "server/api/transfer.h"
#include "server/files/incoming_file.h"

namespace kith::server {

/// What has a picture: a person, a group. Filled in by the rooms that know them; `call` carries the path's parameters.
struct PictureSubject
{
    /// The picture it has now; null: none. Errors: NotFound when the caller may not know of it.
    std::function<Result<PictureId>(Transaction &, const Call &)> find;
    /// Errors: NotFound, Forbidden.
    std::function<Result<void>(Transaction &, const Call &)> mayChange;
    /// Gives it this picture (null: none), tells everybody concerned, and answers as a change of it does. Errors: as mayChange.
    std::function<Result<Answer>(Transaction &, const Call &, PictureId picture)> replace;
};

/// A picture on its way: small, in one request. With the last byte it is decoded, re-encoded in its sizes, stored and given to
/// its subject. Thread: as UploadSink says; what waits runs on the pools.
class PictureUpload final : public UploadSink, public std::enable_shared_from_this<PictureUpload>
{
public:
    PictureUpload(FilesParts &parts, PictureSubject subject, Call call, qint64 bytes);

    [[nodiscard]] qint64 expectedBytes() const override { return m_expectedBytes; }
    void begin(Begun begun) override;
    Result<void> take(QByteArrayView bytes) override { return m_file.append(bytes); }
    void finish(Finished finished) override;
    void interrupt() override;

private:
    void decode(const Finished &finished);
    void store(const PreparedFile &prepared, const Finished &finished);
    void end(const Finished &finished, Result<Answer> result);

    FilesParts &m_parts;
    const PictureSubject m_subject;
    const Call m_call;
    const qint64 m_expectedBytes;
    const PictureId m_id;
    IncomingFile m_file;
};

/// Takes the subject's picture away. Errors: as PictureSubject::replace.
[[nodiscard]] Result<Answer> removePicture(Transaction &transaction, const Call &call, const PictureSubject &subject);

} // namespace kith::server
