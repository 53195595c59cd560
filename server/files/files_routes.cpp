// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/files/files_routes.h"

#include <QtCore/QFileInfo>
#include <QtCore/QLoggingCategory>

namespace kith::server {

Q_LOGGING_CATEGORY(lcFiles, "kith.files")

using namespace Qt::Literals::StringLiterals;
using enum TransferFunction::Lane;

namespace {
Routes pictureRoutes(const QString &path, const std::shared_ptr<const FilesService> &service, const PictureSubject &subject)
{
    const TransferFunction get{Read, [service, subject](Transaction &transaction, const Call &call, const TransferOffer &) {
                                   return service->downloadPicture(transaction, call, subject);
                               }};
    const TransferFunction put{Read, [service, subject](Transaction &transaction, const Call &call, const TransferOffer &offer) {
                                   return service->createPicture(transaction, call, offer, subject);
                               }};
    const WriteFunction remove{[subject](Transaction &transaction, const Call &call) { return removePicture(transaction, call, subject); }};
    return {
        {Verb::Get, path, {}, Access::SignedIn, get, {Limit::Read}},
        {Verb::Put, path, {}, Access::SignedIn, put, {Limit::Picture}},
        {Verb::Delete, path, {}, Access::SignedIn, remove, {Limit::Write}},
    };
}
} // namespace

Result<std::unique_ptr<FilesServices>> FilesServices::open(const QString &folder, Storage &storage, IdGenerator &ids, FilesOptions options,
                                                           FilesHooks hooks)
{
    auto blobs = BlobStore::open(folder);
    if (!blobs)
        return blobs.error();
    const auto stored = storage.readAndWait<qint64>(
        [](Transaction &transaction) -> Result<qint64> { return BlobRows(transaction).totalBytes(); });
    if (!stored)
        return stored.error();
    if (!QFileInfo(options.pictureProgram).isExecutable())
        qCWarning(lcFiles).noquote() << options.pictureProgram << "is not there: pictures can only be sent as files";
    auto parts = std::make_unique<FilesParts>(storage, ids, std::move(options), std::move(blobs).value());
    parts->figures.storedBytes = *stored;
    return std::unique_ptr<FilesServices>(new FilesServices(std::move(parts), std::move(hooks)));
}

FilesServices::FilesServices(std::unique_ptr<FilesParts> parts, FilesHooks hooks)
    : m_parts(std::move(parts))
    , m_service(std::make_shared<const FilesService>(*m_parts, hooks.isVisible))
    , m_hooks(std::move(hooks))
    , m_collector(*m_parts)
{
    m_collector.start();
}

FilesServices::~FilesServices()
{
    stop();
}

void FilesServices::stop()
{
    m_collector.stop();
    // Pictures go on to the disk when they are done.
    m_parts->pictures.stop();
    m_parts->disk.stop();
}

Routes FilesServices::routes() const
{
    const auto service = m_service;
    const TransferFunction create{Write, [service](Transaction &transaction, const Call &call, const TransferOffer &offer) {
                                      return service->create(transaction, call, offer);
                                  }};
    const TransferFunction resume{Read, [service](Transaction &transaction, const Call &call, const TransferOffer &offer) {
                                      return service->resume(transaction, call, offer);
                                  }};
    const TransferFunction download{Read, [service](Transaction &transaction, const Call &call, const TransferOffer &) {
                                        return service->download(transaction, call);
                                    }};
    const ReadFunction progress = [service](Transaction &transaction, const Call &call) { return service->progress(transaction, call); };
    const WriteFunction remove{[service](Transaction &transaction, const Call &call) { return service->remove(transaction, call); }};
    const QString file = u"/api/files/{fileId}"_s;
    Routes routes = {
        {Verb::Post, u"/api/files"_s, {}, Access::SignedIn, create, {Limit::FileCreate, Limit::FileBytes}},
        {Verb::Put, file, {}, Access::SignedIn, resume, {Limit::Write, Limit::FileBytes}},
        {Verb::Get, file, {}, Access::SignedIn, download, {Limit::Read}},
        {Verb::Delete, file, {}, Access::SignedIn, remove, {Limit::Write}},
        {Verb::Get, u"/api/files/{fileId}/upload"_s, {}, Access::SignedIn, progress, {Limit::Read}},
    };
    for (Route &route : pictureRoutes(u"/api/users/{userId}/picture"_s, m_service, m_hooks.user))
        routes.push_back(std::move(route));
    for (Route &route : pictureRoutes(u"/api/conversations/{conversationId}/picture"_s, m_service, m_hooks.group))
        routes.push_back(std::move(route));
    return routes;
}

} // namespace kith::server
