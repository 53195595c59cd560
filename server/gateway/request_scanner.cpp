// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateway/request_scanner.h"

#include <algorithm>

namespace kith::server {

namespace {

constexpr qsizetype methodBytes = 32;
// 18 digits fit a 63-bit number with room to spare; anything longer is no length of ours.
constexpr qsizetype lengthDigits = 18;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool isAlphaNumeric(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isOneOf(char c, QByteArrayView set)
{
    return c != '\0' && set.contains(c);
}

bool isTokenChar(char c)
{
    return isAlphaNumeric(c) || isOneOf(c, "!#$%&'*+-.^_`|~");
}

bool isTargetChar(char c)
{
    return isAlphaNumeric(c) || isOneOf(c, "-._~!$&'()*+,;=:@/?%[]");
}

bool isHostChar(char c)
{
    return isAlphaNumeric(c) || isOneOf(c, "-._~!$&'()*+,;=:[]%");
}

bool isValueChar(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte == '\t' || (byte >= 0x20 && byte != 0x7f);
}

template<class Predicate>
bool isAll(QByteArrayView text, Predicate predicate)
{
    return std::all_of(text.begin(), text.end(), predicate);
}

bool hasWholeEscapes(QByteArrayView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '%')
            continue;
        if (i + 2 >= text.size() || !isHexDigit(text[i + 1]) || !isHexDigit(text[i + 2]))
            return false;
    }
    return true;
}

QByteArrayView trimmedBlanks(QByteArrayView text)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isBlank(text.back()))
        text.chop(1);
    return text;
}

bool startsWithIgnoringCase(QByteArrayView text, QByteArrayView start)
{
    return text.size() >= start.size() && text.first(start.size()).compare(start, Qt::CaseInsensitive) == 0;
}

} // namespace

RequestScanner::RequestScanner(const GuardLimits &limits, IsStreamed isStreamed)
    : m_limits(limits)
    , m_isStreamed(std::move(isStreamed))
{
}

void RequestScanner::restart()
{
    m_phase = Phase::Head;
    m_place = LinePlace::BeforeRequestLine;
    m_line.clear();
    m_sawCarriageReturn = false;
    m_headBytes = 0;
    m_head = {};
    m_body.clear();
    m_violation = {};
}

qsizetype RequestScanner::feed(QByteArrayView bytes)
{
    qsizetype taken = 0;
    while (m_phase == Phase::Head && taken < bytes.size()) {
        if (!takeHeadByte(bytes[taken]))
            break;
        ++taken;
    }
    if (m_phase != Phase::Body)
        return taken;
    const qsizetype part = std::min<qsizetype>(bytes.size() - taken, missingBodyBytes());
    m_body.append(bytes.sliced(taken, part));
    if (missingBodyBytes() == 0)
        m_phase = Phase::Complete;
    return taken + part;
}

// Every check happens at the byte that decides it, so pieces cannot change which one strikes first.
bool RequestScanner::takeHeadByte(char byte)
{
    ++m_headBytes;
    if (m_headBytes > m_limits.headBytes) {
        refuse(ErrorCode::HeadersTooLarge, "The request's header is too large");
    } else if (m_sawCarriageReturn) {
        m_sawCarriageReturn = false;
        if (byte == '\n')
            finishLine();
        else
            refuse(ErrorCode::BadRequest, "A carriage return must be followed by a line feed");
    } else if (byte == '\r') {
        m_sawCarriageReturn = true;
    } else if (byte == '\n') {
        refuse(ErrorCode::BadRequest, "A line must end in carriage return and line feed");
    } else if (!isValueChar(byte)) {
        refuse(ErrorCode::BadRequest, "The header holds a control character");
    } else {
        if (m_place == LinePlace::BeforeRequestLine)
            m_place = LinePlace::RequestLine;
        m_line.append(byte);
        if (m_place == LinePlace::RequestLine && m_line.size() > m_limits.requestLineBytes)
            refuse(ErrorCode::UriTooLong, "The request line is too long");
    }
    return m_phase != Phase::Violated;
}

void RequestScanner::finishLine()
{
    switch (m_place) {
    case LinePlace::BeforeRequestLine:
        // RFC 9112 2.2: one empty line before a request is tolerated.
        if (m_headBytes > 2)
            refuse(ErrorCode::BadRequest, "The request line is missing");
        return;
    case LinePlace::RequestLine:
        readRequestLine();
        m_place = LinePlace::HeaderLine;
        break;
    case LinePlace::HeaderLine:
        if (m_line.isEmpty())
            finishHead();
        else
            readHeaderLine();
        break;
    }
    m_line.clear();
}

void RequestScanner::readRequestLine()
{
    const QByteArrayView line(m_line);
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first <= 0 || last <= first + 1)
        return refuse(ErrorCode::BadRequest, "The request line must hold a method, a target and a version");
    const QByteArrayView method = line.first(first);
    const QByteArrayView target = line.sliced(first + 1, last - first - 1);
    const QByteArrayView version = line.sliced(last + 1);

    if (method.size() > methodBytes || !isAll(method, isTokenChar))
        return refuse(ErrorCode::BadRequest, "The method is not a token");
    const bool isHttp = version.size() == 8 && version.startsWith("HTTP/") && isDigit(version[5]) && version[6] == '.'
                        && isDigit(version[7]);
    if (!isHttp)
        return refuse(ErrorCode::BadRequest, "The request line does not end in an HTTP version");
    if (version[5] != '1' || version[7] > '1')
        return refuse(ErrorCode::HttpVersion, "Only HTTP/1.1 and HTTP/1.0 are spoken here");

    m_head.method = method.toByteArray();
    m_head.minorVersion = version[7] - '0';
    readTarget(target);
}

