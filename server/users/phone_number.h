// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

#include <optional>

namespace kith::server {

/// The E.164 form (`+46701234567`) of a phone number as people type it.
///
/// `country` (ISO 3166 alpha-2) says how a number without a country code is meant; empty: only international forms are
/// read. A number only has to be possible, not assigned: numbering plans change faster than the library's tables.
/// Errors: absent for everything else. Thread: any. Source: ITU-T E.164, libphonenumber.
[[nodiscard]] std::optional<QString> toE164(QStringView typed, QStringView country);

/// A country (ISO 3166 alpha-2, upper case) whose phone numbers can be read.
[[nodiscard]] bool isPhoneCountry(QStringView country);

} // namespace kith::server
