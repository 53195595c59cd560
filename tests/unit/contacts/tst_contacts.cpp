// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/contacts/contacts_service.h"
#include "server/users/person.h"
#include "tests/support/sample_people.h"

#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

using namespace kith;
using namespace kith::server;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {
/// What may differ between two answers that must look alike.
QJsonObject withoutIdAndTime(QJsonObject contact)
{
    contact.remove(u"id"_s);
    contact.remove(u"changedAt"_s);
    contact.remove(u"address"_s);
    return contact;
}
} // namespace

class Contacts : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void requestReachesAKnownPerson();
    void knownAndUnknownAddressesLookAlike();
    void secondAddressOfTheSamePersonLooksLikeAStranger();
    void repeatedRequestChangesNothing();
    void acceptingConnectsBoth();
    void twoWhoAskEachOtherAreConnected();
    void decliningIsNotTold();
    void askingBackAfterDecliningConnects();
    void blockedSenderNoticesNothing();
    void unblockingRestoresWhatWas();
    void blockWithdrawsOwnRequest();
    void requestToSomebodyBlockedLeadsNowhere();
    void withdrawingTakesTheIncomingRowAway();
    void removingTakesBothSides();
    void sentRequestIsNotFoundByUserId();
    void newcomerFindsWaitingRequests();
    void aliasesAndNewNamesReachTheList();
    void presenceOfAcceptedOnes();
    void rejectsBrokenRequests_data();
    void rejectsBrokenRequests();
    void rejectsBrokenChanges();
    void openRequestsAreBounded();
    void declinedSenderStaysAwayForAWhile();
    void personCanBeAskedByName();
    void askingByNameSaysNothingOfAddresses();
    void onlyKnownAndFindablePeopleAreAskedByName();
    void blockEndsPresenceAtOnceForBoth();
    void blockSaysNothingToAMereSender();
    void removingEndsPresenceAtOnce();
    void addressesAreShownAsTheirOwnerWants();
    void erasedPersonLeavesEveryList();

private:
    Call callOf(UserId user, const QJsonObject &input) const;
    Result<Answer> ask(UserId caller, const QJsonObject &input);
    Result<Answer> change(UserId caller, UserId user, const QJsonObject &input);
    Result<Answer> remove(UserId caller, const QString &id);
    QJsonArray list(UserId caller);
    QString statusesOf(UserId caller);
    QString phoneOf(UserId user);
    QString emailOf(UserId user);
    QJsonObject contactIn(const Result<Answer> &answer) const;

    std::unique_ptr<InMemoryDatabase> m_database;
    IdGenerator m_ids;
    PresenceBoard m_board;
    std::unique_ptr<ContactsService> m_service;
    UserId m_anna;
    UserId m_bea;
};

void Contacts::init()
{
    m_database = std::make_unique<InMemoryDatabase>();
    m_service = std::make_unique<ContactsService>(m_ids, m_board);
    m_anna = addPerson(*m_database, u"Anna"_s);
    m_bea = addPerson(*m_database, u"Bea"_s);
}

Call Contacts::callOf(UserId user, const QJsonObject &input) const
{
    return {.caller = {.user = user, .session = {}}, .input = input, .requestId = {}, .peerAddress = {}};
}

Result<Answer> Contacts::ask(UserId caller, const QJsonObject &input)
{
    return m_database->write([&](Transaction &transaction) { return m_service->request(transaction, callOf(caller, input)); });
}

Result<Answer> Contacts::change(UserId caller, UserId user, const QJsonObject &input)
{
    QJsonObject all = input;
    all.insert(u"userId"_s, user.toString());
    return m_database->write([&](Transaction &transaction) { return m_service->change(transaction, callOf(caller, all)); });
}

Result<Answer> Contacts::remove(UserId caller, const QString &id)
{
    return m_database->write([&](Transaction &transaction) { return m_service->remove(transaction, callOf(caller, {{u"userId"_s, id}})); });
}

QJsonArray Contacts::list(UserId caller)
{
    const auto answer = m_database->read([&](Transaction &transaction) { return m_service->list(transaction, callOf(caller, {})); });
    return answer ? answer->body.value(u"contacts"_s).toArray() : QJsonArray{u"failed"_s};
}

QString Contacts::statusesOf(UserId caller)
{
    QStringList out;
    for (const QJsonValue &contact : list(caller))
        out << contact.toObject().value(u"status"_s).toString();
    return out.join(u' ');
}

QString Contacts::phoneOf(UserId user)
{
    return m_database->scalar(u"SELECT phone FROM users WHERE id = ?"_s, {user.value()}).toString();
}

QString Contacts::emailOf(UserId user)
{
    return m_database->scalar(u"SELECT email FROM users WHERE id = ?"_s, {user.value()}).toString();
}

