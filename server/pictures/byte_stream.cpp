// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/pictures/byte_stream.h"

#include <QtCore/QtEndian>

#include <algorithm>
#include <cerrno>

#include <unistd.h>

namespace kith::server {

namespace {
constexpr qsizetype bufferBytes = 64 * 1024;
}

ByteReader::ByteReader(int descriptor)
    : m_descriptor(descriptor)
{
    m_buffer.reserve(bufferBytes);
}

bool ByteReader::fill()
{
    if (m_position < m_buffer.size())
        return true;
    m_buffer.resize(bufferBytes);
    ssize_t got = 0;
    do
        got = ::read(m_descriptor, m_buffer.data(), size_t(m_buffer.size()));
    while (got < 0 && errno == EINTR);
    m_buffer.resize(std::max<ssize_t>(got, 0));
    m_position = 0;
    return !m_buffer.isEmpty();
}

std::optional<quint8> ByteReader::byte()
{
    if (!fill())
        return std::nullopt;
    return quint8(m_buffer.at(m_position++));
}

QByteArrayView ByteReader::some(qint64 most)
{
    if (most <= 0 || !fill())
        return {};
    const qsizetype size = std::min<qint64>(most, m_buffer.size() - m_position);
    const QByteArrayView view = QByteArrayView(m_buffer).sliced(m_position, size);
    m_position += size;
    return view;
}

std::optional<QByteArray> ByteReader::bytes(qsizetype size)
{
    QByteArray out;
    while (out.size() < size) {
        const QByteArrayView part = some(size - out.size());
        if (part.isEmpty())
            return std::nullopt;
        out.append(part);
    }
    return out;
}

bool ByteReader::skip(qint64 size)
{
    while (size > 0) {
        const qsizetype part = some(size).size();
        if (part == 0)
            return false;
        size -= part;
    }
    return true;
}

ByteWriter::ByteWriter(int descriptor)
    : m_descriptor(descriptor)
{
    m_buffer.reserve(bufferBytes);
}

void ByteWriter::write(QByteArrayView bytes)
{
    m_written += bytes.size();
    while (!bytes.isEmpty()) {
        const qsizetype part = std::min(bytes.size(), bufferBytes - m_buffer.size());
        m_buffer.append(bytes.first(part));
        bytes = bytes.sliced(part);
        if (m_buffer.size() == bufferBytes)
            flush();
    }
}

void ByteWriter::flush()
{
    QByteArrayView left(m_buffer);
    while (!left.isEmpty() && !m_hasFailed) {
        const ssize_t part = ::write(m_descriptor, left.data(), size_t(left.size()));
        if (part < 0 && errno == EINTR)
            continue;
        m_hasFailed = part <= 0;
        left = left.sliced(std::max<ssize_t>(part, 0));
    }
    m_buffer.resize(0);
}

void ByteWriter::overwrite(qint64 offset, QByteArrayView bytes)
{
    flush();
    if (::pwrite(m_descriptor, bytes.data(), size_t(bytes.size()), offset) != bytes.size())
        m_hasFailed = true;
}

bool ByteWriter::finish()
{
    flush();
    return !m_hasFailed;
}

bool copyBytes(ByteReader &in, ByteWriter &out, qint64 size)
{
    while (size > 0) {
        const QByteArrayView part = in.some(size);
        if (part.isEmpty())
            return false;
        out.write(part);
        size -= part.size();
    }
    return true;
}

quint16 bigEndian16(QByteArrayView bytes, qsizetype at)
{
    return qFromBigEndian<quint16>(bytes.sliced(at, 2).data());
}

quint32 bigEndian32(QByteArrayView bytes, qsizetype at)
{
    return qFromBigEndian<quint32>(bytes.sliced(at, 4).data());
}

quint32 littleEndian32(QByteArrayView bytes, qsizetype at)
{
    return qFromLittleEndian<quint32>(bytes.sliced(at, 4).data());
}

QByteArray bigEndian32Bytes(quint32 value)
{
    QByteArray out(4, Qt::Uninitialized);
    qToBigEndian(value, out.data());
    return out;
}

QByteArray littleEndian32Bytes(quint32 value)
{
    QByteArray out(4, Qt::Uninitialized);
    qToLittleEndian(value, out.data());
    return out;
}

} // namespace kith::server
