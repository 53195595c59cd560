// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

namespace kith::test {

/// The golden field lists of tests/data/protocol/shapes.json: what an answer holds, and that it holds nothing else.
///
/// A shape is written as JSON. An object lists every field that may be there; `name?` may be absent. A list holds the
/// shape of its entries. A text is `id`, `seq` (whole, 0 and up), `time`, `text`, `bool`, `uuid`, `any`, `one of: a, b`,
/// or `@name` for another shape of the file.
class Shapes
{
public:
    /// Errors: a file that cannot be read or is no JSON ends the test run.
    explicit Shapes(const QString &file);

    /// Every deviation, as a path and a sentence; empty: `value` has that shape.
    [[nodiscard]] QStringList differences(const QJsonValue &value, const QString &shape) const;
    [[nodiscard]] QStringList names() const { return m_shapes.keys(); }

private:
    void compare(const QJsonValue &value, const QJsonValue &shape, const QString &path, QStringList &out) const;
    void compareObject(const QJsonObject &value, const QJsonObject &shape, const QString &path, QStringList &out) const;
    [[nodiscard]] bool fitsWord(const QJsonValue &value, const QString &word) const;

    QJsonObject m_shapes;
};

} // namespace kith::test
