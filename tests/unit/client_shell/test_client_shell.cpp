// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/shell/last_conversation.h"
#include "client/shell/notification_rules.h"
#include "client/shell/translator.h"
#include "client/shell/tray_icon.h"
#include "client/viewmodel/app/app_view_model.h"
#include "client/viewmodel/settings/language_view_model.h"
#include "client/viewmodel/settings/notification_settings.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace kith;
using namespace kith::client;
using namespace Qt::Literals::StringLiterals;

namespace {

const UserId me(7);
const UserId other(8);

Message messageOf(const QString &text)
{
    Message message;
    message.id = MessageId(100);
    message.seq = 5;
    message.sender = other;
    message.content = text;
    return message;
}

Conversation group()
{
    Conversation conversation;
    conversation.id = ConversationId(1);
    conversation.isGroup = true;
    conversation.lastSeq = 5;
    conversation.mine = {.deliveredSeq = 4, .readSeq = 4};
    return conversation;
}

Listener listener()
{
    return {.me = me, .now = kith::now()};
}

} // namespace

class ClientShellTest : public QObject
{
    Q_OBJECT

private slots:
    void messageOfSomebodyElseIsShown() { QVERIFY(isToBeShown(messageOf(u"hello"_s), group(), listener())); }

    void ownReadUnsentAndSystemMessagesAreNot()
    {
        Message own = messageOf(u"hello"_s);
        own.sender = me;
        QVERIFY(!isToBeShown(own, group(), listener()));
        Message read = messageOf(u"hello"_s);
        read.seq = 4;
        QVERIFY(!isToBeShown(read, group(), listener()));
        Message unsent = messageOf({});
        unsent.unsentAt = kith::now();
        QVERIFY(!isToBeShown(unsent, group(), listener()));
        Message system = messageOf({});
        system.type = MessageType::System;
        QVERIFY(!isToBeShown(system, group(), listener()));
    }

