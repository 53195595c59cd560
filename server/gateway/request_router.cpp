// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateway/request_router.h"

#include "server/gateway/request_input.h"

namespace kith::server {

namespace {

QByteArray allowOf(const QList<Verb> &verbs)
{
    QByteArray allow;
    for (const Verb verb : verbs)
        allow += verbName(verb) + (verb == Verb::Get ? QByteArrayLiteral(", HEAD, ") : QByteArrayLiteral(", "));
    return allow + QByteArrayLiteral("OPTIONS");
}

HttpReply options(const QList<Verb> &allowed, const QByteArray &requestId)
{
    return {
        .status = 204, .contentType = {}, .body = {}, .requestId = requestId, .headers = {{QByteArrayLiteral("Allow"), allowOf(allowed)}}};
}

} // namespace

bool isServed(const Route &route, Surface surface)
{
    switch (surface) {
    case Surface::Public: return route.access != Access::Operator;
    case Surface::Admin: return !route.path.startsWith(QLatin1String("/api"));
    case Surface::Control: return true;
    }
    Q_UNREACHABLE();
}

RequestRouter::RequestRouter(const RouteTable &table, Executor &executor)
    : m_table(table)
    , m_executor(executor)
{
}

void RequestRouter::serve(IncomingRequest request, const ReplySlot &slot) const
{
    const Route *route = nullptr;
    const auto refuse = [&request, &slot, &route](const Error &error, QList<HeaderField> headers = {}) {
        HttpReply reply = problemReply(error, request.requestId);
        reply.headers += headers;
        reply.route = route;
        slot.send(std::move(reply));
    };

    const bool isOptions = request.head.method == "OPTIONS";
    if (isOptions && request.head.target == "*")
        return slot.send(options({Verb::Get, Verb::Post, Verb::Put, Verb::Delete}, request.requestId));
    const bool isHead = request.head.method == "HEAD";
    const std::optional<Verb> verb = isHead ? Verb::Get : verbFromName(request.head.method);
    RouteTable::Match match = m_table.match(verb, request.head.path());
    if (match.route == nullptr || !isServed(*match.route, request.surface)) {
        if (match.route != nullptr || match.allowed.isEmpty())
            return refuse(Error{.code = ErrorCode::NotFound});
        if (isOptions)
            return slot.send(options(match.allowed, request.requestId));
        return refuse(Error{.code = ErrorCode::MethodNotAllowed}, {{QByteArrayLiteral("Allow"), allowOf(match.allowed)}});
    }

    route = match.route;
    Result<QJsonObject> input = inputOf(request.head, request.body);
    if (!input)
        return refuse(input.error());
    for (auto it = match.parameters.constBegin(); it != match.parameters.constEnd(); ++it)
        input->insert(it.key(), it.value());
    run(*match.route, rawCallOf(request.head, std::move(input).value(), request.requestId, request.client, request.surface), request, slot);
}

void RequestRouter::run(const Route &route, RawCall call, const IncomingRequest &request, const ReplySlot &slot) const
{
    m_executor.run(route, std::move(call), [slot, &route, id = request.requestId](const Result<Answer> &result) {
        slot.send([result, &route, id] {
            HttpReply reply = result ? answerReply(*result, id) : problemReply(result.error(), id);
            reply.route = &route;
            return reply;
        });
    });
}

} // namespace kith::server
