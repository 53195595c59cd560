// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/markup/link_rule.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qsizetype longestLink = 2048;
constexpr auto asking = "kith:ask/"_L1;

bool holdsHiddenCharacters(const QString &text)
{
    return std::ranges::any_of(text.toUcs4(), [](uint character) {
        const auto category = QChar::category(character);
        return category == QChar::Other_Control || category == QChar::Other_Format || category == QChar::Separator_Space
               || category == QChar::Separator_Line || category == QChar::Separator_Paragraph || category == QChar::Other_Surrogate;
    });
}

/// The host that the words seem to name, lower case; empty when they name none.
QString hostNamedBy(const QString &text)
{
    static const QRegularExpression address(uR"(^\s*(?:https?://)?(?:[^/@\s]*@)?((?:[\w-]+\.)+[^\W\d_]{2,})(?::\d+)?(?:[/?#]\S*)?\s*$)"_s,
                                            QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::CaseInsensitiveOption);
    const auto match = address.match(text);
    return match.hasMatch() ? match.captured(1).toLower() : QString();
}

QString withoutWww(QString host)
{
    if (host.startsWith("www."_L1))
        host.remove(0, 4);
    return host;
}

bool isAscii(const QString &text)
{
    return std::ranges::all_of(text, [](QChar character) { return character.unicode() < 0x80; });
}

LinkRule refuse(LinkRule::Reason reason)
{
    return {.verdict = LinkRule::Verdict::Refuse, .reason = reason};
}
} // namespace

LinkRule judgeLink(const QString &target, const QString &text)
{
    if (target.isEmpty() || target.size() > longestLink || holdsHiddenCharacters(target))
        return refuse(LinkRule::Reason::NotAnAddress);
    const QUrl url(target.startsWith("www."_L1, Qt::CaseInsensitive) ? u"https://"_s + target : target, QUrl::StrictMode);
    if (!url.isValid() || url.scheme().isEmpty())
        return refuse(LinkRule::Reason::NotAnAddress);
    static const QStringList schemes{u"http"_s, u"https"_s, u"mailto"_s, u"kith"_s};
    if (!schemes.contains(url.scheme().toLower()))
        return refuse(LinkRule::Reason::OtherScheme);
    const bool isWeb = url.scheme().startsWith("http"_L1, Qt::CaseInsensitive);
    if (isWeb && url.host().isEmpty())
        return refuse(LinkRule::Reason::NotAnAddress);

    LinkRule rule{
        .verdict = LinkRule::Verdict::Open, .reason = LinkRule::Reason::None, .url = url, .shown = QString::fromLatin1(url.toEncoded())};
    const auto ask = [&rule](LinkRule::Reason reason) {
        rule.verdict = LinkRule::Verdict::Ask;
        rule.reason = reason;
        return rule;
    };
    if (isWeb && !url.userInfo().isEmpty())
        return ask(LinkRule::Reason::Credentials);
    const QString asciiHost = url.host(QUrl::FullyEncoded).toLower();
    if (!isAscii(url.host(QUrl::FullyDecoded)) || asciiHost.startsWith("xn--"_L1) || asciiHost.contains(".xn--"_L1))
        return ask(LinkRule::Reason::ForeignLetters);
    const QString named = hostNamedBy(text);
    if (isWeb && !named.isEmpty() && withoutWww(named) != withoutWww(asciiHost))
        return ask(LinkRule::Reason::OtherPlace);
    return rule;
}

QString hrefOf(const LinkRule &rule)
{
    if (rule.verdict == LinkRule::Verdict::Refuse)
        return {};
    if (rule.verdict == LinkRule::Verdict::Open)
        return rule.shown;
    return u"%1%2/%3"_s.arg(asking).arg(int(rule.reason)).arg(QString::fromLatin1(QUrl::toPercentEncoding(rule.shown)));
}

LinkRule ruleOfHref(const QString &href)
{
    if (!href.startsWith(asking))
        return judgeLink(href, {});
    const QString rest = href.mid(asking.size());
    const qsizetype slash = rest.indexOf(u'/');
    LinkRule rule = judgeLink(QUrl::fromPercentEncoding(rest.mid(slash + 1).toLatin1()), {});
    if (slash > 0 && rule.verdict != LinkRule::Verdict::Refuse) {
        rule.verdict = LinkRule::Verdict::Ask;
        rule.reason = LinkRule::Reason(qBound(0, rest.left(slash).toInt(), int(LinkRule::Reason::NotAnAddress)));
    }
    return rule;
}

} // namespace kith::client
