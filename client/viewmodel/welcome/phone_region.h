// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace kith::client {

/// The region (ISO 3166 alpha-2) in which a person's phone numbers are read: that of the number itself when it
/// begins with + and a country code, else that of the system's language; empty when neither tells.
/// *Source* ITU-T E.164, list of assigned country codes; a shared code answers its largest region.
[[nodiscard]] QString phoneRegion(const QString &phone);

/// A number in E.164 as people read it, in groups that no line break parts: +46 701 740 602. Anything else stays as it is.
[[nodiscard]] QString readablePhone(const QString &phone);

} // namespace kith::client
