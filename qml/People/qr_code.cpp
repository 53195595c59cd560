// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/People/qr_code.h"

#include <QtGui/QPainter>

#include <memory>
#include <qrencode.h>

namespace kith::client {

namespace {
/// *Source* ISO/IEC 18004: four modules of nothing on each side.
constexpr int quietZone = 4;
} // namespace

void QrCode::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    m_side = 0;
    m_dark.clear();
    const QByteArray bytes = text.toUtf8();
    if (!bytes.isEmpty()) {
        const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(QRcode_encodeString8bit(bytes.constData(), 0, QR_ECLEVEL_M),
                                                                   QRcode_free);
        if (code) {
            m_side = code->width;
            m_dark.resize(qsizetype(m_side) * m_side);
            for (int i = 0; i < m_side * m_side; ++i)
                m_dark.setBit(i, (code->data[i] & 1) != 0);
        }
    }
    Q_EMIT textChanged();
    update();
}

void QrCode::paint(QPainter *painter)
{
    if (m_side == 0)
        return;
    const int modules = m_side + 2 * quietZone;
    const int edge = std::max(1, int(std::min(width(), height())) / modules);
    const int left = (int(width()) - edge * modules) / 2;
    const int top = (int(height()) - edge * modules) / 2;
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->fillRect(boundingRect(), Qt::white);
    for (int y = 0; y < m_side; ++y) {
        for (int x = 0; x < m_side; ++x) {
            if (m_dark.testBit(qsizetype(y) * m_side + x))
                painter->fillRect(left + (x + quietZone) * edge, top + (y + quietZone) * edge, edge, edge, Qt::black);
        }
    }
}

} // namespace kith::client
