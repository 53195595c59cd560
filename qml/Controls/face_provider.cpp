// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/Controls/face_provider.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QMutex>
#include <QtCore/QPointer>
#include <QtCore/QThread>
#include <QtCore/QThreadPool>
#include <QtGui/QImageReader>
#include <QtGui/QPainter>

#include <algorithm>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Where a response and the threads that work for it meet: whoever is late finds the other gone.
class Meeting
{
public:
    QMutex mutex;
    QQuickImageResponse *response = nullptr;
    QImage image;
    bool isOver = false;

    void finish(const QImage &result)
    {
        const QMutexLocker lock(&mutex);
        if (!response || isOver)
            return;
        isOver = true;
        image = result;
        // Queued: finished() must come on the response's own thread, and after requestImageResponse() has returned.
        QMetaObject::invokeMethod(response, &QQuickImageResponse::finished, Qt::QueuedConnection);
    }
};

class Response : public QQuickImageResponse
{
public:
    Response()
        : m_meeting(std::make_shared<Meeting>())
    {
        m_meeting->response = this;
    }
    ~Response() override
    {
        const QMutexLocker lock(&m_meeting->mutex);
        m_meeting->response = nullptr;
    }
    [[nodiscard]] QQuickTextureFactory *textureFactory() const override
    {
        const QMutexLocker lock(&m_meeting->mutex);
        return QQuickTextureFactory::textureFactoryForImage(m_meeting->image);
    }
    [[nodiscard]] QString errorString() const override
    {
        const QMutexLocker lock(&m_meeting->mutex);
        return m_meeting->image.isNull() ? u"no picture"_s : QString();
    }
    void cancel() override { m_meeting->finish({}); }
    [[nodiscard]] const std::shared_ptr<Meeting> &meeting() const { return m_meeting; }

private:
    std::shared_ptr<Meeting> m_meeting;
};

} // namespace

/// The part that lives on the thread of the provider's maker.
class FaceProvider::Desk : public QObject
{
public:
    Desk(Find find, Draw draw)
        : m_find(std::move(find))
        , m_draw(std::move(draw))
    {
    }

    void seek(const QString &key, int side, const std::shared_ptr<Meeting> &meeting)
    {
        {
            const QMutexLocker lock(&meeting->mutex);
            if (!meeting->response || meeting->isOver)
                return;
        }
        m_find(key, this, [side, meeting, draw = m_draw](const QString &path) {
            QThreadPool::globalInstance()->start(
                [path, side, meeting, draw] { meeting->finish(path.isEmpty() ? QImage() : draw(path, side)); });
        });
    }

private:
    Find m_find;
    Draw m_draw;
};

FaceProvider::FaceProvider(Find find, Draw draw, PictureSides sides)
    : m_desk(new Desk(std::move(find), std::move(draw)),
             [](Desk *desk) {
                 // The last reader thread may let go of it later than the provider; it belongs to the maker's thread all the same.
                 desk->thread() == QThread::currentThread() ? delete desk : desk->deleteLater();
             })
    , m_sides(sides)
{
}

FaceProvider::~FaceProvider() = default;

QQuickImageResponse *FaceProvider::requestImageResponse(const QString &id, const QSize &requestedSize)
{
    auto *response = new Response;
    const int side = std::clamp(std::max(requestedSize.width(), requestedSize.height()), m_sides.least, m_sides.most);
    Desk *desk = m_desk.get();
    QMetaObject::invokeMethod(
        desk, [desk, id, side, meeting = response->meeting()] { desk->seek(id, side, meeting); }, Qt::QueuedConnection);
    return response;
}

QImage FaceProvider::disc(const QString &path, int side)
{
    QImageReader reader(path);
    reader.setDecideFormatFromContent(true);
    const QByteArray format = reader.format();
    if (format != "jpeg" && format != "png")
        return {};
    const QSize size = reader.size();
    if (!size.isValid() || size.width() > largestSide || size.height() > largestSide)
        return {};
    reader.setScaledSize(size.scaled(side, side, Qt::KeepAspectRatioByExpanding));
    const QImage picture = reader.read();
    if (picture.isNull())
        return {};
    QImage out(side, side, QImage::Format_ARGB32_Premultiplied);
    out.fill(Qt::transparent);
    QPainter painter(&out);
    painter.setRenderHint(QPainter::Antialiasing);
    QBrush brush(picture);
    brush.setTransform(QTransform::fromTranslate((side - picture.width()) / 2.0, (side - picture.height()) / 2.0));
    painter.setBrush(brush);
    painter.setPen(Qt::NoPen);
    painter.drawEllipse(out.rect());
    return out;
}

} // namespace kith::client
