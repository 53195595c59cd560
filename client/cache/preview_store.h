// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/ids.h"

#include <QtCore/QSize>
#include <QtCore/QString>

#include <optional>

namespace kith::client {

class CacheDatabase;

/// What a page said about itself when the person asked for it.
struct LinkPreview
{
    MessageId message; ///< in which the link stands
    QString address; ///< of the link, as it was asked for
    QString place; ///< the host that answered, in ASCII
    QString title; ///< plain text, one line; may be empty
    QString description; ///< the same
    QSize picture = {}; ///< in pixels; empty: there is none

    friend bool operator==(const LinkPreview &, const LinkPreview &) = default;
};

/// Previews that were fetched, one for a message. They go with their message (a trigger), and with what it said (put()).
class PreviewStore
{
public:
    explicit PreviewStore(CacheDatabase &database);

    [[nodiscard]] std::optional<LinkPreview> of(MessageId message) const;
    void put(const LinkPreview &preview);
    void remove(MessageId message);

private:
    CacheDatabase &m_database;
};

} // namespace kith::client