QJsonObject Contacts::contactIn(const Result<Answer> &answer) const
{
    return answer ? answer->body.value(u"contact"_s).toObject() : QJsonObject{{u"failed"_s, answer.error().detail}};
}

void Contacts::requestReachesAKnownPerson()
{
    const auto answer = ask(m_anna, {{u"phone"_s, phoneOf(m_bea)}, {u"message"_s, u"Hej, it is Anna.\r\n"_s}});
    QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().detail));
    QCOMPARE(answer->status, 202);
    const QJsonObject sent = contactIn(answer);
    QCOMPARE(sent.value(u"status"_s).toString(), u"requested"_s);
    QCOMPARE(sent.value(u"address"_s).toString(), phoneOf(m_bea));
    QVERIFY(!sent.contains(u"user"_s));
    QStringList told;
    QJsonObject incoming;
    for (const EventPtr &event : m_database->takeEvents()) {
        if (event->frame.isEmpty())
            continue; // what becomes an alert once it is decided for each device
        const QJsonObject frame = QJsonDocument::fromJson(event->frame).object();
        told << frame.value(u"on"_s).toString() + (event->audience.front() == m_anna ? u" anna"_s : u" bea"_s);
        if (const QJsonValue contact = frame.value(u"data"_s).toObject().value(u"contact"_s);
            told.last() == "me.changed bea"_L1 && contact.isObject())
            incoming = contact.toObject();
    }
    QCOMPARE(told, (QStringList{u"me.changed anna"_s, u"me.changed bea"_s, u"me.changed bea"_s}));
    QCOMPARE(incoming.value(u"status"_s).toString(), u"incoming"_s);
    QCOMPARE(incoming.value(u"message"_s).toString(), u"Hej, it is Anna."_s);
    QCOMPARE(incoming.value(u"user"_s).toObject().value(u"id"_s).toString(), m_anna.toString());
    QCOMPARE(list(m_bea), QJsonArray{incoming});
    QCOMPARE(list(m_anna), QJsonArray{sent});
}

void Contacts::knownAndUnknownAddressesLookAlike()
{
    QCOMPARE(change(m_bea, m_anna, {{u"status"_s, u"blocked"_s}}).error().code, ErrorCode::NotFound);
    const UserId blocker = addPerson(*m_database, u"Cem"_s);
    befriend(*m_database, blocker, m_anna);
    QVERIFY(change(blocker, m_anna, {{u"status"_s, u"blocked"_s}}));
    QVERIFY(remove(m_anna, blocker.toString()));
    (void)m_database->takeEvents();
    QList<QJsonObject> seen;
    for (const QJsonObject &input : {QJsonObject{{u"phone"_s, phoneOf(m_bea)}}, QJsonObject{{u"phone"_s, u"+46709999999"_s}},
                                     QJsonObject{{u"email"_s, u"nobody@example.org"_s}}, QJsonObject{{u"phone"_s, phoneOf(blocker)}}}) {
        const auto answer = ask(m_anna, input);
        QVERIFY(answer);
        QCOMPARE(answer->status, 202);
        seen.append(withoutIdAndTime(contactIn(answer)));
        QVERIFY(answer->body.keys() == QStringList{u"contact"_s});
        const auto frames = m_database->takeFramesFor(m_anna);
        QCOMPARE(frames.size(), 1);
    }
    for (const QJsonObject &each : seen)
        QCOMPARE(each, seen.first());
    for (const QJsonValue &contact : list(m_anna))
        QCOMPARE(withoutIdAndTime(contact.toObject()), seen.first());
    QCOMPARE(statusesOf(blocker), u"blocked"_s);
}

void Contacts::secondAddressOfTheSamePersonLooksLikeAStranger()
{
    const QJsonObject byPhone = contactIn(ask(m_anna, {{u"phone"_s, phoneOf(m_bea)}}));
    const QJsonObject byEmail = contactIn(ask(m_anna, {{u"email"_s, emailOf(m_bea)}}));
    QVERIFY(byPhone.value(u"id"_s) != byEmail.value(u"id"_s));
    QCOMPARE(withoutIdAndTime(byPhone), withoutIdAndTime(byEmail));
    QCOMPARE(statusesOf(m_anna), u"requested requested"_s);
    QCOMPARE(statusesOf(m_bea), u"incoming"_s);
    QVERIFY(change(m_bea, m_anna, {{u"status"_s, u"accepted"_s}}));
    QCOMPARE(statusesOf(m_anna), u"accepted"_s);
    QCOMPARE(statusesOf(m_bea), u"accepted"_s);
}

void Contacts::repeatedRequestChangesNothing()
{
    const QJsonObject first = contactIn(ask(m_anna, {{u"phone"_s, phoneOf(m_bea)}}));
    (void)m_database->takeEvents();
    QCOMPARE(contactIn(ask(m_anna, {{u"phone"_s, phoneOf(m_bea)}, {u"message"_s, u"Hello?"_s}})), first);
    QVERIFY(m_database->takeEvents().empty());
    QCOMPARE(statusesOf(m_bea), u"incoming"_s);
}

