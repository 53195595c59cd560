// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/scene.h"

#include <QtCore/QJsonArray>
#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

#include <map>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A client's copy of one conversation, kept up to date by changes alone.
struct Copy
{
    qint64 version = 0;
    std::map<qint64, QJsonObject> messages = {}; ///< by seq
    std::map<QString, QJsonObject> participants = {};
    QJsonObject properties = {};

    void apply(const QString &name, qint64 newVersion, const QJsonObject &data)
    {
        version = newVersion;
        if (name.startsWith(u"message."_s)) {
            messages[data.value("seq"_L1).toInteger()] = data;
        } else if (name == u"participant.changed"_s) {
            QJsonObject kept = data;
            for (const char *field : {"memberCount", "pointers", "presence"})
                kept.remove(QLatin1String(field));
            participants[data["user"_L1]["id"_L1].toString()] = kept;
        } else if (name == u"conversation.changed"_s) {
            properties = data;
            for (const char *field : {"memberCount", "lastSeq"})
                properties.remove(QLatin1String(field)); // as of that moment
        }
    }
};

/// One device of one person: hears events while connected, asks for changes where it missed some.
struct Device
{
    Person *person = nullptr;
    std::unique_ptr<LiveSocket> socket = {};
    std::map<QString, Copy> copies = {};
    QString syncToken = {};
    std::map<QString, QJsonObject> listed = {}; ///< conversations as sync last gave them
};

} // namespace

/// The law of sync: old snapshot + what was told or asked for = new snapshot, whatever four people do, connected or not.
class TestLaw : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void anyHistoryOfActionsKeepsTheLaw_data();
    void anyHistoryOfActionsKeepsTheLaw();

private:
    static constexpr int steps = 500;

    void act();
    void sendSomething(Device &device);
    void changeMembers(Device &device);
    void toggleConnection(Device &device);
    void drain(Device &device);
    void catchUp(Device &device, const QString &conversation);
    void syncNow(Device &device);
    void check(Device &device);
    void checkConversation(Device &device, const QJsonObject &fresh);
    void checkUnread(Device &device, const QJsonObject &fresh, const QJsonArray &history);

    int below(int bound) { return m_random.bounded(bound); }
    QString anyConversation() { return m_conversations.at(below(int(m_conversations.size()))); }
    Device &anyDevice() { return *m_devices.at(size_t(below(int(m_devices.size())))); }

    Stage m_stage;
    QRandomGenerator m_random;
    std::vector<std::unique_ptr<Device>> m_devices;
    QStringList m_conversations;
    QString m_group;
    QList<QJsonObject> m_sent; ///< bodies, to be sent again
    int m_gaps = 0;
    int m_heard = 0;
};

void TestLaw::initTestCase()
{
    QVERIFY(m_stage.raise());
}

void TestLaw::anyHistoryOfActionsKeepsTheLaw_data()
{
    QTest::addColumn<quint32>("seed");
    for (const quint32 seed : {1u, 20261123u, 4711u})
        QTest::addRow("seed %u", seed) << seed;
    // One of one's own, to search further.
    if (const quint32 seed = qEnvironmentVariable("KITH_TEST_SEED").toUInt())
        QTest::addRow("seed %u", seed) << seed;
}

void TestLaw::anyHistoryOfActionsKeepsTheLaw()
{
    QFETCH(quint32, seed);
    m_random.seed(seed);
    m_devices.clear();
    m_conversations.clear();
    m_sent.clear();
    m_gaps = m_heard = 0;
    Town &town = m_stage.town();
    for (const QString &name : {u"Anna"_s, u"Bert"_s, u"Carl"_s, u"Dora"_s}) {
        m_devices.push_back(std::make_unique<Device>());
        m_devices.back()->person = &town.settle(name);
    }
    const auto person = [this](size_t i) { return m_devices.at(i)->person; };
    m_group = town.group(*person(0), u"Law"_s, {person(1), person(2), person(3)});
    m_conversations = {m_group, m_group, town.group(*person(1), u"Order"_s, {person(0)}), town.direct(*person(0), *person(1)),
                       town.direct(*person(2), *person(0))};
    for (const auto &device : m_devices)
        syncNow(*device);
    for (int step = 0; step < steps; ++step) {
        act();
        if (step % 125 == 124) {
            for (const auto &device : m_devices) {
                check(*device);
                if (QTest::currentTestFailed())
                    return;
            }
        }
    }
    QVERIFY(m_gaps + m_heard > 20);
}

