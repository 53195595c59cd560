// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/config/config_loader.h"
#include "server/doctor/finding.h"

namespace kith::server {

/// Looks at everything that a server stands on, without changing it, beside a running server or without one.
/// With a configuration that cannot be used nothing but that is looked at. Takes as long as reading the database does.
[[nodiscard]] Findings examine(const LoadedConfig &loaded);

// The single examinations, in the order in which examine() makes them.
[[nodiscard]] Findings examineConfiguration(const LoadedConfig &loaded);
[[nodiscard]] Findings examineDataDirectory(const Config &config);
[[nodiscard]] Findings examineSpace(const Config &config);
[[nodiscard]] Findings examineDiskSpeed(const Config &config);
/// Opens, holds together, schema, clock against what is stored, files against their rows.
[[nodiscard]] Findings examineDatabase(const Config &config);
[[nodiscard]] Findings examineClock();
[[nodiscard]] Findings examineCertificate(const Config &config);
[[nodiscard]] Findings examineAddresses(const Config &config);
[[nodiscard]] Findings examineDescriptors();

/// Where Avahi keeps what it announces for others, and says that it runs.
struct AvahiPlaces
{
    QString services = QStringLiteral("/etc/avahi/services");
    QString pidFile = QStringLiteral("/run/avahi-daemon/pid");
};
/// Whether clients on the local network find the server by themselves. kithd leaves that to Avahi (docs/operating.md).
[[nodiscard]] Findings examineAnnouncement(const Config &config, const AvahiPlaces &avahi = {});

} // namespace kith::server