void Contacts::acceptingConnectsBoth()
{
    const QJsonObject sent = contactIn(ask(m_anna, {{u"email"_s, emailOf(m_bea).toUpper()}}));
    (void)m_database->takeEvents();
    const auto accepted = change(m_bea, m_anna, {{u"status"_s, u"accepted"_s}, {u"alias"_s, u"Anna from work"_s}});
    QVERIFY2(accepted, qPrintable(accepted ? QString() : accepted.error().detail));
    QCOMPARE(contactIn(accepted).value(u"alias"_s).toString(), u"Anna from work"_s);
    QStringList annas;
    for (const QJsonObject &frame : m_database->takeFramesFor(m_anna)) {
        const QJsonObject data = frame.value(u"data"_s).toObject();
        annas << frame.value(u"on"_s).toString() + u' ' + data.value(u"kind"_s).toString()
                     + data.value(u"notification"_s).toObject().value(u"kind"_s).toString()
                     + data.value(u"contact"_s).toObject().value(u"status"_s).toString();
    }
    QCOMPARE(annas, (QStringList{u"me.changed accepted"_s, u"me.changed contact_accepted"_s}));
    const QJsonObject annasRow = list(m_anna).at(0).toObject();
    QCOMPARE(annasRow.value(u"id"_s), sent.value(u"id"_s));
    QCOMPARE(annasRow.value(u"user"_s).toObject().value(u"id"_s).toString(), m_bea.toString());
    QVERIFY2(!annasRow.contains(u"address"_s), "the address is of sent requests only");
    const auto connected = m_database->read(
        [&](Transaction &transaction) -> Result<bool> { return person::areConnected(transaction, m_anna, m_bea); });
    QVERIFY(*connected);
    const auto again = ask(m_anna, {{u"phone"_s, phoneOf(m_bea)}});
    QCOMPARE(again->status, 202);
    QCOMPARE(contactIn(again), annasRow);
    QVERIFY2(change(m_bea, m_anna, {{u"status"_s, u"accepted"_s}}), "accepting twice is no error");
}

void Contacts::twoWhoAskEachOtherAreConnected()
{
    QVERIFY(ask(m_anna, {{u"phone"_s, phoneOf(m_bea)}}));
    const auto answer = ask(m_bea, {{u"email"_s, emailOf(m_anna)}});
    QCOMPARE(answer->status, 202);
    QCOMPARE(contactIn(answer).value(u"status"_s).toString(), u"accepted"_s);
    QCOMPARE(statusesOf(m_anna), u"accepted"_s);
    QCOMPARE(statusesOf(m_bea), u"accepted"_s);
}

void Contacts::decliningIsNotTold()
{
    QVERIFY(ask(m_anna, {{u"phone"_s, phoneOf(m_bea)}}));
    const QJsonArray before = list(m_anna);
    (void)m_database->takeEvents();
    const auto declined = change(m_bea, m_anna, {{u"status"_s, u"declined"_s}});
    QVERIFY(declined);
    QVERIFY(declined->body.contains(u"removedContactId"_s));
    QVERIFY(m_database->takeFramesFor(m_anna).isEmpty());
    QCOMPARE(list(m_anna), before);
    QCOMPARE(statusesOf(m_bea), QString());
    QCOMPARE(change(m_bea, m_anna, {{u"status"_s, u"accepted"_s}}).error().code, ErrorCode::NotFound);
}

void Contacts::askingBackAfterDecliningConnects()
{
    QVERIFY(ask(m_anna, {{u"phone"_s, phoneOf(m_bea)}}));
    QVERIFY(change(m_bea, m_anna, {{u"status"_s, u"declined"_s}}));
    QCOMPARE(contactIn(ask(m_bea, {{u"phone"_s, phoneOf(m_anna)}})).value(u"status"_s).toString(), u"accepted"_s);
    QCOMPARE(statusesOf(m_anna), u"accepted"_s);
}

void Contacts::blockedSenderNoticesNothing()
{
    QVERIFY(ask(m_anna, {{u"phone"_s, phoneOf(m_bea)}}));
    const QJsonArray before = list(m_anna);
    (void)m_database->takeEvents();
    QVERIFY(change(m_bea, m_anna, {{u"status"_s, u"blocked"_s}}));
    QVERIFY(m_database->takeFramesFor(m_anna).isEmpty());
    QCOMPARE(list(m_anna), before);
    QCOMPARE(statusesOf(m_bea), u"blocked"_s);
    QVERIFY(remove(m_anna, before.at(0).toObject().value(u"id"_s).toString()));
    (void)m_database->takeEvents();
    QCOMPARE(contactIn(ask(m_anna, {{u"phone"_s, phoneOf(m_bea)}})).value(u"status"_s).toString(), u"requested"_s);
    QVERIFY(m_database->takeFramesFor(m_bea).isEmpty());
    QCOMPARE(statusesOf(m_bea), u"blocked"_s);
    QCOMPARE(change(m_bea, m_anna, {{u"status"_s, u"accepted"_s}}).error().code, ErrorCode::Conflict);
    QCOMPARE(remove(m_bea, m_anna.toString()).error().code, ErrorCode::Conflict);
}

