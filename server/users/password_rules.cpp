// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/password_rules.h"

#include "shared/limits.h"
#include "shared/validation.h"

#include <QtCore/QFile>

#include <algorithm>
#include <vector>

static void loadCommonPasswords()
{
    Q_INIT_RESOURCE(common_passwords);
}

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
/// Sorted views into the list, which lives as long as the program.
const std::vector<QByteArrayView> &commonPasswords()
{
    static const QByteArray text = [] {
        loadCommonPasswords();
        QFile file(u":/kith/users/common_passwords.txt"_s);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("The list of common passwords is missing.");
        return file.readAll();
    }();
    static const std::vector<QByteArrayView> lines = [] {
        std::vector<QByteArrayView> out;
        for (qsizetype begin = 0; begin < text.size();) {
            const qsizetype end = text.indexOf('\n', begin);
            if (text.at(begin) != '#')
                out.push_back(QByteArrayView(text).sliced(begin, end - begin));
            begin = end + 1;
        }
        return out;
    }();
    return lines;
}

bool isCommon(const QString &folded)
{
    return std::ranges::binary_search(commonPasswords(), QByteArrayView(folded.toUtf8()),
                                      [](QByteArrayView one, QByteArrayView other) { return one.compare(other) < 0; });
}

/// The name of this program with nothing but digits and signs around it.
bool isProgramName(const QString &folded)
{
    QString letters;
    for (const QChar c : folded) {
        if (c.isLetter())
            letters += c;
    }
    return letters == "kith"_L1 || letters == "kithd"_L1 || letters == "kithkith"_L1;
}

bool isOneCharacter(const QString &folded)
{
    return folded.count(folded.front()) == folded.size();
}
} // namespace

std::optional<PasswordFlaw> flawOf(const QString &password, const QStringList &ownWords)
{
    const QString normal = password.normalized(QString::NormalizationForm_KC);
    const qsizetype length = codePoints(normal);
    if (length < limits::passwordMinLength)
        return PasswordFlaw{u"too_short"_s, u"Use at least %1 characters."_s.arg(limits::passwordMinLength)};
    if (length > limits::passwordMaxLength)
        return PasswordFlaw{u"too_long"_s, u"Use at most %1 characters."_s.arg(limits::passwordMaxLength)};
    const QString folded = normal.toCaseFolded();
    if (isCommon(folded) || isOneCharacter(folded) || isProgramName(folded))
        return PasswordFlaw{u"format"_s, u"This password is among the first that anybody would try."_s};
    for (const QString &word : ownWords) {
        if (!word.isEmpty() && folded == word.normalized(QString::NormalizationForm_KC).toCaseFolded())
            return PasswordFlaw{u"format"_s, u"The password must not be your name, e-mail address or phone number."_s};
    }
    return std::nullopt;
}

} // namespace kith::server
