// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>

#include <optional>

namespace kith::server {

/// Reads a descriptor from its beginning, through a buffer of fixed size.
class ByteReader
{
public:
    explicit ByteReader(int descriptor);

    /// Absent at the end.
    [[nodiscard]] std::optional<quint8> byte();
    /// Exactly `size` bytes; absent when fewer are left.
    [[nodiscard]] std::optional<QByteArray> bytes(qsizetype size);
    /// Up to `most` of the bytes that are at hand, at least one; empty at the end. Valid until the next call.
    [[nodiscard]] QByteArrayView some(qint64 most);
    /// Steps back over the last `count` bytes of what byte() or some() just gave.
    void unread(qsizetype count) { m_position -= count; }
    /// False when fewer are left.
    [[nodiscard]] bool skip(qint64 size);

private:
    bool fill();

    int m_descriptor;
    QByteArray m_buffer;
    qsizetype m_position = 0;
};

/// Writes a descriptor from its beginning, through a buffer of fixed size. Remembers its first failure.
class ByteWriter
{
public:
    explicit ByteWriter(int descriptor);

    void write(QByteArrayView bytes);
    void byte(quint8 value) { write(QByteArrayView(reinterpret_cast<const char *>(&value), 1)); }
    /// Over what was written there before.
    void overwrite(qint64 offset, QByteArrayView bytes);
    [[nodiscard]] qint64 written() const { return m_written; }
    /// False when something could not be written.
    [[nodiscard]] bool finish();

private:
    void flush();

    int m_descriptor;
    QByteArray m_buffer;
    qint64 m_written = 0;
    bool m_hasFailed = false;
};

/// `size` bytes from one to the other; false when the reader ends before.
[[nodiscard]] bool copyBytes(ByteReader &in, ByteWriter &out, qint64 size);

[[nodiscard]] quint16 bigEndian16(QByteArrayView bytes, qsizetype at = 0);
[[nodiscard]] quint32 bigEndian32(QByteArrayView bytes, qsizetype at = 0);
[[nodiscard]] quint32 littleEndian32(QByteArrayView bytes, qsizetype at = 0);
[[nodiscard]] QByteArray bigEndian32Bytes(quint32 value);
[[nodiscard]] QByteArray littleEndian32Bytes(quint32 value);

} // namespace kith::server