void Contacts::unblockingRestoresWhatWas()
{
    befriend(*m_database, m_anna, m_bea);
    QVERIFY(change(m_bea, m_anna, {{u"status"_s, u"blocked"_s}}));
    QCOMPARE(statusesOf(m_anna), u"accepted"_s);
    QCOMPARE(contactIn(change(m_bea, m_anna, {{u"status"_s, u"unblocked"_s}})).value(u"status"_s).toString(), u"accepted"_s);
    QVERIFY(change(m_bea, m_anna, {{u"status"_s, u"blocked"_s}}));
    QVERIFY(remove(m_anna, m_bea.toString()));
    QVERIFY(ask(m_anna, {{u"phone"_s, phoneOf(m_bea)}, {u"message"_s, u"Sorry"_s}}));
    const auto open = change(m_bea, m_anna, {{u"status"_s, u"unblocked"_s}});
    QCOMPARE(contactIn(open).value(u"status"_s).toString(), u"incoming"_s);
    QCOMPARE(contactIn(open).value(u"message"_s).toString(), u"Sorry"_s);
    QVERIFY(change(m_bea, m_anna, {{u"status"_s, u"blocked"_s}}));
    QVERIFY(remove(m_anna, list(m_anna).at(0).toObject().value(u"id"_s).toString()));
    const auto gone = change(m_bea, m_anna, {{u"status"_s, u"unblocked"_s}});
    QVERIFY(gone);
    QVERIFY(gone->body.contains(u"removedContactId"_s));
    QCOMPARE(statusesOf(m_bea), QString());
}

void Contacts::blockWithdrawsOwnRequest()
{
    const UserId cem = addPerson(*m_database, u"Cem"_s);
    befriend(*m_database, m_anna, cem);
    QVERIFY(remove(cem, m_anna.toString()));
    QVERIFY(ask(cem, {{u"phone"_s, phoneOf(m_anna)}}));
    QVERIFY(change(m_anna, cem, {{u"status"_s, u"blocked"_s}}));
    QVERIFY(change(m_anna, cem, {{u"status"_s, u"unblocked"_s}}));
    QCOMPARE(statusesOf(m_anna), u"incoming"_s);
    QVERIFY(change(m_anna, cem, {{u"status"_s, u"declined"_s}}));
    QCOMPARE(statusesOf(cem), u"requested"_s);
}

void Contacts::requestToSomebodyBlockedLeadsNowhere()
{
    befriend(*m_database, m_anna, m_bea);
    QVERIFY(change(m_anna, m_bea, {{u"status"_s, u"blocked"_s}}));
    QVERIFY(remove(m_bea, m_anna.toString()));
    (void)m_database->takeEvents();
    QCOMPARE(contactIn(ask(m_anna, {{u"phone"_s, phoneOf(m_bea)}})).value(u"status"_s).toString(), u"requested"_s);
    QVERIFY(m_database->takeFramesFor(m_bea).isEmpty());
    QCOMPARE(statusesOf(m_bea), QString());
    QVERIFY(change(m_anna, m_bea, {{u"status"_s, u"unblocked"_s}}));
    QCOMPARE(statusesOf(m_bea), u"incoming"_s);
    QCOMPARE(statusesOf(m_anna), u"requested"_s);
}

void Contacts::withdrawingTakesTheIncomingRowAway()
{
    const QJsonObject sent = contactIn(ask(m_anna, {{u"phone"_s, phoneOf(m_bea)}}));
    const QString incoming = list(m_bea).at(0).toObject().value(u"id"_s).toString();
    (void)m_database->takeEvents();
    const auto withdrawn = remove(m_anna, sent.value(u"id"_s).toString());
    QVERIFY(withdrawn);
    QCOMPARE(withdrawn->status, 204);
    const auto frames = m_database->takeFramesFor(m_bea);
    QCOMPARE(frames.size(), 1);
    QCOMPARE(frames.first().value(u"data"_s).toObject().value(u"removedContactId"_s).toString(), incoming);
    QVERIFY(list(m_anna).isEmpty() && list(m_bea).isEmpty());
    QCOMPARE(remove(m_anna, sent.value(u"id"_s).toString()).error().code, ErrorCode::NotFound);
}

