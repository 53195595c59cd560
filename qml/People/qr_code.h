// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QBitArray>
#include <QtQuick/QQuickPaintedItem>

namespace kith::client {

/// A text as a QR code: dark on white in every theme, because cameras want it so, with the quiet zone around it.
/// *Range* of `text`: at most about 1,200 bytes; beyond that, and when empty, nothing is drawn and `isEmpty` is true.
class QrCode : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)
    Q_PROPERTY(bool isEmpty READ isEmpty NOTIFY textChanged)

public:
    using QQuickPaintedItem::QQuickPaintedItem;

    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString &text);
    [[nodiscard]] bool isEmpty() const { return m_side == 0; }
    void paint(QPainter *painter) override;

signals:
    void textChanged();

private:
    QString m_text;
    QBitArray m_dark; ///< row by row
    int m_side = 0; ///< modules in a row
};

} // namespace kith::client
