// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/route_table.h"

#include <QtCore/QStringDecoder>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qsizetype segmentsMax = 16;

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// Absent for a bad escape and for anything that must never reach a service as part of a path.
std::optional<QByteArray> decodeSegment(QByteArrayView raw)
{
    QByteArray out;
    out.reserve(raw.size());
    for (qsizetype i = 0; i < raw.size(); ++i) {
        char c = raw[i];
        if (c == '%') {
            if (i + 2 >= raw.size())
                return std::nullopt;
            const int high = hexValue(raw[i + 1]);
            const int low = hexValue(raw[i + 2]);
            if (high < 0 || low < 0)
                return std::nullopt;
            c = char(high * 16 + low);
            i += 2;
        }
        if (c == '/' || uchar(c) < 0x20 || uchar(c) == 0x7F)
            return std::nullopt;
        out += c;
    }
    QStringDecoder utf8(QStringDecoder::Utf8);
    const QString text = utf8(out);
    if (utf8.hasError())
        return std::nullopt;
    return out;
}

/// Absent when the path has no place in any table.
std::optional<QList<QByteArray>> segmentsOf(QByteArrayView path)
{
    if (!path.startsWith('/'))
        return std::nullopt;
    QList<QByteArray> out;
    qsizetype begin = 1;
    while (begin <= path.size()) {
        qsizetype end = begin;
        while (end < path.size() && path[end] != '/')
            ++end;
        const auto segment = decodeSegment(path.sliced(begin, end - begin));
        if (!segment || out.size() == segmentsMax)
            return std::nullopt;
        out.append(*segment);
        begin = end + 1;
    }
    return out;
}
} // namespace

RouteTable::RouteTable(std::vector<Routes> rooms)
    : m_nodes(1)
{
    for (Routes &room : rooms) {
        for (Route &route : room)
            m_routes.push_back(std::move(route));
    }
    for (int i = 0; i < int(m_routes.size()); ++i)
        insert(i);
}

int RouteTable::childFor(int node, const QString &segment)
{
    const auto makeNode = [this] {
        m_nodes.emplace_back();
        return int(m_nodes.size()) - 1;
    };
    if (segment.startsWith(u'{')) {
        if (m_nodes[size_t(node)].parameter < 0) {
            const int made = makeNode();
            m_nodes[size_t(node)].parameter = made;
        }
        return m_nodes[size_t(node)].parameter;
    }
    const QByteArray literal = segment.toUtf8();
    if (const auto it = m_nodes[size_t(node)].literals.constFind(literal); it != m_nodes[size_t(node)].literals.constEnd())
        return *it;
    const int made = makeNode();
    m_nodes[size_t(node)].literals.insert(literal, made);
    return made;
}

void RouteTable::insert(int routeIndex)
{
    const Route &route = m_routes[size_t(routeIndex)];
    if (!route.command.isEmpty()) {
        Q_ASSERT_X(!m_commands.contains(route.command), "RouteTable", "two routes share a realtime command");
        m_commands.insert(route.command, routeIndex);
    }
    if (route.path.isEmpty())
        return;
    int node = 0;
    for (const QString &segment : route.path.mid(1).split(u'/'))
        node = childFor(node, segment);
    Q_ASSERT_X(!m_nodes[size_t(node)].routeOfVerb.contains(int(route.verb)), "RouteTable", "two routes share a verb and a path");
    m_nodes[size_t(node)].routeOfVerb.insert(int(route.verb), routeIndex);
}

int RouteTable::find(int node, const QList<QByteArray> &segments, qsizetype at) const
{
    const Node &here = m_nodes[size_t(node)];
    if (at == segments.size())
        return here.routeOfVerb.isEmpty() ? -1 : node;
    if (const auto it = here.literals.constFind(segments.at(at)); it != here.literals.constEnd()) {
        if (const int found = find(*it, segments, at + 1); found >= 0)
            return found;
    }
    if (here.parameter < 0 || segments.at(at).isEmpty())
        return -1;
    return find(here.parameter, segments, at + 1);
}

RouteTable::Match RouteTable::match(std::optional<Verb> verb, QByteArrayView path) const
{
    const auto segments = segmentsOf(path);
    if (!segments)
        return {};
    const int node = find(0, *segments, 0);
    if (node < 0)
        return {};
    Match match;
    const Node &found = m_nodes[size_t(node)];
    for (const Verb each : {Verb::Get, Verb::Post, Verb::Put, Verb::Delete}) {
        if (found.routeOfVerb.contains(int(each)))
            match.allowed.append(each);
    }
    if (!verb || !match.allowed.contains(*verb))
        return match;
    match.route = &m_routes[size_t(found.routeOfVerb.value(int(*verb)))];
    const QStringList pattern = match.route->path.mid(1).split(u'/');
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (pattern.at(i).startsWith(u'{'))
            match.parameters.insert(pattern.at(i).mid(1).chopped(1), QString::fromUtf8(segments->at(i)));
    }
    return match;
}

const Route *RouteTable::command(QByteArrayView name) const
{
    const auto it = m_commands.constFind(name.toByteArray());
    return it == m_commands.constEnd() ? nullptr : &m_routes[size_t(*it)];
}

} // namespace kith::server
