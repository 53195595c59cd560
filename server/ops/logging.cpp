// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/logging.h"

#include "shared/timestamp.h"

#include <QtCore/QLoggingCategory>

#include <unistd.h>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
struct Level
{
    const char *name;
    int priority; ///< syslog(3)
};

Level levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg: return {"debug", 7};
    case QtInfoMsg: return {"info", 6};
    case QtWarningMsg: return {"warning", 4};
    case QtCriticalMsg: return {"error", 3};
    case QtFatalMsg: return {"fatal", 2};
    }
    return {"info", 6};
}

QByteArray escaped(const QString &message)
{
    QByteArray out;
    for (const char c : message.toUtf8()) {
        if (uchar(c) < 0x20 || c == 0x7F)
            out += "\\x"_ba + QByteArray::number(uchar(c), 16).rightJustified(2, '0');
        else
            out += c;
    }
    return out;
}

bool isUnderJournal = false;

void writeLine(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const Level level = levelOf(type);
    QByteArray line;
    if (isUnderJournal)
        line = '<' + QByteArray::number(level.priority) + '>';
    else
        line = toRfc3339(now()).toLatin1() + ' ' + level.name + ' ';
    if (context.category && qstrcmp(context.category, "default") != 0)
        line += QByteArray(context.category) + ": ";
    line += escaped(message) + '\n';
    // One write(2) a line, so that lines of several threads never mix.
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line.constData(), size_t(line.size()));
}
} // namespace

void installLogging(const QString &level)
{
    isUnderJournal = qEnvironmentVariableIsSet("JOURNAL_STREAM");
    if (level == "warning"_L1)
        QLoggingCategory::setFilterRules(u"*.debug=false\n*.info=false"_s);
    else
        QLoggingCategory::setFilterRules(level == "debug"_L1 ? u"kith.*.debug=true"_s : u"*.debug=false"_s);
    qInstallMessageHandler(writeLine);
}

} // namespace kith::server
