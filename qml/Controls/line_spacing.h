// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtQml/qqmlregistration.h>
#include <QtQuick/QQuickTextDocument>

namespace kith::client {

/// Gives the lines of an editable text the fixed height of the type scale, which TextEdit cannot do itself.
class LineSpacing : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickTextDocument *document READ document WRITE setDocument NOTIFY changed)
    Q_PROPERTY(int line READ line WRITE setLine NOTIFY changed)

public:
    using QObject::QObject;

    [[nodiscard]] QQuickTextDocument *document() const { return m_document; }
    void setDocument(QQuickTextDocument *document);
    /// *Units* pixels.
    [[nodiscard]] int line() const { return m_line; }
    void setLine(int line);

signals:
    void changed();

private:
    void apply();

    QPointer<QQuickTextDocument> m_document;
    int m_line = 0;
    bool m_isApplying = false;
};

} // namespace kith::client
