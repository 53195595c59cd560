// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/worker_pool.h"
#include "server/files/active_uploads.h"
#include "server/files/blob_store.h"
#include "server/files/files_figures.h"
#include "server/files/files_options.h"
#include "server/storage/storage.h"
#include "shared/id_generator.h"

namespace kith::server {

/// What uploads, downloads and the collector share. It outlives them all. Thread: any.
struct FilesParts
{
    FilesParts(Storage &usedStorage, IdGenerator &usedIds, FilesOptions usedOptions, std::unique_ptr<BlobStore> usedBlobs)
        : storage(usedStorage)
        , ids(usedIds)
        , options(std::move(usedOptions))
        , blobs(std::move(usedBlobs))
        , disk(options.diskThreads, diskQueue)
        , pictures(options.pictureThreads, pictureQueue)
    {
    }

    static constexpr size_t diskQueue = 2048;
    static constexpr size_t pictureQueue = 256;

    Storage &storage;
    IdGenerator &ids;
    const FilesOptions options;
    const std::unique_ptr<BlobStore> blobs;
    ActiveUploads active;
    FilesFigures figures;
    WorkerPool disk; ///< what waits for the disk, and for a commit
    WorkerPool pictures; ///< what waits for kith-pictures
};

} // namespace kith::server
