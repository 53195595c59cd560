// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/result.h"

#include <QtCore/QString>

namespace kith {

/// Collects every broken field of one request, so that a caller learns of all of them at once.
class FieldErrors
{
public:
    void add(QString field, QString code, QString detail);
    [[nodiscard]] bool isEmpty() const { return m_fields.isEmpty(); }
    [[nodiscard]] const QList<FieldError> &fields() const { return m_fields; }
    /// Success when nothing was added, else ErrorCode::Validation with all fields.
    [[nodiscard]] Result<void> verdict() const;

private:
    QList<FieldError> m_fields;
};

/// Number of Unicode code points.
[[nodiscard]] qsizetype codePoints(QStringView text);

/// No unpaired surrogate, no non-character, no NUL, no control character other than tab and line feed.
[[nodiscard]] bool isCleanText(QStringView text);

/// A text for one line that people see: trimmed, runs of white space folded to one space, and without control,
/// bidirectional-override or invisible formatting characters that would let a name disguise itself. Empty where nothing
/// of it would be seen: joiners, fillers, accents without a letter.
[[nodiscard]] QString tidyLine(QStringView text);

/// Message content: line ends unified to LF, trailing white space and a leading byte order mark removed. Everything else
/// stays as written.
[[nodiscard]] QString tidyMessage(QStringView text);

/// A plausible e-mail address (one @, a dotted or bare host, no spaces, at most 254 characters). Only a mail that arrives proves more.
[[nodiscard]] bool isPlausibleEmail(QStringView text);

/// Lower case, trimmed: the form in which addresses are stored and compared.
[[nodiscard]] QString normalisedEmail(QStringView text);

} // namespace kith
