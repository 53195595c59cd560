// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/preview/page_head.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const kith::client::PageHead head = kith::client::readPageHead(bytes, {}, QUrl(QStringLiteral("https://example.org/")));
    const bool isBounded = head.title.size() <= kith::client::pageTitleMax && head.description.size() <= kith::client::pageDescriptionMax;
    if (!isBounded)
        std::abort();
    return 0;
}
