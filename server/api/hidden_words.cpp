// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/hidden_words.h"

#include <QtCore/QLoggingCategory>

namespace kith::server {

Q_LOGGING_CATEGORY(lcHiddenWords, "kith.api")

void logHiddenWords(const Error &error, const QString &requestId)
{
    if (error.isHidden && !error.detail.isEmpty())
        qCWarning(lcHiddenWords).noquote() << "request" << requestId << "failed:" << error.detail;
}

} // namespace kith::server
