// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateway/transfer_head.h"

#include "shared/validation.h"

#include <QtCore/QStringDecoder>

#include <algorithm>
#include <limits>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
// 18 digits fit a 63-bit number with room to spare.
constexpr qsizetype numberDigits = 18;
constexpr qsizetype fileNameBytes = 3 * 1024;
constexpr qsizetype contentTypeBytes = 255;
constexpr qint64 durationMaxMs = 24 * 3600 * 1000;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::optional<qint64> number(QByteArrayView text)
{
    if (text.isEmpty() || text.size() > numberDigits || !std::all_of(text.begin(), text.end(), isDigit))
        return std::nullopt;
    return text.toLongLong();
}

bool isHex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool hasWholeEscapes(QByteArrayView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '%')
            continue;
        if (i + 2 >= text.size() || !isHex(text[i + 1]) || !isHex(text[i + 2]))
            return false;
    }
    return true;
}

/// The elements of a comma-separated list, trimmed; a comma inside quotes does not separate.
QList<QByteArrayView> listOf(QByteArrayView value)
{
    QList<QByteArrayView> out;
    bool isQuoted = false;
    qsizetype begin = 0;
    for (qsizetype i = 0; i <= value.size(); ++i) {
        if (i < value.size() && value[i] == '"')
            isQuoted = !isQuoted;
        if (i == value.size() || (value[i] == ',' && !isQuoted)) {
            out.append(value.sliced(begin, i - begin).trimmed());
            begin = i + 1;
        }
    }
    return out;
}

bool namesTag(QByteArrayView element, const QByteArray &entityTag, bool isWeakEnough)
{
    if (isWeakEnough && element.startsWith("W/"))
        element = element.sliced(2);
    return element.size() == entityTag.size() + 2 && element.front() == '"' && element.back() == '"'
           && element.sliced(1, entityTag.size()) == entityTag;
}

bool isKnownToClient(const RequestHead &head, const QByteArray &entityTag)
{
    for (const HeaderField &field : head.headers) {
        if (field.name.compare("if-none-match", Qt::CaseInsensitive) != 0)
            continue;
        for (const QByteArrayView element : listOf(field.value)) {
            if (element == QByteArrayView("*") || namesTag(element, entityTag, true))
                return true;
        }
    }
    return false;
}

enum class RangeKind { None, Satisfiable, Unsatisfiable };

/// As number(), but one that no file reaches is as good as the largest there is.
std::optional<qint64> place(QByteArrayView text)
{
    const bool isHuge = text.size() > numberDigits && std::all_of(text.begin(), text.end(), isDigit);
    return isHuge ? std::numeric_limits<qint64>::max() : number(text);
}

RangeKind rangeOf(QByteArrayView value, qint64 sizeBytes, ByteSpan &span)
{
    constexpr qsizetype unitBytes = 6;
    if (value.size() <= unitBytes || value.first(unitBytes).compare("bytes=", Qt::CaseInsensitive) != 0)
        return RangeKind::None;
    const QByteArrayView range = value.sliced(unitBytes).trimmed();
    const qsizetype dash = range.indexOf('-');
    if (dash < 0 || range.contains(','))
        return RangeKind::None;
    const auto first = place(range.first(dash));
    const auto last = place(range.sliced(dash + 1));
    const bool hasFirst = dash > 0;
    const bool hasLast = dash + 1 < range.size();
    if ((hasFirst && !first) || (hasLast && !last) || (!hasFirst && !hasLast) || (first && last && *last < *first))
        return RangeKind::None;
    if (!hasFirst) {
        const qint64 wanted = std::min(*last, sizeBytes);
        span = {sizeBytes - wanted, wanted};
        return wanted > 0 ? RangeKind::Satisfiable : RangeKind::Unsatisfiable;
    }
    if (*first >= sizeBytes)
        return RangeKind::Unsatisfiable;
    span = {*first, (last ? std::min(*last, sizeBytes - 1) + 1 : sizeBytes) - *first};
    return RangeKind::Satisfiable;
}

/// Reads header fields one by one and remembers each that does not fit.
class HeadReader
{
public:
    explicit HeadReader(const RequestHead &head)
        : m_head(head)
    {
    }

    /// Null when it is absent; twice is one too many.
    QByteArray one(const char *name)
    {
        if (m_head.count(name) > 1)
            fail(name, u"A request has one field of this name."_s);
        return m_head.header(name);
    }
    void fail(const char *name, const QString &detail) { m_errors.add(QString::fromLatin1(name), u"format"_s, detail); }
    [[nodiscard]] Result<void> verdict() const { return m_errors.verdict(); }

private:
    const RequestHead &m_head;
    FieldErrors m_errors;
};

