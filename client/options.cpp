// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/options.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtCore/QStandardPaths>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 longestPasswordFile = 4096;
constexpr int smallestSide = 200;
constexpr int largestSide = 8192;

Error complaint(const QString &sentence)
{
    return {.code = ErrorCode::Validation, .detail = sentence};
}

Result<QString> passwordFrom(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return complaint(u"cannot read the password file "_s + path);
    return QString::fromUtf8(file.read(longestPasswordFile)).trimmed();
}

Result<QSize> sizeFrom(const QString &text)
{
    static const QRegularExpression form(u"^(\\d{3,4})x(\\d{3,4})$"_s);
    const QRegularExpressionMatch match = form.match(text);
    const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
    if (!match.hasMatch() || size.width() < smallestSide || size.height() < smallestSide || size.width() > largestSide
        || size.height() > largestSide)
        return complaint(u"--window wants a size such as 1280x800"_s);
    return size;
}

} // namespace

Result<Options> readOptions(int argc, char **argv)
{
    const QCommandLineOption profile(u"profile"_s, u"Keep everything in this folder."_s, u"DIR"_s);
    const QCommandLineOption server(u"server"_s, u"Address of the server to fill in."_s, u"URL"_s);
    const QCommandLineOption signIn(u"sign-in"_s, u"Sign in as this phone number or e-mail address, unless somebody is."_s, u"LOGIN"_s);
    const QCommandLineOption passwordFile(u"password-file"_s, u"Read the password for --sign-in from this file."_s, u"FILE"_s);
    const QCommandLineOption light(u"light"_s, u"Light colours, this time."_s);
    const QCommandLineOption dark(u"dark"_s, u"Dark colours, this time."_s);
    const QCommandLineOption window(u"window"_s, u"Size of the window."_s, u"WxH"_s);
    const QCommandLineOption hidden(u"hidden"_s, u"Start in the tray, without a window."_s);
    const QCommandLineOption action(u"action"_s, u"Do this in the running Kith: new-message, settings or quit."_s, u"NAME"_s);
    const QCommandLineOption screenshot(u"screenshot"_s, u"Write a picture of the window and end."_s, u"FILE"_s);
    const QCommandLineOption delay(u"screenshot-delay"_s, u"Wait so long before the picture."_s, u"MS"_s, u"1500"_s);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Kith: chat with your people through your own server."_s);
    parser.addPositionalArgument(u"LINK"_s, u"A kith: link to open."_s, u"[LINK…]"_s);
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    parser.addOptions({profile, server, signIn, passwordFile, light, dark, window, hidden, action, screenshot, delay});
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    if (!parser.parse(arguments))
        return complaint(parser.errorText());
    if (parser.isSet(help) || parser.isSet(version)) {
        const QCoreApplication application(argc, argv);
        parser.process(application);
    }
    Options options;
    for (const QString &argument : parser.positionalArguments()) {
        if (!argument.startsWith(u"kith:"_s))
            return complaint(u"does not understand “%1”; see --help"_s.arg(argument));
        options.links.append(argument);
    }
    options.isHidden = parser.isSet(hidden);
    options.isStandardProfile = !parser.isSet(profile);
    options.action = parser.value(action);
    static const QStringList actions{u""_s, u"new-message"_s, u"settings"_s, u"quit"_s};
    if (!actions.contains(options.action))
        return complaint(u"--action knows new-message, settings and quit"_s);
    const QString standard = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    options.profile = QDir(parser.isSet(profile) ? parser.value(profile) : standard).absolutePath();
    options.server = parser.value(server);
    options.login = parser.value(signIn);
    if (parser.isSet(signIn)) {
        if (!parser.isSet(passwordFile) || !parser.isSet(server))
            return complaint(u"--sign-in needs --server and --password-file"_s);
        const Result<QString> password = passwordFrom(parser.value(passwordFile));
        if (!password)
            return password.error();
        options.password = *password;
    }
    if (parser.isSet(light) || parser.isSet(dark))
        options.theme = parser.isSet(dark);
    if (parser.isSet(window)) {
        const Result<QSize> size = sizeFrom(parser.value(window));
        if (!size)
            return size.error();
        options.windowSize = *size;
    }
    options.screenshot = parser.value(screenshot);
    bool isNumber = false;
    const int ms = parser.value(delay).toInt(&isNumber);
    if (!isNumber || ms < 0)
        return complaint(u"--screenshot-delay wants milliseconds"_s);
    options.screenshotDelay = std::chrono::milliseconds(ms);
    return options;
}

} // namespace kith::client