void Contacts::removingTakesBothSides()
{
    befriend(*m_database, m_anna, m_bea);
    QVERIFY(remove(m_anna, m_bea.toString()));
    QVERIFY(list(m_anna).isEmpty() && list(m_bea).isEmpty());
    QStringList told;
    for (const EventPtr &event : m_database->takeEvents())
        told << QString::fromLatin1(event->name) + (event->audience.front() == m_anna ? u" anna"_s : u" bea"_s);
    told.sort();
    QCOMPARE(told, QStringList({u"me.changed anna"_s, u"me.changed bea"_s, u"presence anna"_s, u"presence bea"_s}));
}

void Contacts::sentRequestIsNotFoundByUserId()
{
    const QJsonObject sent = contactIn(ask(m_anna, {{u"phone"_s, phoneOf(m_bea)}}));
    for (const UserId user : {m_bea, UserId(12345)}) {
        QCOMPARE(remove(m_anna, user.toString()).error().code, ErrorCode::NotFound);
        for (const QString &status : {u"accepted"_s, u"declined"_s, u"blocked"_s, u"unblocked"_s})
            QCOMPARE(change(m_anna, user, {{u"status"_s, status}}).error().code, ErrorCode::NotFound);
        QCOMPARE(change(m_anna, user, {{u"alias"_s, u"B"_s}}).error().code, ErrorCode::NotFound);
    }
    QCOMPARE(remove(m_bea, sent.value(u"id"_s).toString()).error().code, ErrorCode::NotFound);
    QCOMPARE(list(m_anna), QJsonArray{sent});
}

void Contacts::newcomerFindsWaitingRequests()
{
    const QJsonObject byPhone = contactIn(ask(m_anna, {{u"phone"_s, u"+46709999999"_s}, {u"message"_s, u"Hi"_s}}));
    QVERIFY(ask(m_anna, {{u"email"_s, u"newcomer@example.org"_s}}));
    QVERIFY(ask(m_bea, {{u"email"_s, u"newcomer@example.org"_s}}));
    (void)m_database->takeEvents();
    const QJsonArray before = list(m_anna);
    const qint64 versionBefore = m_database->scalar(u"SELECT version FROM users WHERE id = ?"_s, {m_anna.value()}).toLongLong();
    const UserId newcomer = addPerson(*m_database, u"Nia"_s);
    const auto hooked = m_database->write([&](Transaction &transaction) -> Result<void> {
        transaction.execute(u"UPDATE users SET email = ?, phone = ? WHERE id = ?"_s,
                            {u"newcomer@example.org"_s, u"+46709999999"_s, newcomer.value()});
        m_service->reachable(transaction, newcomer, u"newcomer@example.org"_s, u"+46709999999"_s);
        return {};
    });
    QVERIFY(hooked);
    QVERIFY2(m_database->takeFramesFor(m_anna).isEmpty(), "the sender must not notice");
    QCOMPARE(m_database->scalar(u"SELECT version FROM users WHERE id = ?"_s, {m_anna.value()}).toLongLong(), versionBefore);
    QCOMPARE(
        m_database->scalar(u"SELECT COUNT(*) FROM contacts WHERE owner_id = ? AND version > ?"_s, {m_anna.value(), versionBefore}).toInt(),
        0);
    QCOMPARE(list(m_anna), before);
    QCOMPARE(statusesOf(newcomer), u"incoming incoming"_s);
    QCOMPARE(list(newcomer).at(0).toObject().value(u"message"_s).toString(), u"Hi"_s);
    QVERIFY(change(newcomer, m_anna, {{u"status"_s, u"accepted"_s}}));
    QCOMPARE(statusesOf(m_anna), u"accepted"_s);
    QCOMPARE(list(m_anna).at(0).toObject().value(u"id"_s), byPhone.value(u"id"_s));
}

void Contacts::aliasesAndNewNamesReachTheList()
{
    befriend(*m_database, m_anna, m_bea);
    QCOMPARE(contactIn(change(m_anna, m_bea, {{u"alias"_s, u"  Aunt   Bea "_s}})).value(u"alias"_s).toString(), u"Aunt Bea"_s);
    QVERIFY(!contactIn(change(m_anna, m_bea, {{u"alias"_s, u""_s}})).contains(u"alias"_s));
    (void)m_database->takeEvents();
    const auto renamed = m_database->write([&](Transaction &transaction) -> Result<void> {
        transaction.execute(u"UPDATE users SET firstname = 'Beatrice' WHERE id = ?"_s, {m_bea.value()});
        m_service->publicProfileChanged(transaction, m_bea);
        return {};
    });
    QVERIFY(renamed);
    const auto frames = m_database->takeFramesFor(m_anna);
    QCOMPARE(frames.size(), 1);
    const QJsonObject contact = frames.first().value(u"data"_s).toObject().value(u"contact"_s).toObject();
    QCOMPARE(contact.value(u"user"_s).toObject().value(u"firstname"_s).toString(), u"Beatrice"_s);
}