bool isContentType(const QByteArray &value)
{
    return value.size() <= contentTypeBytes && std::all_of(value.begin(), value.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

void readDescription(HeadReader &in, TransferOffer &offer)
{
    if (const QByteArray name = in.one("X-File-Name"); !name.isEmpty()) {
        const auto text = fileNameText(name);
        if (text)
            offer.fileName = *text;
        else
            in.fail("X-File-Name", u"A file name is percent-encoded UTF-8 of at most 3072 bytes."_s);
    }
    if (const QByteArray type = in.one("Content-Type"); isContentType(type))
        offer.contentType = QString::fromLatin1(type);
    else
        in.fail("Content-Type", u"This is no media type."_s);
    if (const QByteArray keeps = in.one("X-Keep-Original"); !keeps.isNull()) {
        offer.keepsOriginal = keeps == "1";
        if (keeps != "1" && keeps != "0")
            in.fail("X-Keep-Original", u"This is 1 or 0."_s);
    }
    if (const QByteArray duration = in.one("X-File-Duration"); !duration.isNull()) {
        const auto ms = number(duration);
        if (ms && *ms <= durationMaxMs)
            offer.durationMs = *ms;
        else
            in.fail("X-File-Duration", u"This is a number of milliseconds, at most a day."_s);
    }
}

void readExtent(HeadReader &in, TransferOffer &offer)
{
    if (const QByteArray size = in.one("X-File-Size"); !size.isNull()) {
        offer.declaredBytes = number(size);
        if (!offer.declaredBytes)
            in.fail("X-File-Size", u"This is a number of bytes."_s);
        // There is nothing to send later: it is here already.
        if (offer.declaredBytes.value_or(-1) == 0 && offer.bodyBytes == 0) {
            offer.declaredBytes.reset();
            offer.hasLength = true;
        }
    }
    if (const QByteArray hash = in.one("X-File-SHA256"); !hash.isNull()) {
        offer.sha256 = hash.toLower();
        if (hash.size() != 64 || !std::all_of(hash.begin(), hash.end(), isHex))
            in.fail("X-File-SHA256", u"This is 64 hexadecimal digits."_s);
    }
    if (const QByteArray range = in.one("Content-Range"); !range.isNull()) {
        offer.part = contentRange(range);
        if (!offer.part)
            in.fail("Content-Range", u"This is bytes FIRST-LAST/SIZE, or bytes */SIZE."_s);
    }
}
} // namespace

std::optional<TransferOffer::Part> contentRange(QByteArrayView value)
{
    constexpr qsizetype unitBytes = 6;
    if (value.size() <= unitBytes || value.first(unitBytes).compare("bytes ", Qt::CaseInsensitive) != 0)
        return std::nullopt;
    value = value.sliced(unitBytes);
    const qsizetype slash = value.indexOf('/');
    if (slash < 0)
        return std::nullopt;
    const auto total = number(value.sliced(slash + 1));
    const QByteArrayView range = value.first(slash);
    if (!total)
        return std::nullopt;
    if (range == QByteArrayView("*"))
        return TransferOffer::Part{.first = std::nullopt, .bytes = 0, .totalBytes = *total};
    const qsizetype dash = range.indexOf('-');
    if (dash < 0)
        return std::nullopt;
    const auto first = number(range.first(dash));
    const auto last = number(range.sliced(dash + 1));
    if (!first || !last || *last < *first || *last >= *total)
        return std::nullopt;
    return TransferOffer::Part{.first = first, .bytes = *last + 1 - *first, .totalBytes = *total};
}

std::optional<QString> fileNameText(QByteArrayView value)
{
    if (value.size() > fileNameBytes)
        return std::nullopt;
    constexpr qsizetype charsetBytes = 5;
    if (value.size() > charsetBytes && value.first(charsetBytes).compare("UTF-8", Qt::CaseInsensitive) == 0
        && value[charsetBytes] == '\'') {
        const qsizetype language = value.indexOf('\'', charsetBytes + 1);
        if (language >= 0)
            value = value.sliced(language + 1);
    }
    if (!hasWholeEscapes(value))
        return std::nullopt;
    QStringDecoder utf8(QStringDecoder::Utf8);
    QString text = utf8(QByteArray::fromPercentEncoding(value.toByteArray()));
    if (utf8.hasError())
        return std::nullopt;
    return text;
}

Result<TransferOffer> transferOfferOf(const RequestHead &head)
{
    HeadReader in(head);
    TransferOffer offer{.hasLength = head.count("content-length") > 0, .bodyBytes = head.contentLength};
    readDescription(in, offer);
    readExtent(in, offer);
    if (offer.part && offer.part->bytes != offer.bodyBytes)
        in.fail("Content-Range", u"The range and the Content-Length name different numbers of bytes."_s);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    return offer;
}

DownloadChoice chooseDownload(const RequestHead &head, const QByteArray &entityTag, qint64 sizeBytes)
{
    const DownloadChoice whole{.status = 200, .span = {0, sizeBytes}};
    if (isKnownToClient(head, entityTag))
        return {.status = 304, .span = {}};
    if (head.count("range") != 1)
        return whole;
    // A weak tag or a date never proves that these are the same bytes.
    if (head.count("if-range") > 0 && (head.count("if-range") > 1 || !namesTag(head.header("if-range"), entityTag, false)))
        return whole;
    ByteSpan span;
    switch (rangeOf(head.header("range"), sizeBytes, span)) {
    case RangeKind::None: return whole;
    case RangeKind::Satisfiable: return {.status = 206, .span = span};
    case RangeKind::Unsatisfiable: return {.status = 416, .span = {}};
    }
    Q_UNREACHABLE();
}

} // namespace kith::server
