// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cli/command_line.h"
#include "server/config/config_file.h"
#include "server/config/config_text.h"
#include "server/config/nearest_name.h"
#include "server/config/value_text.h"

#include <QtCore/QJsonArray>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace kith;
using namespace kith::server;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class TestServerConfig : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_folder.isValid()); }
    void readsListenAddresses_data();
    void readsListenAddresses();
    void readsSizesTimesAndRates();
    void everyDefaultKeepsItsOwnRule();
    void whatFilesLeaveFreeDependsOnTheDiskUntilItIsSaid();
    void everySettingIsUniqueInFileEnvironmentAndFlags();
    void flagsWinOverEnvironmentOverFile();
    void registrationIsOpenOnLoopbackOnly();
    void namesEveryMistakeAtOnceWithItsPlace();
    void mistakesInAFile_data();
    void mistakesInAFile();
    void refusesWhatGoesTogetherOnlyInPart();
    void readsSecretsFromFilesAndMasksThem();
    void warnsOfAnUnknownVariable();
    void theCommentedFileIsTheDefaults();
    void relativePathsAreRelativeToTheFile();
    void findsTheNearestName();
    void readsTheCommandLine();
    void aMistypedCommandLineIsRefused_data();
    void aMistypedCommandLineIsRefused();

private:
    QString write(const QString &name, const QByteArray &text, QFileDevice::Permissions permissions = {});
    LoadedConfig loadText(const QByteArray &text) { return loadConfig({.flags = {}, .environment = {}, .file = write(u"k.toml"_s, text)}); }

    QTemporaryDir m_folder;
};

QString TestServerConfig::write(const QString &name, const QByteArray &text, QFileDevice::Permissions permissions)
{
    const QString path = m_folder.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(text);
    file.setPermissions(permissions ? permissions : QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return path;
}

static LoadedConfig withFlags(const QMap<QString, QStringList> &flags)
{
    return loadConfig({.flags = flags, .environment = {}, .file = QString()});
}

void TestServerConfig::readsListenAddresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<bool>("isLoopback");
    QTest::newRow("ipv4") << u"127.0.0.1:8065"_s << u"127.0.0.1:8065"_s << true;
    QTest::newRow("any port") << u"0.0.0.0:0"_s << u"0.0.0.0:0"_s << false;
    QTest::newRow("ipv6") << u"[::1]:80"_s << u"[::1]:80"_s << true;
    QTest::newRow("localhost") << u"localhost:1"_s << u"127.0.0.1:1"_s << true;
    QTest::newRow("unix") << u"unix:/run/kith.sock"_s << u"unix:/run/kith.sock"_s << true;
    QTest::newRow("systemd") << u"systemd"_s << u"systemd"_s << false;
    QTest::newRow("systemd, one of them") << u"systemd:http"_s << u"systemd:http"_s << false;
    for (const char *wrong : {"::1:80", "127.0.0.1", "127.0.0.1:65536", "127.0.0.1:+1", "127.0.0.1:", "example.org:80", "",
                              "unix:", "unix:here", "unix:/run/", "systemd:", "[127.0.0.1:80"})
        QTest::newRow(wrong) << QString::fromLatin1(wrong) << QString() << false;
    QTest::newRow("unix, too long") << u"unix:/"_s + QString(108, u'x') << QString() << false;
}

void TestServerConfig::readsListenAddresses()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QFETCH(bool, isLoopback);
    const auto parsed = ListenAddress::parse(text);
    QCOMPARE(parsed.has_value(), !shown.isEmpty());
    if (parsed) {
        QCOMPARE(parsed->text(), shown);
        QCOMPARE(parsed->isLoopback(), isLoopback);
        QCOMPARE(ListenAddress::parse(shown), parsed);
    }
}

