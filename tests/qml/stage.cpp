// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/stage.h"

#include "tests/qml/made_up_faces.h"
#include "tests/qml/made_up_files.h"
#include "tests/qml/made_up_words.h"

#include "tests/qml/made_up.h"

#include <QtCore/QEventLoop>
#include <QtCore/QTimer>
#include <QtGui/QGuiApplication>
#include <QtQml/QQmlComponent>
#include <QtQml/QQmlExtensionPlugin>
#include <QtQuick/QQuickItem>
#include <QtTest/QTest>

Q_IMPORT_QML_PLUGIN(Kith_AppPlugin)
Q_IMPORT_QML_PLUGIN(Kith_ThemePlugin)
Q_IMPORT_QML_PLUGIN(Kith_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(Kith_ChatsPlugin)
Q_IMPORT_QML_PLUGIN(Kith_TimelinePlugin)
Q_IMPORT_QML_PLUGIN(Kith_EmojiPlugin)
Q_IMPORT_QML_PLUGIN(Kith_ComposerPlugin)
Q_IMPORT_QML_PLUGIN(Kith_DetailsPlugin)
Q_IMPORT_QML_PLUGIN(Kith_PeoplePlugin)
Q_IMPORT_QML_PLUGIN(Kith_WelcomePlugin)
Q_IMPORT_QML_PLUGIN(Kith_SettingsPlugin)
Q_IMPORT_QML_PLUGIN(Kith_ViewModelPlugin)

using namespace kith::client;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {

void fillAll(AppViewModel &app)
{
    fillChats(app);
    fillPeople(app);
    fillTimeline(app);
    fillMedia(app);
}

std::function<void(QObject *)> call(const char *function, QVariant argument = {})
{
    return [function, argument](QObject *root) {
        for (QObject *object : root->findChildren<QObject *>()) {
            if (QByteArray(object->metaObject()->className()).startsWith("MainScreen")) {
                if (argument.isValid())
                    QMetaObject::invokeMethod(object, function, Q_ARG(int, argument.toInt()));
                else
                    QMetaObject::invokeMethod(object, function);
            }
        }
    };
}

/// One page of the settings.
std::function<void(QObject *)> page(int number)
{
    return [number](QObject *root) {
        for (QObject *object : root->findChildren<QObject *>()) {
            if (QByteArray(object->metaObject()->className()).startsWith("SettingsScreen")) {
                object->setProperty("page", number);
                object->setProperty("isReading", true);
            }
        }
    };
}

} // namespace

namespace kith::test {

QList<Picture> pictures()
{
    const QSize wide(1440, 900);
    const QSize narrow(420, 800);
    const auto people = [](AppViewModel &app) {
        fillAll(app);
        app.setSection(AppViewModel::People);
    };
    const auto manyPeople = [people](AppViewModel &app) {
        people(app);
        QList<PersonRow> rows = app.people()->contacts()->rows();
        for (int i = 0; i < 40; ++i) {
            PersonRow row = rows[i % 5];
            row.personId = QString::number(100 + i);
            rows.append(row);
        }
        app.people()->setContacts(rows);
    };
    const auto nobodyFound = [manyPeople](AppViewModel &app) {
        manyPeople(app);
        app.people()->setSearch(u"Bartholomäus von und zu Hohenstein-Schillingsfürst"_s);
    };
    const auto barred = [](AppViewModel &app) {
        fillAll(app);
        app.composer()->setText(u"I began to write this"_s);
        app.composer()->setBarred(u"You have blocked Maya Lindqvist."_s, true);
    };
    const auto left = [](AppViewModel &app) {
        fillAll(app);
        app.composer()->setBarred(u"You are no longer in this group. What was written until then stays here."_s, false);
    };
    const auto unsent = [](AppViewModel &app) {
        fillAll(app);
        fillSettings(app);
        app.settings()->setUnsent(3);
        app.setSection(AppViewModel::Settings);
    };
    const auto settings = [](AppViewModel &app) {
        fillAll(app);
        fillSettings(app);
        fillStorage(app);
        app.setSection(AppViewModel::Settings);
    };
    const auto rebuilding = [settings](AppViewModel &app) {
        settings(app);
        app.storage()->setProgress(124, 200, false);
    };
    const auto notRebuilt = [settings](AppViewModel &app) {
        settings(app);
        app.storage()->setEnded(u"Rebuilding ended early: the server could not be reached. Nothing here has changed."_s, true);
    };
    const auto misspelt = [](AppViewModel &app) {
        fillAll(app);
        for (const QVariant &language : app.spelling()->languages()) {
            const QString code = language.toMap().value(u"code"_s).toString();
            app.spelling()->setOn(code, code == u"en_US"_s);
        }
        app.composer()->setText(u"The gardenn is open"_s);
    };
    const auto register_ = [](AppViewModel &app) {
        app.welcome()->server()->setText(u"kith.local:8065"_s);
        app.welcome()->setRegistering(true);
        app.welcome()->firstname()->setText(u"Elin"_s);
        app.welcome()->email()->setText(u"elin.example.org"_s);
        app.welcome()->password()->setText(u"correct horse"_s);
        app.welcome()->submit();
        app.welcome()->setProblem(u"The server could not be reached: connection refused."_s);
    };
    const auto signIn = [](AppViewModel &app) {
        app.welcome()->server()->setText(u"kith.local:8065"_s);
        app.welcome()->login()->setText(u"+46 70 123 45 67"_s);
        app.welcome()->password()->setText(u"twelve chars"_s);
    };
    const auto offline = [](AppViewModel &app) {
        fillAll(app);
        app.connection()->setState(ConnectionViewModel::State::Offline, QDateTime(QDate::currentDate(), QTime(13, 5)));
        app.setNotice(u"There is no keychain on this computer: you stay signed in until Kith is closed."_s);
    };
    const auto scrolled = [](AppViewModel &app) {
        fillChats(app);
        fillPeople(app);
        fillTimeline(app);
        app.timeline()->setNewMark(NewMark{170, 30});
        app.timeline()->setMessages(manyMessages(200), true, QDate(2026, 11, 23));
    };
    const auto withVoice = [](AppViewModel &app) {
        fillAll(app);
        fillVoice(app);
    };
    const auto empty = [](AppViewModel &app) { app.setMe(u"Elin Berg"_s, 42); };
    const auto emptyPeople = [](AppViewModel &app) {
        app.setMe(u"Elin Berg"_s, 42);
        app.setSection(AppViewModel::People);
    };
    const auto welcomeNearby = [signIn](AppViewModel &app) {
        signIn(app);
        fillNearby(app);
    };
    const auto reset = [](AppViewModel &app) {
        app.welcome()->server()->setText(u"kith.local:8065"_s);
        app.welcome()->setResetting(true);
    };
    const auto files = [](AppViewModel &app) {
        fillAll(app);
        fillFiles(app);
    };
    const auto media = [](MediaViewModel::Kind kind) {
        return [kind](AppViewModel &app) {
            fillAll(app);
            app.details()->media()->open(kind);
        };
    };
    const auto noMedia = [](AppViewModel &app) {
        fillAll(app);
        fillNoMedia(app);
    };
    const auto previews = [](AppViewModel &app) {
        fillAll(app);
        fillPreviews(app);
    };
    const auto words = [](AppViewModel &app) {
        fillAll(app);
        fillWords(app);
    };
    const auto undo = [](AppViewModel &app) {
        fillAll(app);
        app.chats()->setUndo(u"“Climbing Wednesdays” is muted."_s);
    };
    const auto compact = [](AppViewModel &app) {
        fillAll(app);
        app.settings()->setCompact(true);
    };
    QList<Picture> all = {{u"main-light"_s, wide, fillAll},
                          {u"files-light"_s, {1440, 1300}, files},
                          {u"files-dark"_s, {1440, 1300}, files, {}, true},
                          {u"files-150"_s, {1440, 1300}, files, {}, false, 1.5},
                          {u"files-mirrored"_s, {1440, 1300}, files, {}, false, 1.0, Qt::RightToLeft},
                          {u"files-narrow"_s, {420, 900}, files},
                          {u"media-pictures"_s, wide, media(MediaViewModel::Pictures)},
                          {u"media-pictures-dark"_s, wide, media(MediaViewModel::Pictures), {}, true},
                          {u"media-files"_s, wide, media(MediaViewModel::Files)},
                          {u"media-files-dark-150"_s, {1800, 900}, media(MediaViewModel::Files), {}, true, 1.5},
                          {u"media-voices"_s, wide, media(MediaViewModel::Voices)},
                          {u"media-links"_s, wide, media(MediaViewModel::Links)},
                          {u"media-links-mirrored"_s, wide, media(MediaViewModel::Links), {}, false, 1.0, Qt::RightToLeft},
                          {u"media-empty"_s, wide, noMedia},
                          {u"preview-light"_s, {1440, 1100}, previews},
                          {u"preview-dark"_s, {1440, 1100}, previews, {}, true},
                          {u"preview-150"_s, {1440, 1100}, previews, {}, false, 1.5},
                          {u"preview-dark-150-mirrored"_s, {1440, 1300}, previews, {}, true, 1.5, Qt::RightToLeft},
                          {u"preview-mirrored"_s, {1440, 1100}, previews, {}, false, 1.0, Qt::RightToLeft},
                          {u"preview-narrow"_s, {420, 1100}, previews},
                          {u"preview-ask"_s, wide, previews},
                          {u"preview-ask-dark"_s, wide, previews, {}, true},
                          {u"words-light"_s, wide, words},
                          {u"words-dark-150"_s, {1440, 1300}, words, {}, true, 1.5},
                          {u"words-mirrored"_s, wide, words, {}, false, 1.0, Qt::RightToLeft},
                          {u"chats-undo"_s, wide, undo},
                          {u"chats-undo-dark"_s, wide, undo, {}, true},
                          {u"chats-undo-mirrored-150"_s, wide, undo, {}, false, 1.5, Qt::RightToLeft},
                          {u"hits"_s, wide, fillAll},
                          {u"hits-dark-150-mirrored"_s, wide, fillAll, {}, true, 1.5, Qt::RightToLeft},
                          {u"group-edit"_s, wide, fillAll},
                          {u"group-leave-dark"_s, wide, fillAll, {}, true},
                          {u"invite-make"_s, wide, fillAll},
                          {u"invite-use"_s, wide, fillAll},
                          {u"accounts"_s, wide, fillAll},
                          {u"accounts-dark-150"_s, wide, fillAll, {}, true, 1.5},
                          {u"accounts-mirrored"_s, wide, fillAll, {}, false, 1.0, Qt::RightToLeft},
                          {u"chat-menu"_s, wide, fillAll},
                          {u"chat-menu-dark-150"_s, wide, fillAll, {}, true, 1.5},
                          {u"chat-menu-mirrored"_s, wide, fillAll, {}, false, 1.0, Qt::RightToLeft},
                          {u"mute-menu"_s, wide, fillAll},
                          {u"mute-menu-dark-150"_s, wide, fillAll, {}, true, 1.5},
                          {u"mute-menu-mirrored"_s, wide, fillAll, {}, false, 1.0, Qt::RightToLeft},
                          {u"message-menu"_s, wide, fillAll},
                          {u"message-menu-dark"_s, wide, fillAll, {}, true},
                          {u"selection"_s, wide, fillAll},
                          {u"selection-dark-150"_s, wide, fillAll, {}, true, 1.5},
                          {u"selection-narrow"_s, narrow, fillAll},
                          {u"selection-mirrored"_s, wide, fillAll, {}, false, 1.0, Qt::RightToLeft},
                          {u"unsend"_s, wide, fillAll},
                          {u"unsend-dark-150"_s, wide, fillAll, {}, true, 1.5},
                          {u"message-menu-dark-150"_s, wide, fillAll, {}, true, 1.5},
                          {u"emoji-picker-150"_s, wide, fillAll, {}, false, 1.5},
                          {u"emoji-picker"_s, wide, fillAll},
                          {u"emoji-picker-dark"_s, wide, fillAll, {}, true},
                          {u"alerts-menu"_s, wide, fillAll},
                          {u"welcome-nearby"_s, {1000, 680}, welcomeNearby},
                          {u"welcome-mirrored"_s, {1000, 680}, welcomeNearby, {}, false, 1.0, Qt::RightToLeft},
                          {u"welcome-reset"_s, {1000, 680}, reset},
                          {u"welcome-trust"_s, {1000, 680}, signIn},
                          {u"welcome-trust-changed-dark"_s, {1000, 680}, signIn, {}, true},
                          {u"main-dark"_s, wide, fillAll, {}, true},
                          {u"main-150"_s, wide, fillAll, {}, false, 1.5},
                          {u"main-80"_s, wide, fillAll, {}, false, 0.8},
                          {u"main-200-dark"_s, wide, fillAll, {}, true, 2.0},
                          {u"main-medium"_s, {1000, 700}, fillAll},
                          {u"main-offline"_s, wide, offline},
                          {u"main-scrolled"_s, wide, scrolled},
                          {u"main-long"_s, wide, fillWithLongThings},
                          {u"main-long-dark"_s, wide, fillWithLongThings, {}, true},
                          {u"main-empty"_s, wide, empty},
                          {u"main-empty-dark"_s, wide, empty, {}, true},
                          {u"narrow-dark"_s, narrow, fillAll, {}, true},
                          {u"narrow-light"_s, narrow, fillAll},
                          {u"narrow-list"_s, narrow, fillChats},
                          {u"narrow-long"_s, narrow, fillWithLongThings},
                          {u"narrow-people"_s, narrow, people},
                          {u"narrow-settings"_s, narrow, settings},
                          {u"narrow-welcome"_s, narrow, register_},
                          {u"people-light"_s, wide, people},
                          {u"people-dark"_s, wide, people, {}, true},
                          {u"people-empty"_s, wide, emptyPeople},
                          {u"people-many"_s, wide, manyPeople},
                          {u"people-none-found-dark-150"_s, wide, nobodyFound, {}, true, 1.5},
                          {u"main-barred"_s, wide, barred},
                          {u"main-barred-dark-150"_s, wide, barred, {}, true, 1.5},
                          {u"narrow-left"_s, narrow, left},
                          {u"sign-out"_s, wide, unsent, page(0)},
                          {u"sign-out-dark-150"_s, wide, unsent, page(0), true, 1.5},
                          {u"people-150"_s, wide, people, {}, false, 1.5},
                          {u"people-add"_s, wide, people, call("openAddPerson")},
                          {u"picker-chat"_s, wide, fillAll, call("openPicker", 0)},
                          {u"picker-group"_s, wide, fillAll, call("openPicker", 1)},
                          {u"picker-group-dark"_s, wide, fillAll, call("openPicker", 1), true},
                          {u"picker-empty"_s, wide, empty, call("openPicker", 0)},
                          {u"switcher-dark"_s, wide, fillAll, call("openSwitcher"), true},
                          {u"switcher-light"_s, wide, fillAll, call("openSwitcher")},
                          {u"switcher-150"_s, wide, fillAll, call("openSwitcher"), false, 1.5},
                          {u"switcher-narrow"_s, narrow, fillAll, call("searchHere")},
                          {u"readers"_s, wide, fillAll, {}},
                          {u"settings-light"_s, wide, settings},
                          {u"settings-dark"_s, wide, settings, {}, true},
                          {u"settings-150"_s, wide, settings, {}, false, 1.5},
                          {u"settings-mirrored"_s, wide, settings, page(3), false, 1.0, Qt::RightToLeft},
                          {u"voice-light"_s, wide, withVoice},
                          {u"voice-dark"_s, wide, withVoice, {}, true},
                          {u"voice-150"_s, wide, withVoice, {}, false, 1.5},
                          {u"voice-narrow"_s, narrow, withVoice},
                          {u"settings-profile-dark"_s, wide, settings, page(0), true, 1.5},
                          {u"picture-crop"_s, wide, settings, page(0)},
                          {u"picture-crop-dark"_s, wide, settings, page(0), true, 1.5},
                          {u"settings-profile"_s, wide, settings, page(0)},
                          {u"settings-devices"_s, wide, settings, page(1)},
                          {u"settings-privacy"_s, wide, settings, page(2)},
                          {u"settings-privacy-dark"_s, wide, settings, page(2), true},
                          {u"settings-notifications"_s, wide, settings, page(3)},
                          {u"settings-notifications-dark"_s, wide, settings, page(3), true, 1.5},
                          {u"settings-storage"_s, wide, settings, page(6)},
                          {u"settings-storage-dark-150"_s, wide, rebuilding, page(6), true, 1.5},
                          {u"settings-storage-mirrored"_s, wide, notRebuilt, page(6), false, 1.0, Qt::RightToLeft},
                          {u"settings-appearance"_s, wide, settings, page(4)},
                          {u"settings-appearance-dark-150"_s, wide, settings, page(4), true, 1.5},
                          {u"spelling-menu"_s, wide, misspelt},
                          {u"spelling-menu-dark-150"_s, wide, misspelt, {}, true, 1.5},
                          {u"settings-language"_s, wide, settings, page(7)},
                          {u"settings-about"_s, wide, settings, page(8)},
                          {u"narrow-settings-notifications"_s, narrow, settings, page(3)},
                          {u"welcome-light"_s, {1000, 680}, signIn},
                          {u"welcome-dark"_s, {1000, 680}, signIn, {}, true},
                          {u"welcome-register"_s, {1000, 760}, register_},
                          {u"welcome-150"_s, {1440, 900}, signIn, {}, false, 1.5},
                          {u"main-mirrored"_s, wide, fillAll, {}, false, 1.0, Qt::RightToLeft},
                          {u"main-mirrored-long"_s, wide, fillWithLongThings, {}, false, 1.0, Qt::RightToLeft},
                          {u"narrow-mirrored"_s, narrow, fillAll, {}, false, 1.0, Qt::RightToLeft},
                          {u"main-compact"_s, wide, compact},
                          {u"main-compact-dark-150"_s, wide, compact, {}, true, 1.5},
                          {u"date"_s, wide, fillAll},
                          {u"date-dark-150"_s, wide, fillAll, {}, true, 1.5},
                          {u"settings-shortcuts"_s, wide, settings, page(5)},
                          {u"settings-shortcuts-dark"_s, wide, settings, page(5), true, 1.5}};
    constexpr int pages = 9;
    for (int number = 0; number < pages; ++number)
        all += QList<Picture>{{u"narrow-settings-page%1"_s.arg(number), narrow, settings, page(number)}};
    return all;
}

namespace {

void wait(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

constexpr int settleMs = 350;

/// Sheets that open on a signal of a view model, and menus that a click opens.
void openByName(const QString &name, AppViewModel &app, QQuickWindow *window)
{
    const auto click = [window](const QString &objectName, Qt::MouseButton button) {
        if (const QQuickItem *item = itemNamed(window->contentItem(), objectName))
            QTest::mouseClick(window, button, {}, item->mapToScene(QPointF(item->width() / 2, item->height() / 2)).toPoint());
    };
    if (name == u"group-edit")
        app.group()->startEditing({.name = u"Summer garden"_s, .about = u"Beds, bees and beans"_s, .canSetRules = true, .myRole = 2});
    else if (name.startsWith(u"group-leave"))
        app.group()->startLeaving(u"Summer garden"_s, true, app.details()->members()->rows().mid(1, 4));
    else if (name.startsWith(u"picture-crop")) {
        app.picture()->begin();
        app.picture()->read(QUrl::fromLocalFile(landscape()));
        QEventLoop loop;
        QObject::connect(app.picture(), &PictureViewModel::cropChanged, &loop, &QEventLoop::quit);
        constexpr int patienceMs = 2000;
        QTimer::singleShot(patienceMs, &loop, &QEventLoop::quit);
        loop.exec();
        app.picture()->setZoom(1.4);
    } else if (name == u"invite-make") {
        app.invite()->start({});
        app.invite()->setLink(u"kith://kith.local:8065/invite/h7kq2m9x4c?plain=1"_s, u"For one person, until 30 November."_s);
    } else if (name == u"invite-use") {
        app.invite()->use({});
        app.invite()->typed()->setText(u"kith://kith.local:8065/invite/h7kq2m9x4c?plain=1"_s);
        app.invite()->setPromise(u"Daniel Okafor invites you into the group “Band practice”."_s, false);
    } else if (name.startsWith(u"accounts"))
        click(u"rail.me"_s, Qt::LeftButton);
    else if (name.startsWith(u"sign-out")) {
        // Below the edge of the window where letters are large.
        if (QQuickItem *button = itemNamed(window->contentItem(), u"settings.signOut"_s))
            QMetaObject::invokeMethod(button, "clicked");
    } else if (name.startsWith(u"date"))
        app.timeline()->days()->open(QDate(2026, 11, 23));
    else if (name.startsWith(u"preview-ask"))
        Q_EMIT app.timeline()->previewQuestion(u"1006"_s, u"example.org"_s, u"http://example.org/6?with=words&and=more"_s, true);
    else if (name.startsWith(u"hits")) {
        QTest::keyClick(window, Qt::Key_F, Qt::ControlModifier);
        wait(settleMs);
        constexpr int found = 12;
        QList<SearchRow> rows;
        for (int i = 0; i < found; ++i) {
            SearchRow row;
            row.kind = SearchRow::Kind::Message;
            row.conversationId = app.chats()->currentId();
            row.messageId = QString::number(1000 + i);
            rows.append(row);
        }
        app.search()->setText(u"what the beds need, and when, and who brings the long hose for all of that on Saturday"_s);
        app.search()->setRows(rows);
        QTest::keyClick(window, Qt::Key_Return);
        wait(settleMs);
        QTest::keyClick(window, Qt::Key_F3);
    } else if (name.startsWith(u"chat-menu"))
        click(u"chatRow.4"_s, Qt::RightButton);
    else if (name.startsWith(u"mute-menu")) {
        click(u"chatRow.4"_s, Qt::RightButton);
        wait(settleMs);
        click(u"chatMenu.mute"_s, Qt::LeftButton);
    } else if (name.startsWith(u"message-menu")) {
        click(u"bubble.text"_s, Qt::RightButton);
        // Away from the row that came to lie below the pointer.
        QTest::mouseMove(window, {1, 1});
    } else if (name.startsWith(u"selection") || name.startsWith(u"unsend")) {
        for (const QString &key : {u"m9"_s, u"m10"_s, u"m11"_s, u"m7"_s})
            app.timeline()->selection()->toggle(key);
        wait(settleMs);
        if (name.startsWith(u"unsend"))
            click(u"selection.unsend"_s, Qt::LeftButton);
    } else if (name.startsWith(u"emoji-picker"))
        click(u"composer.emoji"_s, Qt::LeftButton);
    else if (name.startsWith(u"spelling-menu")) {
        if (QQuickItem *field = itemNamed(window->contentItem(), u"composer"_s)) {
            field->forceActiveFocus();
            field->setProperty("cursorPosition", 8);
            QTest::keyClick(window, Qt::Key_Menu);
        }
    } else if (name.startsWith(u"alerts-menu"))
        click(u"details.alerts"_s, Qt::LeftButton);
    else if (name.startsWith(u"welcome-trust"))
        app.welcome()->ask({.host = u"kith.local:8065"_s,
                            .reasons = u"Its certificate is signed by itself: no authority that this computer knows vouches for it."_s,
                            .fingerprint = u"sha256/k0Xv3ZqYw5uT8sG1bD4nR7mC2pL9aE6hJ0fV5xQ8iYo="_s,
                            .isChanged = name.contains(u"changed")});
}

} // namespace

QQuickItem *itemNamed(QQuickItem *root, const QString &name)
{
    if (!root->isVisible())
        return nullptr;
    if (root->objectName() == name)
        return root;
    const QList<QQuickItem *> children = root->childItems();
    for (QQuickItem *child : children) {
        if (QQuickItem *found = itemNamed(child, name))
            return found;
    }
    return nullptr;
}

Stage::Stage(QQmlEngine &engine, const Picture &picture)
{
    QGuiApplication::setLayoutDirection(picture.direction);
    m_app.settings()->setThemeMode(picture.isDark ? SettingsViewModel::Dark : SettingsViewModel::Light);
    m_app.settings()->setTextScale(picture.scale);
    m_app.settings()->setMotionReduced(true);
    addMadeUpPictures(engine);
    addMadeUpFaces(engine);
    picture.fill(m_app);
    QQmlComponent component(&engine, QUrl(u"qrc:/qt/qml/Kith/App/AppWindow.qml"_s));
    m_root.reset(component.createWithInitialProperties({{u"app"_s, QVariant::fromValue(&m_app)}}));
    m_window = qobject_cast<QQuickWindow *>(m_root.get());
    if (!m_window) {
        qCritical().noquote() << component.errorString();
        return;
    }
    m_window->resize(picture.size.expandedTo(m_window->minimumSize()));
    m_window->show();
    wait(settleMs);
    if (picture.act)
        picture.act(m_window);
    openByName(picture.name, m_app, m_window);
    if (picture.name == u"readers")
        fillReaders(m_app);
    if (picture.name.startsWith(u"switcher"))
        fillSearch(m_app);
    wait(settleMs);
}

Stage::~Stage()
{
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
}

} // namespace kith::test
