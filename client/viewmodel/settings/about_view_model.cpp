// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/settings/about_view_model.h"

#include <QtCore/QFile>
#include <QtCore/QLocale>

#include <ctime>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The proportional set size; zero where the system does not tell.
qint64 memoryBytes()
{
    QFile file(u"/proc/self/smaps_rollup"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    constexpr qint64 kib = 1024;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("Pss:"))
            return line.mid(4).trimmed().split(' ').front().toLongLong() * kib;
    }
    return 0;
}

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

} // namespace

QString AboutViewModel::version() const
{
    return QStringLiteral(KITH_VERSION);
}

QString AboutViewModel::qtVersion() const
{
    return QString::fromLatin1(qVersion());
}

void AboutViewModel::refresh()
{
    const qint64 memory = memoryBytes();
    m_memory = memory > 0 ? sizeText(memory) : tr("unknown");
    m_processorTime = tr("%1 s").arg(QLocale().toString(double(std::clock()) / CLOCKS_PER_SEC, 'f', 1));
    Q_EMIT changed();
}

} // namespace kith::client
