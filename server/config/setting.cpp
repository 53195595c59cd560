// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/config/setting.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

QString Setting::flagName() const
{
    if (!flag.isEmpty())
        return flag;
    QString name = key;
    return u"--"_s + name.replace(u'.', u'-').replace(u'_', u'-');
}

QString Setting::environmentName() const
{
    if (!environment.isEmpty())
        return environment;
    QString name = key;
    return u"KITH_"_s + name.replace(u'.', u'_').toUpper();
}

QString Setting::section() const
{
    const qsizetype dot = key.indexOf(u'.');
    return dot < 0 ? QString() : key.left(dot);
}

const Setting *findSetting(const QString &key)
{
    for (const Setting &setting : settingsTable()) {
        if (setting.key == key)
            return &setting;
    }
    return nullptr;
}

} // namespace kith::server
