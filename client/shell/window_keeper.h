// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QSize>
#include <QtCore/QTimer>

class QSettings;
class QWindow;

namespace kith::client {

class DesktopViewModel;

/// The one window over starts and closings: it comes back as it was left, and closing it means what the person chose.
///
/// Its place is left to the desktop, which knows better, and on Wayland does not tell.
class WindowKeeper : public QObject
{
    Q_OBJECT

public:
    /// `size`, where valid, is taken instead of the remembered one and never remembered. *Owner* of all: the caller.
    WindowKeeper(QWindow &window, QSettings &file, DesktopViewModel &desktop, const QSize &size, QObject *parent = nullptr);
    ~WindowKeeper() override;

    /// Shows it as it was left. `isHidden`: only once somebody asks for it.
    void begin(bool isHidden);
    /// Shows it, in front where the desktop allows; `token` is the permission to come forward, and may be empty.
    void bringForward(const QString &token);
    void hide();
    /// On screen, and not minimised.
    [[nodiscard]] bool isShown() const;

signals:
    /// Closed, and it is not to stay in the tray.
    void quitAsked();
    /// The first time that closing left the program running.
    void firstHidden();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void restore();
    void save();

    QWindow &m_window;
    QSettings &m_file;
    DesktopViewModel &m_desktop;
    bool m_isKept;
    bool m_wasMaximized = false;
    QTimer m_saveSoon;
};

} // namespace kith::client
