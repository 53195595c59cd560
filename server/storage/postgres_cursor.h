// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/cursor.h"

struct pg_result;

namespace kith::server {

/// A whole result of libpq, which it owns.
class PostgresCursor : public Cursor
{
public:
    explicit PostgresCursor(pg_result *result);
    ~PostgresCursor() override;

    [[nodiscard]] bool next() override;
    [[nodiscard]] qint64 affectedRows() const override;
    [[nodiscard]] bool isNull(int column) const override;
    [[nodiscard]] qint64 integer(int column) const override;
    [[nodiscard]] double real(int column) const override;
    [[nodiscard]] QString text(int column) const override;
    [[nodiscard]] QByteArray bytes(int column) const override;

private:
    [[nodiscard]] QByteArrayView raw(int column) const;

    pg_result *m_result;
    int m_row = -1;
};

} // namespace kith::server
