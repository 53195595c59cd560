// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/account/draft_files.h"

#include "client/account/files.h"
#include "client/cache/cache.h"
#include "client/transfer/file_names.h"

#include <QtCore/QFileInfo>
#include <QtCore/QPointer>

#include <algorithm>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

DraftFile newFile(ConversationId conversation, const QString &name)
{
    DraftFile file;
    file.conversation = conversation;
    file.file.name = name;
    file.file.isOurs = true;
    return file;
}

} // namespace

DraftFiles::DraftFiles(Cache &cache, Files &files, QObject *parent)
    : QObject(parent)
    , m_cache(cache)
    , m_files(files)
{
}

QList<DraftFile> DraftFiles::of(ConversationId conversation) const
{
    QList<DraftFile> all = m_cache.draftFiles().of(conversation);
    for (const Refused &refused : m_refused) {
        if (refused.file.conversation == conversation)
            all.append(refused.file);
    }
    std::ranges::stable_sort(all, {}, &DraftFile::id);
    return all;
}

std::optional<DraftFile> DraftFiles::one(qint64 id) const
{
    return m_cache.draftFiles().one(id);
}

std::optional<Error> DraftFiles::problemOf(qint64 id) const
{
    const auto found = std::ranges::find_if(m_refused, [id](const Refused &refused) { return refused.file.id == id; });
    return found == m_refused.end() ? std::nullopt : std::optional(found->error);
}

QHash<ConversationId, int> DraftFiles::counts() const
{
    return m_cache.draftFiles().counts();
}

QString DraftFiles::pathOf(const DraftFile &file) const
{
    return m_files.pathOf(file.file);
}

void DraftFiles::add(ConversationId conversation, const QString &path)
{
    DraftFile file = newFile(conversation, safeFileName(QFileInfo(path).fileName()));
    file.origin = path;
    if (begin(file))
        copy(file);
    Q_EMIT changed(conversation);
}

bool DraftFiles::begin(DraftFile &file)
{
    file.state = DraftFile::State::Copying;
    file.id = m_cache.draftFiles().add(file);
    if (file.id != 0)
        return true;
    file.id = --m_lastUnkept;
    m_refused.append({.file = file, .error = {.code = ErrorCode::Storage, .detail = tr("The disk is full, or cannot be written.")}});
    return false;
}

void DraftFiles::copy(const DraftFile &file)
{
    m_busy.insert(file.id);
    m_files.take(file.origin, this, [this, id = file.id](const Result<OutgoingFile> &taken) { take(id, taken); });
}

void DraftFiles::addImage(ConversationId conversation, const QImage &image, const QString &name)
{
    DraftFile file = newFile(conversation, safeFileName(name));
    if (begin(file)) {
        m_busy.insert(file.id);
        m_files.takeImage(image, name, this, [this, id = file.id](const Result<OutgoingFile> &taken) { take(id, taken); });
    }
    Q_EMIT changed(conversation);
}

void DraftFiles::addBytes(ConversationId conversation, const QByteArray &bytes, const QString &name)
{
    DraftFile file = newFile(conversation, safeFileName(name));
    if (begin(file)) {
        m_busy.insert(file.id);
        m_files.takeBytes(bytes, name, this, [this, id = file.id](const Result<OutgoingFile> &taken) { take(id, taken); });
    }
    Q_EMIT changed(conversation);
}

void DraftFiles::take(qint64 id, const Result<OutgoingFile> &taken)
{
    m_busy.remove(id);
    auto file = m_cache.draftFiles().one(id);
    if (!file) {
        // Removed meanwhile.
        if (taken)
            m_files.drop(*taken);
        return;
    }
    if (taken) {
        file->file = *taken;
        file->origin.clear();
        file->state = DraftFile::State::Ready;
        m_cache.draftFiles().set(*file);
        m_files.release(*taken);
    } else {
        m_cache.draftFiles().remove(id);
        m_refused.append({.file = *file, .error = taken.error()});
    }
    Q_EMIT changed(file->conversation);
}

void DraftFiles::remove(qint64 id)
{
    if (const auto file = m_cache.draftFiles().one(id)) {
        m_live.remove(id);
        m_cache.draftFiles().remove(id);
        if (!file->file.path.isEmpty())
            m_files.drop(file->file);
        Q_EMIT changed(file->conversation);
        return;
    }
    const auto refused = std::ranges::find_if(m_refused, [id](const Refused &one) { return one.file.id == id; });
    if (refused == m_refused.end())
        return;
    const ConversationId conversation = refused->file.conversation;
    m_refused.erase(refused);
    Q_EMIT changed(conversation);
}

void DraftFiles::setKeepsOriginal(qint64 id, bool keeps)
{
    auto file = m_cache.draftFiles().one(id);
    if (!file || file->file.keepsOriginal == keeps)
        return;
    file->file.keepsOriginal = keeps;
    m_cache.draftFiles().set(*file);
    Q_EMIT changed(file->conversation);
}

void DraftFiles::resume(ConversationId conversation)
{
    const QList<DraftFile> all = m_cache.draftFiles().of(conversation);
    for (const DraftFile &file : all) {
        if (file.state != DraftFile::State::Copying || m_busy.contains(file.id))
            continue;
        // A picture from the clipboard that never reached the disk is in no file that could be copied.
        if (file.origin.isEmpty())
            m_cache.draftFiles().remove(file.id);
        else
            copy(file);
    }
}

std::optional<DraftFile> DraftFiles::beginRecording(ConversationId conversation, const QString &name)
{
    DraftFile file = newFile(conversation, name);
    file.file.path = m_files.reserve();
    file.file.contentType = u"audio/ogg"_s;
    file.state = DraftFile::State::Recording;
    file.id = m_cache.draftFiles().add(file);
    m_files.release(file.file);
    if (file.id == 0)
        return std::nullopt;
    m_live.insert(file.id);
    Q_EMIT changed(conversation);
    return file;
}

void DraftFiles::leaveRecording(qint64 id)
{
    if (!m_live.remove(id))
        return;
    if (const auto file = m_cache.draftFiles().one(id))
        Q_EMIT changed(file->conversation);
}

void DraftFiles::endRecording(qint64 id, qint64 milliseconds, QObject *context, Answer<DraftFile> answer)
{
    const auto file = m_cache.draftFiles().one(id);
    if (!file)
        return;
    m_files.takeReserved(
        file->file.path, file->file.name, this,
        [this, id, milliseconds, guard = QPointer<QObject>(context), answer = std::move(answer)](const Result<OutgoingFile> &taken) {
            m_live.remove(id);
            auto now = m_cache.draftFiles().one(id);
            if (!now)
                return;
            if (taken) {
                now->file.sizeBytes = taken->sizeBytes;
                now->file.sha256 = taken->sha256;
                now->file.durationMs = milliseconds;
                now->state = DraftFile::State::Ready;
                m_cache.draftFiles().set(*now);
                m_files.release(*taken);
            } else if (taken.error().code == ErrorCode::Validation) {
                remove(id);
            }
            if (guard)
                answer(taken ? Result<DraftFile>(*now) : Result<DraftFile>(taken.error()));
            Q_EMIT changed(now->conversation);
        });
}

} // namespace kith::client
