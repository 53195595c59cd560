// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/contacts/contacts_service.h"
#include "server/contacts/invites_service.h"
#include "server/users/one_time_code.h"
#include "server/users/person.h"
#include "tests/support/sample_people.h"
#include "tests/support/test_storage.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

#include <atomic>
#include <thread>

using namespace kith;
using namespace kith::server;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

/// Invitations: making, looking, taking, revoking, and that none is ever used more often than it may.
class Invites : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void codeIsToldOnceAndStoredAsAHash();
    void anybodyWithTheCodeSeesWhoInvites();
    void acceptingConnectsAtOnce();
    void acceptingTwiceChangesNothing();
    void contactsTakeNoUse();
    void acceptingSettlesOpenRequests();
    void usedUpAndExpiredOnesAreOver();
    void newcomerIsAdmittedOnce();
    void inviteOfTheServerOnlyAdmits();
    void ownInviteIsRefused();
    void blockIsNotTold();
    void disabledInvitersInviteNobody();
    void erasedInvitersLeaveNothing();
    void makersListAndRevokeTheirOwn();
    void administratorsSeeAndRevokeAll();
    void rejectsBrokenInvites_data();
    void rejectsBrokenInvites();
    void openInvitesAreBounded();
    void groupInvitesAskTheGroup();
    void fullGroupKeepsTheUse();
    void neverMoreUsesThanAllowed();

private:
    Call callOf(UserId user, const QJsonObject &input) const;
    template<class Function>
    Result<Answer> write(Function function, UserId caller, const QJsonObject &input = {});
    template<class Function>
    Result<Answer> read(Function function, UserId caller, const QJsonObject &input = {});
    QString make(UserId inviter, const QJsonObject &input = {});
    Result<Answer> accept(UserId user, const QString &code);
    Result<void> admit(UserId user, const QString &code);
    bool areConnected(UserId one, UserId other);
    QJsonObject look(const QString &code);

    std::unique_ptr<InMemoryDatabase> m_database;
    IdGenerator m_ids;
    PresenceBoard m_board;
    InviteHooks m_hooks;
    std::unique_ptr<InvitesService> m_service;
    UserId m_anna;
    UserId m_bea;
    UserId m_cleo;
};

void Invites::init()
{
    m_database = std::make_unique<InMemoryDatabase>();
    m_service = std::make_unique<InvitesService>(m_ids, m_board, InviteOptions{}, InviteHooks{});
    m_anna = addPerson(*m_database, u"Anna"_s);
    m_bea = addPerson(*m_database, u"Bea"_s);
    m_cleo = addPerson(*m_database, u"Cleo"_s);
    (void)m_database->takeEvents();
}

Call Invites::callOf(UserId user, const QJsonObject &input) const
{
    return {.caller = {.user = user, .session = {}}, .input = input, .requestId = {}, .peerAddress = {}};
}

template<class Function>
Result<Answer> Invites::write(Function function, UserId caller, const QJsonObject &input)
{
    return m_database->write([&](Transaction &transaction) { return (m_service.get()->*function)(transaction, callOf(caller, input)); });
}

template<class Function>
Result<Answer> Invites::read(Function function, UserId caller, const QJsonObject &input)
{
    return m_database->read([&](Transaction &transaction) { return (m_service.get()->*function)(transaction, callOf(caller, input)); });
}

QString Invites::make(UserId inviter, const QJsonObject &input)
{
    const auto made = write(&InvitesService::create, inviter, input);
    return made ? made->body.value(u"code"_s).toString() : QString();
}

Result<Answer> Invites::accept(UserId user, const QString &code)
{
    return write(&InvitesService::accept, user, {{u"code"_s, code}});
}

Result<void> Invites::admit(UserId user, const QString &code)
{
    return m_database->write([&](Transaction &transaction) { return m_service->admit(transaction, user, code); });
}

