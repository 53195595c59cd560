// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QLoggingCategory>
#include <QtCore/QString>

#include <initializer_list>

namespace kith::server {

/// How a line of the log looks.
enum class LogFormat {
    Text, ///< `2026-11-23T08:05:09.123Z info kith.storage: …`
    Journal, ///< the same without the time and with `<6>` in front, as journald wants it
    Json, ///< one object a line: time, level, category, message, and the fields of the line
};

/// `text`, `json`, `journal`, or `auto`: journal under systemd, else text.
[[nodiscard]] LogFormat logFormatFrom(const QString &name);

/// Sends all Qt logging to stderr, one line a message.
///
/// Control characters are shown escaped, so no text can forge a line. A reader of stderr that does not keep up never stops the
/// server: lines below a warning are then dropped, and how many is said later.
/// Range: `level` is debug, info or warning. Thread: installLogging() before others log; everything else any.
void installLogging(const QString &level, LogFormat format);
void setLogLevel(const QString &level);

struct LogField
{
    const char *name;
    QString value;
    bool isNumber = false;
};

/// A line with fields: ` name=value` behind the message, or members of the object.
void logFields(const QLoggingCategory &category, QtMsgType type, const char *message, std::initializer_list<LogField> fields);

/// Lines dropped so far because nobody read them.
[[nodiscard]] quint64 droppedLogLines();

} // namespace kith::server