void Contacts::presenceOfAcceptedOnes()
{
    m_board.setOnline(m_bea, true, fromMs(7));
    QVERIFY(ask(m_bea, {{u"phone"_s, phoneOf(m_anna)}}));
    QVERIFY(!list(m_anna).at(0).toObject().contains(u"presence"_s));
    QVERIFY(change(m_anna, m_bea, {{u"status"_s, u"accepted"_s}}));
    QCOMPARE(list(m_anna).at(0).toObject().value(u"presence"_s).toObject().value(u"online"_s).toBool(), true);
}

void Contacts::rejectsBrokenRequests_data()
{
    QTest::addColumn<QJsonObject>("input");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing") << QJsonObject{} << u"phone:required"_s;
    QTest::newRow("both") << QJsonObject{{u"phone"_s, u"+46701234567"_s}, {u"email"_s, u"a@b.org"_s}} << u"phone:format"_s;
    QTest::newRow("no number") << QJsonObject{{u"phone"_s, u"hello"_s}} << u"phone:format"_s;
    QTest::newRow("number as number") << QJsonObject{{u"phone"_s, 46701234567.0}} << u"phone:type"_s;
    QTest::newRow("no address") << QJsonObject{{u"email"_s, u"hello"_s}} << u"email:format"_s;
    QTest::newRow("long message") << QJsonObject{{u"phone"_s, u"+46709999999"_s}, {u"message"_s, QString(501, u'x')}}
                                  << u"message:too_long"_s;
    QTest::newRow("message with NUL") << QJsonObject{{u"phone"_s, u"+46709999999"_s}, {u"message"_s, QString(QChar(u'\0'))}}
                                      << u"message:format"_s;
}

void Contacts::rejectsBrokenRequests()
{
    QFETCH(QJsonObject, input);
    QFETCH(QString, expected);
    const auto answer = ask(m_anna, input);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Validation);
    QCOMPARE(answer.error().fields.size(), 1);
    QCOMPARE(QString(answer.error().fields.first().field + u':' + answer.error().fields.first().code), expected);
    QCOMPARE(ask(m_anna, {{u"phone"_s, phoneOf(m_anna)}}).error().code, ErrorCode::Validation);
    QCOMPARE(ask(m_anna, {{u"email"_s, emailOf(m_anna)}}).error().code, ErrorCode::Validation);
    QVERIFY(list(m_anna).isEmpty());
}

void Contacts::rejectsBrokenChanges()
{
    befriend(*m_database, m_anna, m_bea);
    QCOMPARE(change(m_anna, m_bea, {}).error().code, ErrorCode::Validation);
    QCOMPARE(change(m_anna, m_bea, {{u"status"_s, u"married"_s}}).error().code, ErrorCode::Validation);
    QCOMPARE(change(m_anna, m_bea, {{u"status"_s, 2}}).error().code, ErrorCode::Validation);
    QCOMPARE(change(m_anna, m_bea, {{u"alias"_s, QString(81, u'x')}}).error().code, ErrorCode::Validation);
    QCOMPARE(change(m_anna, m_bea, {{u"status"_s, u"declined"_s}}).error().code, ErrorCode::Conflict);
    QCOMPARE(change(m_anna, m_anna, {{u"status"_s, u"blocked"_s}}).error().code, ErrorCode::NotFound);
    QCOMPARE(remove(m_anna, u"x"_s).error().code, ErrorCode::NotFound);
    QCOMPARE(statusesOf(m_anna), u"accepted"_s);
}

void Contacts::openRequestsAreBounded()
{
    const auto filled = m_database->write([&](Transaction &transaction) -> Result<void> {
        for (int i = 0; i < openRequestsMax; ++i) {
            transaction.execute(u"INSERT INTO contacts (id, owner_id, address, status, version, changed_at) VALUES (?, ?, ?, 0, 1, 1)"_s,
                                {m_ids.next(), m_anna.value(), u"x%1@example.org"_s.arg(i)});
        }
        return {};
    });
    QVERIFY(filled);
    QCOMPARE(ask(m_anna, {{u"phone"_s, phoneOf(m_bea)}}).error().code, ErrorCode::Conflict);
    QCOMPARE(ask(m_anna, {{u"phone"_s, u"+46709999999"_s}}).error().code, ErrorCode::Conflict);
    QVERIFY2(ask(m_anna, {{u"email"_s, u"x1@example.org"_s}}), "what is open already can be asked for again");
    QVERIFY(list(m_bea).isEmpty());
}

