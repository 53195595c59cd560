// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/shell/window_keeper.h"

#include "client/viewmodel/settings/desktop_view_model.h"

#include <QtCore/QEvent>
#include <QtCore/QSettings>
#include <QtGui/QScreen>
#include <QtGui/QWindow>

#include <chrono>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::milliseconds saveDelay{500};

} // namespace

WindowKeeper::WindowKeeper(QWindow &window, QSettings &file, DesktopViewModel &desktop, const QSize &size, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_file(file)
    , m_desktop(desktop)
    , m_isKept(!size.isValid())
{
    if (size.isValid())
        m_window.resize(size);
    else
        restore();
    m_saveSoon.setSingleShot(true);
    m_saveSoon.setInterval(saveDelay);
    connect(&m_saveSoon, &QTimer::timeout, this, &WindowKeeper::save);
    const auto saveSoon = [this] { m_saveSoon.start(); };
    connect(&window, &QWindow::widthChanged, this, saveSoon);
    connect(&window, &QWindow::heightChanged, this, saveSoon);
    connect(&window, &QWindow::windowStateChanged, this, saveSoon);
    window.installEventFilter(this);
}

WindowKeeper::~WindowKeeper()
{
    if (m_saveSoon.isActive())
        save();
}

void WindowKeeper::restore()
{
    m_wasMaximized = m_file.value(u"window/maximized"_s, false).toBool();
    const QSize size = m_file.value(u"window/size"_s).toSize();
    const QScreen *screen = m_window.screen();
    if (!size.isValid() || !screen)
        return;
    // A smaller screen than the last time must not put the edges out of reach.
    m_window.resize(size.boundedTo(screen->availableSize()).expandedTo(m_window.minimumSize()));
}

void WindowKeeper::save()
{
    if (!m_isKept || !m_window.isVisible() || m_window.windowState() == Qt::WindowMinimized)
        return;
    m_wasMaximized = m_window.windowState() == Qt::WindowMaximized;
    m_file.setValue(u"window/maximized"_s, m_wasMaximized);
    if (m_window.windowState() == Qt::WindowNoState)
        m_file.setValue(u"window/size"_s, m_window.size());
}

void WindowKeeper::begin(bool isHidden)
{
    if (isHidden)
        return;
    m_wasMaximized ? m_window.showMaximized() : m_window.show();
}

void WindowKeeper::bringForward(const QString &token)
{
    // Qt hands it to the compositor with the next request.
    if (!token.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", token.toUtf8());
    if (!m_window.isVisible())
        begin(false);
    else if (m_window.windowState() == Qt::WindowMinimized)
        m_window.setWindowStates(m_window.windowStates() & ~Qt::WindowMinimized);
    m_window.raise();
    m_window.requestActivate();
}

void WindowKeeper::hide()
{
    m_window.hide();
}

bool WindowKeeper::isShown() const
{
    return m_window.isVisible() && m_window.windowState() != Qt::WindowMinimized;
}

bool WindowKeeper::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != &m_window || event->type() != QEvent::Close)
        return QObject::eventFilter(watched, event);
    if (m_saveSoon.isActive()) {
        m_saveSoon.stop();
        save();
    }
    if (!m_desktop.hasTray() || !m_desktop.closesToTray()) {
        Q_EMIT quitAsked();
        return false;
    }
    event->ignore();
    m_window.hide();
    if (m_desktop.takeFirstClose())
        Q_EMIT firstHidden();
    return true;
}

} // namespace kith::client
