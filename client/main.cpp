// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/account/account_store.h"
#include "client/desktop/application_id.h"
#include "client/desktop/secret_store.h"
#include "client/options.h"
#include "client/pictures/picture_reader.h"
#include "client/shell/last_conversation.h"
#include "client/shell/shell.h"
#include "client/shell/translator.h"
#include "client/start_trace.h"
#include "client/viewmodel/account/account_presenter.h"
#include "client/viewmodel/account/face_address.h"
#include "client/viewmodel/account/picture_address.h"
#include "qml/Controls/engine_setup.h"
#include "qml/Controls/face_provider.h"

#include <QtCore/QDir>
#include <QtCore/QSettings>
#include <QtCore/QSysInfo>
#include <QtCore/QTimer>
#include <QtGui/QGuiApplication>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>
#include <QtQml/QQmlApplicationEngine>
#include <QtQml/QQmlComponent>
#include <QtQml/QQmlExtensionPlugin>
#include <QtQml/QQmlNetworkAccessManagerFactory>
#include <QtQuick/QQuickWindow>

#include <csignal>
#include <memory>
#include <sys/socket.h>
#include <unistd.h>

#include <QtCore/QSocketNotifier>

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

using namespace kith;
using namespace kith::client;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The keychain as the account wants it.
class KeychainVault : public TokenVault
{
public:
    explicit KeychainVault(SecretStore &secrets)
        : m_secrets(secrets)
    {
    }
    void read(const QString &key, QObject *context, Answer<QString> answer) override { m_secrets.read(key, context, std::move(answer)); }
    void write(const QString &key, const QString &token, QObject *context, Answer<void> answer) override
    {
        m_secrets.write(key, token, context, std::move(answer));
    }
    void remove(const QString &key, QObject *context, Answer<void> answer) override { m_secrets.remove(key, context, std::move(answer)); }

private:
    SecretStore &m_secrets;
};

/// QML never talks to a network: whatever a picture or a text might name, nothing is fetched.
class NoNetwork : public QNetworkAccessManager
{
public:
    using QNetworkAccessManager::QNetworkAccessManager;

protected:
    QNetworkReply *createRequest(Operation, const QNetworkRequest &, QIODevice *) override
    {
        // Qt answers a request of no known scheme with an error, without any socket.
        return QNetworkAccessManager::createRequest(GetOperation, QNetworkRequest(QUrl(u"kith-refused:"_s)));
    }
};

class NoNetworkFactory : public QQmlNetworkAccessManagerFactory
{
public:
    QNetworkAccessManager *create(QObject *parent) override { return new NoNetwork(parent); }
};

int signalPipe[2] = {-1, -1};

void noteSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(signalPipe[0], &byte, 1);
}

/// Ctrl+C and SIGTERM close the program as its window would: drafts and outbox are on disk.
void quitOnSignals(QGuiApplication &application)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, signalPipe) != 0)
        return;
    auto *notifier = new QSocketNotifier(signalPipe[1], QSocketNotifier::Read, &application);
    // Not quit(): that would ask the window first, and a window that goes to the tray says no.
    QObject::connect(notifier, &QSocketNotifier::activated, &application, [] { QCoreApplication::exit(0); });
    std::signal(SIGTERM, noteSignal);
    std::signal(SIGINT, noteSignal);
}

/// With the login of the command line: at once where nobody is remembered, else when the keychain has no token.
void signInAsAsked(const Options &options, AccountStore &store, AppViewModel &app)
{
    if (options.login.isEmpty())
        return;
    const auto signIn = [&options, &app] {
        app.welcome()->login()->setText(options.login);
        app.welcome()->password()->setText(options.password);
        app.welcome()->submit();
    };
    QObject::connect(&store, &AccountStore::signInNeeded, &app, signIn);
    if (!store.current())
        signIn();
}

/// The window runs as its language does, or as the person has chosen.
void followDirection(SettingsViewModel &settings)
{
    const auto follow = [&settings] {
        switch (settings.direction()) {
        case SettingsViewModel::FromTheLeft: QGuiApplication::setLayoutDirection(Qt::LeftToRight); break;
        case SettingsViewModel::FromTheRight: QGuiApplication::setLayoutDirection(Qt::RightToLeft); break;
        default: QGuiApplication::setLayoutDirection(Qt::LayoutDirectionAuto); break;
        }
    };
    QObject::connect(&settings, &SettingsViewModel::directionChanged, qGuiApp, follow);
    // As it comes it is Auto, or what -reverse said.
    if (settings.direction() != SettingsViewModel::AsTheLanguage)
        follow();
}

