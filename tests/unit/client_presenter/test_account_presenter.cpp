// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window and its accounts, without any server: one is exchanged for another, and one cannot be opened any more.
#include "client/cache/cache.h"
#include "client/viewmodel/account/account_presenter.h"
#include "client/viewmodel/account/message_facts.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtNetwork/QTcpServer>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

#include <algorithm>

using namespace kith;
using namespace kith::client;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr UserId anna(11);
constexpr UserId bo(12);

QUrl nobody()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return QUrl(u"http://127.0.0.1:%1"_s.arg(server.serverPort()));
}

/// As on a disk that takes nothing any more: where the account's folder was none can be made.
void barFolder(const QString &folder)
{
    QDir(folder).removeRecursively();
    QFile file(folder);
    QVERIFY(file.open(QIODevice::WriteOnly));
}

Message said(qint64 seq)
{
    Message message{.id = MessageId(1000 + seq), .conversation = ConversationId(100), .seq = seq, .version = seq, .sender = bo};
    message.content = u"message %1"_s.arg(seq);
    message.createdAt = fromMs(1'700'000'000'000 + seq * 60'000);
    return message;
}

/// A conversation that is wholly here and read.
void writeMessages(const QString &folder, qint64 last)
{
    auto cache = Cache::open(folder, anna);
    QVERIFY(cache.isOk());
    CacheTransaction transaction((*cache)->database());
    Conversation conversation{.id = ConversationId(100), .isGroup = true, .name = u"A long one"_s};
    conversation.version = last;
    conversation.lastSeq = last;
    conversation.mine = {.deliveredSeq = last, .readSeq = last};
    conversation.lastMessage = said(last);
    (*cache)->conversations().take(conversation);
    for (qint64 seq = 1; seq <= last; ++seq)
        (*cache)->messages().put(said(seq));
    (*cache)->messages().ranges().add(conversation.id, {.from = 1, .to = last}, true);
    QVERIFY(transaction.commit().isOk());
}

} // namespace

class AccountPresenterTest : public QObject
{
    Q_OBJECT

private:
    QUrl m_server;
    SessionTokenVault m_vault;
    std::unique_ptr<QTemporaryDir> m_profile;
    std::unique_ptr<AppViewModel> m_app;
    std::unique_ptr<AccountStore> m_store;
    std::unique_ptr<AccountPresenter> m_presenter;

    void begin()
    {
        m_app = std::make_unique<AppViewModel>(nullptr);
        m_store = std::make_unique<AccountStore>(m_profile->path(), m_vault, u"test"_s);
        QVERIFY(m_store->restore().isOk());
        m_presenter = std::make_unique<AccountPresenter>(*m_store, *m_app);
    }
    void end()
    {
        m_presenter.reset();
        m_store.reset();
        m_app.reset();
    }
    Account *adopt(UserId user) { return m_store->adopt({.server = m_server, .user = user}, u"a token"_s).value(); }
    /// As the database tells it in the middle of a statement.
    static void damage(Account *account) { Q_EMIT account->cacheDamaged(); }
    [[nodiscard]] QList<bool> rail() const
    {
        QList<bool> isCurrent;
        for (const AccountRow &row : m_app->accounts()->rows())
            isCurrent.append(row.isCurrent);
        return isCurrent;
    }

private slots:
    void init()
    {
        m_server = nobody();
        m_profile = std::make_unique<QTemporaryDir>();
        begin();
    }
    void cleanup() { end(); }

    void aDamagedCacheIsExchangedUnderTheWindow()
    {
        adopt(anna);
        m_app->setSection(AppViewModel::People);
        QSignalSpy reopened(m_store.get(), &AccountStore::reopened);
        damage(m_store->current());
        QCOMPARE(reopened.count(), 1);
        QVERIFY(m_app->isSignedIn());
        QCOMPARE(m_app->section(), int(AppViewModel::People));
        QTRY_COMPARE(rail(), QList<bool>{true});
    }

    void whatCannotBeOpenedAgainLeavesTheNextOneInTheWindow()
    {
        adopt(anna);
        Account *other = adopt(bo);
        QTRY_COMPARE(m_app->accounts()->rows().size(), 2);
        barFolder(m_store->cacheFolder(*other));
        damage(other);
        QVERIFY(m_store->current());
        QCOMPARE(m_store->current()->identity().user, anna);
        QVERIFY(m_app->isSignedIn());
        QVERIFY2(m_app->notice().contains(m_server.authority()), qPrintable(m_app->notice()));
        QTRY_COMPARE(rail(), QList<bool>{true});
        // The window works: it follows whoever is damaged next.
        QSignalSpy reopened(m_store.get(), &AccountStore::reopened);
        damage(m_store->current());
        QCOMPARE(reopened.count(), 1);
        QTRY_COMPARE(rail(), QList<bool>{true});
        // Its own name still finds its way, and nobody else's does.
        Q_EMIT m_store->current()->people().meChanged();
        QVERIFY(m_app->isSignedIn());
    }

