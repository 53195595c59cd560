// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

namespace kith::client {

/// What a person typed into one field, and what is wrong with it in words. Typing takes the words away.
class FormField : public QObject
{
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)
    Q_PROPERTY(QString error READ error NOTIFY errorChanged)

public:
    using QObject::QObject;

    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString &text);
    [[nodiscard]] QString error() const { return m_error; }
    void setError(const QString &error);

signals:
    void textChanged();
    void errorChanged();

private:
    QString m_text;
    QString m_error;
};

} // namespace kith::client
