// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/gateway/guard_limits.h"
#include "server/gateway/request_head.h"
#include "shared/errors.h"

#include <QtCore/QByteArrayView>

#include <functional>

namespace kith::server {

/// Reads one HTTP/1 request from bytes that arrive in any pieces, and refuses whatever is not exactly well-formed.
///
/// It knows no sockets and no clocks. How the bytes are split never changes the outcome (a fuzz target holds it to that).
/// Everything that lets two readers of one stream disagree about where a request ends is refused: bare CR or LF, folded
/// lines, space before a colon, several lengths, a length beside a transfer encoding, chunks.
///
/// Range: memory stays below GuardLimits::headBytes + bodyBytes.
/// Source: RFC 9112 (message syntax), RFC 9110 (semantics).
class RequestScanner
{
public:
    enum class Phase {
        Head, ///< the head is not complete yet
        Body, ///< the head is valid and complete, bytes of the body are missing
        Complete, ///< head and body are there
        Streamed, ///< the head is valid and complete; the body, however long, is left to somebody else. Final
        Violated, ///< refused; violation() says why. Final
    };

    /// Says of a valid head whether its body is left to somebody else; the limit on bodies is not asked then.
    using IsStreamed = std::function<bool(const RequestHead &)>;

    explicit RequestScanner(const GuardLimits &limits, IsStreamed isStreamed = {});

    /// Takes bytes until the request is complete or refused. Returns how many were taken.
    qsizetype feed(QByteArrayView bytes);

    [[nodiscard]] Phase phase() const { return m_phase; }
    /// Nothing of a request has arrived yet.
    [[nodiscard]] bool isUntouched() const { return m_headBytes == 0; }
    /// Valid once it is complete.
    [[nodiscard]] const RequestHead &head() const { return m_head; }
    [[nodiscard]] const QByteArray &body() const { return m_body; }
    [[nodiscard]] qint64 missingBodyBytes() const { return m_head.contentLength - m_body.size(); }
    [[nodiscard]] const Error &violation() const { return m_violation; }

    /// Ready for the next request of the same connection.
    void restart();

private:
    enum class LinePlace { BeforeRequestLine, RequestLine, HeaderLine };

    bool takeHeadByte(char byte);
    void finishLine();
    void readRequestLine();
    void readTarget(QByteArrayView target);
    void readHeaderLine();
    void finishHead();
    bool checkHost();
    bool readLength();
    bool readExpectation();
    void refuse(ErrorCode code, const char *detail);

    const GuardLimits m_limits;
    const IsStreamed m_isStreamed;
    Phase m_phase = Phase::Head;
    LinePlace m_place = LinePlace::BeforeRequestLine;
    QByteArray m_line;
    bool m_sawCarriageReturn = false;
    qsizetype m_headBytes = 0;
    RequestHead m_head;
    QByteArray m_body;
    Error m_violation;
};

} // namespace kith::server
