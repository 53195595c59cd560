// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/shell/translator.h"

#include "client/viewmodel/settings/language_view_model.h"

#include <QtCore/QLocale>
#include <QtGui/QGuiApplication>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The first of the computer's languages that Kith speaks, else English.
QString languageOfComputer()
{
    const QStringList spoken = LanguageViewModel::codes();
    for (const QString &wish : QLocale::system().uiLanguages()) {
        const QString code = wish.section(u'-', 0, 0);
        if (spoken.contains(code))
            return code;
    }
    return u"en"_s;
}

} // namespace

Translator::Translator(QObject *parent)
    : QObject(parent)
{
}

void Translator::use(const QString &code)
{
    m_current = LanguageViewModel::codes().contains(code) ? code : languageOfComputer();
    // Dates and numbers as the country of the computer writes them; in another language its weeks and days at least.
    const QLocale system = QLocale::system();
    const QLocale wanted(m_current);
    const QLocale locale = code.isEmpty() || system.language() == wanted.language() ? system
                                                                                    : QLocale(wanted.language(), system.territory());
    QLocale::setDefault(locale);
    QCoreApplication::removeTranslator(&m_words);
    if (m_words.load(u":/i18n/kith_%1.qm"_s.arg(m_current)))
        QCoreApplication::installTranslator(&m_words);
    QGuiApplication::setLayoutDirection(wanted.textDirection());
}

} // namespace kith::client