    void whatCannotBeOpenedAtTheStartLeavesTheOthers()
    {
        Account *first = adopt(anna);
        const QString folder = m_store->cacheFolder(*first);
        adopt(bo);
        m_store->setCurrent(first);
        end();
        QVERIFY(QDir().rename(folder, folder + u".aside"_s));
        barFolder(folder);
        begin();
        QVERIFY(m_store->current());
        QCOMPARE(m_store->current()->identity().user, bo);
        QTRY_VERIFY2(m_app->notice().contains(m_server.authority()), qPrintable(m_app->notice()));
        QCOMPARE(rail(), QList<bool>{true});
        // It is not forgotten, whatever was written since.
        adopt(bo);
        end();
        QFile::remove(folder);
        QVERIFY(QDir().rename(folder + u".aside"_s, folder));
        begin();
        QCOMPARE(m_store->accounts().size(), 2);
    }

    void withoutAnyAccountTheWelcomeScreenSaysWhy()
    {
        Account *account = adopt(anna);
        const QString folder = m_store->cacheFolder(*account);
        QSignalSpy closed(m_store.get(), &AccountStore::accountClosed);
        barFolder(folder);
        damage(account);
        QCOMPARE(closed.count(), 1);
        QVERIFY(!m_store->current());
        QVERIFY(!m_app->isSignedIn());
        QVERIFY(m_app->chats()->rows().isEmpty());
        QVERIFY(!m_app->welcome()->problem().isEmpty());
        QTRY_VERIFY(rail().isEmpty());
        // Asking for the sign-in of nobody is not an end.
        Q_EMIT m_app->connection()->signInRequested();
        // Another account comes, and goes its own way.
        adopt(bo);
        QVERIFY(m_app->isSignedIn());
        QTRY_COMPARE(rail(), QList<bool>{true});
        QVERIFY(m_store->accounts().size() == 1);
        // Once there is room the first one is back, although much was written since.
        end();
        QFile::remove(folder);
        begin();
        QCOMPARE(m_store->accounts().size(), 2);
    }

    /// After a reconnect the presence of everybody comes at once, each by itself.
    void manyNewsOfPeopleAreShownOnce()
    {
        Account *account = adopt(anna);
        auto cache = Cache::open(m_store->cacheFolder(*account), anna);
        QVERIFY(cache.isOk());
        Contact contact{
            .id = 1, .status = ContactStatus::Accepted, .user = User{.id = bo, .firstname = u"Bo"_s, .lastname = {}, .about = {}}};
        (*cache)->persons().putContact(contact);
        Q_EMIT account->people().contactsChanged();
        PersonListModel *contacts = m_app->people()->contacts();
        QTRY_COMPARE(contacts->rows().size(), 1);
        QSignalSpy shown(contacts, &PersonListModel::dataChanged);
        for (int i = 0; i < 5; ++i) {
            contact.alias = u"Bo the %1th"_s.arg(i);
            (*cache)->persons().putContact(contact);
            Q_EMIT account->people().presenceChanged({bo});
        }
        QTRY_COMPARE(contacts->rows().first().name, u"Bo the 4th"_s);
        QCOMPARE(shown.count(), 1);
    }

    void aDayThatWasAskedForElsewhereIsNotWaitedFor()
    {
        Account *account = adopt(anna);
        auto cache = Cache::open(m_store->cacheFolder(*account), anna);
        QVERIFY(cache.isOk());
        for (const qint64 id : {100, 101}) {
            Conversation conversation{.id = ConversationId(id), .isGroup = true, .name = u"Group %1"_s.arg(id)};
            conversation.version = 50;
            conversation.lastSeq = 50;
            Message message{.id = MessageId(id * 100), .conversation = conversation.id, .seq = 50, .version = 50, .sender = bo};
            message.content = u"the last one"_s;
            message.createdAt = now();
            conversation.lastMessage = message;
            (*cache)->conversations().take(conversation);
        }
        TimelineViewModel *timeline = m_app->timeline();
        m_app->chats()->open(u"100"_s);
        QTRY_VERIFY(!timeline->isLoading());
        timeline->goToDate(QDate(2024, 1, 1));
        QVERIFY2(timeline->isLoading(), "nothing had to be asked for");
        m_app->chats()->open(u"101"_s);
        // Its own older messages may be on their way now; nobody answers, so they are given up soon.
        QTRY_VERIFY(!timeline->isLoading());
        QTest::qWait(200);
        QVERIFY(!timeline->isLoading());
        QCOMPARE(m_app->chats()->currentId(), u"101"_s);
        QVERIFY2(m_app->notice().isEmpty(), qPrintable(m_app->notice()));
    }

