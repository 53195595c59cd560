// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/composer/spelling_view_model.h"

#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtCore/QSettings>

#include <algorithm>
#include <chrono>
#include <utility>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Between two keys of somebody who writes nothing is looked up.
constexpr std::chrono::milliseconds pause{180};

QString ownWordsBeside(const QSettings *file)
{
    return file ? QFileInfo(file->fileName()).path() + u"/words.txt"_s : QString();
}

QString nameOf(const QString &code)
{
    const QLocale locale(code);
    const QString name = locale.nativeLanguageName();
    if (name.isEmpty() || locale.language() == QLocale::C)
        return code;
    const bool hasCountry = code.contains(u'_');
    return hasCountry ? u"%1 (%2)"_s.arg(name, locale.nativeTerritoryName()) : name;
}

} // namespace

SpellingViewModel::SpellingViewModel(QSettings *file, const QString &folder, QObject *parent)
    : QObject(parent)
    , m_file(file)
    , m_speller(folder, ownWordsBeside(file))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(pause);
    connect(&m_soon, &QTimer::timeout, this, &SpellingViewModel::check);
    if (m_file && m_file->contains(u"spelling/languages"_s)) {
        m_chosen = m_file->value(u"spelling/languages"_s).toStringList();
    } else {
        const QString own = QLocale::system().name();
        const QList<Dictionary> &all = m_speller.dictionaries();
        if (std::any_of(all.cbegin(), all.cend(), [&own](const Dictionary &each) { return each.code == own; }))
            m_chosen = {own};
    }
    m_speller.setLanguages(m_chosen);
}

QVariantList SpellingViewModel::languages() const
{
    QVariantList out;
    for (const Dictionary &dictionary : m_speller.dictionaries())
        out.append(QVariantMap{
            {u"code"_s, dictionary.code}, {u"name"_s, nameOf(dictionary.code)}, {u"isOn"_s, m_chosen.contains(dictionary.code)}});
    return out;
}

QVariantList SpellingViewModel::places() const
{
    QVariantList out;
    for (const WordPlace &place : m_wrong)
        out.append(QVariantMap{{u"start"_s, place.start}, {u"length"_s, place.word.size()}});
    return out;
}

void SpellingViewModel::setOn(const QString &code, bool isOn)
{
    if (m_chosen.contains(code) == isOn)
        return;
    if (isOn)
        m_chosen.append(code);
    else
        m_chosen.removeAll(code);
    if (m_file)
        m_file->setValue(u"spelling/languages"_s, m_chosen);
    m_speller.setLanguages(m_chosen);
    Q_EMIT languagesChanged();
    check();
}

void SpellingViewModel::look(const QString &text, int cursor)
{
    const bool isOther = m_text != text;
    m_cursor = cursor;
    if (isOther) {
        // What has moved is not drawn where it was. What stands before the change is.
        const auto mismatch = std::mismatch(m_text.cbegin(), m_text.cend(), text.cbegin(), text.cend());
        const auto same = int(mismatch.first - m_text.cbegin());
        const qsizetype before = m_wrong.size();
        m_wrong.removeIf([same](const WordPlace &place) { return place.start + place.word.size() > same; });
        m_text = text;
        if (m_wrong.size() != before)
            Q_EMIT placesChanged();
    }
    m_soon.start();
}

void SpellingViewModel::check()
{
    const quint64 round = ++m_round;
    if (!m_speller.hasLanguages() || m_text.isEmpty()) {
        if (!std::exchange(m_wrong, {}).isEmpty())
            Q_EMIT placesChanged();
        return;
    }
    const QList<WordPlace> all = wordsToSpell(m_text);
    QStringList words;
    for (const WordPlace &place : all)
        words.append(place.word);
    m_speller.findWrong(words, this, [this, all, round](const QSet<QString> &wrong) {
        if (round != m_round)
            return;
        QList<WordPlace> found;
        for (const WordPlace &place : all) {
            const bool isBeingWritten = place.start + place.word.size() == m_cursor && m_cursor == m_text.size();
            if (!isBeingWritten && wrong.contains(place.word))
                found.append(place);
        }
        if (m_wrong == found)
            return;
        m_wrong = found;
        Q_EMIT placesChanged();
    });
}

QVariantMap SpellingViewModel::placeAt(int position) const
{
    for (const WordPlace &place : m_wrong) {
        if (position >= place.start && position <= place.start + place.word.size())
            return {{u"start"_s, place.start}, {u"length"_s, place.word.size()}, {u"word"_s, place.word}};
    }
    return {};
}

void SpellingViewModel::suggest(const QString &word)
{
    m_suggestions.clear();
    Q_EMIT suggestionsChanged();
    m_speller.suggest(word, this, [this](const QStringList &found) {
        m_suggestions = found;
        Q_EMIT suggestionsChanged();
    });
}

void SpellingViewModel::learn(const QString &word)
{
    m_speller.learn(word);
    check();
}

} // namespace kith::client