bool Invites::areConnected(UserId one, UserId other)
{
    return *m_database->read([&](Transaction &transaction) -> Result<bool> { return person::areConnected(transaction, one, other); });
}

QJsonObject Invites::look(const QString &code)
{
    const auto answer = read(&InvitesService::look, {}, {{u"code"_s, code}});
    return answer ? answer->body : QJsonObject();
}

void Invites::codeIsToldOnceAndStoredAsAHash()
{
    const auto made = write(&InvitesService::create, m_anna);
    QVERIFY(made);
    QCOMPARE(made->status, 201);
    const QString code = made->body.value(u"code"_s).toString();
    QCOMPARE(code.size(), 26);
    QCOMPARE(m_database->scalar(u"SELECT code_hash FROM invites"_s).toString(), *codeHash(code));
    const QJsonObject invite = made->body.value(u"invite"_s).toObject();
    QCOMPARE(invite.value(u"maxUses"_s), 1);
    QCOMPARE(invite.value(u"uses"_s), 0);
    const auto expiresAt = fromRfc3339(invite.value(u"expiresAt"_s).toString());
    QVERIFY(expiresAt && *expiresAt - now() > std::chrono::hours(24 * 7 - 1));
    const auto listed = read(&InvitesService::list, m_anna);
    QCOMPARE(listed->body.value(u"invites"_s).toArray(), QJsonArray{invite});
    QVERIFY(!QJsonDocument(listed->body).toJson().contains(code.toLatin1()));
}

void Invites::anybodyWithTheCodeSeesWhoInvites()
{
    const QString code = make(m_anna);
    const QJsonObject seen = look(code.toUpper());
    QCOMPARE(seen.keys(), QStringList({u"expiresAt"_s, u"inviter"_s, u"valid"_s}));
    QCOMPARE(seen.value(u"inviter"_s), u"Anna Sample"_s);
    QCOMPARE(seen.value(u"valid"_s), true);
    QCOMPARE(read(&InvitesService::look, {}, {{u"code"_s, makeCode()}}).error().code, ErrorCode::NotFound);
    QCOMPARE(read(&InvitesService::look, {}, {{u"code"_s, u"x"_s}}).error().code, ErrorCode::NotFound);
    // The id that its maker knows opens nothing.
    const QString id = m_database->scalar(u"SELECT id FROM invites"_s).toString();
    QCOMPARE(read(&InvitesService::look, {}, {{u"code"_s, id}}).error().code, ErrorCode::NotFound);
    QCOMPARE(accept(m_bea, id).error().code, ErrorCode::NotFound);
}

void Invites::acceptingConnectsAtOnce()
{
    const QString code = make(m_anna);
    const auto accepted = accept(m_bea, code);
    QVERIFY(accepted);
    QCOMPARE(accepted->body["contact"_L1]["status"_L1], QJsonValue(u"accepted"_s));
    QCOMPARE(accepted->body["contact"_L1]["user"_L1]["id"_L1], QJsonValue(m_anna.toString()));
    QVERIFY(areConnected(m_anna, m_bea));
    const QList<QJsonObject> told = m_database->takeFramesFor(m_anna);
    QCOMPARE(told.size(), 2);
    QCOMPARE(told.at(0)["data"_L1]["contact"_L1]["status"_L1], QJsonValue(u"accepted"_s));
    QCOMPARE(told.at(1)["data"_L1]["what"_L1], QJsonValue(u"notifications"_s));
    QCOMPARE(look(code).value(u"valid"_s), false);
}

void Invites::acceptingTwiceChangesNothing()
{
    const QString code = make(m_anna, {{u"maxUses"_s, 2}});
    const auto first = accept(m_bea, code);
    (void)m_database->takeEvents();
    QCOMPARE(accept(m_bea, code)->body, first->body);
    QVERIFY(m_database->takeEvents().empty());
    QVERIFY(accept(m_cleo, code));
    QCOMPARE(m_database->scalar(u"SELECT uses FROM invites"_s).toInt(), 2);
}

