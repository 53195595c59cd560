// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/account/picture_address.h"

#include "client/account/account_store.h"
#include "client/viewmodel/account/face_address.h"

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int largestPreview = 1024;

void find(Account &account, const QString &rest, QObject *context, const std::function<void(const QString &path)> &found)
{
    Files &files = account.files();
    if (rest.startsWith(u"out/"_s)) {
        found(files.pathOf(OutgoingFile{.path = rest.sliced(4), .name = {}, .contentType = {}, .isOurs = true}));
        return;
    }
    FileSource source = FileSource::fromKey(rest);
    // It came from the page that somebody asked for, and is here or nowhere.
    if (source.kind == FileSource::Kind::Link) {
        found(files.pathOf(source));
        return;
    }
    if (source.isNull()) {
        found({});
        return;
    }
    const FileSource whole = FileSource::file(FileId(source.id));
    // What is here whole needs no preview.
    if (const QString path = files.pathOf(whole); !path.isEmpty()) {
        found(path);
        return;
    }
    qint64 bytes = 0;
    if (!source.isPreview()) {
        const auto attachment = account.timeline().attachment(FileId(source.id));
        bytes = attachment ? attachment->sizeBytes : 0;
        if (bytes == 0 || bytes > wholeBytesMax)
            source.size = largestPreview;
    }
    files.fetch(source, source.isPreview() ? 0 : bytes, context, [found](const Result<QString> &path) { found(path ? *path : QString()); });
}

} // namespace

QString pictureAddress(const AccountIdentity &account, const FileSource &source)
{
    return u"image://pictures/%1/%2"_s.arg(accountKey(account), source.key());
}

QString pictureAddress(const AccountIdentity &account, const OutgoingFile &file)
{
    return u"image://pictures/%1/out/%2"_s.arg(accountKey(account), file.path);
}

void findPicture(AccountStore &store, const QString &key, QObject *context, const std::function<void(const QString &path)> &found)
{
    for (Account *account : store.accounts()) {
        if (key.section(u'/', 0, 0) == accountKey(account->identity())) {
            find(*account, key.section(u'/', 1), context, found);
            return;
        }
    }
    found({});
}

} // namespace kith::client