void TestLaw::act()
{
    Device &device = anyDevice();
    ApiClient &api = device.person->api;
    const QString conversation = anyConversation();
    const int choice = below(100);
    if (choice < 40) {
        sendSomething(device);
    } else if (choice < 50) {
        const QJsonArray messages = api.get(u"/api/messages/%1?limit=5"_s.arg(conversation)).json().value("messages"_L1).toArray();
        if (!messages.isEmpty())
            api.put(u"/api/messages/unsent/"_s + messages.at(below(int(messages.size())))["id"_L1].toString());
    } else if (choice < 65) {
        const QJsonObject one = api.get(u"/api/conversations/"_s + conversation).json();
        const QJsonObject body{{u"conversationId"_s, conversation}, {u"seq"_s, below(int(one.value("lastSeq"_L1).toInteger()) + 2)}};
        if (device.socket && device.socket->isOpen())
            device.socket->ask(choice % 2 ? u"message.read"_s : u"message.delivered"_s, body);
        else
            api.put(choice % 2 ? u"/api/messages/read"_s : u"/api/messages/delivered"_s, body);
    } else if (choice < 75) {
        changeMembers(device);
    } else if (choice < 80) {
        api.put(u"/api/conversations/"_s + conversation, {{u"name"_s, u"Name %1"_s.arg(below(1000))}});
    } else if (choice < 87) {
        toggleConnection(device);
    } else if (choice < 97) {
        drain(device);
    } else {
        syncNow(device);
    }
}

