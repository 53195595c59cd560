// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/files/transfers_view_model.h"

#include <QtCore/QStandardPaths>
#include <QtCore/QVariantMap>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

QVariantMap TransfersViewModel::look(const QString &key) const
{
    const FileLook look = m_read ? m_read(key) : FileLook{};
    return {{u"where"_s, look.where}, {u"share"_s, look.share}, {u"words"_s, look.words}};
}

QUrl TransfersViewModel::suggestedPlace(const QString &name) const
{
    return QUrl::fromLocalFile(QStandardPaths::writableLocation(QStandardPaths::DownloadLocation) + u'/' + name);
}

} // namespace kith::client
