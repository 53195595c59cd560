// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/request_log.h"

#include "server/ops/logging.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

Q_LOGGING_CATEGORY(lcRequest, "kith.request")

namespace {
QString milliseconds(std::chrono::steady_clock::duration duration)
{
    return QString::number(std::chrono::duration<double, std::milli>(duration).count(), 'f', 1);
}

// What a client may call a method is up to the client.
QString methodOf(const QByteArray &method)
{
    return verbFromName(method) || method == "HEAD" || method == "OPTIONS" ? QString::fromLatin1(method) : u"OTHER"_s;
}
} // namespace

RequestLog::RequestLog(RequestLogOptions options)
    : m_options(options)
    , m_isOn(options.isOn)
{
}

void RequestLog::note(const RequestRecord &record) const
{
    const bool isSlow = !record.isTransfer && record.duration >= m_options.slow;
    if (!isSlow && !m_isOn)
        return;
    const QString route = record.route ? record.route->path : u"-"_s;
    const LogField method{"method", methodOf(record.method)};
    const LogField status{"status", QString::number(record.status), true};
    const LogField duration{"ms", milliseconds(record.duration), true};
    const LogField id{"id", QString::fromLatin1(record.requestId)};
    const QtMsgType level = isSlow ? QtWarningMsg : QtInfoMsg;
    const char *words = isSlow ? "slow request" : "request";
    if (m_options.withAddresses)
        logFields(lcRequest(), level, words, {method, {"route", route}, status, duration, id, {"address", record.client.toString()}});
    else
        logFields(lcRequest(), level, words, {method, {"route", route}, status, duration, id});
}

void RequestLog::noteCommand(const Route &route, const Result<Answer> &answer, std::chrono::steady_clock::duration duration,
                             const QString &requestId) const
{
    const bool isSlow = duration >= m_options.slow;
    if (!isSlow && (answer || !m_isOn))
        return;
    logFields(lcRequest(), isSlow ? QtWarningMsg : QtInfoMsg, isSlow ? "slow command" : "command refused",
              {{"command", route.command.isEmpty() ? route.label() : QString::fromLatin1(route.command)},
               {"status", QString::number(answer ? answer->status : answer.error().status()), true},
               {"ms", milliseconds(duration), true},
               {"id", requestId}});
}

void RequestLog::noteRefusal(const QByteArray &command, const Error &error, const QString &requestId) const
{
    if (!m_isOn)
        return;
    logFields(lcRequest(), QtInfoMsg, "command refused",
              {{"command", command.isEmpty() ? u"-"_s : QString::fromLatin1(command)},
               {"status", QString::number(error.status()), true},
               {"id", requestId}});
}

} // namespace kith::server
