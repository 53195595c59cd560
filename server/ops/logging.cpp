// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/logging.h"

#include "shared/timestamp.h"

#include <atomic>

#include <poll.h>
#include <unistd.h>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int patienceMs = 100; ///< how long a warning waits for a reader

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

// Qt's message handler is a plain function: what it needs cannot be handed to it.
std::atomic<LogFormat> chosenFormat{LogFormat::Text};
std::atomic<quint64> droppedLines{0};
std::atomic<quint64> unreportedLines{0};

bool isControl(char c)
{
    return uchar(c) < 0x20 || c == 0x7F;
}

QByteArray escaped(const QByteArray &text)
{
    QByteArray out;
    out.reserve(text.size());
    for (const char c : text) {
        if (isControl(c))
            out += "\\x"_ba + QByteArray::number(uchar(c), 16).rightJustified(2, '0');
        else
            out += c;
    }
    return out;
}

QByteArray jsonText(const QByteArray &utf8)
{
    QByteArray out = "\""_ba;
    for (const char c : utf8) {
        if (c == '"' || c == '\\')
            out += QByteArray("\\") + c;
        else if (isControl(c))
            out += "\\u00"_ba + QByteArray::number(uchar(c), 16).rightJustified(2, '0');
        else
            out += c;
    }
    return out + '"';
}

QByteArray fieldValue(const LogField &field)
{
    const QByteArray value = escaped(field.value.toUtf8());
    if (value.isEmpty() || value.contains(' ') || value.contains('"') || value.contains('='))
        return '"' + QByteArray(value).replace('"', "\\\"") + '"';
    return value;
}

QByteArray jsonLine(const Level &level, const char *category, const QByteArray &message, std::initializer_list<LogField> fields)
{
    QByteArray line = "{\"time\":\""_ba + toRfc3339(now()).toLatin1() + "\",\"level\":\"" + level.name + '"';
    if (category)
        line += ",\"category\":"_ba + jsonText(category);
    line += ",\"message\":"_ba + jsonText(message);
    for (const LogField &field : fields)
        line += ",\""_ba + field.name + "\":" + (field.isNumber ? field.value.toLatin1() : jsonText(field.value.toUtf8()));
    return line + "}\n";
}

QByteArray textLine(LogFormat format, const Level &level, const char *category, const QByteArray &message,
                    std::initializer_list<LogField> fields)
{
    QByteArray line;
    if (format == LogFormat::Journal)
        line = '<' + QByteArray::number(level.priority) + '>';
    else
        line = toRfc3339(now()).toLatin1() + ' ' + level.name + ' ';
    if (category)
        line += QByteArray(category) + ": ";
    line += escaped(message);
    for (const LogField &field : fields)
        line += QByteArray(" ") + field.name + '=' + fieldValue(field);
    return line + '\n';
}

/// Whether a write of a line would not wait.
bool hasRoom(int waitMs)
{
    pollfd out{STDERR_FILENO, POLLOUT, 0};
    return ::poll(&out, 1, waitMs) != 0; // an error is for write(2) to find
}

void put(const QByteArray &line)
{
    // One write(2) a line, so that lines of several threads never mix.
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line.constData(), size_t(line.size()));
}

void write(QtMsgType type, const char *category, const QByteArray &message, std::initializer_list<LogField> fields)
{
    if (!hasRoom(type == QtDebugMsg || type == QtInfoMsg ? 0 : patienceMs)) {
        ++droppedLines;
        ++unreportedLines;
        return;
    }
    const LogFormat format = chosenFormat;
    const auto line = [format](const Level &level, const char *of, const QByteArray &text, std::initializer_list<LogField> with) {
        return format == LogFormat::Json ? jsonLine(level, of, text, with) : textLine(format, level, of, text, with);
    };
    if (const quint64 dropped = unreportedLines.exchange(0); dropped > 0)
        put(line(levelOf(QtWarningMsg), "kith.log", "lines were dropped, as nobody read them",
                 {{"count", QString::number(dropped), true}}));
    put(line(levelOf(type), category, message, fields));
}

void handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const bool isNamed = context.category && qstrcmp(context.category, "default") != 0;
    write(type, isNamed ? context.category : nullptr, message.toUtf8(), {});
}
} // namespace

LogFormat logFormatFrom(const QString &name)
{
    if (name == "json"_L1)
        return LogFormat::Json;
    const bool isJournal = name == "journal"_L1 || (name == "auto"_L1 && qEnvironmentVariableIsSet("JOURNAL_STREAM"));
    return isJournal ? LogFormat::Journal : LogFormat::Text;
}

void setLogLevel(const QString &level)
{
    if (level == "warning"_L1)
        QLoggingCategory::setFilterRules(u"*.debug=false\n*.info=false"_s);
    else
        QLoggingCategory::setFilterRules(level == "debug"_L1 ? u"kith.*.debug=true"_s : u"*.debug=false"_s);
}

void installLogging(const QString &level, LogFormat format)
{
    chosenFormat = format;
    setLogLevel(level);
    qInstallMessageHandler(handle);
}

void logFields(const QLoggingCategory &category, QtMsgType type, const char *message, std::initializer_list<LogField> fields)
{
    if (category.isEnabled(type))
        write(type, category.categoryName(), message, fields);
}

quint64 droppedLogLines()
{
    return droppedLines;
}

} // namespace kith::server
