// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/settings/language_view_model.h"

#include <QtCore/QSettings>

#include <algorithm>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

LanguageViewModel::LanguageViewModel(QSettings *file, QObject *parent)
    : QObject(parent)
    , m_file(file)
{
    if (m_file)
        m_current = int(codes().indexOf(m_file->value(u"looks/language"_s).toString())) + 1;
}

QStringList LanguageViewModel::codes()
{
    return {u"en"_s, u"de"_s, u"es"_s};
}

QStringList LanguageViewModel::names() const
{
    // A language is written in itself, whatever the others are in.
    return {tr("As the computer"), u"English"_s, u"Deutsch"_s, u"Español"_s};
}

void LanguageViewModel::setCurrent(int index)
{
    const int valid = std::clamp(index, 0, int(codes().size()));
    if (m_current == valid)
        return;
    m_current = valid;
    if (m_file)
        m_file->setValue(u"looks/language"_s, code());
    Q_EMIT chosen(code());
    Q_EMIT changed();
}

QString LanguageViewModel::code() const
{
    return m_current == 0 ? QString() : codes().at(m_current - 1);
}

} // namespace kith::client
