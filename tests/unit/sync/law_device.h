// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/unit/sync/law_feed.h"
#include "tests/unit/sync/law_world.h"

#include <QtCore/QJsonArray>
#include <QtCore/QMap>
#include <QtCore/QSet>

namespace kith::test {

/// What a device knows of one conversation: the row of the list, and everything by id as it was last told of it.
struct KnownConversation
{
    QJsonObject view;
    qint64 version = 0;
    QMap<qint64, QJsonObject> messages; ///< by seq
    QMap<QString, QJsonObject> participants; ///< without pointers and presence, which have no version
};

/// A device that follows the law of sync: an event whose version is its own + 1 is applied, an older one ignored, and for
/// anything else it asks for the changes. It keeps everything that it was ever told, and draws nothing from elsewhere.
class LawDevice
{
public:
    LawDevice(LawWorld &world, Seat seat);

    [[nodiscard]] const Seat &seat() const { return m_seat; }
    [[nodiscard]] bool isConnected() const { return m_isConnected; }
    /// Connected, and has asked for what it missed before.
    [[nodiscard]] bool isCurrent() const { return m_isConnected && m_hasAsked; }

    void cut();
    /// `asks`: for what it missed, at once. Else it notices by the version of what it hears next.
    void connect(bool asks);
    void take(const server::Event &event);
    /// `GET /api/sync` with the last token, in pages of `limit`, then the changes of what is behind.
    void sync(int limit);

    /// The first difference between this device and `fresh`, which knows only what it just asked for; empty: none.
    /// `isLive`: this one was only told, so that what is told to viewers alone is left out.
    [[nodiscard]] QString differenceFrom(const LawDevice &fresh, bool isLive) const;
    /// The first difference between what this device was given and what the lists say; empty: none.
    [[nodiscard]] QString contradiction() const;

private:
    void takeOwn(const QJsonObject &frame);
    bool applyOwn(const QJsonObject &data);
    void takeConversations(const QJsonArray &views);
    void catchUp(const QString &id);
    void fetch(const QString &id);
    void apply(KnownConversation &conversation, const QString &name, const QJsonObject &data);
    void applyParticipant(KnownConversation &conversation, const QJsonObject &data);
    [[nodiscard]] QString contradictionIn(const QString &id, const KnownConversation &conversation) const;
    [[nodiscard]] QString feedContradiction() const;
    [[nodiscard]] LawFeed::Messages messages() const;
    [[nodiscard]] QString unreadError(const KnownConversation &conversation) const;

    LawWorld &m_world;
    Seat m_seat;
    bool m_isConnected = false;
    bool m_hasAsked = false;
    size_t m_pages = 0; ///< of changes
    QString m_token;
    qint64 m_version = 0;
    QJsonObject m_me;
    QMap<QString, QJsonObject> m_contacts;
    LawFeed m_feed;
    QMap<QString, KnownConversation> m_known;
};

} // namespace kith::test
