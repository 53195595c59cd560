// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/api_client/ledger_writer.h"

#include <QtCore/QEventLoop>
#include <QtCore/QJsonArray>
#include <QtCore/QTimer>

#include <algorithm>

namespace kith::test {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int window = 8; ///< messages in flight
}

LedgerWriter::LedgerWriter(Town &town, Person &person, const QString &conversation)
    : m_town(town)
    , m_person(person)
    , m_conversation(conversation)
{
}

void LedgerWriter::resend()
{
    for (Sent &sent : m_sent) {
        if (sent.acknowledged.isEmpty())
            sent.socketId = m_socket->post(u"message.send"_s, sent.body);
    }
}

void LedgerWriter::pump(bool sendsMore)
{
    int inFlight = 0;
    for (Sent &sent : m_sent) {
        if (!sent.acknowledged.isEmpty())
            continue;
        const QJsonObject reply = m_socket->takeReply(sent.socketId);
        sent.acknowledged = reply.value("ok"_L1).toObject();
        inFlight += sent.acknowledged.isEmpty();
    }
    while (sendsMore && m_socket->isOpen() && inFlight++ < window) {
        const QJsonObject body = textMessage(m_conversation, u"%1 says %2"_s.arg(m_person.firstname).arg(m_sent.size()));
        m_sent.append({body, m_socket->post(u"message.send"_s, body), {}});
    }
}

int LedgerWriter::waiting() const
{
    return int(std::count_if(m_sent.cbegin(), m_sent.cend(), [](const Sent &sent) { return sent.acknowledged.isEmpty(); }));
}

QList<QJsonObject> LedgerWriter::acknowledged() const
{
    QList<QJsonObject> out;
    for (const Sent &sent : m_sent) {
        if (!sent.acknowledged.isEmpty())
            out.append(sent.acknowledged);
    }
    return out;
}

void waitBriefly(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

QList<QJsonObject> wholeHistory(ApiClient &api, const QString &conversation)
{
    QList<QJsonObject> out;
    qint64 after = 0;
    for (bool more = true; more;) {
        const QJsonObject page = api.get(u"/api/messages/%1?limit=200&after=%2"_s.arg(conversation).arg(after)).json();
        const QJsonArray messages = page.value("messages"_L1).toArray();
        for (qsizetype i = messages.size(); i > 0; --i)
            out.append(messages.at(i - 1).toObject());
        more = page.value("more"_L1).toBool();
        after += messages.size();
    }
    return out;
}

} // namespace kith::test
