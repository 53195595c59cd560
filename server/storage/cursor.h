// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/result.h"

#include <QtCore/QByteArray>

namespace kith::server {

/// The result of one statement: its rows, read forward, or how many it changed. Columns count from 0.
/// Thread: the connection's. Must not outlive the connection.
class Cursor
{
public:
    virtual ~Cursor() = default;
    Cursor(const Cursor &) = delete;
    Cursor &operator=(const Cursor &) = delete;

    /// False at the end and after a failure.
    [[nodiscard]] virtual bool next() = 0;
    /// Why next() stopped early; absent when it did not.
    [[nodiscard]] virtual std::optional<Error> failure() const { return std::nullopt; }
    [[nodiscard]] virtual qint64 affectedRows() const = 0;

    [[nodiscard]] virtual bool isNull(int column) const = 0;
    /// Booleans are 0 and 1.
    [[nodiscard]] virtual qint64 integer(int column) const = 0;
    [[nodiscard]] virtual double real(int column) const = 0;
    [[nodiscard]] virtual QString text(int column) const = 0;
    [[nodiscard]] virtual QByteArray bytes(int column) const = 0;

protected:
    Cursor() = default;
};

} // namespace kith::server
