// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/viewmodel/details/media_list_model.h"

#include <QtCore/QVariantList>

namespace kith::client {

/// How much of each there is on this computer.
struct MediaCounts
{
    int pictures = 0;
    int files = 0;
    int voices = 0;
    static constexpr int notCounted = -1;
    int links = 0; ///< counted up to MediaViewModel::mostLinks + 1; notCounted: there are some

    friend bool operator==(const MediaCounts &, const MediaCounts &) = default;
};

/// What was shared in the open conversation, the newest first: a few pictures beside the conversation, and a page with
/// everything of one kind.
class MediaViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(kith::client::MediaListModel *recent READ recent CONSTANT)
    Q_PROPERTY(kith::client::MediaListModel *rows READ rows CONSTANT)
    Q_PROPERTY(int pictureCount READ pictureCount NOTIFY countsChanged)
    Q_PROPERTY(int fileCount READ fileCount NOTIFY countsChanged)
    Q_PROPERTY(int voiceCount READ voiceCount NOTIFY countsChanged)
    Q_PROPERTY(bool hasLinks READ hasLinks NOTIFY countsChanged)
    Q_PROPERTY(QString linkCount READ linkCount NOTIFY countsChanged)
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY shownChanged)
    Q_PROPERTY(int kind READ kind NOTIFY shownChanged)
    Q_PROPERTY(bool isLoading READ isLoading NOTIFY moreChanged)
    Q_PROPERTY(bool isOffline READ isOffline NOTIFY moreChanged)

public:
    enum Kind { Pictures, Files, Voices, Links };
    Q_ENUM(Kind)
    /// How many pictures stand beside the conversation.
    static constexpr int recentMost = 6;
    /// Links are read out of messages one by one: nobody waits for thousands to be counted.
    static constexpr int mostLinks = 99;

    using QObject::QObject;

    [[nodiscard]] MediaListModel *recent() { return &m_recent; }
    /// Of the kind that is shown; empty while the page is closed.
    [[nodiscard]] MediaListModel *rows() { return &m_rows; }
    [[nodiscard]] int pictureCount() const { return m_counts.pictures; }
    [[nodiscard]] int fileCount() const { return m_counts.files; }
    [[nodiscard]] int voiceCount() const { return m_counts.voices; }
    [[nodiscard]] bool hasLinks() const { return m_counts.links != 0; }
    /// "7"; "99+" where there are more than are counted; empty until they are.
    [[nodiscard]] QString linkCount() const;
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    [[nodiscard]] int kind() const { return m_kind; }
    /// more() would bring some.
    [[nodiscard]] bool hasMore() const { return m_hasMore; }
    /// The server is being asked.
    [[nodiscard]] bool isLoading() const { return m_isLoading; }
    /// Only what is on this computer shows.
    [[nodiscard]] bool isOffline() const { return m_isOffline; }

    /// Shows the page, with that kind.
    Q_INVOKABLE void open(int kind);
    Q_INVOKABLE void close();
    /// The next page, below what is there.
    Q_INVOKABLE void more();
    /// The pictures as they stand, the oldest first: {key, name, picture, whole, sender, time}.
    [[nodiscard]] Q_INVOKABLE QVariantList pictures() const;

    [[nodiscard]] const MediaCounts &counts() const { return m_counts; }
    void setCounts(const MediaCounts &counts);
    /// The newest pictures; those beyond recentMost are only for paging through.
    void setRecent(const QList<MediaRow> &pictures);
    void setPage(const QList<MediaRow> &rows, bool hasMore);
    void setWay(bool isLoading, bool isOffline);

signals:
    void countsChanged();
    void shownChanged();
    void moreChanged();
    void moreRequested();

private:
    MediaListModel m_recent;
    MediaListModel m_rows;
    QList<MediaRow> m_newest;
    MediaCounts m_counts;
    Kind m_kind = Pictures;
    bool m_isOpen = false;
    bool m_hasMore = false;
    bool m_isLoading = false;
    bool m_isOffline = false;
};

} // namespace kith::client