void Invites::contactsTakeNoUse()
{
    QVERIFY(accept(m_bea, make(m_anna)));
    (void)m_database->takeEvents();
    const QString code = make(m_anna);
    QCOMPARE(accept(m_bea, code)->body["contact"_L1]["user"_L1]["id"_L1], QJsonValue(m_anna.toString()));
    QVERIFY(m_database->takeEvents().empty());
    QCOMPARE(look(code).value(u"valid"_s), true);
    QVERIFY(accept(m_cleo, code));
    QCOMPARE(look(code).value(u"valid"_s), false);
}

void Invites::acceptingSettlesOpenRequests()
{
    ContactsService contacts(m_ids, m_board);
    const QString phone = m_database->scalar(u"SELECT phone FROM users WHERE id = ?"_s, {m_anna.value()}).toString();
    QVERIFY(m_database->write([&](Transaction &transaction) {
        return contacts.request(transaction, callOf(m_bea, {{u"phone"_s, phone}}));
    }));
    QVERIFY(accept(m_bea, make(m_anna)));
    QVERIFY(areConnected(m_anna, m_bea));
    QCOMPARE(m_database->scalar(u"SELECT COUNT(*) FROM contacts"_s).toInt(), 2);
}

void Invites::usedUpAndExpiredOnesAreOver()
{
    const QString used = make(m_anna);
    QVERIFY(accept(m_bea, used));
    QCOMPARE(accept(m_cleo, used).error().code, ErrorCode::Conflict);
    QCOMPARE(admit(m_cleo, used).error().code, ErrorCode::NotFound);
    const QString expired = make(m_anna);
    m_database->scalar(u"UPDATE invites SET expires_at = ?"_s, {toMs(now()) - 1});
    QCOMPARE(look(expired).value(u"valid"_s), false);
    QCOMPARE(accept(m_cleo, expired).error().code, ErrorCode::Conflict);
    QCOMPARE(admit(m_cleo, expired).error().code, ErrorCode::NotFound);
    QVERIFY(!areConnected(m_anna, m_cleo));
}

void Invites::newcomerIsAdmittedOnce()
{
    const QString code = make(m_anna);
    QVERIFY(*m_database->read([&](Transaction &transaction) -> Result<bool> { return m_service->isValid(transaction, code); }));
    QVERIFY(admit(m_bea, code));
    QVERIFY(areConnected(m_anna, m_bea));
    QVERIFY(!*m_database->read([&](Transaction &transaction) -> Result<bool> { return m_service->isValid(transaction, code); }));
    QVERIFY(!admit(m_cleo, code));
}

void Invites::inviteOfTheServerOnlyAdmits()
{
    const auto made = write(&InvitesService::createForServer, {});
    QVERIFY(made);
    const QString code = made->body.value(u"code"_s).toString();
    QVERIFY(!made->body.value(u"invite"_s).toObject().contains(u"inviterId"_s));
    QCOMPARE(look(code).keys(), QStringList({u"expiresAt"_s, u"valid"_s}));
    QCOMPARE(accept(m_bea, code).error().code, ErrorCode::Conflict);
    QVERIFY(admit(m_bea, code));
    QCOMPARE(m_database->scalar(u"SELECT COUNT(*) FROM contacts"_s).toInt(), 0);
}

void Invites::ownInviteIsRefused()
{
    QCOMPARE(accept(m_anna, make(m_anna)).error().code, ErrorCode::Conflict);
    QCOMPARE(m_database->scalar(u"SELECT uses FROM invites"_s).toInt(), 0);
}

void Invites::blockIsNotTold()
{
    ContactsService contacts(m_ids, m_board);
    befriend(*m_database, m_anna, m_bea);
    QVERIFY(m_database->write([&](Transaction &transaction) {
        return contacts.change(transaction, callOf(m_anna, {{u"userId"_s, m_bea.toString()}, {u"status"_s, u"blocked"_s}}));
    }));
    QCOMPARE(accept(m_bea, make(m_anna)).error(), accept(m_bea, makeCode()).error());
    QCOMPARE(accept(m_anna, make(m_bea)).error().code, ErrorCode::NotFound);
    QVERIFY(!areConnected(m_anna, m_bea));
}

