// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/config_outlook.h"

#include "server/storage/database_url.h"
#include "server/tls/tls_identity.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

LoadedConfig loadWholeConfig(const ConfigSources &sources)
{
    LoadedConfig loaded = loadConfig(sources);
    const auto refuse = [&loaded](const QString &key, const Error &error) {
        loaded.problems.append({.source = loaded.origins.value(key), .key = key, .sentence = error.detail});
    };
    const Config &config = loaded.config;
    if (!config.database.url.isEmpty()) {
        if (const auto url = DatabaseUrl::parse(config.database.url); !url)
            refuse(u"database.url"_s, url.error());
    }
    if (!config.tls.certificate.isEmpty() && !config.tls.key.isEmpty()) {
        if (const auto identity = TlsIdentity::open(config.tls.certificate, config.tls.key); !identity)
            refuse(u"tls.certificate"_s, identity.error());
    }
    return loaded;
}

} // namespace kith::server
