// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtQuick/QQuickAsyncImageProvider>

#include <functional>
#include <memory>

namespace kith::client {

/// Round pictures of people and groups for Image: "image://faces/KEY". Decodes on threads of its own, and only JPEG and PNG
/// of at most `largestSide` pixels; anything else is an error, and what stands for a missing picture stays.
class FaceProvider : public QQuickAsyncImageProvider
{
public:
    static constexpr int largestSide = 1024;

    /// Path of the file of that key, which may come much later; empty when there is none. Called on the thread that made the
    /// provider; nobody waits any more once `context` is gone.
    using Find = std::function<void(const QString &key, QObject *context, const std::function<void(const QString &path)> &found)>;
    explicit FaceProvider(Find find);
    ~FaceProvider() override;

    QQuickImageResponse *requestImageResponse(const QString &id, const QSize &requestedSize) override;

    /// The middle of the picture in that file as a disc; null when it cannot be drawn.
    [[nodiscard]] static QImage disc(const QString &path, int side);

private:
    class Desk;
    std::shared_ptr<Desk> m_desk;
};

} // namespace kith::client