void TestLaw::sendSomething(Device &device)
{
    QJsonObject body = textMessage(anyConversation(), u"text %1"_s.arg(below(100'000)));
    const bool isRepeat = !m_sent.isEmpty() && below(5) == 0;
    if (isRepeat)
        body = m_sent.at(below(int(m_sent.size())));
    if (device.socket && device.socket->isOpen() && below(3) > 0)
        device.socket->ask(u"message.send"_s, body);
    else
        device.person->api.post(u"/api/messages/send"_s, body);
    m_sent.append(body);
}

void TestLaw::changeMembers(Device &device)
{
    ApiClient &api = device.person->api;
    const QString other = anyDevice().person->id;
    const QString path = u"/api/participant/"_s + m_group;
    switch (below(3)) {
    case 0: api.post(path, {{u"userIds"_s, QJsonArray{other}}}); break;
    case 1: api.remove(path + u'/' + other); break;
    default: api.put(path + u'/' + other, {{u"role"_s, below(2) ? u"admin"_s : u"member"_s}});
    }
}

void TestLaw::toggleConnection(Device &device)
{
    if (device.socket) {
        if (below(2))
            device.socket->abort();
        drain(device);
        device.socket.reset();
        return;
    }
    device.socket = m_stage.town().live(*device.person);
    // A client that skips this finds the gap by the version of what it hears first.
    if (below(3) == 0)
        syncNow(device);
}

/// Takes what was told; a version that is not the next shows a gap.
void TestLaw::drain(Device &device)
{
    if (!device.socket)
        return;
    if (device.socket->isOpen())
        device.socket->settle();
    const QList<QJsonObject> events = device.socket->takeEvents();
    for (const QJsonObject &event : events) {
        const QString conversation = event.value("conversationId"_L1).toString();
        const qint64 version = event.value("version"_L1).toInteger();
        if (conversation.isEmpty() || version == 0)
            continue;
        Copy &copy = device.copies[conversation];
        if (version <= copy.version)
            continue;
        if (version != copy.version + 1) {
            ++m_gaps;
            catchUp(device, conversation);
            continue;
        }
        ++m_heard;
        copy.apply(event.value("on"_L1).toString(), version, event.value("data"_L1).toObject());
    }
}

void TestLaw::catchUp(Device &device, const QString &conversation)
{
    Copy &copy = device.copies[conversation];
    for (QString next;;) {
        const HttpReply reply = device.person->api.get(
            u"/api/conversations/%1/changes?after=%2&limit=%3"_s.arg(conversation).arg(copy.version).arg(1 + below(30)) + next);
        QCOMPARE(reply.status, 200);
        const QJsonArray changes = reply.json().value("changes"_L1).toArray();
        for (const QJsonValue &change : changes)
            copy.apply(change["on"_L1].toString(), change["version"_L1].toInteger(), change["data"_L1].toObject());
        copy.version = reply.json().value("version"_L1).toInteger();
        next = reply.json().contains("next"_L1) ? u"&cursor="_s + reply.json().value("next"_L1).toString() : QString();
        if (!reply.json().value("more"_L1).toBool())
            return;
    }
}

void TestLaw::syncNow(Device &device)
{
    const HttpReply reply = device.person->api.get(device.syncToken.isEmpty() ? u"/api/sync"_s : u"/api/sync?since="_s + device.syncToken);
    QCOMPARE(reply.status, 200);
    const QJsonObject sync = reply.json();
    if (sync.value("full"_L1).toBool())
        device.listed.clear();
    const QJsonArray conversations = sync.value("conversations"_L1).toArray();
    for (const QJsonValue &conversation : conversations)
        device.listed[conversation["id"_L1].toString()] = conversation.toObject();
    device.syncToken = sync.value("token"_L1).toString();
    for (const auto &[id, conversation] : device.listed) {
        if (conversation.value("version"_L1).toInteger() > device.copies[id].version)
            catchUp(device, id);
    }
}

void TestLaw::check(Device &device)
{
    drain(device);
    syncNow(device);
    const QJsonArray fresh = device.person->api.get(u"/api/sync"_s).json().value("conversations"_L1).toArray();
    QCOMPARE(size_t(fresh.size()), device.listed.size());
    for (const QJsonValue &conversation : fresh) {
        QJsonObject known = device.listed[conversation["id"_L1].toString()];
        QJsonObject actual = conversation.toObject();
        // Ephemeral: never part of the law.
        known.remove(u"peerPresence"_s);
        actual.remove(u"peerPresence"_s);
        QCOMPARE(known, actual);
        checkConversation(device, actual);
    }
}

void TestLaw::checkConversation(Device &device, const QJsonObject &fresh)
{
    const QString id = idOf(fresh);
    Copy &kept = device.copies[id];
    catchUp(device, id);
    Copy anew;
    std::swap(anew, kept);
    catchUp(device, id);
    std::swap(anew, kept);
    QCOMPARE(kept.version, anew.version);
    QCOMPARE(kept.properties, anew.properties);
    QCOMPARE(kept.participants.size(), anew.participants.size());
    for (const auto &[user, participant] : anew.participants)
        QCOMPARE(kept.participants[user], participant);

    const QJsonArray history = [&] {
        QJsonArray all;
        qint64 before = std::numeric_limits<qint64>::max();
        for (bool more = true; more;) {
            const QJsonObject page = device.person->api.get(u"/api/messages/%1?limit=200&before=%2"_s.arg(id).arg(before)).json();
            const QJsonArray messages = page.value("messages"_L1).toArray();
            for (const QJsonValue &message : messages)
                all.append(message);
            more = page.value("more"_L1).toBool() && !messages.isEmpty();
            if (more)
                before = messages.last()["seq"_L1].toInteger();
        }
        return all;
    }();
    // Dense but for what was written while somebody who came back was gone.
    QCOMPARE(history.first()["seq"_L1].toInteger(), fresh.value("lastSeq"_L1).toInteger());
    QCOMPARE(history.last()["seq"_L1].toInteger(), 1);
    QCOMPARE(size_t(history.size()), kept.messages.size());
    auto known = kept.messages.crbegin();
    for (const QJsonValue &message : history) {
        QCOMPARE(message["seq"_L1].toInteger(), known->first);
        QCOMPARE(message.toObject(), known->second);
        ++known;
    }
    checkUnread(device, fresh, history);
}

void TestLaw::checkUnread(Device &device, const QJsonObject &fresh, const QJsonArray &history)
{
    const qint64 readSeq = fresh["mine"_L1]["readSeq"_L1].toInteger();
    qint64 unread = 0;
    for (const QJsonValue &message : history) {
        unread += message["seq"_L1].toInteger() > readSeq && message["senderId"_L1].toString() != device.person->id
                  && message["type"_L1].toString() == u"text"_s && !message.toObject().contains("unsentAt"_L1);
    }
    QCOMPARE(fresh.value("unread"_L1).toInteger(), unread);
}

QTEST_GUILESS_MAIN(TestLaw)
#include "test_law.moc"
