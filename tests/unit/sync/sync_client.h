// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/unit/conversations/chat_world.h"

#include <QtCore/QMap>
#include <QtCore/QSet>

namespace kith::test {

/// What a device knows of one conversation: things by id, as it was last told of them.
struct KnownConversation
{
    qint64 version = 0;
    QMap<QString, QJsonObject> messages;
    QMap<QString, QJsonObject> participants; ///< without pointers and presence, which have no version
    QString name;
    QString about;

    [[nodiscard]] bool hasLeft(UserId user) const { return participants.value(user.toString()).contains(QLatin1String("leftAt")); }
    friend bool operator==(const KnownConversation &, const KnownConversation &) = default;
};

/// A device of one person that follows the law of sync: an event whose version is its own + 1 is applied, an older one
/// ignored, and for anything else it asks for the changes.
class SyncClient
{
public:
    SyncClient(ChatWorld &world, UserId user);

    void take(const QJsonObject &frame);
    /// Asks for what changed after the version it has.
    void catchUp(const QString &conversation);

    [[nodiscard]] UserId user() const { return m_user; }
    [[nodiscard]] const QMap<QString, KnownConversation> &known() const { return m_known; }
    /// Events that left a gap although the device was a member and had lost nothing.
    [[nodiscard]] int gaps() const { return m_gaps; }
    void lose(const QString &conversation) { m_lost.insert(conversation); }

    [[nodiscard]] static QJsonObject withoutPointers(QJsonObject participant);

private:
    static void apply(KnownConversation &conversation, const QString &name, const QJsonObject &data);

    ChatWorld &m_world;
    UserId m_user;
    QMap<QString, KnownConversation> m_known;
    QSet<QString> m_lost; ///< conversations with an event that never came
    int m_gaps = 0;
};

} // namespace kith::test
