// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QVariant>

#include <vector>

namespace kith::server {

/// `?` into `$1`, `$2`, …, except inside quotes.
[[nodiscard]] QByteArray numberedPlaceholders(const QString &sql);

/// Values as libpq takes them: texts that the server reads by the type it inferred, and bytes as they are.
class PostgresValues
{
public:
    explicit PostgresValues(const QVariantList &values);
    PostgresValues(const PostgresValues &) = delete;
    PostgresValues &operator=(const PostgresValues &) = delete;

    [[nodiscard]] int count() const { return int(m_pointers.size()); }
    [[nodiscard]] const char *const *pointers() const { return m_pointers.data(); }
    [[nodiscard]] const int *lengths() const { return m_lengths.data(); }
    [[nodiscard]] const int *formats() const { return m_formats.data(); }

private:
    std::vector<QByteArray> m_texts;
    std::vector<const char *> m_pointers;
    std::vector<int> m_lengths;
    std::vector<int> m_formats;
};

} // namespace kith::server