void TestServerConfig::readsSizesTimesAndRates()
{
    QCOMPARE(parseSize(u"100MiB"_s), qint64(100) << 20);
    QCOMPARE(parseSize(u"2 GB"_s), qint64(2'000'000'000));
    QCOMPARE(parseSize(u"7"_s), qint64(7));
    QVERIFY(!parseSize(u"-1"_s) && !parseSize(u"1.5GB"_s) && !parseSize(u"5 apples"_s) && !parseSize(QString()));
    QVERIFY(!parseSize(u"99999999999TiB"_s));
    QCOMPARE(sizeText(100'000'000), u"100MB"_s);
    QCOMPARE(sizeText(1536), u"1536"_s);
    QCOMPARE(sizeText(300'000'000'000), u"300GB"_s); // shorter than its 292968750 KiB
    QCOMPARE(sizeText(qint64(3) << 30), u"3GiB"_s);
    QCOMPARE(parseDuration(u"1h30m"_s), std::chrono::seconds(5400));
    QCOMPARE(parseDuration(u"0"_s), 0s);
    QVERIFY(!parseDuration(u"5"_s) && !parseDuration(u"5 minutes"_s) && !parseDuration(QString()) && !parseDuration(u"30m1h"_s));
    QCOMPARE(durationText(48h), u"2d"_s);
    QCOMPARE(durationText(90min), u"1h30m"_s);
    const auto rate = parseRate(u"30/m burst 5"_s);
    QVERIFY(rate);
    QCOMPARE(rate->perSecond, 0.5);
    QCOMPARE(rate->burst, 5);
    QCOMPARE(rateText(*rate), u"30/m burst 5"_s);
    QVERIFY(parseRate(u"off"_s)->isOff);
    QVERIFY(!parseRate(u"5 per second"_s) && !parseRate(u"0/s"_s) && !parseRate(u"5/d"_s));
    QCOMPARE(maskedUrl(u"postgresql://kith:p%40ss@db:5432/kith?host=/x"_s), u"postgresql://kith:***@db:5432/kith?host=/x"_s);
    QCOMPARE(maskedUrl(u"postgresql://kith@db/kith?password=a&b=c"_s), u"postgresql://kith@db/kith?password=***&b=c"_s);
}

void TestServerConfig::everyDefaultKeepsItsOwnRule()
{
    for (const Setting &setting : settingsTable()) {
        if (setting.fallback.isEmpty())
            continue;
        Config config;
        QVERIFY2(setting.rule.apply(config, {.texts = {setting.fallback}, .isLoose = true}), qUtf8Printable(setting.key));
    }
    const LoadedConfig loaded = withFlags({});
    QVERIFY(loaded.isUsable());
    QVERIFY(loaded.problems.isEmpty());
    QCOMPARE(loaded.config.listen.size(), 1);
    QCOMPARE(loaded.config.files.limitBytes, 100'000'000);
    QCOMPARE(loaded.config.messages.unsendWindow, 48h);
    QVERIFY(loaded.config.isRateLimited);
    QVERIFY(loaded.config.dataDir.endsWith("/kithd"_L1));
}

void TestServerConfig::whatFilesLeaveFreeDependsOnTheDiskUntilItIsSaid()
{
    constexpr qint64 gigabyte = 1'000'000'000;
    const Setting *setting = findSetting(u"files.keep_free"_s);
    QVERIFY(setting);
    const auto shown = [&](const LoadedConfig &loaded) { return setting->rule.show(loaded.config); };
    for (const QString &said : {QString(), u"default"_s}) {
        const LoadedConfig loaded = said.isEmpty() ? withFlags({}) : withFlags({{setting->key, {said}}});
        QVERIFY(loaded.isUsable());
        QCOMPARE(loaded.config.files.bytesToKeepFree(2000 * gigabyte), gigabyte);
        QCOMPARE(loaded.config.files.bytesToKeepFree(10 * gigabyte), gigabyte);
        QCOMPARE(loaded.config.files.bytesToKeepFree(5 * gigabyte), gigabyte / 2);
        QCOMPARE(shown(loaded), u"\"default\""_s);
    }
    const LoadedConfig more = withFlags({{setting->key, {u"300GB"_s}}});
    QCOMPARE(more.config.files.bytesToKeepFree(500 * gigabyte), 300 * gigabyte);
    QCOMPARE(shown(more), u"\"300GB\""_s);
    const LoadedConfig none = withFlags({{setting->key, {u"0"_s}}});
    QCOMPARE(none.config.files.bytesToKeepFree(500 * gigabyte), 0);
    QCOMPARE(shown(none), u"\"0\""_s);
    for (const QString &wrong : {u"a tenth"_s, u"-1"_s, u"10%"_s, QString()})
        QVERIFY2(!withFlags({{setting->key, {wrong}}}).isUsable(), qPrintable(wrong));
    ConfigSources sources;
    sources.file = write(u"keep.toml"_s, "[files]\nkeep_free = 2000\n");
    QCOMPARE(loadConfig(sources).config.files.bytesToKeepFree(gigabyte), 2000);
    sources.environment.insert(u"KITH_FILES_KEEP_FREE"_s, u"3MB"_s);
    QCOMPARE(loadConfig(sources).config.files.bytesToKeepFree(gigabyte), 3'000'000);
}

void TestServerConfig::everySettingIsUniqueInFileEnvironmentAndFlags()
{
    QSet<QString> names;
    for (const Setting &setting : settingsTable()) {
        for (const QString &name : {setting.key, setting.environmentName(), setting.flagName()}) {
            QVERIFY2(!names.contains(name), qUtf8Printable(name));
            names.insert(name);
        }
        QVERIFY2(!setting.help.isEmpty() && setting.help.endsWith(u'.'), qUtf8Printable(setting.key));
        // A section's rows stand together, or the commented file would open it twice.
        QVERIFY2(setting.key.count(u'.') <= 1, qUtf8Printable(setting.key));
    }
    QStringList sections;
    for (const Setting &setting : settingsTable()) {
        if (sections.isEmpty() || sections.last() != setting.section())
            sections.append(setting.section());
    }
    QCOMPARE(QSet<QString>(sections.cbegin(), sections.cend()).size(), sections.size());
}

void TestServerConfig::flagsWinOverEnvironmentOverFile()
{
    ConfigSources sources;
    sources.file = write(u"three.toml"_s, "listen = ['127.0.0.1:1', '127.0.0.1:2']\ndata_dir = '/file'\nserver_name = 'Ours'\n");
    sources.environment.insert(u"KITH_LISTEN"_s, u"127.0.0.1:3, 127.0.0.1:4"_s);
    sources.environment.insert(u"KITH_DATA_DIR"_s, u"/env"_s);
    sources.flags.insert(u"data_dir"_s, {u"/flag"_s});
    const LoadedConfig loaded = loadConfig(sources);
    QVERIFY(loaded.isUsable());
    QCOMPARE(loaded.config.dataDir, u"/flag"_s);
    QCOMPARE(loaded.origins.value(u"data_dir"_s), u"--data-dir"_s);
    QCOMPARE(loaded.config.listen.size(), 2);
    QCOMPARE(loaded.config.listen.first().port, 3);
    QCOMPARE(loaded.origins.value(u"listen"_s), u"KITH_LISTEN"_s);
    QCOMPARE(loaded.config.serverName, u"Ours"_s);
    QVERIFY(loaded.origins.value(u"server_name"_s).endsWith("three.toml:3"_L1));
    QCOMPARE(loaded.origins.value(u"log.level"_s), u"default"_s);
}

void TestServerConfig::registrationIsOpenOnLoopbackOnly()
{
    QCOMPARE(withFlags({}).config.registration, Registration::Open);
    QCOMPARE(withFlags({{u"listen"_s, {u"0.0.0.0:8065"_s}}}).config.registration, Registration::Invite);
    QCOMPARE(withFlags({{u"listen"_s, {u"127.0.0.1:1"_s, u"[::]:2"_s}}}).config.registration, Registration::Invite);
    const LoadedConfig asked = withFlags({{u"listen"_s, {u"0.0.0.0:8065"_s}}, {u"registration"_s, {u"open"_s}}});
    QCOMPARE(asked.config.registration, Registration::Open);
    QVERIFY(asked.isUsable());
    QCOMPARE(asked.problems.size(), 1); // a warning
    QCOMPARE(withFlags({{u"registration"_s, {u"invite"_s}}}).config.registration, Registration::Invite);
}

void TestServerConfig::namesEveryMistakeAtOnceWithItsPlace()
{
    ConfigSources sources;
    sources.file = write(u"wrong.toml"_s, "lisen = 1\n[files]\nlimit = 'lots'\n");
    sources.environment.insert(u"KITH_LOG_LEVEL"_s, u"loud"_s);
    sources.flags.insert(u"registration"_s, {u"maybe"_s});
    sources.flags.insert(u"trusted_proxies"_s, {u"10.0.0.0/99"_s});
    sources.flags.insert(u"data_dir"_s, {QString()});
    const LoadedConfig loaded = loadConfig(sources);
    QVERIFY(!loaded.isUsable());
    QStringList texts;
    for (const ConfigProblem &problem : loaded.problems)
        texts.append(problem.text());
    QCOMPARE(texts.size(), 6);
    QCOMPARE(texts.at(0), *sources.file + u":1:1: there is no setting lisen; did you mean listen?"_s);
    QCOMPARE(texts.at(1), *sources.file + u":3:1: files.limit takes a size such as 100MiB, from 1KiB to 1TiB, not \"lots\"."_s);
    const QString rest = texts.mid(2).join(u'\n');
    QVERIFY(rest.contains("--registration: registration takes open, invite or closed, not \"maybe\"."_L1));
    QVERIFY(rest.contains("KITH_LOG_LEVEL: log.level takes debug, info or warning, not \"loud\"."_L1));
    QVERIFY(rest.contains("--trusted-proxy: "_L1));
    QVERIFY(rest.contains("data_dir is empty"_L1));
    const QJsonObject json = checkedConfigJson(loaded);
    QCOMPARE(json.value("ok"_L1).toBool(), false);
    QCOMPARE(json.value("problems"_L1).toArray().first().toObject().value("line"_L1).toInt(), 1);
}

void TestServerConfig::mistakesInAFile_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("says");
    QTest::newRow("not TOML") << "a = 1\nb = = 2\n"_ba << 2 << u"this is not TOML"_s;
    QTest::newRow("unfinished text") << "listen = \"127"_ba << 1 << u"this is not TOML"_s;
    QTest::newRow("invalid UTF-8") << "listen = \"\xFF\"\n"_ba << 1 << u"this is not TOML"_s;
    QTest::newRow("twice") << "data_dir = '/a'\ndata_dir = '/b'\n"_ba << 2 << u"this is not TOML"_s;
    QTest::newRow("unknown section") << "[flies]\nlimit = 1\nquota = 2\n"_ba << 1 << u"did you mean [files]?"_s;
    QTest::newRow("right name, wrong section") << "[files]\nlisten = '127.0.0.1:1'\n"_ba << 2 << u"did you mean listen?"_s;
    QTest::newRow("name without its section") << "limit = 1\n"_ba << 1 << u"did you mean files.limit?"_s;
    QTest::newRow("nothing near") << "[files]\nxyzzyplugh = 1\n"_ba << 2 << u"kithd config default"_s;
    QTest::newRow("a section for a setting") << "[listen]\na = 1\n"_ba << 1 << u"not a section"_s;
    QTest::newRow("a setting for a section") << "files = 1\n"_ba << 1 << u"there is no setting files"_s;
    QTest::newRow("number as text") << "[smtp]\nport = '25'\n"_ba << 2 << u"a whole number from 1 to 65535, not \"25\""_s;
    QTest::newRow("number out of range") << "[smtp]\nport = 0\n"_ba << 2 << u"not \"0\""_s;
    QTest::newRow("boolean as text") << "[log]\nrequests = 'yes'\n"_ba << 2 << u"true or false"_s;
    QTest::newRow("text as number") << "registration = 1\n"_ba << 1 << u"open, invite or closed"_s;
    QTest::newRow("origin with a slash") << "allowed_origins = ['https://chat.example.org/']\n"_ba << 1 << u"web origins"_s;
    QTest::newRow("origin in upper case") << "allowed_origins = ['https://Chat.example.org']\n"_ba << 1 << u"web origins"_s;
    QTest::newRow("origin with a default port") << "allowed_origins = ['https://chat.example.org:443']\n"_ba << 1 << u"web origins"_s;
    QTest::newRow("origin that is any") << "allowed_origins = ['*']\n"_ba << 1 << u"web origins"_s;
    QTest::newRow("host with a port") << "[http]\nhosts = ['chat.example.org:80']\n"_ba << 2 << u"host names"_s;
    QTest::newRow("socket mode") << "[http]\nsocket_mode = '999'\n"_ba << 2 << u"octal"_s;
    QTest::newRow("list of numbers") << "allowed_origins = [1]\n"_ba << 1 << u"web origins"_s;
    QTest::newRow("no address") << "listen = []\n"_ba << 1 << u"ADDRESS:PORT"_s;
    QTest::newRow("date") << "data_dir = 1979-05-27\n"_ba << 1 << u"the path of a file"_s;
    QTest::newRow("time without unit") << "[accounts]\nreset_code_lifetime = 60\n"_ba << 2 << u"a time such as"_s;
    QTest::newRow("time too short") << "[accounts]\nreset_code_lifetime = '1s'\n"_ba << 2 << u"from 1m to 1h"_s;
    QTest::newRow("time too long") << "[accounts]\nreset_code_lifetime = '61m'\n"_ba << 2 << u"from 1m to 1h"_s;
    QTest::newRow("rate") << "[rate_limits]\nmessage_send = 'fast'\n"_ba << 2 << u"5/s burst 30"_s;
    QTest::newRow("unknown rate") << "[rate_limits]\nmesage_send = 'off'\n"_ba << 2 << u"did you mean rate_limits.message_send?"_s;
    QTest::newRow("origin with a path") << "public_url = 'https://a.example/b'\n"_ba << 1 << u"https://chat.example.org"_s;
    QTest::newRow("control character") << "server_name = \"a\\u0007\"\n"_ba << 1 << u"a text of one line"_s;
    QTest::newRow("secret twice") << "[database]\nurl = 'postgresql://h/n'\nurl_file = '/x'\n"_ba << 3 << u"both set"_s;
    QTest::newRow("secret from nowhere") << "[database]\nurl_file = '/nowhere/at/all'\n"_ba << 2 << u"there is no such file"_s;
}

void TestServerConfig::mistakesInAFile()
{
    QFETCH(QByteArray, text);
    QFETCH(int, line);
    QFETCH(QString, says);
    const LoadedConfig loaded = loadText(text);
    QVERIFY(!loaded.isUsable());
    QCOMPARE(loaded.problems.size(), 1);
    QCOMPARE(loaded.problems.first().line, line);
    QVERIFY2(loaded.problems.first().text().contains(says), qUtf8Printable(loaded.problems.first().text()));
}

void TestServerConfig::refusesWhatGoesTogetherOnlyInPart()
{
    const auto isRefused = [](const QMap<QString, QStringList> &flags) { return !withFlags(flags).isUsable(); };
    QVERIFY(isRefused({{u"tls.certificate"_s, {u"/c.pem"_s}}}));
    QVERIFY(!isRefused({{u"tls.certificate"_s, {u"/c.pem"_s}}, {u"tls.key"_s, {u"/k.pem"_s}}}));
    QVERIFY(isRefused({{u"smtp.host"_s, {u"mail"_s}}}));
    QVERIFY(isRefused({{u"listen"_s, {u"127.0.0.1:1"_s, u"127.0.0.1:1"_s}}}));
    QVERIFY(!isRefused({{u"listen"_s, {u"127.0.0.1:0"_s, u"127.0.0.1:0"_s}}}));
    QVERIFY(isRefused({{u"listen"_s, {u"127.0.0.1:1"_s}}, {u"admin_listen"_s, {u"127.0.0.1:1"_s}}}));
    QVERIFY(!isRefused({{u"testing.insecure_fast_hash"_s, {u"true"_s}}}));
    QVERIFY(isRefused({{u"testing.insecure_fast_hash"_s, {u"true"_s}}, {u"listen"_s, {u"0.0.0.0:0"_s}}}));
}

void TestServerConfig::readsSecretsFromFilesAndMasksThem()
{
    const QString secret = write(u"secret"_s, "hush\nignored\n");
    ConfigSources sources{.flags = {}, .environment = {}, .file = QString()};
    sources.environment.insert(u"KITH_SMTP_PASSWORD_FILE"_s, secret);
    sources.flags.insert(u"database.url_file"_s, {write(u"url"_s, "postgresql://kith:hush@db/kith\n", QFileDevice::Permissions(0x6666))});
    LoadedConfig loaded = loadConfig(sources);
    QVERIFY(loaded.isUsable());
    QCOMPARE(loaded.config.smtp.password, u"hush"_s);
    QCOMPARE(loaded.config.database.url, u"postgresql://kith:hush@db/kith"_s);
    QCOMPARE(loaded.origins.value(u"database.url"_s), u"--database-file"_s);
    QCOMPARE(loaded.problems.size(), 1); // everybody may read it
    QVERIFY(loaded.problems.first().sentence.contains("chmod 600"_L1));
    QVERIFY(!shownConfigText(loaded).contains("hush"_L1));
    QVERIFY(shownConfigText(loaded).contains("postgresql://kith:***@db/kith"_L1));
    QVERIFY(!QJsonDocument(shownConfigJson(loaded)).toJson().contains("hush"));

    // systemd's LoadCredential= counts when nothing else is said.
    QDir(m_folder.path()).mkpath(u"credentials"_s);
    write(u"credentials/smtp.password"_s, "from systemd");
    sources = {.flags = {}, .environment = {}, .file = QString()};
    sources.environment.insert(u"CREDENTIALS_DIRECTORY"_s, m_folder.filePath(u"credentials"_s));
    QCOMPARE(loadConfig(sources).config.smtp.password, u"from systemd"_s);
    sources.environment.insert(u"KITH_SMTP_PASSWORD"_s, u"nearer"_s);
    QCOMPARE(loadConfig(sources).config.smtp.password, u"nearer"_s);
}

void TestServerConfig::warnsOfAnUnknownVariable()
{
    ConfigSources sources{.flags = {}, .environment = {}, .file = QString()};
    sources.environment.insert(u"KITH_LISTNE"_s, u"x"_s);
    sources.environment.insert(u"KITH_TEST_POSTGRES_URL"_s, u"x"_s);
    const LoadedConfig loaded = loadConfig(sources);
    QVERIFY(loaded.isUsable());
    QCOMPARE(loaded.problems.size(), 1);
    QVERIFY(loaded.problems.first().text().contains("did you mean KITH_LISTEN?"_L1));
}

void TestServerConfig::theCommentedFileIsTheDefaults()
{
    const QString text = defaultConfigText();
    QVERIFY(!text.contains(QDir::homePath()));
    QString uncommented;
    for (const QString &line : text.split(u'\n'))
        uncommented += (line.startsWith(u'#') && !line.startsWith("# "_L1) ? line.mid(1) : line) + u'\n';
    const LoadedConfig loaded = loadText(uncommented.toUtf8());
    QVERIFY2(loaded.isUsable(), loaded.problems.isEmpty() ? "" : qUtf8Printable(loaded.problems.first().text()));
    const Config defaults = withFlags({}).config;
    for (const Setting &setting : settingsTable()) {
        QVERIFY2(loaded.origins.value(setting.key) != "default"_L1, qUtf8Printable(setting.key));
        if (setting.example.isEmpty())
            QCOMPARE(setting.rule.show(loaded.config), setting.rule.show(defaults));
    }
}

void TestServerConfig::relativePathsAreRelativeToTheFile()
{
    QCOMPARE(loadText("data_dir = 'rows'\n").config.dataDir, m_folder.filePath(u"rows"_s));
    QCOMPARE(withFlags({{u"data_dir"_s, {u"rows"_s}}}).config.dataDir, QDir::current().absoluteFilePath(u"rows"_s));
}

void TestServerConfig::findsTheNearestName()
{
    QCOMPARE(editDistance(u"kitten", u"sitting"), 3);
    QCOMPARE(editDistance(u"", u"abc"), 3);
    QCOMPARE(nearestName(u"LISTN"_s, {u"limit"_s, u"listen"_s}), u"listen"_s);
    QVERIFY(nearestName(u"banana"_s, {u"limit"_s, u"listen"_s}).isEmpty());
    QVERIFY(nearestName(QString(100'000, u'x'), {u"limit"_s}).isEmpty());
}

void TestServerConfig::readsTheCommandLine()
{
    const char *words[] = {"kithd",
                           "serve",
                           "--data-dir",
                           "/d",
                           "--listen",
                           "[::1]:9",
                           "--listen",
                           "unix:/s",
                           "--trusted-proxy",
                           "10.0.0.0/8",
                           "--rate-limits",
                           "off",
                           "--insecure-fast-hash",
                           "--config",
                           ""};
    const CommandLine line = parseCommandLine(int(std::size(words)), words);
    QCOMPARE(line.command, CommandLine::Command::Serve);
    QCOMPARE(line.flags.value(u"data_dir"_s), QStringList{u"/d"_s});
    QCOMPARE(line.flags.value(u"listen"_s), (QStringList{u"[::1]:9"_s, u"unix:/s"_s}));
    QCOMPARE(line.flags.value(u"rate_limits.enabled"_s), QStringList{u"off"_s});
    QCOMPARE(line.flags.value(u"testing.insecure_fast_hash"_s), QStringList{u"true"_s});
    const LoadedConfig loaded = loadConfig({.flags = line.flags, .environment = {}, .file = line.configFile});
    QVERIFY(loaded.isUsable());
    QVERIFY(!loaded.config.isRateLimited && loaded.config.accounts.hashesCheaply);

    const char *bare[] = {"kithd", "--listen", "127.0.0.1:1"};
    QCOMPARE(parseCommandLine(3, bare).command, CommandLine::Command::Serve);
    QCOMPARE(parseCommandLine(1, bare).command, CommandLine::Command::Serve);
    const char *show[] = {"kithd", "config", "show", "--json", "--log-level", "debug"};
    const CommandLine shown = parseCommandLine(6, show);
    QCOMPARE(shown.command, CommandLine::Command::ConfigShow);
    QVERIFY(shown.isJson);
    QCOMPARE(shown.flags.value(u"log.level"_s), QStringList{u"debug"_s});
}

void TestServerConfig::aMistypedCommandLineIsRefused_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("option") << QStringList{u"serve"_s, u"--sideways"_s};
    QTest::newRow("command") << QStringList{u"srve"_s};
    QTest::newRow("command below") << QStringList{u"config"_s, u"chek"_s};
    QTest::newRow("no command below") << QStringList{u"config"_s};
    QTest::newRow("option without value") << QStringList{u"serve"_s, u"--listen"_s};
    QTest::newRow("a word too many") << QStringList{u"serve"_s, u"now"_s};
}

void TestServerConfig::aMistypedCommandLineIsRefused()
{
    QFETCH(QStringList, words);
    std::vector<QByteArray> bytes{"kithd"};
    for (const QString &word : std::as_const(words))
        bytes.push_back(word.toUtf8());
    std::vector<const char *> argv;
    for (const QByteArray &word : bytes)
        argv.push_back(word.constData());
    const CommandLine line = parseCommandLine(int(argv.size()), argv.data());
    QCOMPARE(line.command, CommandLine::Command::Exit);
    QCOMPARE(line.exitCode, exit_code::usage);
}

QTEST_GUILESS_MAIN(TestServerConfig)
#include "test_server_config.moc"
