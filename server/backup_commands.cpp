// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/backup_commands.h"

#include "server/backup/restore.h"
#include "server/cli/printed.h"
#include "server/cli/terminal.h"
#include "server/database_failure.h"
#include "server/ops/data_directory.h"

#include <QtCore/QLocale>

#include <cstdio>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
/// One line on the terminal that is written over and over; nothing where nobody looks.
class ProgressLine
{
public:
    ProgressLine()
        : m_isShown(hasErrorTerminal())
    {
    }
    ~ProgressLine()
    {
        if (m_isShown && m_percent >= 0)
            std::fputs("\r\033[K", stderr);
    }
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;

    void show(const BackupProgress &progress)
    {
        const int percent = progress.total > 0 ? int(std::min<qint64>(100, progress.done * 100 / progress.total)) : 0;
        if (!m_isShown || (percent == m_percent && progress.step == m_step))
            return;
        m_percent = percent;
        m_step = progress.step;
        std::fprintf(stderr, "\r\033[K%s: %d %%", progress.step, percent);
        std::fflush(stderr);
    }

private:
    const bool m_isShown;
    int m_percent = -1;
    const char *m_step = nullptr;
};

QString sizeText(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes);
}

DatabaseUrl sqliteIn(const QString &folder)
{
    return DatabaseUrl::sqlite(DataDirectory::databaseFileIn(folder));
}

Result<DatabaseUrl> databaseOf(const Config &config)
{
    return config.database.url.isEmpty() ? sqliteIn(config.dataDir) : DatabaseUrl::parse(config.database.url);
}

void warnAbout(qint64 missing, qint64 damaged)
{
    if (missing > 0)
        std::fprintf(stderr, "kithd: warning: %lld files that the database speaks of are missing; kithd doctor says more\n",
                     static_cast<long long>(missing));
    if (damaged > 0)
        std::fprintf(stderr, "kithd: warning: %lld files are not what they were when they came: the disk damaged them\n",
                     static_cast<long long>(damaged));
}
} // namespace

int runBackup(const CommandLine &line, const Config &config)
{
    const auto url = databaseOf(config);
    if (!url)
        return printError(url.error(), line.isJson);
    const auto report = [&] {
        ProgressLine progress;
        return makeBackup({.database = *url, .filesFolder = DataDirectory::filesFolderIn(config.dataDir)}, line.subject,
                          [&](const BackupProgress &step) { progress.show(step); });
    }();
    if (!report)
        return printDatabaseFailure(*url, report.error(), line.isJson);
    warnAbout(report->manifest.missingFiles, report->damagedFiles);
    if (!DataDirectory::noteBackup(config.dataDir, report->manifest.createdAt))
        std::fprintf(stderr, "kithd: warning: nothing can be written to %s, so the metrics do not tell of this backup\n",
                     qUtf8Printable(config.dataDir));
    if (line.isJson) {
        QJsonObject json = report->toJson();
        json.insert(u"file"_s, line.subject);
        printJson(json);
    } else {
        std::printf("%s holds the database (%s, schema %d) and %lld files: %s.\n", qUtf8Printable(line.subject),
                    qUtf8Printable(dialectName(report->manifest.dialect)), report->manifest.schema,
                    static_cast<long long>(report->manifest.fileCount), qUtf8Printable(sizeText(report->sizeBytes)));
    }
    return exit_code::done;
}

namespace {
int printRestored(const CommandLine &line, const RestoreReport &report, const char *what)
{
    warnAbout(report.manifest.missingFiles, report.contents.damagedFiles);
    if (line.isJson)
        printJson(report.toJson());
    else
        std::printf("%s: the database (%s, schema %d) and %lld files, from %s.\n", what,
                    qUtf8Printable(dialectName(report.manifest.dialect)), report.manifest.schema,
                    static_cast<long long>(report.manifest.fileCount), qUtf8Printable(toRfc3339(report.manifest.createdAt)));
    return exit_code::done;
}

int printRefusal(const Error &error, bool isJson)
{
    const int code = printError(error, isJson);
    return error.code == ErrorCode::UnsupportedType ? exit_code::configuration : code;
}
} // namespace

int runRestore(const CommandLine &line, const Config &config)
{
    if (line.isVerifyOnly) {
        const auto report = [&] {
            ProgressLine progress;
            return verifyBackup(line.subject, [&](const BackupProgress &step) { progress.show(step); });
        }();
        return report ? printRestored(line, *report, "The backup is whole") : printRefusal(report.error(), line.isJson);
    }
    const auto url = databaseOf(config);
    if (!url)
        return printError(url.error(), line.isJson);
    auto directory = DataDirectory::open(config.dataDir);
    if (!directory)
        return printError(directory.error(), line.isJson);
    RestoreTarget target{.folder = directory->path(), .database = *url, .filesFolder = DataDirectory::filesFolderIn(directory->path())};
    if (target.database.dialect == Dialect::Sqlite)
        target.database = sqliteIn(directory->path());
    const auto report = [&] {
        ProgressLine progress;
        return restoreBackup(line.subject, target, [&](const BackupProgress &step) { progress.show(step); });
    }();
    if (report)
        return printRestored(line, *report, "Restored");
    directory->discard();
    if (report.error().code == ErrorCode::Storage)
        return printDatabaseFailure(*url, report.error(), line.isJson);
    return printRefusal(report.error(), line.isJson);
}

} // namespace kith::server
