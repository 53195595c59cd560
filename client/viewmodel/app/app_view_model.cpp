// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/app/app_view_model.h"

#include "client/viewmodel/text/avatar_text.h"

#include <algorithm>

namespace kith::client {

AppViewModel::AppViewModel(QSettings *settingsFile, QObject *parent)
    : QObject(parent)
    , m_emoji(settingsFile)
    , m_settings(settingsFile)
    , m_notifications(settingsFile)
    , m_desktop(settingsFile)
    , m_language(settingsFile)
    , m_shortcuts(settingsFile)
    , m_spelling(settingsFile)
{
    connect(&m_language, &LanguageViewModel::changed, &m_shortcuts, &ShortcutsViewModel::speakAnew);
    // Its words are in the language of before.
    connect(&m_language, &LanguageViewModel::changed, this, [this] {
        if (!isNoticeLasting())
            dismissNotice();
    });
    m_composer.completion()->setEmoji(&m_emoji.table());
    connect(m_composer.completion(), &CompletionViewModel::emojiTaken, &m_emoji, &EmojiViewModel::use);
}

void AppViewModel::setSection(int section)
{
    const auto valid = static_cast<Section>(std::clamp(section, int(Chats), int(Settings)));
    if (m_section == valid)
        return;
    m_section = valid;
    Q_EMIT sectionChanged();
}

void AppViewModel::setWindowActive(bool isActive)
{
    m_isWindowActive = isActive;
    Q_EMIT windowActiveChanged(isLookedAt());
}

void AppViewModel::setAway(std::optional<bool> isAway)
{
    if (m_isAway == isAway)
        return;
    m_isAway = isAway;
    Q_EMIT windowActiveChanged(isLookedAt());
}

void AppViewModel::setMe(const QString &name, qint64 userId, const QString &picture)
{
    m_myName = name;
    m_myInitials = personInitials(name);
    m_myColour = personColour(userId);
    m_myPicture = picture;
    Q_EMIT meChanged();
}

void AppViewModel::setAdding(bool isAdding)
{
    if (m_isAdding == isAdding)
        return;
    m_isAdding = isAdding;
    Q_EMIT meChanged();
}

void AppViewModel::setNotice(const QString &notice, Stay stay)
{
    QString &place = stay == Stay::UntilDismissed || (notice.isEmpty() && m_passingNotice.isEmpty()) ? m_lastingNotice : m_passingNotice;
    if (place == notice)
        return;
    place = notice;
    Q_EMIT noticeChanged();
}

} // namespace kith::client
