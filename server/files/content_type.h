// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayView>
#include <QtCore/QString>

#include <optional>

namespace kith::server {

/// The formats of pictures that the server looks into.
enum class PictureKind { Png, Jpeg, Webp, Gif };

/// By its first bytes; absent for everything else.
[[nodiscard]] std::optional<PictureKind> pictureKind(QByteArrayView start);
/// `image/png`.
[[nodiscard]] QString contentTypeOf(PictureKind kind);
/// `png`: as kith-pictures calls it.
[[nodiscard]] QByteArray formatName(PictureKind kind);

/// How many of a file's first bytes decide about its type.
constexpr qsizetype sniffedBytes = 16 * 1024;

/// What a file is, by its first bytes. Its name, and what the sender said, only choose among types that these bytes allow:
/// a text document inside a ZIP file, sound inside a container that mostly holds films.
/// `application/octet-stream` where nothing is known. Thread: any.
[[nodiscard]] QString contentTypeOf(QByteArrayView start, const QString &fileName, const QString &said);

} // namespace kith::server
