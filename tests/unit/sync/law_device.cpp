// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/sync/law_device.h"

#include <QtCore/QJsonDocument>

#include <algorithm>
#include <array>

namespace kith::test {

using namespace Qt::Literals::StringLiterals;

namespace {
QString text(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject without(QJsonObject object, std::initializer_list<const char *> fields)
{
    for (const char *field : fields)
        object.remove(QLatin1String(field));
    return object;
}

QString idOf(const QJsonObject &thing)
{
    return thing.value("id"_L1).toString();
}

constexpr std::array pageSizes = {20, 2, 50, 1, 7};

QString pathOf(const QString &id)
{
    return u"/api/conversations/"_s + id;
}
} // namespace

LawDevice::LawDevice(LawWorld &world, Seat seat)
    : m_world(world)
    , m_seat(seat)
{
}

void LawDevice::cut()
{
    m_isConnected = m_hasAsked = false;
}

void LawDevice::connect(bool asks)
{
    m_isConnected = true;
    if (asks)
        sync(3);
}

void LawDevice::sync(int limit)
{
    QSet<QString> listed;
    bool isFull = false;
    for (bool more = true; more;) {
        QJsonObject asked{{u"limit"_s, limit}};
        if (!m_token.isEmpty())
            asked.insert(u"since"_s, m_token);
        const QJsonObject page = m_world.read(m_seat, "GET /api/sync", asked);
        if (page.contains("me"_L1)) {
            m_me = page.value("me"_L1).toObject();
            m_version = m_me.value("version"_L1).toInteger();
            m_feed.takeSync(page);
            m_contacts.clear();
            const QJsonArray contacts = page.value("contacts"_L1).toArray();
            for (const QJsonValue &contact : contacts)
                m_contacts.insert(idOf(contact.toObject()), contact.toObject());
        }
        const QJsonArray views = page.value("conversations"_L1).toArray();
        for (const QJsonValue &view : views)
            listed.insert(idOf(view.toObject()));
        takeConversations(views);
        isFull = page.value("full"_L1).toBool();
        m_token = page.value("token"_L1).toString();
        more = page.value("more"_L1).toBool();
    }
    if (isFull)
        m_known.removeIf([&](QMap<QString, KnownConversation>::iterator it) { return !listed.contains(it.key()); });
    m_hasAsked = m_isConnected;
}

void LawDevice::takeConversations(const QJsonArray &views)
{
    for (const QJsonValue &value : views) {
        const QJsonObject view = value.toObject();
        KnownConversation &conversation = m_known[idOf(view)];
        conversation.view = view;
        if (conversation.version < view.value("version"_L1).toInteger())
            catchUp(idOf(view));
    }
}

void LawDevice::catchUp(const QString &id)
{
    QString cursor;
    for (bool more = true; more;) {
        const qint64 before = m_known[id].version;
        QJsonObject asked{{u"after"_s, before}, {u"limit"_s, pageSizes.at(m_pages++ % pageSizes.size())}};
        if (!cursor.isEmpty())
            asked.insert(u"cursor"_s, cursor);
        const QJsonObject page = m_world.read(m_seat, "GET " + (pathOf(id) + u"/changes"_s).toLatin1(), asked);
        const QJsonArray changes = page.value("changes"_L1).toArray();
        for (const QJsonValue &change : changes)
            apply(m_known[id], change.toObject().value("on"_L1).toString(), change.toObject().value("data"_L1).toObject());
        KnownConversation &conversation = m_known[id];
        conversation.version = page.value("version"_L1).toInteger();
        more = page.value("more"_L1).toBool();
        const QString next = page.value("next"_L1).toString();
        if (more && conversation.version <= before && next == cursor)
            qFatal("changes do not move on: %s", qPrintable(text(page)));
        cursor = next;
        conversation.view.insert(u"version"_s, conversation.version);
        conversation.view.insert(u"lastSeq"_s, page.value("lastSeq"_L1));
        conversation.view.insert(u"memberCount"_s, page.value("memberCount"_L1));
    }
}

void LawDevice::fetch(const QString &id)
{
    const QJsonObject view = m_world.read(m_seat, "GET " + pathOf(id).toLatin1());
    if (!view.isEmpty())
        takeConversations({view});
}

void LawDevice::take(const server::Event &event)
{
    if (!m_isConnected || event.kind == server::Event::Kind::RevokeSession)
        return;
    // Nothing is on these screens.
    const std::vector<UserId> &audience = event.onlyViewersOf.isNull() ? event.audience : event.always;
    if (std::ranges::find(audience, m_seat.user) == audience.end() || event.session == m_seat.session)
        return;
    const QJsonObject frame = QJsonDocument::fromJson(event.frame).object();
    const QString id = frame.value("conversationId"_L1).toString();
    const qint64 version = frame.value("version"_L1).toInteger();
    if (id.isEmpty()) {
        if (frame.value("on"_L1) == "me.changed"_L1)
            takeOwn(frame);
        return;
    }
    if (version == 0)
        return; // pointers on their way, typing: without a version, and so without a law
    if (!m_known.contains(id)) {
        fetch(id);
        return;
    }
    KnownConversation &conversation = m_known[id];
    if (version <= conversation.version)
        return;
    if (version != conversation.version + 1) {
        catchUp(id);
        return;
    }
    conversation.version = version;
    conversation.view.insert(u"version"_s, version);
    apply(conversation, frame.value("on"_L1).toString(), frame.value("data"_L1).toObject());
}

void LawDevice::takeOwn(const QJsonObject &frame)
{
    const qint64 version = frame.value("version"_L1).toInteger();
    if (version <= m_version)
        return;
    if (version != m_version + 1 || !applyOwn(frame.value("data"_L1).toObject())) {
        sync(1000);
        return;
    }
    m_version = version;
    m_me.insert(u"version"_s, version);
}

/// False: only the server can say what that means.
bool LawDevice::applyOwn(const QJsonObject &data)
{
    const QString what = data.value("what"_L1).toString();
    const auto known = m_known.find(data.value("conversationId"_L1).toString());
    if (what == "contacts"_L1) {
        m_contacts.remove(data.value("removedContactId"_L1).toString());
        if (const QJsonObject contact = data.value("contact"_L1).toObject(); !contact.isEmpty())
            m_contacts.insert(idOf(contact), contact);
        return true;
    }
    if (what == "profile"_L1) {
        const QJsonObject me = data.value("user"_L1).toObject();
        const bool isSame = me["settings"_L1]["readReceipts"_L1] == m_me["settings"_L1]["readReceipts"_L1];
        m_me = me;
        return isSame; // else everybody's pointers look different
    }
    if (what == "notifications"_L1 || what == "notificationSettings"_L1) {
        m_feed.takeChange(data, messages());
        return true;
    }
    if (known == m_known.end())
        return false;
    if (what == "read"_L1) {
        known->view.insert(u"mine"_s, data.value("pointers"_L1));
        return true;
    }
    if (what == "settings"_L1) {
        known->view.insert(u"settings"_s, data.value("settings"_L1));
        return true;
    }
    if (what == "draft"_L1) {
        known->view.remove(u"draft"_s);
        if (data.contains("draft"_L1))
            known->view.insert(u"draft"_s, data.value("draft"_L1));
        return true;
    }
    return false;
}

void LawDevice::apply(KnownConversation &conversation, const QString &name, const QJsonObject &data)
{
    QJsonObject &view = conversation.view;
    if (name == u"conversation.changed"_s) {
        if (!data.value("isGroup"_L1).toBool())
            return;
        view.remove(u"picture"_s);
        for (const QString &field : {u"name"_s, u"about"_s, u"rules"_s, u"picture"_s}) {
            if (data.contains(field))
                view.insert(field, data.value(field));
        }
    } else if (name == u"participant.changed"_s) {
        applyParticipant(conversation, data);
    } else {
        const qint64 seq = data.value("seq"_L1).toInteger();
        conversation.messages.insert(seq, data);
        view.insert(u"lastSeq"_s, std::max(seq, view.value("lastSeq"_L1).toInteger()));
    }
}

void LawDevice::applyParticipant(KnownConversation &conversation, const QJsonObject &data)
{
    QJsonObject &view = conversation.view;
    const QJsonObject user = data.value("user"_L1).toObject();
    conversation.participants.insert(idOf(user), without(data, {"pointers", "presence", "memberCount"}));
    if (data.contains("memberCount"_L1))
        view.insert(u"memberCount"_s, data.value("memberCount"_L1));
    if (idOf(view.value("peer"_L1).toObject()) == idOf(user))
        view.insert(u"peer"_s, user);
    if (idOf(user) != m_seat.user.toString())
        return;
    view.insert(u"myRole"_s, data.value("role"_L1));
    view.remove(u"leftAt"_s);
    if (data.contains("leftAt"_L1))
        view.insert(u"leftAt"_s, data.value("leftAt"_L1));
}

QString LawDevice::differenceFrom(const LawDevice &fresh, bool isLive) const
{
    const auto differ = [](const QString &what, const QJsonObject &known, const QJsonObject &actual) {
        return known == actual ? QString() : u"%1\n  known  %2\n  actual %3"_s.arg(what, text(known), text(actual));
    };
    if (const QString found = differ(u"me"_s, m_me, fresh.m_me); !found.isEmpty())
        return found;
    if (m_contacts.keys() != fresh.m_contacts.keys())
        return u"the contacts are others"_s;
    for (auto it = fresh.m_contacts.cbegin(); it != fresh.m_contacts.cend(); ++it) {
        if (const QString found = differ(u"contact"_s, without(m_contacts.value(it.key()), {"presence"}), without(*it, {"presence"}));
            !found.isEmpty())
            return found;
    }
    if (const QString found = differ(u"settings of notifications"_s, m_feed.settings(), fresh.m_feed.settings()); !found.isEmpty())
        return found;
    const QMap<qint64, QJsonObject> rows = m_feed.rows(messages());
    const QMap<qint64, QJsonObject> actualRows = fresh.m_feed.rows(fresh.messages());
    if (rows.keys() != actualRows.keys())
        return u"the rows of the feed are others"_s;
    for (auto it = actualRows.cbegin(); it != actualRows.cend(); ++it) {
        if (const QString found = differ(u"row of the feed"_s, rows.value(it.key()), *it); !found.isEmpty())
            return found;
    }
    if (m_known.keys() != fresh.m_known.keys())
        return u"the conversations are others"_s;
    for (auto it = fresh.m_known.cbegin(); it != fresh.m_known.cend(); ++it) {
        const KnownConversation &known = m_known[it.key()];
        // Counted from the messages, which are compared below; so is the last one.
        QJsonObject view = without(known.view, {"peerPresence", "lastMessage", "unread", "unreadMentions"});
        QJsonObject actual = without(it->view, {"peerPresence", "lastMessage", "unread", "unreadMentions"});
        if (isLive) {
            // Of what is hidden from somebody who came back only the version is to be seen, once something else is told.
            view = without(view, {"pointers", "version"});
            actual = without(actual, {"pointers", "version"});
        }
        if (const QString found = differ(u"conversation %1"_s.arg(it.key()), view, actual); !found.isEmpty())
            return found;
        if (known.messages.keys() != it->messages.keys())
            return u"the messages of %1 are others"_s.arg(it.key());
        for (auto message = it->messages.cbegin(); message != it->messages.cend(); ++message) {
            if (const QString found = differ(u"message"_s, known.messages.value(message.key()), *message); !found.isEmpty())
                return found;
        }
        if (known.participants.keys() != it->participants.keys())
            return u"the participants of %1 are others"_s.arg(it.key());
        for (auto one = it->participants.cbegin(); one != it->participants.cend(); ++one) {
            if (const QString found = differ(u"participant"_s, known.participants.value(one.key()), *one); !found.isEmpty())
                return found;
        }
    }
    return {};
}

QString LawDevice::contradiction() const
{
    for (auto it = m_known.cbegin(); it != m_known.cend(); ++it) {
        if (const QString found = contradictionIn(it.key(), *it); !found.isEmpty())
            return u"in %1: %2"_s.arg(it.key(), found);
    }
    return feedContradiction();
}

/// The feed as it is listed, against what sync gave of it.
QString LawDevice::feedContradiction() const
{
    const QMap<qint64, QJsonObject> rows = m_feed.rows(messages());
    QMap<qint64, QJsonObject> listed;
    QJsonObject page{{u"more"_s, true}};
    for (QString after = u"1"_s; page.value("more"_L1).toBool();) {
        page = m_world.read(m_seat, "GET /api/notifications", {{u"after"_s, after}, {u"limit"_s, 30}});
        const QJsonArray found = page.value("notifications"_L1).toArray();
        for (const QJsonValue &row : found) {
            after = idOf(row.toObject());
            if (row["kind"_L1].toString() != u"message"_s)
                listed.insert(after.toLongLong(), LawFeed::bare(row.toObject()));
        }
    }
    if (rows.keys() != listed.keys())
        return u"the feed has %1 rows when listed, and %2 in sync"_s.arg(listed.size()).arg(rows.size());
    for (auto it = listed.cbegin(); it != listed.cend(); ++it) {
        if (rows.value(it.key()) != *it)
            return u"a row of the feed differs\n  listed %1\n  sync   %2"_s.arg(text(*it), text(rows.value(it.key())));
    }
    return {};
}

LawFeed::Messages LawDevice::messages() const
{
    return {.isUnsent = [this](const QString &conversation,
                               qint64 seq) { return m_known.value(conversation).messages.value(seq).contains("unsentAt"_L1); },
            .isRead = [this](const QString &conversation,
                             qint64 seq) { return m_known.value(conversation).view["mine"_L1]["readSeq"_L1].toInteger() >= seq; },
            .conversationOf =
                [this](const QString &message) {
                    for (auto it = m_known.cbegin(); it != m_known.cend(); ++it) {
                        for (const QJsonObject &known : it->messages) {
                            if (idOf(known) == message)
                                return it.key();
                        }
                    }
                    return QString();
                }};
}

QString LawDevice::contradictionIn(const QString &id, const KnownConversation &conversation) const
{
    const QJsonObject &view = conversation.view;
    if (conversation.version != view.value("version"_L1).toInteger())
        return u"the changes end at another version than the list says"_s;
    auto known = conversation.messages.cend();
    for (QJsonObject page{{u"more"_s, true}}; page.value("more"_L1).toBool();) {
        QJsonObject asked{{u"limit"_s, 40}};
        if (known != conversation.messages.cend())
            asked.insert(u"before"_s, known.key());
        page = m_world.read(m_seat, "GET /api/messages/" + id.toLatin1(), asked);
        const QJsonArray messages = page.value("messages"_L1).toArray();
        for (const QJsonValue &value : messages) {
            if (known == conversation.messages.cbegin())
                return u"the history has a message that the changes have not"_s;
            --known;
            if (value.toObject() != *known)
                return u"a message differs\n  changes %1\n  history %2"_s.arg(text(*known), text(value.toObject()));
        }
    }
    if (known != conversation.messages.cbegin())
        return u"the changes have a message that the history has not"_s;
    QMap<QString, QJsonObject> participants;
    qint64 members = 0;
    const QJsonArray list
        = m_world.read(m_seat, "GET /api/messages/member", {{u"conversationId"_s, id}}).value("participants"_L1).toArray();
    for (const QJsonValue &value : list) {
        const QJsonObject one = without(value.toObject(), {"pointers", "presence"});
        participants.insert(idOf(one.value("user"_L1).toObject()), one);
        members += one.contains("leftAt"_L1) ? 0 : 1;
    }
    if (participants != conversation.participants)
        return u"the list of participants differs from the changes"_s;
    if (members != view.value("memberCount"_L1).toInteger())
        return u"there are %1 members"_s.arg(members);
    if (view.contains("lastMessage"_L1)
        && view.value("lastMessage"_L1).toObject() != conversation.messages.value(view.value("lastSeq"_L1).toInteger()))
        return u"the last message is another"_s;
    return unreadError(conversation);
}

QString LawDevice::unreadError(const KnownConversation &conversation) const
{
    const QString me = m_seat.user.toString();
    qint64 unread = 0;
    qint64 mentions = 0;
    for (auto it = conversation.messages.upperBound(conversation.view["mine"_L1]["readSeq"_L1].toInteger());
         it != conversation.messages.cend(); ++it) {
        if (it->value("senderId"_L1) == me || it->value("type"_L1) == "system"_L1 || it->contains("unsentAt"_L1))
            continue;
        ++unread;
        const QJsonArray named = it->value("mentions"_L1).toArray();
        mentions += std::ranges::any_of(named, [&](const QJsonValue &mention) {
            const QString user = mention.toObject().value("userId"_L1).toString();
            return user == me || user == "all"_L1;
        });
    }
    if (conversation.view.value("unread"_L1).toInteger() != unread)
        return u"%1 unread, not %2"_s.arg(unread).arg(conversation.view.value("unread"_L1).toInteger());
    if (conversation.view.value("unreadMentions"_L1).toInteger() != mentions)
        return u"%1 unread mentions, not %2"_s.arg(mentions).arg(conversation.view.value("unreadMentions"_L1).toInteger());
    return {};
}

} // namespace kith::test
