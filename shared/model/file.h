// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/ids.h"
#include "shared/result.h"
#include "shared/timestamp.h"

#include <QtCore/QJsonObject>

namespace kith {

/// A file as a message carries it. Nothing of it changes once the file is there.
struct Attachment
{
    FileId id;
    QString name; ///< safe to show and to save under
    QString contentType; ///< what the bytes are, not what the sender called them
    qint64 sizeBytes = 0;
    int width = 0; ///< as shown, with its orientation applied; 0: not a picture that the server could read
    int height = 0;
    qint64 durationMs = 0; ///< of sound and video, as the sender said; 0: not said
    bool hasThumbnail = false; ///< `?size=64|256|1024` is there
    friend bool operator==(const Attachment &, const Attachment &) = default;
};

/// An own upload: what it will be, and how far it is.
struct Upload
{
    enum class State { Arriving, Ready };
    Attachment file;
    State state = State::Arriving;
    qint64 receivedBytes = 0; ///< safe on the server's disk; the upload goes on from here
    Timestamp createdAt{};
    friend bool operator==(const Upload &, const Upload &) = default;
};

/// {id, name, contentType, size, width?, height?, durationMs?, hasThumbnail}
[[nodiscard]] QJsonObject toJson(const Attachment &attachment);
[[nodiscard]] Result<Attachment> attachmentFromJson(const QJsonObject &json);
/// The attachment's fields and {state: arriving, ready; received, createdAt}.
[[nodiscard]] QJsonObject toJson(const Upload &upload);
[[nodiscard]] Result<Upload> uploadFromJson(const QJsonObject &json);

} // namespace kith
