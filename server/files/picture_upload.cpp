// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/files/picture_upload.h"

#include "server/files/picture_store.h"

namespace kith::server {

namespace {
Error overloaded()
{
    return Error{.code = ErrorCode::Overloaded, .retryAfter = std::chrono::seconds(5)};
}

Result<Answer> replacePicture(Transaction &transaction, const Call &call, const PictureSubject &subject, PictureId picture)
{
    // Asked again: much may have happened since the first byte.
    if (const auto may = subject.mayChange(transaction, call); !may)
        return may.error();
    const auto before = subject.find(transaction, call);
    if (!before)
        return before.error();
    const auto answer = subject.replace(transaction, call, picture);
    if (answer)
        PictureStore(transaction).release(*before);
    return answer;
}
} // namespace

PictureUpload::PictureUpload(FilesParts &parts, PictureSubject subject, Call call, qint64 bytes)
    : m_parts(parts)
    , m_subject(std::move(subject))
    , m_call(std::move(call))
    , m_expectedBytes(bytes)
    , m_id(parts.ids.next())
    , m_file(parts, FileId(m_id.value()))
{
}

void PictureUpload::begin(Begun begun)
{
    if (!m_parts.disk.submit([self = shared_from_this(), begun] { begun(self->m_file.open(0)); }))
        begun(overloaded());
}

void PictureUpload::interrupt()
{
    (void)m_parts.disk.submit([self = shared_from_this()] { self->m_parts.blobs->removeIncoming(self->m_file.id()); });
}

void PictureUpload::finish(Finished finished)
{
    if (!m_parts.pictures.submit([self = shared_from_this(), finished] { self->decode(finished); }))
        end(finished, overloaded());
}

void PictureUpload::decode(const Finished &finished)
{
    const auto kind = pictureKind(m_file.start());
    if (!kind)
        return end(finished, Error{.code = ErrorCode::UnsupportedType, .detail = QStringLiteral("A picture is PNG, JPEG, WebP or GIF")});
    const auto prepared = preparePicture(m_parts, m_file, *kind, PictureMode::Portrait);
    if (!prepared)
        return end(finished, prepared.error());
    if (!m_parts.disk.submit([self = shared_from_this(), prepared = *prepared, finished] { self->store(prepared, finished); }))
        end(finished, overloaded());
}

void PictureUpload::store(const PreparedFile &prepared, const Finished &finished)
{
    end(finished, keepFile(m_parts, m_file.id(), prepared, {}, [this](Transaction &transaction, const KeptBlob &blob) -> Result<Answer> {
            PictureStore(transaction).insert(m_id, blob.sha256);
            return replacePicture(transaction, m_call, m_subject, m_id);
        }));
}

void PictureUpload::end(const Finished &finished, Result<Answer> result)
{
    m_parts.blobs->removeIncoming(m_file.id());
    finished(std::move(result));
}

Result<Answer> removePicture(Transaction &transaction, const Call &call, const PictureSubject &subject)
{
    return replacePicture(transaction, call, subject, {});
}

} // namespace kith::server
