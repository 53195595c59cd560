// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/net/service_message.h"

#include <QtCore/QStringDecoder>

#include <algorithm>
#include <optional>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto serviceType = "_kith._tcp.local"_L1;
constexpr qsizetype headBytes = 12;
constexpr qsizetype longestDatagram = 9000; // RFC 6762, section 17
constexpr qsizetype longestName = 255; // RFC 1035, section 3.1
constexpr qsizetype longestLabel = 63;
constexpr int mostRecords = 128;
constexpr int mostServers = 16;
constexpr int mostJumps = 16;
constexpr quint16 isAnswer = 0x8000;
constexpr quint16 classMask = 0x7fff; // the highest bit says "drop what you have"
constexpr quint16 internet = 1;
constexpr quint16 answerMeAlone = 0x8000;

enum RecordType : quint16 { Pointer = 12, Text = 16, Service = 33 };

/// Reads a message from its front to its end; after the first thing that does not fit, isOk is false for good.
class Reader
{
public:
    explicit Reader(const QByteArray &bytes)
        : m_bytes(bytes)
    {
    }

    [[nodiscard]] bool isOk() const { return m_isOk; }
    [[nodiscard]] qsizetype at() const { return m_at; }
    void goTo(qsizetype at)
    {
        if (at <= m_bytes.size())
            m_at = at;
        else
            fail();
    }
    void skip(qsizetype count) { goTo(m_at + count); }

    quint8 byte()
    {
        if (m_at >= m_bytes.size())
            return fail();
        return quint8(m_bytes[m_at++]);
    }
    quint16 number()
    {
        const quint16 high = byte();
        return quint16(high << 8 | byte());
    }
    QByteArray bytes(qsizetype count)
    {
        if (count > m_bytes.size() - m_at) {
            fail();
            return {};
        }
        m_at += count;
        return m_bytes.mid(m_at - count, count);
    }

    /// Its labels. A pointer has to lead backwards, so that none leads in a circle.
    QList<QByteArray> name()
    {
        QList<QByteArray> labels;
        qsizetype length = 0;
        qsizetype resume = -1;
        for (int jumps = 0; m_isOk;) {
            const qsizetype here = m_at;
            const quint8 size = byte();
            if (!m_isOk || size == 0)
                break;
            if ((size & 0xc0) == 0xc0) {
                const qsizetype target = qsizetype(size & 0x3f) << 8 | byte();
                if (resume < 0)
                    resume = m_at;
                if (target >= here || ++jumps > mostJumps)
                    fail();
                else
                    m_at = target;
                continue;
            }
            length += size + 1;
            if (size > longestLabel || length > longestName)
                fail();
            else
                labels.append(bytes(size));
        }
        if (m_isOk && resume >= 0)
            m_at = resume;
        return labels;
    }

private:
    quint8 fail()
    {
        m_isOk = false;
        return 0;
    }

    const QByteArray &m_bytes;
    qsizetype m_at = 0;
    bool m_isOk = true;
};

/// Lower case, with dots; absent when a label is no clean UTF-8 or holds what no name may hold.
std::optional<QString> textOf(const QList<QByteArray> &labels)
{
    QStringList parts;
    for (const QByteArray &label : labels) {
        QStringDecoder decode(QStringDecoder::Utf8);
        const QString part = decode(label);
        const bool isClean = std::none_of(part.cbegin(), part.cend(), [](QChar c) {
            return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
        });
        if (decode.hasError() || !isClean)
            return std::nullopt;
        parts.append(part);
    }
    return parts.join(u'.');
}

bool isHostName(const QString &text)
{
    return !text.isEmpty() && text.size() <= longestName && std::all_of(text.cbegin(), text.cend(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-' || c == u'.';
    });
}

struct Records
{
    QStringList pointers; ///< instances
    QHash<QString, AnnouncedServer> places;
    QHash<QString, bool> tls;
};

/// `tls=1` says that the server speaks TLS; other entries are none of ours.
bool saysTls(Reader &in, qsizetype end)
{
    bool isTls = false;
    while (in.isOk() && in.at() < end)
        isTls = in.bytes(in.byte()).toLower() == "tls=1"_ba || isTls;
    return isTls;
}

void readRecord(Reader &in, Records &records)
{
    const auto owner = textOf(in.name());
    const quint16 type = in.number();
    const quint16 kind = in.number() & classMask;
    in.skip(4); // how long it may be kept
    const qsizetype length = in.number();
    const qsizetype end = in.at() + length;
    if (in.isOk() && owner && kind == internet) {
        if (type == Pointer && owner->compare(serviceType, Qt::CaseInsensitive) == 0) {
            if (const auto instance = textOf(in.name()))
                records.pointers.append(instance->toLower());
        } else if (type == Service && owner->endsWith(u'.' + serviceType, Qt::CaseInsensitive)) {
            in.skip(4); // priority and weight
            AnnouncedServer server{.name = owner->chopped(serviceType.size() + 1), .host = {}, .port = in.number()};
            server.host = textOf(in.name()).value_or(QString());
            if (server.port > 0 && isHostName(server.host))
                records.places.insert(owner->toLower(), server);
        } else if (type == Text) {
            records.tls.insert(owner->toLower(), saysTls(in, end));
        }
    }
    in.goTo(end);
}

} // namespace

QByteArray serviceQuestion()
{
    QByteArray question(headBytes, '\0');
    question[5] = 1; // one question
    for (const QByteArray &label : {"_kith"_ba, "_tcp"_ba, "local"_ba})
        question += char(label.size()) + label;
    question += '\0';
    for (const quint16 number : {quint16(Pointer), quint16(answerMeAlone | internet)}) {
        question += char(number >> 8);
        question += char(number & 0xff);
    }
    return question;
}

QList<AnnouncedServer> serversIn(const QByteArray &datagram)
{
    if (datagram.size() > longestDatagram)
        return {};
    Reader in(datagram);
    in.skip(2);
    const quint16 flags = in.number();
    const int questions = in.number();
    int answers = in.number();
    answers += in.number();
    answers += in.number();
    if (!in.isOk() || !(flags & isAnswer) || questions > mostRecords || answers > mostRecords)
        return {};
    for (int i = 0; i < questions && in.isOk(); ++i) {
        in.name();
        in.skip(4);
    }
    Records records;
    for (int i = 0; i < answers && in.isOk(); ++i)
        readRecord(in, records);
    if (!in.isOk())
        return {};
    QList<AnnouncedServer> servers;
    for (const QString &instance : std::as_const(records.pointers)) {
        const auto place = records.places.constFind(instance);
        if (place == records.places.constEnd() || servers.size() == mostServers)
            continue;
        AnnouncedServer server = *place;
        server.isTls = records.tls.value(instance);
        if (!servers.contains(server))
            servers.append(server);
    }
    return servers;
}

} // namespace kith::client
