// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/client/window_person.h"
#include "tests/support/process/server_process.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>
#include <QtTest/QtTest>

using namespace kith;
using namespace kith::client;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 20'000)
#define QTRY_SAME_SOON(actual, expected) QTRY_COMPARE_WITH_TIMEOUT(actual, expected, 20'000)

/// What a person does in the list, the contact page and the details pane, through the view models, against the real server.
class PeopleAndGroupsTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ServerProcess> m_server;
    int m_nextPhone = 20'000;

    QString url() const { return m_server->url().toString(); }

    std::unique_ptr<WindowPerson> newPerson(const QString &name)
    {
        auto person = std::make_unique<WindowPerson>(name, u"+4915123%1"_s.arg(m_nextPhone++));
        return person->registerAt(url()) ? std::move(person) : nullptr;
    }

    static const PersonRow *find(const PersonListModel *list, const QString &id)
    {
        const auto found = std::ranges::find(list->rows(), id, &PersonRow::personId);
        return found == list->rows().end() ? nullptr : &*found;
    }

private slots:
    void initTestCase()
    {
        m_server = std::make_unique<ServerProcess>();
        m_server->addArguments({u"--rate-limits"_s, u"off"_s});
        QVERIFY2(m_server->start(), qPrintable(m_server->log()));
    }

    void whatIsSetForAConversationFollowsToTheOtherDevice()
    {
        const auto anna = newPerson(u"Anna"_s);
        const auto bo = newPerson(u"Bo"_s);
        QVERIFY(anna && bo && anna->becomeContactOf(*bo));
        const QString talk = anna->openChatWith(*bo);
        QVERIFY(!talk.isEmpty());
        anna->app().composer()->setText(u"hello"_s);
        anna->app().composer()->send();
        QTRY_SAME_SOON(bo->row(talk).unread, 1);

        WindowPerson laptop(u"Bo"_s, u"+4915123%1"_s.arg(m_nextPhone - 1));
        QVERIFY(laptop.signInAt(url()));
        QTRY_SAME_SOON(laptop.row(talk).unread, 1);
        ChatsViewModel *chats = bo->app().chats();
        chats->setPinned(talk, true);
        chats->mute(talk, 60);
        chats->setFolder(talk, u"  Garden   friends "_s);
        QVERIFY(bo->row(talk).conversationId == talk);
        QTRY_SOON(bo->row(talk).isPinned && bo->row(talk).isMuted);
        QTRY_SOON(laptop.row(talk).isPinned && laptop.row(talk).isMuted);
        QTRY_SAME_SOON(laptop.row(talk).folder, u"Garden friends"_s);
        QVERIFY(laptop.app().chats()->chips().contains(u"Garden friends"_s));
        QCOMPARE(laptop.app().chats()->unreadMessages(), 0);

        chats->setUnread(talk, false);
        QTRY_SAME_SOON(laptop.row(talk).unread, 0);
        chats->setUnread(talk, true);
        QTRY_SOON(laptop.row(talk).isMarkedUnread);
        laptop.app().chats()->open(talk);
        QTRY_SOON(!bo->row(talk).isMarkedUnread);
        chats->setArchived(talk, true);
        QTRY_SOON(laptop.row(talk).isArchived);
        QTRY_SAME_SOON(laptop.app().chats()->model()->count(), 0);
        chats->mute(talk, 0);
        QTRY_SOON(!laptop.row(talk).isMuted);
    }

    void whatWasBegunOnOneDeviceIsTakenOverOnTheOther()
    {
        const auto anna = newPerson(u"Anna"_s);
        const auto bo = newPerson(u"Bo"_s);
        QVERIFY(anna && bo && anna->becomeContactOf(*bo));
        const QString talk = anna->openChatWith(*bo);
        WindowPerson laptop(u"Anna"_s, u"+4915123%1"_s.arg(m_nextPhone - 2));
        QVERIFY(laptop.signInAt(url()));
        anna->app().composer()->setText(u"about the tickets"_s);
        QTRY_SOON(laptop.row(talk).preview.contains(u"about the tickets"_s));
        laptop.app().chats()->open(talk);
        QTRY_SAME_SOON(laptop.app().composer()->foreignDraft(), u"about the tickets"_s);
        // It goes on there while it is looked at here, and what is taken is what is seen.
        anna->app().composer()->setText(u"about the tickets for us"_s);
        QTRY_SAME_SOON(laptop.app().composer()->foreignDraft(), u"about the tickets for us"_s);
        laptop.app().composer()->useForeignDraft();
        QCOMPARE(laptop.app().composer()->text(), u"about the tickets for us"_s);
        QVERIFY(laptop.app().composer()->foreignDraft().isEmpty());
        laptop.app().composer()->setText(u"about the tickets, and the train"_s);
        const auto id = ConversationId::fromString(talk).value();
        // The other device's words gave way: nobody is offered them a second time.
        QTRY_SOON(anna->account().chats().foreignDrafts(id).size() == 1);
        QTRY_SAME_SOON(anna->account().chats().foreignDrafts(id).first().text, u"about the tickets, and the train"_s);
        QTRY_SOON(laptop.account().chats().foreignDrafts(id).isEmpty());
    }

    /// Rows are made anew only when something was told about their conversation or its people.
    void aRowFollowsItsPeopleItsDraftAndItsMembers()
    {
        const auto anna = newPerson(u"Anna"_s);
        const auto bo = newPerson(u"Bo"_s);
        QVERIFY(anna && bo && anna->becomeContactOf(*bo));
        const QString talk = anna->openChatWith(*bo);
        const QString group = anna->makeGroup(u"Garden"_s, {bo.get()});
        QVERIFY(!talk.isEmpty() && !group.isEmpty());
        QTRY_SAME_SOON(bo->row(group).name, u"Garden"_s);
        bo->app().chats()->open(group);
        bo->app().composer()->setText(u"the spades are here"_s);
        bo->app().composer()->send();
        QTRY_SOON(anna->row(group).preview.contains(u"Bo: the spades"_s));
        QCOMPARE(anna->row(talk).name, u"Bo Tester"_s);
        anna->app().people()->setAlias(bo->id(), u"Neighbour"_s);
        QTRY_SAME_SOON(anna->row(talk).name, u"Neighbour"_s);
        QTRY_SOON(anna->row(group).preview.contains(u"Neighbour: the spades"_s));

        anna->app().chats()->open(talk);
        anna->app().composer()->setText(u"half a thought"_s);
        anna->app().chats()->open(group);
        QTRY_SAME_SOON(anna->row(talk).previewKind, ChatRow::PreviewKind::Draft);
        anna->app().chats()->open(talk);
        QTRY_SAME_SOON(anna->row(talk).previewKind, ChatRow::PreviewKind::Plain);

        // Who opens a conversation asks for its members again: that nothing is new is no news.
        QSignalSpy users(&anna->account().people(), &People::usersChanged);
        QSignalSpy members(&anna->account().chats(), &Chats::membersChanged);
        bool isAnswered = false;
        anna->account().chats().refreshMembers(ConversationId::fromString(group).value(), &anna->account(),
                                               [&isAnswered](const Result<void> &) { isAnswered = true; });
        QTRY_SOON(isAnswered);
        QCOMPARE(users.count(), 0);
        QCOMPARE(members.count(), 0);
        QTRY_SAME_SOON(anna->row(group).detail, u"2 members"_s);
    }

    void aRequestIsAcceptedDeclinedAndWithdrawn()
    {
        const auto anna = newPerson(u"Anna"_s);
        const auto bo = newPerson(u"Bo"_s);
        QVERIFY(anna && bo);
        PeopleViewModel *people = anna->app().people();
        people->address()->setText(u"+4915123%1"_s.arg(m_nextPhone - 1));
        people->add();
        QTRY_SAME_SOON(people->sent()->count(), 1);
        QTRY_SAME_SOON(bo->app().people()->requests()->count(), 1);
        people->withdraw(people->sent()->rows().first().personId);
        QTRY_SAME_SOON(people->sent()->count(), 0);
        QTRY_SAME_SOON(bo->app().people()->requests()->count(), 0);
        QVERIFY(anna->becomeContactOf(*bo));
        people->setAlias(bo->id(), u"  Bo from   the allotment "_s);
        QTRY_SAME_SOON(find(people->contacts(), bo->id())->name, u"Bo from the allotment"_s);
        QCOMPARE(people->aliasOf(bo->id()), u"Bo from the allotment"_s);
        people->block(bo->id());
        QTRY_SAME_SOON(people->blocked()->count(), 1);
        people->unblock(bo->id());
        QTRY_SAME_SOON(people->blocked()->count(), 0);
    }

    void aContactsAddressesStandInTheDetailsAndAnErasedPersonIsShownAsSuch()
    {
        const auto anna = newPerson(u"Anna"_s);
        const auto bo = newPerson(u"Bo"_s);
        QVERIFY(anna && bo && anna->becomeContactOf(*bo));
        const QString talk = anna->openChatWith(*bo);
        QVERIFY(anna->app().details()->address().isEmpty());
        bo->app().privacy()->setPhone(int(Visibility::Contacts));
        QTRY_SOON(bo->account().people().me().settings->phone == Visibility::Contacts);
        // With the next time the contacts are asked for.
        anna->restart();
        anna->app().chats()->open(talk);
        const QString phone = u"+4915123%1"_s.arg(m_nextPhone - 1);
        QTRY_SAME_SOON(anna->app().details()->address().remove(QChar(0xa0)), phone);
        m_server->kill();
        anna->restart();
        anna->app().chats()->open(talk);
        QCOMPARE(anna->app().details()->address().remove(QChar(0xa0)), phone);
        QVERIFY2(m_server->start(), qPrintable(m_server->log()));
        anna->account().reconnectNow();
        QTRY_SOON(anna->app().connection()->isOnline());

        QNetworkAccessManager network;
        QNetworkRequest request(m_server->url().resolved(QUrl(u"/api/users/"_s + bo->id())));
        request.setRawHeader("Authorization"_ba, "Bearer "_ba + bo->account().token().toLatin1());
        request.setRawHeader("Content-Type"_ba, "application/json"_ba);
        QNetworkReply *reply = network.sendCustomRequest(
            request, "DELETE"_ba, QJsonDocument(QJsonObject{{u"password"_s, u"correct horse battery"_s}}).toJson(QJsonDocument::Compact));
        QTRY_SOON(reply->isFinished());
        QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 204);
        QTRY_SOON(anna->app().details()->isDeleted());
        QCOMPARE(anna->app().details()->subtitle(), u"This account was deleted"_s);
        QCOMPARE(anna->app().timeline()->subtitle(), u"This account was deleted"_s);
        QVERIFY(anna->app().details()->address().isEmpty());
        anna->restart();
        anna->app().chats()->open(talk);
        QVERIFY(anna->app().details()->isDeleted());
    }

    void anInvitationLinkMakesContactsAndLetsIntoAGroup()
    {
        const auto anna = newPerson(u"Anna"_s);
        const auto bo = newPerson(u"Bo"_s);
        QVERIFY(anna && bo);
        InviteViewModel *invite = anna->app().invite();
        invite->begin(false);
        invite->make(1, 7);
        QTRY_SOON(!invite->link().isEmpty());
        const auto link = inviteLinkFromText(invite->link());
        QVERIFY(link);
        QCOMPARE(link->server, m_server->url());

        InviteViewModel *used = bo->app().invite();
        used->use(invite->link());
        QTRY_SOON(used->promise().contains(u"Anna Tester"_s));
        QSignalSpy done(used, &InviteViewModel::done);
        used->proceed();
        QTRY_SAME_SOON(done.size(), 1);
        QTRY_SAME_SOON(bo->app().people()->contacts()->count(), 1);
        QTRY_SAME_SOON(anna->app().people()->contacts()->count(), 1);
        QTRY_SOON(!bo->app().chats()->currentId().isEmpty());

        const auto cy = newPerson(u"Cy"_s);
        QVERIFY(cy);
        used = cy->app().invite();
        used->use(invite->link());
        QTRY_SOON(!used->problem().isEmpty()); // used up
        used->use(u"kith://elsewhere.example/invite/abcd1234"_s);
        QTRY_SOON(used->isElsewhere());
        used->use(u"javascript:alert(1)"_s);
        QVERIFY(!used->typed()->error().isEmpty());

        const QString garden = anna->makeGroup(u"Garden"_s, {bo.get()});
        QVERIFY(!garden.isEmpty());
        invite->begin(true);
        QCOMPARE(invite->group(), u"Garden"_s);
        invite->make(10, 1);
        QTRY_SOON(!invite->link().isEmpty());
        used->use(invite->link());
        QTRY_SOON(used->promise().contains(u"Garden"_s));
        used->proceed();
        QTRY_SAME_SOON(cy->app().chats()->currentId(), garden);
        QTRY_SAME_SOON(anna->app().details()->members()->count(), 3);
    }

    void aGroupIsRenamedRuledHandedOverAndLeft()
    {
        const auto anna = newPerson(u"Anna"_s);
        const auto bo = newPerson(u"Bo"_s);
        const auto cy = newPerson(u"Cy"_s);
        QVERIFY(anna && bo && cy && anna->becomeContactOf(*bo) && anna->becomeContactOf(*cy));
        const QString garden = anna->makeGroup(u"Garden"_s, {bo.get(), cy.get()});
        QVERIFY(!garden.isEmpty());
        DetailsViewModel *details = anna->app().details();
        QTRY_SAME_SOON(details->members()->count(), 3);
        QVERIFY(details->canEdit() && details->canAdd());
        QCOMPARE(details->abilitiesOf(anna->id()), 0);
        QVERIFY(details->abilitiesOf(bo->id()) & DetailsViewModel::CanMakeAdmin);

        GroupViewModel *group = anna->app().group();
        group->edit();
        group->name()->setText(u"  "_s);
        group->save();
        QVERIFY(!group->name()->error().isEmpty());
        group->name()->setText(u"Summer garden"_s);
        group->about()->setText(u"Beds, bees and beans"_s);
        group->setPostRule(1);
        QSignalSpy saved(group, &GroupViewModel::done);
        group->save();
        QTRY_SAME_SOON(saved.size(), 1);
        QTRY_SAME_SOON(bo->row(garden).name, u"Summer garden"_s);
        bo->app().chats()->open(garden);
        QTRY_SAME_SOON(bo->app().details()->about(), u"Beds, bees and beans"_s);
        QVERIFY(!bo->app().details()->canEdit());
        QTRY_SAME_SOON(bo->app().details()->abilitiesOf(cy->id()), int(DetailsViewModel::CanMessage));

        details->setAdmin(bo->id(), true);
        QTRY_SAME_SOON(find(details->members(), bo->id())->tag, u"admin"_s);
        QTRY_SOON(bo->app().details()->abilitiesOf(cy->id()) & DetailsViewModel::CanRemove);
        bo->app().details()->removeMember(cy->id());
        QTRY_SOON(cy->row(garden).isFormer);
        QTRY_SAME_SOON(details->members()->count(), 2);

        // The only owner cannot go without naming who follows.
        QSignalSpy opened(group, &GroupViewModel::leaveOpened);
        anna->app().chats()->leave(garden);
        QTRY_SAME_SOON(opened.size(), 1);
        QVERIFY(group->needsSuccessor());
        group->leave(true);
        QVERIFY(!group->problem().isEmpty());
        group->chooseSuccessor(bo->id());
        QVERIFY(group->successors()->rows().first().isPicked);
        group->leave(true);
        QTRY_SOON(anna->row(garden).isFormer && anna->row(garden).isArchived);
        QTRY_SAME_SOON(find(bo->app().details()->members(), bo->id())->tag, u"owner"_s);
        QTRY_SOON(anna->app().chats()->currentId().isEmpty());
    }

    void twoAccountsStandSideBySideAndOneGoesWithoutTrace()
    {
        WindowPerson anna(u"Anna"_s, u"+4915123%1"_s.arg(m_nextPhone++));
        QVERIFY(anna.registerAt(url()));
        const QString first = anna.id();
        anna.app().addAccount();
        QVERIFY(anna.app().isAdding());
        ServerProcess other;
        other.addArguments({u"--rate-limits"_s, u"off"_s});
        QVERIFY(other.start());
        anna.fillRegistration(other.url().toString());
        anna.app().welcome()->submit();
        QTRY_SOON(!anna.app().isAdding());
        QTRY_SAME_SOON(anna.app().accounts()->count(), 2);
        QTRY_SOON(anna.account().identity().server == other.url());
        const QString folders = anna.profile() + u"/accounts"_s;
        QCOMPARE(QDir(folders).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 2);
        for (const AccountRow &row : QList<AccountRow>(anna.app().accounts()->rows())) {
            if (!row.isCurrent)
                anna.app().switchAccount(row.accountId);
        }
        QCOMPARE(anna.id(), first);
        anna.restart();
        QTRY_SOON(anna.app().connection()->isOnline());
        QCOMPARE(anna.id(), first);
        QTRY_SAME_SOON(anna.app().accounts()->count(), 2);
        anna.app().settings()->signOut();
        QTRY_SAME_SOON(anna.app().accounts()->count(), 1);
        QCOMPARE(QDir(folders).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
        QVERIFY(anna.account().identity().server == other.url());
    }
};

QTEST_GUILESS_MAIN(PeopleAndGroupsTest)
#include "test_people_and_groups.moc"
