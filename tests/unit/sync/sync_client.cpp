// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/sync/sync_client.h"

namespace kith::test {

using namespace Qt::Literals::StringLiterals;

SyncClient::SyncClient(ChatWorld &world, UserId user)
    : m_world(world)
    , m_user(user)
{
}

QJsonObject SyncClient::withoutPointers(QJsonObject participant)
{
    participant.remove(u"pointers"_s);
    participant.remove(u"presence"_s);
    participant.remove(u"memberCount"_s);
    return participant;
}

void SyncClient::take(const QJsonObject &frame)
{
    const QString id = frame.value("conversationId"_L1).toString();
    const qint64 version = frame.value("version"_L1).toInteger();
    if (id.isEmpty() || version == 0)
        return;
    if (!m_known.contains(id)) {
        catchUp(id);
        return;
    }
    KnownConversation &conversation = m_known[id];
    if (version <= conversation.version)
        return;
    if (version == conversation.version + 1) {
        apply(conversation, frame.value("on"_L1).toString(), frame.value("data"_L1).toObject());
        conversation.version = version;
        return;
    }
    if (!m_lost.contains(id) && !conversation.hasLeft(m_user))
        ++m_gaps;
    catchUp(id);
}

void SyncClient::catchUp(const QString &id)
{
    KnownConversation &conversation = m_known[id];
    bool more = true;
    while (more) {
        const QJsonObject page = m_world.ok(m_user, "GET /api/conversations/" + id.toLatin1() + "/changes",
                                            {{u"after"_s, conversation.version}, {u"limit"_s, 7}});
        const QJsonArray changes = page.value("changes"_L1).toArray();
        for (const QJsonValue &value : changes)
            apply(conversation, value.toObject().value("on"_L1).toString(), value.toObject().value("data"_L1).toObject());
        const qint64 version = page.value("version"_L1).toInteger();
        more = page.value("more"_L1).toBool();
        if (more && version <= conversation.version)
            qFatal("changes do not move on");
        conversation.version = version;
    }
    m_lost.remove(id);
}

void SyncClient::apply(KnownConversation &conversation, const QString &name, const QJsonObject &data)
{
    if (name == u"conversation.changed"_s) {
        conversation.name = data.value("name"_L1).toString();
        conversation.about = data.value("about"_L1).toString();
    } else if (name == u"participant.changed"_s) {
        conversation.participants.insert(data.value("user"_L1).toObject().value("id"_L1).toString(), withoutPointers(data));
    } else {
        conversation.messages.insert(data.value("id"_L1).toString(), data);
    }
}

} // namespace kith::test
