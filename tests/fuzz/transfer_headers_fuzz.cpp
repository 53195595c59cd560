// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Foreign bytes into everything that reads the headers of transfers, file names, the first bytes of files and the answer of the
// program for pictures. The first byte chooses how the rest is read.
#include "server/files/content_type.h"
#include "server/files/file_name.h"
#include "server/files/picture_program.h"
#include "server/gateway/download_reply.h"
#include "server/gateway/transfer_head.h"

#include <cstdint>
#include <cstdlib>

using namespace kith::server;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

void checkRanges(const QByteArray &text)
{
    constexpr qint64 size = 1000;
    RequestHead head;
    head.method = "GET";
    head.headers = {{"Range", text}, {"If-None-Match", text}, {"If-Range", text}};
    for (int i = 0; i < 3; ++i) {
        const DownloadChoice choice = chooseDownload(head, "tag", size);
        require(choice.status == 200 || choice.status == 206 || choice.status == 304 || choice.status == 416);
        if (choice.status == 206)
            require(choice.span.first >= 0 && choice.span.bytes > 0 && choice.span.first + choice.span.bytes <= size);
        head.headers.removeLast();
    }
    if (const auto part = contentRange(text)) {
        require(part->totalBytes >= 0 && part->bytes >= 0);
        require(!part->first || *part->first + part->bytes <= part->totalBytes);
    }
}

void checkNames(const QByteArray &text)
{
    const auto name = fileNameText(text);
    if (!name)
        return;
    const QString safe = kith::server::safeFileName(*name);
    const QByteArray utf8 = safe.toUtf8();
    require(!safe.isEmpty() && utf8.size() <= 255 && QString::fromUtf8(utf8) == safe);
    require(!safe.contains(u'/') && !safe.contains(u'\\') && !safe.startsWith(u'.'));
    for (const QChar c : safe)
        require(c >= u' ' && c != u'\x7f');
    require(safeFileName(safe) == safe);
    for (const QString &each : {*name, safe}) {
        for (const char c : contentDisposition(each))
            require(uchar(c) >= 0x20 && uchar(c) < 0x7F);
    }
}

void checkOffers(const QByteArray &text)
{
    RequestHead head;
    head.method = "PUT";
    const QByteArrayList lines = text.split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            head.headers.append({line.first(colon), line.sliced(colon + 1)});
    }
    head.contentLength = text.size();
    const auto offer = transferOfferOf(head);
    if (offer && offer->part)
        require(offer->part->bytes == offer->bodyBytes);
    if (offer)
        require(offer->sha256.isEmpty() || offer->sha256.size() == 64);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray text(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1);
    switch (data[0] % 5) {
    case 0: checkRanges(text); break;
    case 1: checkNames(text); break;
    case 2: checkOffers(text); break;
    case 3: {
        // The database of types is asked for the few that are no pictures only: it is not ours.
        if (const auto kind = pictureKind(text))
            require(contentTypeOf(*kind).startsWith(u"image/"));
        break;
    }
    default:
        if (const auto result = pictureResultFrom(text))
            require(result->width >= 0 && result->height >= 0 && (result->width == 0) == (result->height == 0));
    }
    return 0;
}
