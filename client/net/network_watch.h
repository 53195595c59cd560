// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>

namespace kith::client {

/// Says when the computer's network comes back, so that nobody waits for the next planned attempt.
///
/// A hint and no more: it may be silent where the system does not tell. It asks the system once the event loop runs,
/// so that it never delays a start.
class NetworkWatch : public QObject
{
    Q_OBJECT

public:
    explicit NetworkWatch(QObject *parent = nullptr);

signals:
    void returned();

private:
    void begin();
};

} // namespace kith::client
