// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/details/media_view_model.h"

#include <QtCore/QVariantMap>

#include <algorithm>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

QString MediaViewModel::linkCount() const
{
    if (m_counts.links == MediaCounts::notCounted)
        return {};
    return m_counts.links > mostLinks ? QString::number(mostLinks) + u'+' : QString::number(m_counts.links);
}

void MediaViewModel::open(int kind)
{
    const Kind wanted = Kind(std::clamp(kind, int(Pictures), int(Links)));
    if (m_isOpen && m_kind == wanted)
        return;
    m_kind = wanted;
    m_isOpen = true;
    // Nothing of the kind before stands there while the new one is read.
    m_rows.setRows({});
    Q_EMIT shownChanged();
}

void MediaViewModel::close()
{
    if (!m_isOpen)
        return;
    m_isOpen = false;
    m_rows.setRows({});
    Q_EMIT shownChanged();
}

void MediaViewModel::more()
{
    if (m_isOpen && m_hasMore && !m_isLoading)
        Q_EMIT moreRequested();
}

QVariantList MediaViewModel::pictures() const
{
    const QList<MediaRow> &rows = m_isOpen && m_kind == Pictures ? m_rows.rows() : m_newest;
    // The newest message is first, but those of one message stand as they were sent.
    QVariantList out;
    qsizetype ofThisMessage = 0;
    for (auto row = rows.crbegin(); row != rows.crend(); ++row) {
        if (row == rows.crbegin() || row->messageId != std::prev(row)->messageId)
            ofThisMessage = out.size();
        if (row->file.isPicture && !row->file.isHeld)
            out.insert(ofThisMessage, QVariantMap{{u"key"_s, row->file.key},
                                                  {u"name"_s, row->file.name},
                                                  {u"picture"_s, row->file.picture},
                                                  {u"whole"_s, row->file.whole},
                                                  {u"sender"_s, row->who},
                                                  {u"time"_s, row->fullTime}});
    }
    return out;
}

void MediaViewModel::setCounts(const MediaCounts &counts)
{
    if (m_counts == counts)
        return;
    m_counts = counts;
    Q_EMIT countsChanged();
}

void MediaViewModel::setRecent(const QList<MediaRow> &pictures)
{
    m_newest = pictures;
    m_recent.setRows(pictures.first(std::min<qsizetype>(pictures.size(), recentMost)));
}

void MediaViewModel::setPage(const QList<MediaRow> &rows, bool hasMore)
{
    m_rows.setRows(rows);
    if (m_hasMore == hasMore)
        return;
    m_hasMore = hasMore;
    Q_EMIT moreChanged();
}

void MediaViewModel::setWay(bool isLoading, bool isOffline)
{
    if (m_isLoading == isLoading && m_isOffline == isOffline)
        return;
    m_isLoading = isLoading;
    m_isOffline = isOffline;
    Q_EMIT moreChanged();
}

} // namespace kith::client