void RequestScanner::readTarget(QByteArrayView target)
{
    if (!isAll(target, isTargetChar))
        return refuse(ErrorCode::BadRequest, "The target holds a character that must be escaped");
    if (!hasWholeEscapes(target))
        return refuse(ErrorCode::BadRequest, "The target holds a broken percent escape");
    if (target == QByteArrayView("*") && m_head.method == "OPTIONS") {
        m_head.target = "*";
        return;
    }
    if (!target.startsWith('/')) {
        // RFC 9112 3.2.2: a server must accept the absolute form.
        const qsizetype scheme = startsWithIgnoringCase(target, "http://") ? 7 : startsWithIgnoringCase(target, "https://") ? 8 : 0;
        const qsizetype authorityEnd = std::min(target.indexOf('/', scheme) < 0 ? target.size() : target.indexOf('/', scheme),
                                                target.indexOf('?', scheme) < 0 ? target.size() : target.indexOf('?', scheme));
        const QByteArrayView authority = target.sliced(scheme, authorityEnd - scheme);
        if (scheme == 0 || authority.isEmpty() || !isAll(authority, isHostChar))
            return refuse(ErrorCode::BadRequest, "The target must be a path");
        const QByteArrayView rest = target.sliced(authorityEnd);
        m_head.target = rest.startsWith('/') ? rest.toByteArray() : '/' + rest.toByteArray();
        return;
    }
    m_head.target = target.toByteArray();
}

void RequestScanner::readHeaderLine()
{
    if (m_head.headers.size() >= m_limits.headerCount)
        return refuse(ErrorCode::HeadersTooLarge, "The request has too many header fields");
    const QByteArrayView line(m_line);
    if (line.front() == ' ' || line.front() == '\t')
        return refuse(ErrorCode::BadRequest, "A header field must not be folded over lines");
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0 || !isAll(line.first(colon), isTokenChar))
        return refuse(ErrorCode::BadRequest, "A header line must be a name, a colon and a value");
    m_head.headers.append({line.first(colon).toByteArray(), trimmedBlanks(line.sliced(colon + 1)).toByteArray()});
}

void RequestScanner::finishHead()
{
    if (!checkHost() || !readLength() || !readExpectation())
        return;
    const bool isClosing = m_head.listHolds("connection", "close");
    const bool isKept = m_head.minorVersion > 0 || m_head.listHolds("connection", "keep-alive");
    m_head.keepAlive = isKept && !isClosing;
    // Other protocols (h2c) may be ignored, RFC 9110 7.8; they never get past canonicalRequest().
    m_head.wantsWebSocket = m_head.listHolds("upgrade", "websocket");
    if (m_isStreamed && m_isStreamed(m_head))
        m_phase = Phase::Streamed;
    else if (m_head.contentLength > m_limits.bodyBytes)
        refuse(ErrorCode::TooLarge, "The request's body is too large");
    else
        m_phase = m_head.contentLength == 0 ? Phase::Complete : Phase::Body;
}

bool RequestScanner::checkHost()
{
    const int hosts = m_head.count("host");
    if (hosts > 1 || (hosts == 0 && m_head.minorVersion > 0)) {
        refuse(ErrorCode::BadRequest, "The request must name one host");
        return false;
    }
    if (!isAll(m_head.header("host"), isHostChar)) {
        refuse(ErrorCode::BadRequest, "The host is not a host name");
        return false;
    }
    return true;
}

bool RequestScanner::readLength()
{
    const int lengths = m_head.count("content-length");
    if (m_head.count("transfer-encoding") > 0) {
        if (lengths > 0)
            refuse(ErrorCode::BadRequest, "A request must not have both a length and a transfer encoding");
        else
            refuse(ErrorCode::LengthRequired, "Chunked requests are not taken; send a Content-Length");
        return false;
    }
    if (lengths == 0)
        return true;
    const QByteArray value = m_head.header("content-length");
    if (lengths > 1 || value.isEmpty() || value.size() > lengthDigits || !isAll(value, isDigit)) {
        refuse(ErrorCode::BadRequest, "The request must have one Content-Length made of digits");
        return false;
    }
    m_head.contentLength = value.toLongLong();
    return true;
}

bool RequestScanner::readExpectation()
{
    const int expectations = m_head.count("expect");
    if (expectations == 0 || m_head.minorVersion == 0)
        return true;
    if (expectations > 1 || m_head.header("expect").compare("100-continue", Qt::CaseInsensitive) != 0) {
        refuse(ErrorCode::ExpectationFailed, "Only the expectation 100-continue can be met");
        return false;
    }
    m_head.expectsContinue = m_head.contentLength > 0;
    return true;
}

void RequestScanner::refuse(ErrorCode code, const char *detail)
{
    m_phase = Phase::Violated;
    m_violation = Error{.code = code, .detail = QString::fromLatin1(detail)};
}

} // namespace kith::server