void takePictureAsAsked(const Options &options, QQuickWindow *window)
{
    if (options.screenshot.isEmpty())
        return;
    QTimer::singleShot(options.screenshotDelay, window, [window, file = options.screenshot] {
        const bool isSaved = window->grabWindow().save(file);
        if (!isSaved)
            qCritical().noquote() << u"kith: cannot write the picture"_s << file;
        QCoreApplication::exit(isSaved ? 0 : 1);
    });
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(u"kith"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(KITH_VERSION));
    // The command line is read before anything asks for a display, so that --help works without one.
    const Result<Options> read = readOptions(argc, argv);
    if (!read) {
        qCritical().noquote() << u"kith:"_s << read.error().detail;
        return 2;
    }
    const Options &options = *read;
    QQuickWindow::setTextRenderType(QQuickWindow::NativeTextRendering);
    QGuiApplication application(argc, argv);
    QGuiApplication::setApplicationDisplayName(u"Kith"_s);
    QGuiApplication::setDesktopFileName(applicationIdText());
    QGuiApplication::setQuitOnLastWindowClosed(false); // the tray may keep it
    if (!QDir().mkpath(options.profile)) {
        qCritical().noquote() << u"kith: cannot make the folder"_s << options.profile;
        return 1;
    }
    SingleInstance instance(options.profile, options.isStandardProfile);
    switch (instance.claim(options.links, qEnvironmentVariable("XDG_ACTIVATION_TOKEN"), options.isHidden, options.action)) {
    case SingleInstance::Claim::First: break;
    case SingleInstance::Claim::HandedOver: return 0;
    case SingleInstance::Claim::Locked:
        qCritical().noquote() << u"kith: is already running with the profile"_s << options.profile;
        return 1;
    }
    if (options.action == u"quit"_s)
        return 0;
    quitOnSignals(application);
    installFonts();

    QSettings settingsFile(QDir(options.profile).filePath(u"settings.ini"_s), QSettings::IniFormat);
    Translator translator;
    translator.use(settingsFile.value(u"looks/language"_s).toString());
    AppViewModel app(&settingsFile);
    app.settings()->overrideTheme(options.theme);
    followDirection(*app.settings());
    app.welcome()->server()->setText(options.server);

    SecretStore secrets(u"Kith"_s);
    KeychainVault vault(secrets);
    AccountStore store(options.profile, vault, QSysInfo::machineHostName());
    if (const Result<void> restored = store.restore(); !restored) {
        qCritical().noquote() << u"kith:"_s << restored.error().detail;
        return 1;
    }
    AccountPresenter presenter(store, app);
    LastConversation lastConversation(settingsFile, *app.chats(),
                                      [&store] { return store.current() ? accountKey(store.current()->identity()) : QString(); });
    QObject::connect(&store, &AccountStore::currentChanged, &lastConversation, &LastConversation::restore);
    lastConversation.restore();
    signInAsAsked(options, store, app);

    NoNetworkFactory noNetwork;
    QQmlEngine engine;
    engine.setNetworkAccessManagerFactory(&noNetwork);
    prepareEngine(engine);
    engine.addImageProvider(u"faces"_s, new FaceProvider([&store](const QString &key, QObject *context, const auto &found) {
                                findFace(store, key, context, found);
                            }));
    engine.addImageProvider(u"pictures"_s, new FaceProvider([&store](const QString &key, QObject *context,
                                                                     const auto &found) { findPicture(store, key, context, found); },
                                                            [](const QString &path, int side) {
                                                                const Result<QImage> image = readPicture(path, {side, side});
                                                                return image ? *image : QImage();
                                                            },
                                                            PictureSides{.least = 32, .most = 4096}));
    QObject::connect(app.language(), &LanguageViewModel::chosen, &engine, [&](const QString &code) {
        translator.use(code);
        engine.retranslate();
        presenter.speakAnew();
    });
    QQmlComponent component(&engine, QUrl(u"qrc:/qt/qml/Kith/App/AppWindow.qml"_s));
    const std::unique_ptr<QObject> root(component.createWithInitialProperties({{u"app"_s, QVariant::fromValue(&app)}}));
    auto *window = qobject_cast<QQuickWindow *>(root.get());
    if (!window) {
        qCritical().noquote() << component.errorString();
        return 1;
    }
    traceFirstFrame(*window, *app.chats());
    WindowKeeper keeper(*window, settingsFile, *app.desktop(), options.windowSize);
    Shell shell(store, app, instance, keeper);
    keeper.begin(options.isHidden);
    // The first frame comes first; the desktop is asked afterwards.
    QTimer::singleShot(0, &shell, [&] { shell.begin(options.links, options.action, options.isHidden); });
    takePictureAsAsked(options, window);
    return QGuiApplication::exec();
}