void Invites::disabledInvitersInviteNobody()
{
    const QString code = make(m_anna);
    m_database->scalar(u"UPDATE users SET disabled_at = 1 WHERE id = ?"_s, {m_anna.value()});
    QCOMPARE(look(code).value(u"valid"_s), false);
    QCOMPARE(accept(m_bea, code).error().code, ErrorCode::Conflict);
    QVERIFY(!admit(m_bea, code));
}

void Invites::erasedInvitersLeaveNothing()
{
    const QString code = make(m_anna, {{u"maxUses"_s, 3}});
    QVERIFY(accept(m_bea, code));
    make(m_bea);
    QVERIFY(m_database->write([&](Transaction &transaction) -> Result<bool> {
        m_service->erased(transaction, m_anna);
        return true;
    }));
    QVERIFY(look(code).isEmpty());
    QCOMPARE(m_database->scalar(u"SELECT COUNT(*) FROM invites"_s).toInt(), 1);
    QCOMPARE(m_database->scalar(u"SELECT COUNT(*) FROM invite_uses"_s).toInt(), 0);
}

void Invites::makersListAndRevokeTheirOwn()
{
    const QString first = make(m_anna);
    const QString second = make(m_anna);
    const QString foreign = make(m_bea);
    const QJsonArray listed = read(&InvitesService::list, m_anna)->body.value(u"invites"_s).toArray();
    QCOMPARE(listed.size(), 2);
    const QString newest = listed.at(0)["id"_L1].toString();
    QVERIFY(newest.toLongLong() > listed.at(1)["id"_L1].toString().toLongLong());
    const auto page = read(&InvitesService::list, m_anna, {{u"limit"_s, u"1"_s}});
    QCOMPARE(page->body.value(u"more"_s), true);
    QCOMPARE(page->body.value(u"invites"_s).toArray(), QJsonArray{listed.at(0)});
    const auto next = read(&InvitesService::list, m_anna, {{u"before"_s, newest}});
    QCOMPARE(next->body.value(u"invites"_s).toArray(), QJsonArray{listed.at(1)});
    QVERIFY(write(&InvitesService::revoke, m_anna, {{u"code"_s, first}}));
    QVERIFY(write(&InvitesService::revoke, m_anna, {{u"code"_s, newest}}));
    QVERIFY(look(first).isEmpty());
    QVERIFY(look(second).isEmpty());
    QCOMPARE(write(&InvitesService::revoke, m_anna, {{u"code"_s, foreign}}).error().code, ErrorCode::NotFound);
    QCOMPARE(write(&InvitesService::revoke, m_anna, {{u"code"_s, first}}).error().code, ErrorCode::NotFound);
}

void Invites::administratorsSeeAndRevokeAll()
{
    const QString code = make(m_anna);
    QVERIFY(write(&InvitesService::createForServer, {}));
    QCOMPARE(read(&InvitesService::listAll, {})->body.value(u"invites"_s).toArray().size(), 2);
    QVERIFY(write(&InvitesService::revokeAny, {}, {{u"code"_s, code}}));
    QVERIFY(look(code).isEmpty());
    QCOMPARE(write(&InvitesService::revokeAny, {}, {{u"code"_s, code}}).error().code, ErrorCode::NotFound);
}

