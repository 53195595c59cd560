// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/client/client_person.h"
#include "tests/support/process/server_process.h"

#include <QtTest/QtTest>

using namespace kith;
using namespace kith::client;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patienceMs = 20'000;

Delivery tickOf(const ClientPerson &person, ConversationId id, const QString &key)
{
    const auto entry = person.timeline().entry(id, key);
    return entry ? entry->delivery : Delivery::Failed;
}

} // namespace

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, patienceMs)
#define QTRY_SAME_SOON(actual, expected) QTRY_COMPARE_WITH_TIMEOUT(actual, expected, patienceMs)

/// The whole client below its windows against the real server process.
class ClientIntegrationTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ServerProcess> m_server;
    int m_nextPhone = 10'000;

    std::unique_ptr<ClientPerson> newPerson(const QString &name)
    {
        auto person = std::make_unique<ClientPerson>(name, u"+4915123%1"_s.arg(m_nextPhone++));
        return person->registerAt(m_server->url()) ? std::move(person) : nullptr;
    }

private slots:
    void initTestCase()
    {
        m_server = std::make_unique<ServerProcess>();
        m_server->addArguments({u"--rate-limits"_s, u"off"_s});
        QVERIFY2(m_server->start(), qPrintable(m_server->log()));
    }

    void init()
    {
        if (!m_server->isRunning())
            QVERIFY2(m_server->start(), qPrintable(m_server->log()));
    }

    void twoPeopleMeetByPhoneNumberAndChat()
    {
        const auto anna = newPerson(u"Anna"_s);
        const auto bo = newPerson(u"Bo"_s);
        QVERIFY(anna && bo);
        QVERIFY(anna->becomeContactOf(*bo));
        const ConversationId talk = anna->openDirect(*bo);
        QVERIFY(!talk.isNull());
        QCOMPARE(anna->chats().directWith(bo->id()), talk);
        QTRY_SOON(bo->chats().one(talk));
        QCOMPARE(bo->people().nameOf(anna->id()), u"Anna Tester"_s);
        QTRY_SOON(anna->people().presenceOf(bo->id()) && anna->people().presenceOf(bo->id())->isOnline);

        anna->chats().noteTyping(talk);
        QTRY_SAME_SOON(bo->chats().typing(talk), QList<UserId>{anna->id()});

        const QString first = anna->timeline().send(talk, u"Hello Bo 🌳"_s).value();
        QTRY_SAME_SOON(bo->texts(talk), QStringList{u"Hello Bo 🌳"_s});
        QVERIFY(bo->chats().typing(talk).isEmpty());
        QCOMPARE(bo->chats().one(talk)->unread, 1);
        QTRY_SAME_SOON(tickOf(*anna, talk, first), Delivery::Delivered);
        QCOMPARE(anna->texts(talk).size(), 1);

        const Message seen = bo->timeline().newest(talk, 10).last().message;
        bo->timeline().markRead(talk, seen.seq);
        QCOMPARE(bo->chats().one(talk)->unread, 0);
        QTRY_SAME_SOON(tickOf(*anna, talk, first), Delivery::Read);

        std::optional<Result<QList<Receipt>>> receipts;
        anna->timeline().receipts(seen.id, this, [&](const Result<QList<Receipt>> &got) { receipts = got; });
        QTRY_SOON(receipts);
        QVERIFY(receipts->isOk());
        QCOMPARE((*receipts)->first().state, Receipt::State::Read);

        QVERIFY(bo->timeline().send(talk, u"Hello Anna"_s, seen.id).isOk());
        QTRY_SAME_SOON(anna->texts(talk), (QStringList{u"Hello Bo 🌳"_s, u"Hello Anna"_s}));
        QCOMPARE(anna->timeline().newest(talk, 10).last().message.replyTo, seen.id);

        QVERIFY(anna->timeline().unsend(seen.id).isOk());
        QVERIFY(anna->timeline().newest(talk, 10).first().message.isUnsent());
        QTRY_SOON(bo->timeline().message(seen.id)->isUnsent());
        QCOMPARE(bo->texts(talk).first(), QString());
    }

    void nothingIsLostOrDoubledWhenTheServerIsKilled()
    {
        const auto anna = newPerson(u"Anna"_s);
        const auto bo = newPerson(u"Bo"_s);
        QVERIFY(anna && bo && anna->becomeContactOf(*bo));
        const ConversationId talk = anna->openDirect(*bo);
        QTRY_SOON(bo->chats().one(talk));
        QStringList expected;
        const auto write = [&](int from, int to) {
            for (int i = from; i < to; ++i) {
                expected.append(u"message %1"_s.arg(i));
                QVERIFY(anna->timeline().send(talk, expected.last()).isOk());
            }
        };
        qsizetype unanswered = 0;
        for (int round = 0; round < 3; ++round) {
            auto onlyNow = std::make_unique<QObject>();
            // In the middle: some are answered, one is under way, others wait.
            connect(&bo->timeline(), &Timeline::changed, onlyNow.get(), [&] {
                if (!m_server->isRunning() || bo->texts(talk).size() < round * 12 + 2)
                    return;
                m_server->kill();
                for (const TimelineEntry &entry : anna->timeline().newest(talk, 1))
                    unanswered += entry.isQueued() ? 1 : 0;
            });
            write(round * 12, round * 12 + 8);
            QTRY_SOON(!m_server->isRunning());
            onlyNow.reset();
            QTRY_SOON(anna->account().connectionState() != ConnectionState::Online);
            write(round * 12 + 8, round * 12 + 12);
            QCOMPARE(anna->texts(talk), expected);
            QVERIFY2(m_server->start(), qPrintable(m_server->log()));
            QTRY_SOON(anna->isSettled(talk) && bo->isSettled());
            QTRY_SAME_SOON(bo->texts(talk), expected);
            QCOMPARE(anna->texts(talk), expected);
        }
        QVERIFY2(unanswered >= 3, "the server was not killed in the middle of sending");
        QCOMPARE(bo->chats().one(talk)->unread, expected.size());
        QTRY_SAME_SOON(tickOf(*anna, talk, anna->timeline().newest(talk, 1).last().key()), Delivery::Delivered);
    }

    void startsWithoutServerFromTheCacheAndCatchesUp()
    {
        const auto anna = newPerson(u"Anna"_s);
        const auto bo = newPerson(u"Bo"_s);
        QVERIFY(anna && bo && anna->becomeContactOf(*bo));
        const ConversationId talk = anna->openDirect(*bo);
        QVERIFY(anna->timeline().send(talk, u"before the night"_s).isOk());
        QTRY_SAME_SOON(bo->texts(talk), QStringList{u"before the night"_s});
        QTRY_SOON(anna->isSettled(talk));
        m_server->kill();
        anna->quit();

        QVERIFY(anna->start());
        QCOMPARE(anna->texts(talk), QStringList{u"before the night"_s});
        QCOMPARE(anna->chats().all().size(), 1);
        QCOMPARE(anna->people().nameOf(bo->id()), u"Bo Tester"_s);
        QTRY_SAME_SOON(anna->account().connectionState(), ConnectionState::Offline);
        QVERIFY(!anna->account().connectionReason().isEmpty());
        const QString key = anna->timeline().send(talk, u"written in the dark"_s).value();
        anna->chats().setDraft(talk, u"and one more th"_s);
        QCOMPARE(tickOf(*anna, talk, key), Delivery::Queued);
        QCOMPARE(anna->timeline().unsent(), 1);
        QCOMPARE(bo->timeline().unsent(), 0);
        anna->quit();

        QVERIFY(anna->start());
        QCOMPARE(anna->texts(talk), (QStringList{u"before the night"_s, u"written in the dark"_s}));
        QCOMPARE(anna->chats().draft(talk).text, u"and one more th"_s);
        QVERIFY2(m_server->start(), qPrintable(m_server->log()));
        QTRY_SAME_SOON(bo->texts(talk), (QStringList{u"before the night"_s, u"written in the dark"_s}));
        QTRY_SAME_SOON(tickOf(*anna, talk, key), Delivery::Delivered);
        QCOMPARE(anna->texts(talk).size(), 2);
    }

    void whatIsEditedWithoutAWayShowsInTheList()
    {
        const auto anna = newPerson(u"Anna"_s);
        const auto bo = newPerson(u"Bo"_s);
        QVERIFY(anna && bo && anna->becomeContactOf(*bo));
        const ConversationId talk = anna->openDirect(*bo);
        QVERIFY(anna->timeline().send(talk, u"at fuor"_s).isOk());
        QTRY_SOON(anna->isSettled(talk));
        QTRY_SOON(bo->chats().one(talk) && bo->chats().one(talk)->lastMessage);
        m_server->kill();
        QTRY_SAME_SOON(anna->account().connectionState(), ConnectionState::Offline);
        const auto line = [&talk](ClientPerson &person) { return person.chats().one(talk)->lastMessage->content; };
        QCOMPARE(line(*anna), u"at fuor"_s);
        QVERIFY(anna->timeline().edit(talk, anna->timeline().newest(talk, 1).first().key(), u"at four"_s, {}).isOk());
        QCOMPARE(line(*anna), u"at four"_s);
        QCOMPARE(line(*bo), u"at fuor"_s);
        QCOMPARE(anna->timeline().unsent(), 1);
        QVERIFY2(m_server->start(), qPrintable(m_server->log()));
        QTRY_SAME_SOON(line(*bo), u"at four"_s);
        QTRY_SAME_SOON(anna->timeline().unsent(), 0);
        QCOMPARE(line(*anna), u"at four"_s);
    }

    void longAbsenceEndsInTheStateOfAFreshDevice()
    {
        const auto anna = newPerson(u"Anna"_s);
        const auto bo = newPerson(u"Bo"_s);
        QVERIFY(anna && bo && anna->becomeContactOf(*bo));
        const ConversationId talk = anna->openDirect(*bo);
        QVERIFY(anna->timeline().send(talk, u"0"_s).isOk());
        QTRY_SAME_SOON(bo->texts(talk).size(), 1);
        bo->quit();
        // More than one page of changes.
        constexpr int missed = 230;
        QStringList expected{u"0"_s};
        for (int i = 1; i <= missed; ++i) {
            expected.append(QString::number(i));
            QVERIFY(anna->timeline().send(talk, expected.last()).isOk());
        }
        QTRY_VERIFY_WITH_TIMEOUT(anna->isSettled(talk), 60'000);
        const Message regretted = anna->timeline().newest(talk, 10).first().message;
        QVERIFY(anna->timeline().unsend(regretted.id).isOk());
        QTRY_SOON(anna->timeline().message(regretted.id)->isUnsent());
        expected[int(regretted.seq) - 1].clear();

        QVERIFY(bo->start());
        QTRY_SAME_SOON(bo->texts(talk), expected);
        QTRY_SOON(bo->isSettled());
        QCOMPARE(bo->chats().one(talk)->unread, expected.size() - 1);

        ClientPerson laptop(u"Bo"_s, bo->phone());
        QVERIFY(laptop.loginAt(m_server->url()));
        QTRY_SOON(laptop.texts(talk).size() >= 50);
        QCOMPARE(laptop.chats().one(talk)->unread, bo->chats().one(talk)->unread);
        while (laptop.timeline().hasOlder(talk, laptop.timeline().newest(talk, 1000).first().message.seq)) {
            std::optional<Result<void>> loaded;
            laptop.timeline().loadOlder(talk, this, [&](const Result<void> &got) { loaded = got; });
            QTRY_SOON(loaded);
            QVERIFY(loaded->isOk());
        }
        QCOMPARE(laptop.texts(talk), expected);
        QList<Message> old;
        QList<Message> fresh;
        for (const TimelineEntry &entry : bo->timeline().newest(talk, 1000))
            old.append(entry.message);
        for (const TimelineEntry &entry : laptop.timeline().newest(talk, 1000))
            fresh.append(entry.message);
        QCOMPARE(old, fresh);
    }

    void readingOnOneDeviceReadsOnTheOther()
    {
        const auto anna = newPerson(u"Anna"_s);
        const auto bo = newPerson(u"Bo"_s);
        QVERIFY(anna && bo && anna->becomeContactOf(*bo));
        const ConversationId talk = anna->openDirect(*bo);
        ClientPerson laptop(u"Bo"_s, bo->phone());
        QVERIFY(laptop.loginAt(m_server->url()));
        QVERIFY(anna->timeline().send(talk, u"one"_s).isOk());
        QVERIFY(anna->timeline().send(talk, u"two"_s).isOk());
        QTRY_SOON(laptop.chats().one(talk) && laptop.chats().one(talk)->unread == 2);
        QTRY_SOON(bo->chats().one(talk) && bo->chats().one(talk)->unread == 2);
        laptop.timeline().markRead(talk, 1);
        QTRY_SAME_SOON(bo->chats().one(talk)->unread, 1);
        QVERIFY(laptop.timeline().send(talk, u"from the laptop"_s).isOk());
        QTRY_SAME_SOON(bo->texts(talk).size(), 3);
        QCOMPARE(bo->timeline().newest(talk, 1).first().delivery != Delivery::Queued, true);
    }

    void groupGrowsAndShrinks()
    {
        const auto anna = newPerson(u"Anna"_s);
        const auto bo = newPerson(u"Bo"_s);
        const auto cy = newPerson(u"Cy"_s);
        QVERIFY(anna && bo && cy && anna->becomeContactOf(*bo) && anna->becomeContactOf(*cy));
        std::optional<Result<Conversation>> made;
        anna->chats().createGroup(u"Garden"_s, {bo->id()}, this, [&](const Result<Conversation> &got) { made = got; });
        QTRY_SOON(made);
        QVERIFY2(made->isOk(), made->isOk() ? "" : qPrintable(made->error().detail));
        const ConversationId garden = (*made)->id;
        QTRY_SOON(bo->chats().one(garden) && bo->chats().one(garden)->name == u"Garden"_s);
        QTRY_SAME_SOON(anna->chats().members(garden).size(), 2);

        std::optional<Result<void>> added;
        anna->chats().addMembers(garden, {cy->id()}, this, [&](const Result<void> &got) { added = got; });
        QTRY_SOON(added);
        QVERIFY(added->isOk());
        QTRY_SOON(cy->chats().one(garden));
        QTRY_SAME_SOON(bo->chats().one(garden)->memberCount, 3);
        QTRY_SAME_SOON(bo->chats().members(garden).size(), 3);
        const QString key = cy->timeline().send(garden, u"thank you"_s).value();
        QTRY_SAME_SOON(anna->texts(garden).last(), u"thank you"_s);
        QTRY_SAME_SOON(bo->texts(garden).last(), u"thank you"_s);
        QTRY_SAME_SOON(tickOf(*cy, garden, key), Delivery::Delivered);

        std::optional<Result<void>> removed;
        anna->chats().removeMember(garden, cy->id(), this, [&](const Result<void> &got) { removed = got; });
        QTRY_SOON(removed);
        QVERIFY(removed->isOk());
        QTRY_SOON(cy->chats().one(garden)->leftAt);
        QVERIFY(!cy->timeline().send(garden, u"one more thing"_s).isOk());
        QTRY_SAME_SOON(bo->chats().one(garden)->memberCount, 2);
        QVERIFY(anna->timeline().send(garden, u"only for us"_s).isOk());
        QTRY_SAME_SOON(bo->texts(garden).last(), u"only for us"_s);
        QVERIFY(!cy->texts(garden).contains(u"only for us"_s));
    }

    void refusalIsShownAndTheTextIsKept()
    {
        const auto anna = newPerson(u"Anna"_s);
        const auto bo = newPerson(u"Bo"_s);
        QVERIFY(anna && bo && anna->becomeContactOf(*bo));
        const ConversationId talk = anna->openDirect(*bo);
        std::optional<Result<void>> blocked;
        bo->people().block(anna->id(), this, [&](const Result<void> &got) { blocked = got; });
        QTRY_SOON(blocked);
        QVERIFY(blocked->isOk());
        const QString key = anna->timeline().send(talk, u"are you there?"_s).value();
        QTRY_SAME_SOON(tickOf(*anna, talk, key), Delivery::Failed);
        QVERIFY(!anna->timeline().entry(talk, key)->failure.isEmpty());
        QCOMPARE(anna->timeline().discard(talk, key).value_or(QString()), u"are you there?"_s);
        QVERIFY(anna->texts(talk).isEmpty());
    }

    void wrongPasswordAndTakenPhoneAreAnsweredInWords()
    {
        const auto anna = newPerson(u"Anna"_s);
        QVERIFY(anna);
        std::optional<Result<Account *>> answer;
        anna->store().login(m_server->url(), anna->phone(), u"not this one"_s, this, [&](const Result<Account *> &got) { answer = got; });
        QTRY_SOON(answer);
        QVERIFY(!*answer);
        QCOMPARE(answer->error().code, ErrorCode::WrongLogin);
        QVERIFY(!answer->error().detail.isEmpty());
        QCOMPARE(anna->account().connectionState(), ConnectionState::Online);
    }

    void sessionEndedElsewhereSignsOutAndKeepsTheCache()
    {
        const auto anna = newPerson(u"Anna"_s);
        QVERIFY(anna);
        QSignalSpy signedOut(&anna->account(), &Account::signedOut);
        anna->account().signIn(u"0123456789abcdef0123456789abcdef0123456789a"_s);
        QTRY_SAME_SOON(signedOut.size(), 1);
        QCOMPARE(anna->account().connectionState(), ConnectionState::SignedOut);
        QVERIFY(!signedOut.first().first().toString().isEmpty());
        QVERIFY(anna->account().isFilled());
        QVERIFY(anna->loginAt(m_server->url()));
        QCOMPARE(anna->store().accounts().size(), 1);
    }

    void signingInTwiceLeavesOneSession()
    {
        const auto anna = newPerson(u"Anna"_s);
        QVERIFY(anna);
        QVERIFY(anna->loginAt(m_server->url()));
        QCOMPARE(anna->store().accounts().size(), 1);
        const auto sessions = [&]() -> qsizetype {
            std::optional<Result<Devices::List>> list;
            anna->account().devices().list(this, [&](const Result<Devices::List> &got) { list = got; });
            return QTest::qWaitFor([&] { return list.has_value(); }, 20'000) && *list ? (*list)->sessions.size() : -1;
        };
        QTRY_SAME_SOON(sessions(), qsizetype(1));
        QCOMPARE(anna->account().connectionState(), ConnectionState::Online);
    }

    void signingOutErasesTheFolder()
    {
        const auto anna = newPerson(u"Anna"_s);
        QVERIFY(anna);
        std::optional<Result<void>> gone;
        anna->store().remove(anna->store().current(), this, [&](const Result<void> &got) { gone = got; });
        QTRY_SOON(gone);
        QVERIFY(gone->isOk());
        QVERIFY(anna->store().accounts().isEmpty());
        anna->quit();
        QVERIFY(!anna->start());
    }
};

QTEST_GUILESS_MAIN(ClientIntegrationTest)
#include "test_client_integration.moc"
