// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/parameter.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

qint64 readParameter(JsonReader &in, QLatin1String name, qint64 min, qint64 max, qint64 fallback)
{
    const QJsonValue sent = in.raw().value(name);
    if (!sent.isString())
        return in.integer(name, JsonReader::Need::Optional, min, max, fallback);
    bool isNumber = false;
    const qint64 number = sent.toString().toLongLong(&isNumber);
    if (isNumber && number >= min && number <= max)
        return number;
    if (isNumber)
        in.fail(name, u"range"_s, u"This must be from %1 to %2."_s.arg(min).arg(max));
    else
        in.fail(name, u"type"_s, u"This must be a whole number."_s);
    return fallback;
}

} // namespace kith::server
