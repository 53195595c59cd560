// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"
#include "server/files/collector.h"
#include "server/files/files_service.h"

namespace kith::server {

/// What the room files asks of the rooms above it.
struct FilesHooks
{
    FileVisibility isVisible;
    PictureSubject user; ///< `call` names it by userId
    PictureSubject group; ///< by conversationId
};

/// Files as a whole: their folder, their pools, their collector and their routes.
class FilesServices
{
public:
    /// Errors: Storage with a sentence for the admin. `storage` and `ids` outlive it.
    [[nodiscard]] static Result<std::unique_ptr<FilesServices>> open(const QString &folder, Storage &storage, IdGenerator &ids,
                                                                     FilesOptions options, FilesHooks hooks);
    ~FilesServices();

    [[nodiscard]] Routes routes() const;
    /// After the transfers have ended and before the storage stops: finishes what has arrived, and ends the threads.
    void stop();
    [[nodiscard]] const FilesFigures &figures() const { return m_parts->figures; }

private:
    FilesServices(std::unique_ptr<FilesParts> parts, FilesHooks hooks);

    const std::unique_ptr<FilesParts> m_parts;
    const std::shared_ptr<const FilesService> m_service;
    const FilesHooks m_hooks;
    Collector m_collector;
};

} // namespace kith::server
