// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/answer.h"
#include "server/api/file_descriptor.h"

#include <QtCore/QByteArrayView>

#include <functional>
#include <memory>
#include <variant>

namespace kith::server {

/// What the caller says of the bytes to come, beside the call's input. All of it is only said, none of it checked.
struct TransferOffer
{
    /// Where the bytes belong in an upload that was made before.
    struct Part
    {
        std::optional<qint64> first = {}; ///< offset of the first byte; absent: no bytes, "finish with what is there"
        qint64 bytes = 0; ///< as many as the body has
        qint64 totalBytes = 0;
    };

    bool hasLength = false;
    qint64 bodyBytes = 0;
    std::optional<Part> part = {};
    std::optional<qint64> declaredBytes = {}; ///< size of an upload whose bytes come later
    QString contentType = {};
    QString fileName = {}; ///< any text
    QByteArray sha256 = {}; ///< lower-case hex; empty: not said
    qint64 durationMs = 0;
    bool keepsOriginal = false; ///< send as it is, with whatever metadata is in it
};

/// A file to send. Its bytes never change.
struct Download
{
    struct Source
    {
        FileDescriptor descriptor;
        qint64 sizeBytes = 0;
        QString contentType;
    };
    /// Opens it, on a transfer thread. Errors: NotFound, Storage.
    std::function<Result<Source>()> open;
    QString fileName = {}; ///< safe; for Content-Disposition
    QByteArray entityTag = {}; ///< names exactly these bytes; letters, digits and dashes
};

/// Takes the bytes of one upload.
///
/// The transfer calls begin(), then take() for all bytes in order, then finish(); or interrupt() instead of any of the
/// later ones, once. Nothing after that.
class UploadSink
{
public:
    virtual ~UploadSink() = default;
    using Begun = std::function<void(Result<void>)>;
    using Finished = std::function<void(Result<Answer>)>;

    /// How many bytes are to come in this request.
    [[nodiscard]] virtual qint64 expectedBytes() const = 0;
    /// Opens what the bytes go into. Thread: returns at once; `begun` comes on any thread. After an error only the destructor follows.
    virtual void begin(Begun begun) = 0;
    /// Thread: the transfer's; must not wait for anything but the page cache. After an error interrupt() follows.
    virtual Result<void> take(QByteArrayView bytes) = 0;
    /// All bytes are there. The answer comes on any thread, once everything it says is durable.
    virtual void finish(Finished finished) = 0;
    /// The client has gone, or the server must stop. Thread: any; returns at once.
    virtual void interrupt() = 0;
};

/// What a transfer comes to once its caller is known and the database was asked.
using TransferPlan = std::variant<Answer, std::shared_ptr<const Download>, std::shared_ptr<UploadSink>>;

} // namespace kith::server
