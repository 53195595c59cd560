// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/markup/markup.h"

#include <algorithm>
#include <cstdlib>

using namespace kith::client;

namespace {
/// Every tag that may stand in what is drawn, taken away; then no sign of a tag may be left.
bool isOurs(QStringView html)
{
    static constexpr QLatin1StringView tags[] = {QLatin1StringView("b"),    QLatin1StringView("i"),  QLatin1StringView("s"),
                                                 QLatin1StringView("code"), QLatin1StringView("br"), QLatin1StringView("span"),
                                                 QLatin1StringView("a")};
    for (qsizetype at = 0; at < html.size(); ++at) {
        if (html.at(at) == u'>')
            return false;
        if (html.at(at) != u'<')
            continue;
        const qsizetype end = html.indexOf(u'>', at);
        if (end < 0)
            return false;
        QStringView tag = html.sliced(at + 1, end - at - 1);
        if (tag.startsWith(u'/'))
            tag = tag.sliced(1);
        const QStringView name = tag.left(tag.indexOf(u' ') < 0 ? tag.size() : tag.indexOf(u' '));
        if (std::ranges::none_of(tags, [name](QLatin1StringView ours) { return name == ours; }) || tag.contains(u'<'))
            return false;
        at = end;
    }
    return true;
}
} // namespace

// Byte 0: where a mention lies; the rest: the message.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2 || size > 16'000)
        return 0;
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1);
    const TextMark mark{.kind = TextMark::Kind::Mention, .offset = data[0] % 64, .length = 1 + data[0] / 64, .userId = QStringLiteral("1")};
    for (const MarkupBlock &block : readMarkup(text, {mark}).blocks) {
        if (!isOurs(block.html))
            std::abort();
    }
    (void)flattened(text);
    return 0;
}
