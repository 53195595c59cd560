// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/composer/mention_text.h"

#include "shared/limits.h"

namespace kith::client {

namespace {

constexpr qsizetype mostPlaces = limits::mentionsPerMessage;

bool isWordCharacter(const QString &text, qsizetype at)
{
    return at >= 0 && at < text.size() && (text[at].isLetterOrNumber() || text[at].isMark() || text[at].isSurrogate());
}

const Mentionable *longestAt(const QString &text, qsizetype at, const QList<Mentionable> &people)
{
    const Mentionable *longest = nullptr;
    for (const Mentionable &person : people) {
        const QString &name = person.name;
        if (name.isEmpty() || (longest && name.size() <= longest->name.size()))
            continue;
        if (QStringView(text).mid(at, name.size()).compare(name, Qt::CaseInsensitive) == 0 && !isWordCharacter(text, at + name.size()))
            longest = &person;
    }
    return longest;
}

} // namespace

QList<NamedPlace> placesOfNames(const QString &text, const QList<Mentionable> &people)
{
    QList<NamedPlace> places;
    for (qsizetype at = text.indexOf(u'@'); at >= 0 && places.size() < mostPlaces; at = text.indexOf(u'@', at + 1)) {
        if (isWordCharacter(text, at - 1))
            continue;
        if (const Mentionable *person = longestAt(text, at + 1, people)) {
            const int length = int(person->name.size()) + 1;
            places.append({.userId = person->userId, .offset = int(at), .length = length});
            at += length - 1;
        }
    }
    return places;
}

} // namespace kith::client
