// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QThreadPool>

#include <atomic>
#include <functional>
#include <memory>

namespace kith::client {

/// Runs what reads, writes or hashes whole files beside the thread that draws.
///
/// Work gets values and answers values. `isEnding` becomes true when this object goes; long work looks at it, because the
/// destructor waits for what runs. *Thread* of every call and every answer: the one that made it.
class Background : public QObject
{
    Q_OBJECT

public:
    explicit Background(QObject *parent = nullptr)
        : QObject(parent)
        , m_isEnding(std::make_shared<std::atomic_bool>(false))
    {
        m_pool.setMaxThreadCount(2);
    }
    ~Background() override
    {
        *m_isEnding = true;
        m_pool.clear();
        m_pool.waitForDone();
    }

    using Ending = std::shared_ptr<std::atomic_bool>;
    [[nodiscard]] Ending ending() const { return m_isEnding; }

    /// `then` runs later, once, unless `context` is gone by then.
    template<class T>
    void run(QObject *context, std::function<T()> work, std::function<void(T)> then)
    {
        m_pool.start([this, guard = QPointer<QObject>(context), work = std::move(work), then = std::move(then)] {
            auto answer = std::make_shared<T>(work());
            QMetaObject::invokeMethod(
                this,
                [guard, answer, then] {
                    if (guard)
                        then(std::move(*answer));
                },
                Qt::QueuedConnection);
        });
    }

private:
    QThreadPool m_pool;
    Ending m_isEnding;
};

} // namespace kith::client
