// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/cache.h"
#include "client/cache/migrations.h"
#include "client/cache/preview_store.h"

#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>
#include <QtTest/QtTest>

using namespace kith;
using namespace kith::client;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr UserId anna(11);
constexpr UserId bo(12);
constexpr ConversationId talk(100);

User person(UserId id, const QString &name)
{
    return User{.id = id, .firstname = name, .lastname = u"Berg"_s, .about = {}};
}

Message said(qint64 seq, UserId sender, const QString &text)
{
    Message message{.id = MessageId(1000 + seq), .conversation = talk, .seq = seq, .version = seq, .sender = sender};
    message.content = text;
    message.createdAt = fromMs(1'700'000'000'000 + seq * 1000);
    return message;
}

Conversation direct(qint64 lastSeq, qint64 readSeq, qint64 unread)
{
    Conversation conversation{.id = talk};
    conversation.version = lastSeq;
    conversation.lastSeq = lastSeq;
    conversation.memberCount = 2;
    conversation.peer = person(bo, u"Bo"_s);
    conversation.mine = {.deliveredSeq = readSeq, .readSeq = readSeq};
    conversation.unread = unread;
    if (lastSeq > 0)
        conversation.lastMessage = said(lastSeq, bo, u"the last"_s);
    return conversation;
}

} // namespace

class CacheTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Cache> m_cache;

    void open()
    {
        m_cache.reset();
        auto opened = Cache::open(m_folder->filePath(u"account"_s), anna);
        QVERIFY2(opened.isOk(), opened ? "" : qPrintable(opened.error().detail));
        m_cache = std::move(opened).value();
    }
    qint64 unread() { return m_cache->conversations().one(talk)->unread; }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        open();
    }
    void cleanup() { m_cache.reset(); }

    void onlyTheOwnerCanReadIt()
    {
        m_cache->persons().setSyncToken(u"t"_s);
        const QString folder = m_folder->filePath(u"account"_s);
        QCOMPARE(int(QFileInfo(folder).permissions() & (QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther)), 0);
        const QFileInfoList files = QDir(folder).entryInfoList(QDir::Files);
        QVERIFY(files.size() >= 2);
        for (const QFileInfo &file : files)
            QCOMPARE(int(file.permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)), 0);
    }

    void freshSchemaIsAtTheLastVersion()
    {
        QCOMPARE(m_cache->database().number(u"PRAGMA user_version"_s), qint64(cacheMigrations().size()));
        QVERIFY(cacheMigrations().size() >= 1);
    }

    void aFileFromBeforePreviewsGetsThemAndKeepsWhatItHas()
    {
        m_cache->conversations().take(direct(1, 0, 1));
        m_cache.reset();
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"before"_s);
            database.setDatabaseName(Cache::fileIn(m_folder->filePath(u"account"_s)));
            QVERIFY(database.open());
            QSqlQuery query(database);
            for (const QString &step : {u"DROP TRIGGER previews_gone"_s, u"DROP TRIGGER previews_unsent"_s, u"DROP TABLE previews"_s,
                                        u"PRAGMA user_version = 9"_s})
                QVERIFY2(query.exec(step), qPrintable(query.lastError().text()));
        }
        QSqlDatabase::removeDatabase(u"before"_s);
        open();
        QCOMPARE(m_cache->database().number(u"PRAGMA user_version"_s), qint64(cacheMigrations().size()));
        const MessageId id = said(1, bo, {}).id;
        QCOMPARE(m_cache->messages().byId(id)->content, u"the last"_s);
        PreviewStore previews(m_cache->database());
        const LinkPreview preview{.message = id,
                                  .address = u"https://example.org"_s,
                                  .place = u"example.org"_s,
                                  .title = u"A title"_s,
                                  .description = {},
                                  .picture = QSize(3, 2)};
        previews.put(preview);
        QCOMPARE(previews.of(id), std::optional(preview));
        Message unsent = said(1, bo, {});
        unsent.version = 9;
        unsent.unsentAt = now();
        m_cache->messages().put(unsent);
        QCOMPARE(previews.of(id), std::nullopt);
    }

    void everythingSurvivesAReopen()
    {
        m_cache->conversations().take(direct(1, 0, 1));
        QVERIFY(m_cache->conversations().setDraft(talk, {.text = u"half a thou"_s}).isOk());
        m_cache->persons().putMe(
            User{.id = anna, .firstname = u"Anna"_s, .lastname = {}, .about = {}, .settings = UserSettings{}, .version = 7});
        m_cache->persons().setSyncToken(u"token 1"_s);
        const auto before = m_cache->conversations().one(talk);
        open();
        QCOMPARE(m_cache->conversations().one(talk), before);
        QCOMPARE(m_cache->conversations().draft(talk).text, u"half a thou"_s);
        QCOMPARE(m_cache->persons().me().version, 7);
        QCOMPARE(m_cache->persons().syncToken(), u"token 1"_s);
    }

    void failedTransactionChangesNothing()
    {
        m_cache->conversations().take(direct(1, 0, 1));
        {
            CacheTransaction transaction(m_cache->database());
            QVERIFY(m_cache->conversations().setDraft(talk, {.text = u"lost"_s}).isOk());
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"Failed:.*"_s));
            // A message must have a content.
            m_cache->database().run(u"INSERT INTO drafts (conversation_id, content) VALUES (5, NULL)"_s);
            QVERIFY(!transaction.commit());
        }
        QCOMPARE(m_cache->conversations().draft(talk).text, QString());
        QVERIFY(m_cache->conversations().setDraft(talk, {.text = u"kept"_s}).isOk());
        QCOMPARE(m_cache->conversations().draft(talk).text, u"kept"_s);
    }

    void uncommittedTransactionChangesNothing()
    {
        m_cache->conversations().take(direct(1, 0, 1));
        {
            CacheTransaction transaction(m_cache->database());
            QVERIFY(m_cache->conversations().setDraft(talk, {.text = u"lost"_s}).isOk());
        }
        QCOMPARE(m_cache->conversations().draft(talk).text, QString());
    }

    void unreadIsTheServersCountUntilHistoryReachesTheReadMark()
    {
        m_cache->conversations().take(direct(40, 10, 25));
        QCOMPARE(unread(), 25);
        m_cache->messages().put(said(41, bo, u"one more"_s));
        m_cache->messages().put(said(42, anna, u"mine"_s));
        QCOMPARE(unread(), 26);
    }

    void unreadCountsOnlyOthersTextsThatAreStillThere()
    {
        m_cache->conversations().take(direct(0, 0, 0));
        for (int seq = 1; seq <= 6; ++seq) {
            Message message = said(seq, seq == 2 ? anna : bo, u"text %1"_s.arg(seq));
            if (seq == 4) {
                message.type = MessageType::System;
                message.note = SystemNote{.event = u"renamed"_s, .users = {}, .text = u"Garden"_s};
            }
            m_cache->messages().put(message);
            m_cache->conversations().raiseLastSeq(talk, seq);
        }
        QCOMPARE(unread(), 4);
        Message unsent = said(5, bo, {});
        unsent.version = 9;
        unsent.unsentAt = now();
        m_cache->messages().put(unsent);
        QCOMPARE(unread(), 3);
        QVERIFY(m_cache->conversations().markRead(talk, 3));
        QCOMPARE(unread(), 1);
        QVERIFY(!m_cache->conversations().markRead(talk, 2));
        QVERIFY(m_cache->conversations().markRead(talk, 1000));
        QCOMPARE(m_cache->conversations().one(talk)->mine.readSeq, 6);
        QCOMPARE(unread(), 0);
    }

    /// Counted without looking at the messages themselves: there may be hundreds of thousands.
    void unreadIsCountedWithinTheIndex()
    {
        const QStringList plan = m_cache->database().all(
            u"EXPLAIN QUERY PLAN SELECT count(*) FROM messages WHERE conversation_id = ? AND seq > ? AND seq <= ? AND sender_id <> ?"
            " AND type <> 1 AND unsent_at IS NULL"_s,
            {1, 2, 3, 4}, [](const QSqlQuery &row) { return row.value(3).toString(); });
        QVERIFY2(plan.join(u'\n').contains(u"COVERING INDEX messages_unread"_s), qPrintable(plan.join(u'\n')));
    }

    void namesAreThoseOfTheTableWhateverWasReadBefore()
    {
        PersonStore &persons = m_cache->persons();
        QVERIFY(!persons.user(bo));
        QCOMPARE(persons.aliasOf(bo), QString());
        QVERIFY(persons.putUser(person(bo, u"Bo"_s)));
        QCOMPARE(persons.user(bo)->firstname, u"Bo"_s);
        QVERIFY(!persons.putUser(person(bo, u"Bo"_s)));
        {
            CacheTransaction transaction(m_cache->database());
            persons.putUser(person(bo, u"Bosse"_s));
            QCOMPARE(persons.user(bo)->firstname, u"Bosse"_s);
        }
        // Taken back: it never was.
        QCOMPARE(persons.user(bo)->firstname, u"Bo"_s);
        Contact contact{.id = 5, .status = ContactStatus::Accepted};
        contact.user = person(bo, u"Bo"_s);
        contact.alias = u"The neighbour"_s;
        persons.putContact(contact);
        QCOMPARE(persons.aliasOf(bo), u"The neighbour"_s);
        persons.removeContact(5);
        QCOMPARE(persons.aliasOf(bo), QString());
        persons.replaceContacts({contact});
        QCOMPARE(persons.aliasOf(bo), u"The neighbour"_s);
        persons.replaceContacts({});
        QCOMPARE(persons.aliasOf(bo), QString());
    }

    void readMarksWaitUntilTheServerKnowsThem()
    {
        m_cache->conversations().take(direct(5, 0, 5));
        QVERIFY(m_cache->conversations().pendingReads().isEmpty());
        QVERIFY(m_cache->conversations().markRead(talk, 4));
        QCOMPARE(m_cache->conversations().pendingReads().size(), 1);
        QCOMPARE(m_cache->conversations().pendingReads().first().seq, 4);
        m_cache->conversations().take(direct(5, 2, 3));
        QCOMPARE(m_cache->conversations().one(talk)->mine.readSeq, 4);
        QCOMPARE(m_cache->conversations().pendingReads().size(), 1);
        QVERIFY(m_cache->conversations().acknowledge(talk, {.deliveredSeq = 5, .readSeq = 4}, 1));
        QVERIFY(m_cache->conversations().pendingReads().isEmpty());
        QVERIFY(m_cache->conversations().pendingDeliveries().isEmpty());
    }

    void olderNewsAboutAMessageIsIgnored()
    {
        m_cache->conversations().take(direct(0, 0, 0));
        Message unsent = said(1, bo, {});
        unsent.version = 5;
        unsent.unsentAt = now();
        QVERIFY(m_cache->messages().put(unsent));
        QVERIFY(!m_cache->messages().put(said(1, bo, u"what was taken back"_s)));
        QCOMPARE(m_cache->messages().byId(MessageId(1001))->content, QString());
    }

    void clientIdStaysOnceItIsKnown()
    {
        m_cache->conversations().take(direct(0, 0, 0));
        Message mine = said(1, anna, u"hello"_s);
        QVERIFY(m_cache->messages().put(mine));
        mine.clientId = u"0198c6a0-0000-7000-8000-000000000001"_s;
        QVERIFY(m_cache->messages().put(mine));
        mine.clientId.clear();
        mine.version = 3;
        QVERIFY(m_cache->messages().put(mine));
        QVERIFY(m_cache->messages().byClientId(talk, u"0198c6a0-0000-7000-8000-000000000001"_s));
    }

    void historyShowsOnlyItsContiguousPart()
    {
        m_cache->conversations().take(direct(40, 40, 0));
        // A change of an old message that is not loaded yet.
        m_cache->messages().put(said(7, bo, u"edited"_s));
        QCOMPARE(m_cache->messages().before(talk, 1000, 100).size(), 1);
        for (int seq = 39; seq >= 5; --seq)
            m_cache->messages().put(said(seq, bo, u"older"_s));
        m_cache->messages().ranges().add(talk, {.from = 5, .to = 39}, false);
        const QList<Message> page = m_cache->messages().before(talk, 1000, 100);
        QCOMPARE(page.size(), 36);
        QCOMPARE(page.first().seq, 5);
        QCOMPARE(page.last().seq, 40);
        QVERIFY(!m_cache->messages().ranges().isWhole(talk));
        QCOMPARE(m_cache->messages().before(talk, 10, 3).first().seq, 7);
    }

    void ticksFollowTheSlowestPresentMember()
    {
        Conversation group = direct(9, 9, 0);
        group.isGroup = true;
        group.peer.reset();
        m_cache->conversations().take(group);
        QVERIFY(!m_cache->conversations().leastOfOthers(talk));
        const UserId cy(13);
        for (const auto &[id, read] : {std::pair(anna, 9), std::pair(bo, 8), std::pair(cy, 2)}) {
            Participant member{.conversation = talk, .user = person(id, u"P%1"_s.arg(id.value()))};
            member.pointers = {.deliveredSeq = read, .readSeq = read};
            member.version = 1;
            m_cache->conversations().putParticipant(member);
        }
        QCOMPARE(m_cache->conversations().leastOfOthers(talk)->readSeq, 2);
        Participant gone{.conversation = talk, .user = person(cy, u"Cy"_s)};
        gone.leftAt = now();
        gone.version = 10;
        m_cache->conversations().putParticipant(gone);
        QCOMPARE(m_cache->conversations().leastOfOthers(talk)->readSeq, 8);
        QCOMPARE(m_cache->conversations().participants(talk).last().user.id, cy);
    }

    void lateAnswerDoesNotUndoNewerNews()
    {
        m_cache->conversations().take(direct(5, 5, 0));
        m_cache->conversations().describe(talk, {.name = u"new name"_s}, 3);
        m_cache->conversations().raiseVersion(talk, 6);
        m_cache->conversations().take(direct(5, 5, 0));
        QCOMPARE(m_cache->conversations().one(talk)->name, u"new name"_s);
        QCOMPARE(m_cache->conversations().version(talk), 6);
    }

    void contactsThatAreGoneAreForgotten()
    {
        const Contact friendly{.id = 1, .status = ContactStatus::Accepted, .user = person(bo, u"Bo"_s)};
        const Contact asked{.id = 2, .status = ContactStatus::Requested, .address = u"+49301234567"_s};
        m_cache->persons().replaceContacts({friendly, asked});
        QCOMPARE(m_cache->persons().contacts().size(), 2);
        QVERIFY(m_cache->persons().contactOf(bo));
        m_cache->persons().replaceContacts({asked});
        QVERIFY(!m_cache->persons().contactOf(bo));
        QCOMPARE(m_cache->persons().user(bo)->firstname, u"Bo"_s);
    }

    void whatAContactShowsOfTheirAddressesIsKeptAndGoesWithTheContact()
    {
        PersonStore &persons = m_cache->persons();
        Contact friendly{.id = 1, .status = ContactStatus::Accepted, .user = person(bo, u"Bo"_s)};
        friendly.user->phone = u"+49301234567"_s;
        friendly.user->email = u"bo@example.org"_s;
        persons.putContact(friendly);
        open();
        QCOMPARE(m_cache->persons().user(bo)->phone, u"+49301234567"_s);
        QCOMPARE(m_cache->persons().contactOf(bo)->user->email, u"bo@example.org"_s);
        // As a member of a group or a peer everybody is told without addresses: that is no news about them.
        m_cache->persons().putUser(person(bo, u"Bob"_s));
        QCOMPARE(m_cache->persons().user(bo)->firstname, u"Bob"_s);
        QCOMPARE(m_cache->persons().user(bo)->phone, u"+49301234567"_s);
        friendly.user->phone.clear();
        m_cache->persons().replaceContacts({friendly});
        QVERIFY(m_cache->persons().user(bo)->phone.isEmpty());
        QCOMPARE(m_cache->persons().user(bo)->email, u"bo@example.org"_s);
        m_cache->persons().removeContact(friendly.id);
        QVERIFY(m_cache->persons().user(bo)->email.isEmpty());
        m_cache->persons().putContact(friendly);
        m_cache->persons().replaceContacts({});
        QVERIFY(m_cache->persons().user(bo)->email.isEmpty());
    }

    void whoWasErasedIsKnownAsSuch()
    {
        m_cache->persons().putUser(person(bo, u"Bo"_s));
        QVERIFY(!m_cache->persons().user(bo)->isDeleted);
        User gone = person(bo, QString::fromUtf16(deletedPersonName));
        gone.isDeleted = true;
        QVERIFY(m_cache->persons().putUser(gone));
        open();
        QVERIFY(m_cache->persons().user(bo)->isDeleted);
        QVERIFY(!m_cache->persons().putUser(gone));
    }

    void nothingIsWrittenAfterAFailure()
    {
        m_cache->persons().setSyncToken(u"before"_s);
        {
            CacheTransaction transaction(m_cache->database());
            // SQLite ends the transaction by itself here, as it does when the disk is full.
            QVERIFY(!m_cache->database().run(u"INSERT OR ROLLBACK INTO facts (name, value) VALUES ('sync_token', 'twice')"_s));
            m_cache->persons().setSyncToken(u"after"_s);
            m_cache->conversations().take(direct(3, 0, 3));
            QVERIFY(!transaction.commit());
        }
        QCOMPARE(m_cache->persons().syncToken(), u"before"_s);
        QVERIFY(!m_cache->conversations().has(talk));
        CacheTransaction next(m_cache->database());
        m_cache->persons().setSyncToken(u"next"_s);
        QVERIFY(next.commit().isOk());
        QCOMPARE(m_cache->persons().syncToken(), u"next"_s);
    }
};

QTEST_GUILESS_MAIN(CacheTest)
#include "test_cache.moc"
