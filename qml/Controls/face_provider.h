// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtQuick/QQuickAsyncImageProvider>

#include <functional>
#include <memory>

namespace kith::client {

/// How large a picture is ever drawn, whatever is asked for. *Units* pixels of its longest side.
struct PictureSides
{
    int least = 8;
    int most = 1024;
};

/// Round pictures of people and groups for Image: "image://faces/KEY". Decodes on threads of its own, and only JPEG and PNG
/// of at most `largestSide` pixels; anything else is an error, and what stands for a missing picture stays.
/// With a `draw` of its own it serves other pictures in the same way.
class FaceProvider : public QQuickAsyncImageProvider
{
public:
    static constexpr int largestSide = 1024;

    /// Path of the file of that key, which may come much later; empty when there is none. Called on the thread that made the
    /// provider; nobody waits any more once `context` is gone.
    using Find = std::function<void(const QString &key, QObject *context, const std::function<void(const QString &path)> &found)>;
    /// Draws the file; null when it cannot be drawn. Called on other threads, also on several at once.
    using Draw = std::function<QImage(const QString &path, int side)>;
    explicit FaceProvider(Find find, Draw draw = disc, PictureSides sides = {});
    ~FaceProvider() override;

    QQuickImageResponse *requestImageResponse(const QString &id, const QSize &requestedSize) override;

    /// The middle of the picture in that file as a disc; null when it cannot be drawn.
    [[nodiscard]] static QImage disc(const QString &path, int side);

private:
    class Desk;
    std::shared_ptr<Desk> m_desk;
    PictureSides m_sides;
};

} // namespace kith::client