void Invites::rejectsBrokenInvites_data()
{
    QTest::addColumn<QJsonObject>("input");
    QTest::addColumn<QString>("field");
    QTest::newRow("no use") << QJsonObject{{u"maxUses"_s, 0}} << u"maxUses"_s;
    QTest::newRow("too many uses") << QJsonObject{{u"maxUses"_s, 1001}} << u"maxUses"_s;
    QTest::newRow("half a use") << QJsonObject{{u"maxUses"_s, 1.5}} << u"maxUses"_s;
    QTest::newRow("no time") << QJsonObject{{u"expiresAt"_s, u"tomorrow"_s}} << u"expiresAt"_s;
    QTest::newRow("past") << QJsonObject{{u"expiresAt"_s, u"2020-01-01T00:00:00.000Z"_s}} << u"expiresAt"_s;
    QTest::newRow("far future") << QJsonObject{{u"expiresAt"_s, u"2999-01-01T00:00:00.000Z"_s}} << u"expiresAt"_s;
    QTest::newRow("group by name") << QJsonObject{{u"conversationId"_s, u"Sailing"_s}} << u"conversationId"_s;
}

void Invites::rejectsBrokenInvites()
{
    QFETCH(QJsonObject, input);
    QFETCH(QString, field);
    const Error error = write(&InvitesService::create, m_anna, input).error();
    QCOMPARE(error.code, ErrorCode::Validation);
    QCOMPARE(error.fields.size(), 1);
    QCOMPARE(error.fields.first().field, field);
    QCOMPARE(m_database->scalar(u"SELECT COUNT(*) FROM invites"_s).toInt(), 0);
}

void Invites::openInvitesAreBounded()
{
    for (int i = 0; i < 100; ++i)
        QVERIFY(!make(m_anna).isEmpty());
    QCOMPARE(write(&InvitesService::create, m_anna).error().code, ErrorCode::Conflict);
    m_database->scalar(u"UPDATE invites SET expires_at = ? WHERE id = (SELECT MIN(id) FROM invites)"_s, {toMs(now()) - 1});
    QVERIFY(!make(m_anna).isEmpty());
    QVERIFY(!make(m_bea).isEmpty());
}

void Invites::groupInvitesAskTheGroup()
{
    bool mayInvite = true;
    QStringList joined;
    QSet<UserId> members;
    const ConversationId group(77);
    m_database->scalar(u"INSERT INTO conversations (id, is_group, created_by, created_at, version, properties_version, last_seq,"
                       " member_count, touched_at) VALUES (77, 1, ?, 0, 1, 1, 0, 1, 0)"_s,
                       {m_anna.value()});
    const InviteHooks hooks{
        .mayInvite =
            [&](Transaction &, UserId, ConversationId asked) {
                return mayInvite && asked == group ? Result<void>() : Result<void>(ErrorCode::Forbidden);
            },
        .join = [&](Transaction &, UserId user, UserId inviter, ConversationId) -> Result<void> {
            joined << user.toString() + u" by "_s + inviter.toString();
            members.insert(user);
            return {};
        },
        .isMember = [&](Transaction &, UserId user, ConversationId) { return members.contains(user); },
        .groupName = [](Transaction &, ConversationId) { return u"Sailing"_s; },
    };
    QCOMPARE(write(&InvitesService::create, m_anna, {{u"conversationId"_s, u"77"_s}}).error().code, ErrorCode::NotFound);
    m_service = std::make_unique<InvitesService>(m_ids, m_board, InviteOptions{}, hooks);
    QCOMPARE(write(&InvitesService::create, m_anna, {{u"conversationId"_s, u"78"_s}}).error().code, ErrorCode::Forbidden);
    const QString code = make(m_anna, {{u"conversationId"_s, u"77"_s}, {u"maxUses"_s, 5}});
    QCOMPARE(look(code).value(u"group"_s), u"Sailing"_s);
    QCOMPARE(accept(m_bea, code)->body.value(u"conversationId"_s), u"77"_s);
    QVERIFY(admit(m_cleo, code));
    QCOMPARE(joined, QStringList({m_bea.toString() + u" by "_s + m_anna.toString(), m_cleo.toString() + u" by "_s + m_anna.toString()}));
    QVERIFY(!areConnected(m_anna, m_bea));
    // A member who opens it takes no use; who came in by it and is out again does not come in by it.
    const auto uses = [this] { return m_database->scalar(u"SELECT uses FROM invites"_s).toInt(); };
    const UserId member = addPerson(*m_database, u"Mona"_s);
    members.insert(member);
    QCOMPARE(accept(member, code)->body.value(u"conversationId"_s), u"77"_s);
    QCOMPARE(accept(m_bea, code)->body.value(u"conversationId"_s), u"77"_s);
    QCOMPARE(uses(), 2);
    members.remove(m_bea);
    const auto back = accept(m_bea, code);
    QVERIFY(!back);
    QCOMPARE(back.error().code, ErrorCode::Conflict);
    QCOMPARE(joined.size(), 2);
    // Who may not add any more does not by an old invitation either.
    mayInvite = false;
    QCOMPARE(look(code).value(u"valid"_s), false);
    QVERIFY(!look(code).contains(u"group"_s));
    QVERIFY(!admit(addPerson(*m_database, u"Dora"_s), code));
}