void Contacts::declinedSenderStaysAwayForAWhile()
{
    const QJsonObject sent = contactIn(ask(m_anna, {{u"phone"_s, phoneOf(m_bea)}}));
    QVERIFY(change(m_bea, m_anna, {{u"status"_s, u"declined"_s}}));
    QVERIFY(remove(m_anna, sent.value(u"id"_s).toString()));
    (void)m_database->takeEvents();
    // It looks as it did the first time, but reaches nobody.
    QCOMPARE(withoutIdAndTime(contactIn(ask(m_anna, {{u"email"_s, emailOf(m_bea)}}))), withoutIdAndTime(sent));
    QVERIFY(m_database->takeFramesFor(m_bea).isEmpty());
    QCOMPARE(statusesOf(m_bea), QString());
    // A month later she may ask again.
    QVERIFY(remove(m_anna, list(m_anna).at(0)["id"_L1].toString()));
    m_database->scalar(u"UPDATE contact_declines SET declined_at = ?"_s, {toMs(now() - std::chrono::hours(24 * 31))});
    QVERIFY(ask(m_anna, {{u"email"_s, emailOf(m_bea)}}));
    QCOMPARE(statusesOf(m_bea), u"incoming"_s);
    // And once they are connected, nothing of it is left.
    QVERIFY(change(m_bea, m_anna, {{u"status"_s, u"accepted"_s}}));
    QCOMPARE(m_database->scalar(u"SELECT COUNT(*) FROM contact_declines"_s).toInt(), 0);
}

void Contacts::personCanBeAskedByName()
{
    const auto answer = ask(m_anna, {{u"userId"_s, m_bea.toString()}, {u"message"_s, u"Found you"_s}});
    QCOMPARE(answer->status, 202);
    const QJsonObject sent = contactIn(answer);
    QCOMPARE(sent.value(u"status"_s), u"requested"_s);
    QCOMPARE(sent["user"_L1]["id"_L1], QJsonValue(m_bea.toString()));
    QVERIFY(!sent.contains(u"address"_s));
    QCOMPARE(list(m_anna), QJsonArray{sent});
    QCOMPARE(statusesOf(m_bea), u"incoming"_s);
    QCOMPARE(contactIn(ask(m_anna, {{u"userId"_s, m_bea.toString()}})), sent);
    QVERIFY(remove(m_anna, m_bea.toString()));
    QCOMPARE(statusesOf(m_bea), QString());
    QVERIFY(ask(m_anna, {{u"userId"_s, m_bea.toString()}}));
    QVERIFY(change(m_bea, m_anna, {{u"status"_s, u"accepted"_s}}));
    QCOMPARE(statusesOf(m_anna), u"accepted"_s);
}

void Contacts::askingByNameSaysNothingOfAddresses()
{
    const QJsonObject byPhone = contactIn(ask(m_anna, {{u"phone"_s, phoneOf(m_bea)}}));
    const QJsonObject byName = contactIn(ask(m_anna, {{u"userId"_s, m_bea.toString()}}));
    QVERIFY(byPhone.value(u"id"_s) != byName.value(u"id"_s));
    QVERIFY(!byPhone.contains(u"user"_s));
    QCOMPARE(list(m_anna), QJsonArray({byPhone, byName}));
    QCOMPARE(statusesOf(m_bea), u"incoming"_s);
    QVERIFY(change(m_bea, m_anna, {{u"status"_s, u"accepted"_s}}));
    QCOMPARE(statusesOf(m_anna), u"accepted"_s);
}

void Contacts::onlyKnownAndFindablePeopleAreAskedByName()
{
    const auto code = [this](UserId user) { return ask(m_anna, {{u"userId"_s, user.toString()}}).error().code; };
    QCOMPARE(code(UserId(7)), ErrorCode::NotFound);
    QCOMPARE(code(m_anna), ErrorCode::Validation);
    m_database->scalar(u"UPDATE users SET is_findable = 0 WHERE id = ?"_s, {m_bea.value()});
    QCOMPARE(code(m_bea), ErrorCode::NotFound);
    m_database->scalar(u"UPDATE users SET is_findable = 1, disabled_at = 1 WHERE id = ?"_s, {m_bea.value()});
    QCOMPARE(code(m_bea), ErrorCode::NotFound);
    const UserId blocker = addPerson(*m_database, u"Cem"_s);
    QVERIFY(ask(m_anna, {{u"phone"_s, phoneOf(blocker)}}));
    QVERIFY(change(blocker, m_anna, {{u"status"_s, u"blocked"_s}}));
    QCOMPARE(code(blocker), ErrorCode::NotFound);
    QVERIFY(ask(m_anna, {{u"userId"_s, m_bea.toString()}, {u"phone"_s, phoneOf(m_bea)}}).error().code == ErrorCode::Validation);
}

