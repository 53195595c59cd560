// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/file_room.h"

#include "server/file_metrics.h"
#include "server/files/picture_store.h"
#include "server/group_picture.h"
#include "server/messages/message_access.h"
#include "server/users/profile_picture.h"

#include <QtCore/QCoreApplication>

namespace kith::server {

namespace {
FilesOptions optionsOf(const Config &config)
{
    FilesOptions options;
    options.limitBytes = config.files.limitBytes;
    options.quotaBytes = config.files.quotaBytes;
    options.totalBytes = config.files.totalBytes;
    options.pictureBytes = config.files.pictureLimitBytes;
    options.bytesToKeepFree = [files = config.files](qint64 diskBytes) { return files.bytesToKeepFree(diskBytes); };
    options.keepUnused = config.files.keepUnused;
    options.pictureProgram = QCoreApplication::applicationDirPath() + QLatin1String("/kith-pictures");
    return options;
}
} // namespace

Result<std::unique_ptr<FilesServices>> openFiles(const Config &config, const QString &folder, Storage &storage, IdGenerator &ids,
                                                 const UsersHooks &users, const PresenceBoard &presence, Instruments &instruments)
{
    const FilesHooks hooks{
        .isVisible = &message_access::isFileVisibleTo,
        .user = {.find = &profile_picture::find,
                 .mayChange = &profile_picture::mayChange,
                 .replace = [users](Transaction &transaction, const Call &call,
                                    PictureId picture) { return profile_picture::replace(transaction, call, picture, users); }},
        .group = groupPicture(ids, presence)};
    const auto pictures = std::make_shared<PictureMetrics>();
    FilesOptions options = optionsOf(config);
    options.pictureDone = [pictures](std::chrono::steady_clock::duration duration, bool isRead) { pictures->count(duration, isRead); };
    auto files = FilesServices::open(folder, storage, ids, std::move(options), hooks);
    if (files)
        instruments.add(fileMetrics(**files, pictures));
    return files;
}

void eraseFiles(Transaction &transaction, UserId user)
{
    FileStore(transaction).abandonAll(user);
    PictureStore(transaction).release(profile_picture::takeAway(transaction, user));
}

} // namespace kith::server