void Invites::fullGroupKeepsTheUse()
{
    m_database->scalar(u"INSERT INTO conversations (id, is_group, created_by, created_at, version, properties_version, last_seq,"
                       " member_count, touched_at) VALUES (77, 1, ?, 0, 1, 1, 0, 1, 0)"_s,
                       {m_anna.value()});
    const InviteHooks hooks{.mayInvite = [](Transaction &, UserId, ConversationId) { return Result<void>(); },
                            .join = [](Transaction &, UserId, UserId, ConversationId) { return Result<void>(ErrorCode::Validation); },
                            .groupName = {}};
    m_service = std::make_unique<InvitesService>(m_ids, m_board, InviteOptions{}, hooks);
    QCOMPARE(accept(m_bea, make(m_anna, {{u"conversationId"_s, u"77"_s}})).error().code, ErrorCode::Validation);
    QCOMPARE(m_database->scalar(u"SELECT uses FROM invites"_s).toInt(), 0);
}

void Invites::neverMoreUsesThanAllowed()
{
    constexpr int allowed = 7;
    constexpr int people = 1000;
    TestStorage storage;
    IdGenerator ids;
    InvitesService service(ids, m_board, {}, {});
    std::vector<UserId> users;
    QString code;
    QVERIFY(storage.storage().writeAndWait<bool>([&](Transaction &transaction) -> Result<bool> {
        for (int i = 0; i <= people; ++i) {
            users.emplace_back(ids.next());
            const QString name = QString::number(i);
            transaction.execute(u"INSERT INTO users (id, firstname, lastname, email, phone, country, password_hash, created_at)"
                                " VALUES (?, ?, '', ?, ?, 'SE', '', 0)"_s,
                                {users.back().value(), name, name, name});
        }
        const auto made = service.create(transaction, callOf(users.front(), {{u"maxUses"_s, allowed}}));
        code = made ? made->body.value(u"code"_s).toString() : QString();
        return made.isOk();
    }));
    std::atomic<int> won{0};
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 8; ++thread) {
        threads.emplace_back([&, thread] {
            for (int i = 1 + thread; i <= people; i += 8) {
                won += storage.storage()
                           .writeAndWait<Answer>([&](Transaction &transaction) {
                               return service.accept(transaction, callOf(users[size_t(i)], {{u"code"_s, code}}));
                           })
                           .isOk();
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(won.load(), allowed);
    const auto contacts = storage.storage().readAndWait<int>([&](Transaction &transaction) -> Result<int> {
        Rows rows = transaction.select(u"SELECT COUNT(*) FROM contacts WHERE owner_id = ?"_s, {users.front().value()});
        return rows.next() ? int(rows.integer(0)) : -1;
    });
    QCOMPARE(*contacts, allowed);
}

QTEST_GUILESS_MAIN(Invites)
#include "tst_invites.moc"