void Contacts::blockEndsPresenceAtOnceForBoth()
{
    befriend(*m_database, m_anna, m_bea);
    m_board.setOnline(m_anna, true, now());
    m_board.setOnline(m_bea, true, now());
    const auto online = [this](UserId viewer) {
        QStringList out;
        for (const QJsonObject &frame : m_database->takeFramesFor(viewer)) {
            if (frame.value(u"on"_s) == u"presence"_s)
                out << frame["data"_L1]["userId"_L1].toString() + (frame["data"_L1]["online"_L1].toBool() ? u" on"_s : u" off"_s);
        }
        return out;
    };
    QVERIFY(change(m_bea, m_anna, {{u"status"_s, u"blocked"_s}}));
    QCOMPARE(online(m_anna), QStringList{m_bea.toString() + u" off"_s});
    QVERIFY(change(m_bea, m_anna, {{u"status"_s, u"unblocked"_s}}));
    QCOMPARE(online(m_anna), QStringList{m_bea.toString() + u" on"_s});
    QVERIFY(change(m_bea, m_anna, {{u"status"_s, u"blocked"_s}}));
    QCOMPARE(online(m_bea), QStringList{m_anna.toString() + u" off"_s});
}

void Contacts::blockSaysNothingToAMereSender()
{
    m_database->scalar(u"UPDATE users SET presence = 0"_s);
    m_board.setOnline(m_bea, true, now());
    QVERIFY(ask(m_anna, {{u"phone"_s, phoneOf(m_bea)}}));
    (void)m_database->takeEvents();
    QVERIFY(change(m_bea, m_anna, {{u"status"_s, u"blocked"_s}}));
    QVERIFY(m_database->takeFramesFor(m_anna).isEmpty());
    QVERIFY(change(m_bea, m_anna, {{u"status"_s, u"unblocked"_s}}));
    QVERIFY(m_database->takeFramesFor(m_anna).isEmpty());
}

void Contacts::removingEndsPresenceAtOnce()
{
    befriend(*m_database, m_anna, m_bea);
    m_board.setOnline(m_bea, true, now());
    QVERIFY(remove(m_bea, m_anna.toString()));
    bool isAway = false;
    for (const QJsonObject &frame : m_database->takeFramesFor(m_anna))
        isAway = isAway || (frame.value(u"on"_s) == u"presence"_s && !frame["data"_L1]["online"_L1].toBool(true));
    QVERIFY(isAway);
}

void Contacts::addressesAreShownAsTheirOwnerWants()
{
    befriend(*m_database, m_anna, m_bea);
    const auto shown = [this] { return list(m_anna).at(0)["user"_L1].toObject(); };
    QVERIFY(!shown().contains(u"phone"_s) && !shown().contains(u"email"_s));
    m_database->scalar(u"UPDATE users SET phone_shown_to = 1"_s);
    QCOMPARE(shown().value(u"phone"_s), phoneOf(m_bea));
    QVERIFY(!shown().contains(u"email"_s));
    m_database->scalar(u"UPDATE users SET email_shown_to = 1"_s);
    QCOMPARE(shown().value(u"email"_s), emailOf(m_bea));
    // Who is blocked is not told, so they go on seeing what they saw, and nothing later.
    const QJsonObject before = shown();
    QVERIFY(change(m_bea, m_anna, {{u"status"_s, u"blocked"_s}}));
    m_database->scalar(u"UPDATE users SET phone = '+4915129999999', firstname = 'New', picture_id = 7 WHERE id = ?"_s, {m_bea.value()});
    QCOMPARE(shown(), before);
    QVERIFY(change(m_bea, m_anna, {{u"status"_s, u"unblocked"_s}}));
    QCOMPARE(shown().value(u"phone"_s), u"+4915129999999"_s);
    QCOMPARE(shown().value(u"firstname"_s), u"New"_s);
    // Not to those who are no contacts.
    QVERIFY(ask(m_anna, {{u"userId"_s, addPerson(*m_database, u"Cem"_s).toString()}}));
    QVERIFY(!list(m_anna).at(1)["user"_L1].toObject().contains(u"phone"_s));
}

void Contacts::erasedPersonLeavesEveryList()
{
    const UserId cem = addPerson(*m_database, u"Cem"_s);
    const UserId dora = addPerson(*m_database, u"Dora"_s);
    befriend(*m_database, m_anna, m_bea);
    QVERIFY(ask(cem, {{u"phone"_s, phoneOf(m_anna)}}));
    QVERIFY(ask(m_anna, {{u"phone"_s, phoneOf(dora)}}));
    const QJsonArray before = list(cem);
    (void)m_database->takeEvents();
    QVERIFY(m_database->write([&](Transaction &transaction) -> Result<bool> {
        m_service->erased(transaction, m_anna);
        return true;
    }));
    QStringList told;
    for (const EventPtr &event : m_database->takeEvents())
        told << event->audience.front().toString();
    told.sort();
    QStringList expected{m_bea.toString(), dora.toString()};
    expected.sort();
    QCOMPARE(told, expected);
    QCOMPARE(statusesOf(m_bea), QString());
    QCOMPARE(statusesOf(dora), QString());
    QCOMPARE(statusesOf(m_anna), QString());
    QVERIFY2(list(cem) == before, "a sent request says nothing of who was behind the address");
}

QTEST_GUILESS_MAIN(Contacts)
#include "tst_contacts.moc"
