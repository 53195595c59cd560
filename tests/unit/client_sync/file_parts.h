// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/file_client.h"
#include "client/sync/outbox.h"
#include "client/transfer/background.h"
#include "client/transfer/downloads.h"
#include "client/transfer/out_tray.h"
#include "client/transfer/uploads.h"

namespace kith::client {

/// What an engine needs for files, with folders of its own below `folder`.
class FileParts
{
public:
    FileParts(Cache &cache, RestClient &rest, const QString &folder)
        : m_client(rest.server(), nullptr)
        , m_tray(cache, m_background, folder + QStringLiteral("/outgoing"), nullptr)
        , m_downloads(cache, m_client, m_background, folder + QStringLiteral("/files"), nullptr)
        , m_uploads(cache, m_client, rest, m_background, m_tray, nullptr)
    {
    }

    [[nodiscard]] FileRooms rooms() { return {.uploads = m_uploads, .downloads = m_downloads, .tray = m_tray}; }

private:
    FileClient m_client;
    Background m_background;
    OutTray m_tray;
    Downloads m_downloads;
    Uploads m_uploads;
};

} // namespace kith::client
