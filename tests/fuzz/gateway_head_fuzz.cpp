// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Foreign bytes into the request scanner: whole, and again in pieces whose sizes the input itself chooses. Both must come to
// the same end, take the same number of bytes and read the same request; and what was accepted must survive being rewritten.
#include "server/gateway/request_scanner.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using kith::server::RequestScanner;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

qsizetype feedInPieces(RequestScanner &scanner, QByteArrayView bytes, QByteArrayView sizes)
{
    qsizetype taken = 0;
    qsizetype piece = 0;
    while (taken < bytes.size()) {
        const qsizetype wish = sizes.isEmpty() ? 1 : 1 + static_cast<unsigned char>(sizes[piece++ % sizes.size()]);
        const qsizetype size = std::min(wish, bytes.size() - taken);
        const qsizetype now = scanner.feed(bytes.sliced(taken, size));
        require(now <= size);
        taken += now;
        if (now < size)
            break;
    }
    return taken;
}

bool isReadable(RequestScanner::Phase phase)
{
    return phase == RequestScanner::Phase::Body || phase == RequestScanner::Phase::Complete;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    const QByteArrayView all(reinterpret_cast<const char *>(data), qsizetype(size));
    const qsizetype sizesLength = std::min<qsizetype>(all.size(), 8);
    const QByteArrayView sizes = all.first(sizesLength);
    const QByteArrayView bytes = all.sliced(sizesLength);

    kith::server::GuardLimits limits;
    limits.requestLineBytes = 256;
    limits.headBytes = 1024;
    limits.headerCount = 16;
    limits.bodyBytes = 512;

    RequestScanner whole(limits);
    const qsizetype takenWhole = whole.feed(bytes);
    RequestScanner pieces(limits);
    const qsizetype takenPieces = feedInPieces(pieces, bytes, sizes);

    require(whole.phase() == pieces.phase());
    require(takenWhole == takenPieces);
    require(whole.violation() == pieces.violation());
    if (!isReadable(whole.phase()))
        return 0;
    require(whole.head().target == pieces.head().target && whole.head().headers.size() == pieces.head().headers.size());
    require(whole.body() == pieces.body());
    require(whole.head().contentLength <= limits.bodyBytes && whole.body().size() <= whole.head().contentLength);

    if (whole.phase() == RequestScanner::Phase::Complete) {
        kith::server::GuardLimits roomy;
        roomy.bodyBytes = limits.bodyBytes;
        RequestScanner again(roomy);
        const QByteArray rewritten = canonicalRequest(whole.head(), whole.body());
        require(again.feed(rewritten) == rewritten.size());
        require(again.phase() == RequestScanner::Phase::Complete && again.body() == whole.body());
    }
    return 0;
}