    void theLastConversationComesBackWithItsAccount()
    {
        QTemporaryDir folder;
        QSettings file(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
        QString account = u"7@kith.local:8065"_s;
        const auto rows = [] {
            ChatRow row;
            row.conversationId = u"41"_s;
            ChatRow other = row;
            other.conversationId = u"42"_s;
            return QList<ChatRow>{row, other};
        };
        {
            AppViewModel app(nullptr);
            LastConversation last(file, *app.chats(), [&account] { return account; });
            last.restore();
            QCOMPARE(app.chats()->currentId(), QString());
            app.chats()->setRows(rows());
            app.chats()->open(u"42"_s);
            app.chats()->open({}); // as at the end
        }
        AppViewModel app(nullptr);
        LastConversation last(file, *app.chats(), [&account] { return account; });
        account = u"8@kith.local:8065"_s;
        last.restore();
        app.chats()->setRows(rows());
        QCOMPARE(app.chats()->currentId(), QString());
        account = u"7@kith.local:8065"_s;
        last.restore();
        QCOMPARE(app.chats()->currentId(), u"42"_s);
        app.chats()->open(u"41"_s);
        last.restore();
        QCOMPARE(app.chats()->currentId(), u"41"_s);
    }

    void whatThePersonWantsQuietStaysQuiet()
    {
        Listener off = listener();
        off.isOn = false;
        QVERIFY(!isToBeShown(messageOf(u"hello"_s), group(), off));
        Listener quiet = listener();
        quiet.isQuiet = true;
        QVERIFY(!isToBeShown(messageOf(u"hello"_s), group(), quiet));
        Listener looking = listener();
        looking.isLookingAtIt = true;
        QVERIFY(!isToBeShown(messageOf(u"hello"_s), group(), looking));
        Conversation muted = group();
        muted.settings.muteUntil = kith::now() + std::chrono::hours(1);
        QVERIFY(!isToBeShown(messageOf(u"hello"_s), muted, listener()));
        muted.settings.muteUntil = kith::now() - std::chrono::hours(1);
        QVERIFY(isToBeShown(messageOf(u"hello"_s), muted, listener()));
        Conversation silent = group();
        silent.settings.notify = NotifyRule::None;
        QVERIFY(!isToBeShown(messageOf(u"hello"_s), silent, listener()));
    }

    void onlyMentionsAndKeywordsPassWhereOnlyTheyShould()
    {
        Conversation picky = group();
        picky.settings.notify = NotifyRule::Mentions;
        QVERIFY(!isToBeShown(messageOf(u"hello"_s), picky, listener()));
        Message named = messageOf(u"@Elin hello"_s);
        named.mentions = {{.user = me, .offset = 0, .length = 5}};
        QVERIFY(isToBeShown(named, picky, listener()));
        named.mentions = {{.user = UserId(9), .offset = 0, .length = 5}};
        QVERIFY(!isToBeShown(named, picky, listener()));
        named.mentions = {{.user = {}, .offset = 0, .length = 4}};
        QVERIFY(isToBeShown(named, picky, listener()));

        Listener alert = listener();
        alert.keywords = {u"hose"_s, u"温室"_s};
        QVERIFY(isToBeShown(messageOf(u"The long HOSE, please"_s), picky, alert));
        QVERIFY(!isToBeShown(messageOf(u"whose?"_s), picky, alert));
        QVERIFY(isToBeShown(messageOf(u"我在温室里"_s), picky, alert));
    }

    void quietHoursGoOverMidnight()
    {
        NotificationSettings settings(nullptr);
        const auto at = [](int hour, int minute) { return QDateTime(QDate(2026, 11, 23), QTime(hour, minute)); };
        QVERIFY(!settings.isQuiet(at(23, 0)));
        settings.setQuietHours(true);
        QVERIFY(settings.setQuietTimes(u"22:00"_s, u"7:00"_s));
        QVERIFY(settings.isQuiet(at(22, 0)));
        QVERIFY(settings.isQuiet(at(6, 59)));
        QVERIFY(!settings.isQuiet(at(7, 0)));
        QVERIFY(!settings.isQuiet(at(21, 59)));
        QVERIFY(!settings.setQuietTimes(u"25:00"_s, u"7:00"_s));
        QCOMPARE(settings.quietFrom(), u"22:00"_s);
        QVERIFY(settings.setQuietTimes(u"12:00"_s, u"13:00"_s));
        QVERIFY(settings.isQuiet(at(12, 30)));
        QVERIFY(!settings.isQuiet(at(13, 0)));
    }

    void quietHoursCanBeEndedForToday()
    {
        const QTime now = QTime::currentTime();
        NotificationSettings settings(nullptr);
        settings.setQuietHours(true);
        QVERIFY(settings.setQuietTimes(now.addSecs(-7200).toString(u"HH:mm"_s), now.addSecs(7200).toString(u"HH:mm"_s)));
        QVERIFY(settings.isQuietNow());
        QVERIFY(!settings.quietText().isEmpty());
        settings.endQuiet();
        QVERIFY(!settings.isQuietNow());
        QVERIFY(settings.quietText().isEmpty());
        // They are back the next time.
        QVERIFY(settings.isQuiet(QDateTime::currentDateTime().addDays(1)));
        settings.quietForHours(1);
        QVERIFY(settings.isQuietNow());
        settings.setQuietUntil({});
        QVERIFY(settings.isQuietNow());
    }

    void choicesOutliveTheProgram()
    {
        const QTemporaryDir folder;
        QSettings file(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        {
            NotificationSettings settings(&file);
            settings.setPreview(NotificationSettings::NameOnly);
            settings.setKeywords(u"hose, greenhouse"_s);
            settings.quietForHours(2);
            LanguageViewModel language(&file);
            language.setCurrent(2);
        }
        const NotificationSettings again(&file);
        QCOMPARE(again.preview(), int(NotificationSettings::NameOnly));
        QCOMPARE(again.keywordList(), QStringList({u"hose"_s, u"greenhouse"_s}));
        QVERIFY(again.isQuietNow());
        QCOMPARE(LanguageViewModel(&file).code(), u"de"_s);
    }

    void wordsAreInTheChosenLanguage()
    {
        Translator translator;
        translator.use(u"de"_s);
        QCOMPARE(QCoreApplication::translate("SettingsScreen", "Notifications"), u"Benachrichtigungen"_s);
        QCOMPARE(QCoreApplication::translate("kith::client::Shell", "%n unread message(s)", nullptr, 1), u"1 ungelesene Nachricht"_s);
        translator.use(u"es"_s);
        QCOMPARE(QCoreApplication::translate("kith::client::Shell", "%n unread message(s)", nullptr, 2), u"2 mensajes sin leer"_s);
        translator.use(u"en"_s);
        QCOMPARE(QCoreApplication::translate("kith::client::Shell", "%n unread message(s)", nullptr, 2), u"2 unread messages"_s);
        translator.use(u"xx"_s);
        QVERIFY(LanguageViewModel::codes().contains(translator.current()));
    }

    void trayIconShowsThatSomethingWaits()
    {
        const QList<QImage> calm = trayIcons(0, false, false);
        const QList<QImage> waiting = trayIcons(3, true, false);
        const QList<QImage> quiet = trayIcons(3, true, true);
        QCOMPARE(calm.size(), waiting.size());
        for (qsizetype i = 0; i < calm.size(); ++i) {
            QVERIFY(calm.at(i) != waiting.at(i));
            QVERIFY(quiet.at(i) != waiting.at(i));
        }
    }
};

QTEST_MAIN(ClientShellTest)

#include "test_client_shell.moc"
