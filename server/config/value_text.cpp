// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/config/value_text.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QUrl>
#include <QtNetwork/QHostAddress>

#include <cmath>
#include <limits>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
struct Unit
{
    QLatin1String name;
    qint64 worth;
};

// Largest first: the shortest exact form is the first that divides.
constexpr Unit sizeUnits[] = {{"TiB"_L1, qint64(1) << 40},
                              {"TB"_L1, 1'000'000'000'000},
                              {"GiB"_L1, qint64(1) << 30},
                              {"GB"_L1, 1'000'000'000},
                              {"MiB"_L1, qint64(1) << 20},
                              {"MB"_L1, 1'000'000},
                              {"KiB"_L1, 1024},
                              {"kB"_L1, 1000},
                              {"B"_L1, 1}};
constexpr Unit timeUnits[] = {{"w"_L1, 7 * 86400}, {"d"_L1, 86400}, {"h"_L1, 3600}, {"m"_L1, 60}, {"s"_L1, 1}};

std::optional<qint64> times(qint64 count, qint64 worth)
{
    if (count < 0 || count > std::numeric_limits<qint64>::max() / worth)
        return std::nullopt;
    return count * worth;
}

std::optional<qint64> wholeNumber(QStringView digits)
{
    bool ok = false;
    const qint64 number = digits.toLongLong(&ok);
    return ok ? std::optional(number) : std::nullopt;
}
} // namespace

std::optional<qint64> parseSize(const QString &text)
{
    static const QRegularExpression form(uR"(^(\d{1,18})\s*([A-Za-z]*)$)"_s);
    const auto match = form.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    const auto count = wholeNumber(match.capturedView(1));
    if (!count || match.capturedView(2).isEmpty())
        return count;
    for (const Unit &unit : sizeUnits) {
        if (match.capturedView(2).compare(unit.name, Qt::CaseInsensitive) == 0)
            return times(*count, unit.worth);
    }
    return std::nullopt;
}

QString sizeText(qint64 bytes)
{
    for (const Unit &unit : sizeUnits) {
        if (bytes >= unit.worth && bytes % unit.worth == 0 && unit.worth > 1)
            return QString::number(bytes / unit.worth) + unit.name;
    }
    return QString::number(bytes);
}

std::optional<std::chrono::seconds> parseDuration(const QString &text)
{
    static const QRegularExpression form(uR"(^(?:(\d{1,9})w)?(?:(\d{1,9})d)?(?:(\d{1,9})h)?(?:(\d{1,9})m)?(?:(\d{1,9})s)?$)"_s);
    const QString bare = text.trimmed();
    if (bare == "0"_L1)
        return std::chrono::seconds(0);
    const auto match = form.match(bare);
    if (bare.isEmpty() || !match.hasMatch())
        return std::nullopt;
    qint64 sum = 0;
    for (int i = 0; i < int(std::size(timeUnits)); ++i)
        sum += match.capturedView(i + 1).toLongLong() * timeUnits[i].worth; // nine digits of weeks fit
    return std::chrono::seconds(sum);
}

QString durationText(std::chrono::seconds duration)
{
    if (duration.count() == 0)
        return u"0"_s;
    QString text;
    qint64 left = duration.count();
    for (const Unit &unit : timeUnits) {
        if (unit.name == "w"_L1 && left % unit.worth != 0)
            continue; // 90d reads better than 12w6d
        if (left >= unit.worth)
            text += QString::number(left / unit.worth) + unit.name;
        left %= unit.worth;
    }
    return text;
}

std::optional<RateRule> parseRate(const QString &text)
{
    static const QRegularExpression form(uR"(^(\d{1,9})\s*/\s*(s|m|h)(?:\s+burst\s+(\d{1,9}))?$)"_s);
    const QString bare = text.trimmed();
    if (bare == "off"_L1)
        return RateRule{.isOff = true};
    const auto match = form.match(bare);
    if (!match.hasMatch())
        return std::nullopt;
    const int count = match.capturedView(1).toInt();
    const int burst = match.capturedView(3).isEmpty() ? count : match.capturedView(3).toInt();
    const double unit = match.capturedView(2) == "s"_L1 ? 1 : match.capturedView(2) == "m"_L1 ? 60 : 3600;
    if (count < 1 || burst < 1)
        return std::nullopt;
    return RateRule{.perSecond = count / unit, .burst = burst};
}

QString rateText(const RateRule &rule)
{
    if (rule.isOff)
        return u"off"_s;
    for (const Unit &unit : {Unit{"s"_L1, 1}, Unit{"m"_L1, 60}, Unit{"h"_L1, 3600}}) {
        const double count = rule.perSecond * double(unit.worth);
        if (std::abs(count - std::round(count)) < 1e-6 && count >= 0.5)
            return u"%1/%2 burst %3"_s.arg(std::llround(count)).arg(unit.name).arg(rule.burst);
    }
    return u"%1/h burst %2"_s.arg(std::llround(rule.perSecond * 3600)).arg(rule.burst);
}

QString tomlText(const QString &text)
{
    QString out = u"\""_s;
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            out += u'\\';
        if (c.unicode() < 0x20 || c.unicode() == 0x7F)
            out += u"\\u%1"_s.arg(int(c.unicode()), 4, 16, QChar(u'0'));
        else
            out += c;
    }
    return out + u'"';
}

bool isNetwork(const QString &text)
{
    return !QHostAddress::parseSubnet(text).first.isNull();
}

bool isWebOrigin(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1) && !url.host().isEmpty() && url.userInfo().isEmpty()
           && (url.path().isEmpty() || url.path() == "/"_L1) && !url.hasQuery() && !url.hasFragment();
}

bool isExactOrigin(const QString &text)
{
    if (!isWebOrigin(text))
        return false;
    const QUrl url(text, QUrl::StrictMode);
    const bool isDefaultPort = url.port() == (url.scheme() == "https"_L1 ? 443 : 80);
    QString host = url.host(QUrl::FullyEncoded).toLower();
    if (host.contains(u':'))
        host = u'[' + host + u']';
    return text == url.scheme() + u"://"_s + host + (url.port() < 0 || isDefaultPort ? QString() : u":%1"_s.arg(url.port()));
}

bool isProxy(const QString &text)
{
    return text == "unix"_L1 || isNetwork(text);
}

bool isHostName(const QString &text)
{
    static const QRegularExpression form(uR"(^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$)"_s);
    return form.match(text).hasMatch() || !QHostAddress(text).isNull();
}

bool isFileMode(const QString &text)
{
    static const QRegularExpression form(u"^0?[0-7]{3}$"_s);
    return form.match(text).hasMatch();
}

QString maskedUrl(const QString &url)
{
    static const QRegularExpression password(uR"(([a-z]+://[^/@:]*:).*@)"_s);
    static const QRegularExpression parameter(uR"(([?&]password=)[^&]*)"_s, QRegularExpression::CaseInsensitiveOption);
    QString out = url;
    out.replace(password, u"\\1***@"_s);
    return out.replace(parameter, u"\\1***"_s);
}

} // namespace kith::server