    void aLongWayKeepsOnlyWhatIsAround()
    {
        constexpr int last = 2500;
        Account *account = adopt(anna);
        writeMessages(m_store->cacheFolder(*account), last);
        m_app->chats()->open(u"100"_s);
        TimelineViewModel *timeline = m_app->timeline();
        TimelineModel *model = timeline->model();
        QTRY_VERIFY(model->rowCount() >= 60);
        QVERIFY(timeline->isAtEnd());
        QSignalSpy resets(model, &QAbstractItemModel::modelReset);
        int most = 0;
        const auto walk = [&](bool isUp) {
            const int rows = model->rowCount();
            isUp ? timeline->loadOlder() : timeline->loadNewer();
            const int at = isUp ? model->rowCount() - 12 : 1;
            timeline->letGoBeyond(at, at + 10);
            most = std::max(most, model->rowCount());
            // No hole, nothing twice, wherever it stands.
            for (int i = 1; i < model->rowCount(); ++i) {
                if (model->rows()[i - 1].message.seq != model->rows()[i].message.seq + 1)
                    return false;
            }
            return rows > 0 && model->rowCount() > 0;
        };
        while (model->rows().last().message.seq > 1)
            QVERIFY(walk(true));
        QVERIFY(!timeline->isAtEnd());
        QVERIFY2(most < 700, qPrintable(QString::number(most)));
        for (int i = 0; i < last / 60 + 2 && !timeline->isAtEnd(); ++i)
            QVERIFY(walk(false));
        QVERIFY(timeline->isAtEnd());
        QCOMPARE(model->rows().first().message.seq, last);
        QVERIFY2(most < 700, qPrintable(QString::number(most)));
        QCOMPARE(resets.count(), 0);

        // Near things stay, and so does everything while messages are picked.
        const int rows = model->rowCount();
        timeline->letGoBeyond(0, 10);
        const int near = model->rowCount();
        QVERIFY(near <= rows && near >= 400);
        timeline->letGoBeyond(0, 10);
        QCOMPARE(model->rowCount(), near);
        while (model->rowCount() < 900)
            timeline->loadOlder();
        timeline->selection()->toggle(model->rows().last().key());
        timeline->letGoBeyond(0, 10);
        QVERIFY(model->rowCount() >= 900);
        QCOMPARE(timeline->selection()->count(), 1);
    }

    void whatIsShownFollowsWhatItWasMadeOf()
    {
        Account *account = adopt(anna);
        const QString folder = m_store->cacheFolder(*account);
        writeMessages(folder, 50);
        auto cache = Cache::open(folder, anna);
        QVERIFY(cache.isOk());
        Message reply = said(50);
        reply.replyTo = said(40).id;
        reply.version = 51;
        (*cache)->messages().put(reply);
        m_app->chats()->open(u"100"_s);
        const QList<TimelineRow> &rows = m_app->timeline()->model()->rows();
        QTRY_COMPARE(rows.size(), 50);
        QCOMPARE(rows.first().message.quote.text, u"message 40"_s);
        QCOMPARE(rows.first().message.senderName, rows.last().message.senderName);

        Message edited = said(40);
        edited.content = u"changed"_s;
        edited.version = 52;
        (*cache)->messages().put(edited);
        Q_EMIT account->timeline().changed(edited.conversation, {edited.id.toString()});
        QCOMPARE(rows.at(10).message.text, u"changed"_s);
        QCOMPARE(rows.first().message.quote.text, u"changed"_s);
        QCOMPARE(rows.at(11).message.text, u"message 39"_s);
    }

    void picturesAmongFilesShowAsPictures()
    {
        Attachment picture;
        picture.id = FileId(1);
        picture.width = 640;
        picture.height = 480;
        picture.hasThumbnail = true;
        Attachment words;
        words.id = FileId(2);
        const auto shown = [](MessageType type, const QList<Attachment> &files) {
            Message message = said(1);
            message.type = type;
            message.attachments = files;
            QList<bool> out;
            for (const FileFacts &file : filesOf(TimelineEntry{.message = message}, AccountIdentity()))
                out.append(file.isPicture);
            return out;
        };
        QCOMPARE(shown(MessageType::Image, {picture}), QList<bool>{true});
        QCOMPARE(shown(MessageType::File, {picture, words}), (QList<bool>{true, false}));
        // Sent as files, as the sender wished.
        QCOMPARE(shown(MessageType::File, {picture, picture}), (QList<bool>{false, false}));
        QCOMPARE(shown(MessageType::File, {words, words}), (QList<bool>{false, false}));
    }

    void whoWasShownBeforeSpeaksOnlyInTheRail()
    {
        Account *first = adopt(anna);
        Account *second = adopt(bo);
        for (int i = 0; i < 3; ++i) {
            m_store->setCurrent(first);
            m_store->setCurrent(second);
        }
        QSignalSpy said(m_app.get(), &AppViewModel::meChanged);
        Q_EMIT first->people().meChanged();
        QCOMPARE(said.count(), 0);
        Q_EMIT second->people().meChanged();
        QCOMPARE(said.count(), 1);
    }
};

QTEST_GUILESS_MAIN(AccountPresenterTest)
#include "test_account_presenter.moc"
