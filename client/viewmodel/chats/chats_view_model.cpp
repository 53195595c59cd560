// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/chats/chats_view_model.h"

#include "shared/limits.h"
#include "shared/validation.h"

#include <algorithm>
#include <utility>

namespace kith::client {

namespace {
constexpr int fixedChips = 4;
} // namespace

ChatsViewModel::ChatsViewModel(QObject *parent)
    : QObject(parent)
{
    m_filtered.setSourceModel(&m_rows);
    m_switcher.setSourceModel(&m_rows);
}

QStringList ChatsViewModel::chips() const
{
    QStringList titles{tr("All"), m_unreadConversations > 0 ? tr("Unread %1").arg(m_unreadConversations) : tr("Unread"), tr("People"),
                       tr("Groups")};
    titles.append(m_folders);
    if (m_archived > 0)
        titles.append(tr("Archived"));
    return titles;
}

int ChatsViewModel::chip() const
{
    if (m_part == Part::Archived)
        return fixedChips + int(m_folders.size());
    return m_part == Part::Folder ? fixedChips + int(m_folders.indexOf(m_folder)) : int(m_part);
}

void ChatsViewModel::chooseChip(int chip)
{
    const int folder = chip - fixedChips;
    if (chip >= 0 && folder < 0)
        choose(static_cast<Part>(chip));
    else if (folder >= 0 && folder < m_folders.size())
        choose(Part::Folder, m_folders[folder]);
    else if (folder == m_folders.size() && m_archived > 0)
        choose(Part::Archived);
    else
        choose(Part::All);
}

void ChatsViewModel::choose(Part part, const QString &folder)
{
    if (m_part == part && m_folder == folder)
        return;
    m_part = part;
    m_folder = folder;
    m_filtered.setPart(part, folder);
    Q_EMIT chipsChanged();
}

void ChatsViewModel::muteUntilTomorrow(const QString &conversationId)
{
    const QDateTime now = QDateTime::currentDateTime();
    const QDateTime morning(now.date().addDays(1), QTime(8, 0));
    mute(conversationId, int(now.secsTo(morning) / 60) + 1);
}

void ChatsViewModel::setFolder(const QString &conversationId, const QString &folder)
{
    Q_EMIT folderRequested(conversationId, tidyLine(folder).left(limits::folderNameLength));
}

void ChatsViewModel::setSearch(const QString &text)
{
    if (m_search == text)
        return;
    m_search = text;
    m_filtered.setSearch(text);
    Q_EMIT searchChanged();
}

void ChatsViewModel::setSwitcherSearch(const QString &text)
{
    m_switcher.setSearch(text);
}

void ChatsViewModel::open(const QString &conversationId)
{
    m_awaited.clear();
    if (m_currentId == conversationId)
        return;
    m_currentId = conversationId;
    m_filtered.setKept(conversationId);
    Q_EMIT currentIdChanged();
}

void ChatsViewModel::openWhenThere(const QString &conversationId)
{
    m_awaited = conversationId;
    openAwaited();
}

void ChatsViewModel::openAwaited()
{
    const auto isAwaited = [this](const ChatRow &row) { return row.conversationId == m_awaited; };
    if (!m_awaited.isEmpty() && std::ranges::any_of(m_rows.rows(), isAwaited))
        open(std::exchange(m_awaited, {}));
}

void ChatsViewModel::step(int by)
{
    const int count = m_filtered.rowCount();
    if (count == 0)
        return;
    const int row = m_filtered.rowOf(m_currentId);
    open(m_filtered.conversationAt(row < 0 ? 0 : std::clamp(row + by, 0, count - 1)));
}

void ChatsViewModel::stepUnread(int by)
{
    QSet<QString> unread;
    for (const ChatRow &row : m_rows.rows()) {
        if (row.mentions > 0 || (row.isUnread() && !row.isMuted))
            unread.insert(row.conversationId);
    }
    const int count = m_filtered.rowCount();
    const int current = m_filtered.rowOf(m_currentId);
    const int from = current < 0 && by < 0 ? 0 : current;
    for (int steps = 1; steps <= count; ++steps) {
        const QString id = m_filtered.conversationAt(((from + steps * by) % count + count) % count);
        if (id != m_currentId && unread.contains(id)) {
            open(id);
            return;
        }
    }
}

void ChatsViewModel::setRows(const QList<ChatRow> &rows)
{
    m_rows.setRows(rows);
    count(rows);
    if ((m_part == Part::Folder && !m_folders.contains(m_folder)) || (m_part == Part::Archived && m_archived == 0))
        choose(Part::All);
    // The same titles again would only make new chips, and take the focus from the old ones.
    // Not compared with those of a moment ago: the language may have changed meanwhile.
    if (QStringList titles = chips(); titles != m_toldChips) {
        m_toldChips = std::move(titles);
        Q_EMIT chipsChanged();
    }
    Q_EMIT rowsChanged();
    openAwaited();
}

void ChatsViewModel::count(const QList<ChatRow> &rows)
{
    m_unreadMessages = 0;
    m_unreadConversations = 0;
    m_archived = 0;
    m_folders.clear();
    for (const ChatRow &row : rows) {
        // What is muted or put away asks for attention only where it names the reader.
        m_unreadMessages += row.isMuted || row.isArchived ? row.mentions : row.unread;
        m_unreadConversations += row.isUnread() && !row.isArchived ? 1 : 0;
        m_archived += row.isArchived ? 1 : 0;
        if (!row.folder.isEmpty() && !m_folders.contains(row.folder))
            m_folders.append(row.folder);
    }
    std::sort(m_folders.begin(), m_folders.end(), [](const QString &a, const QString &b) { return QString::localeAwareCompare(a, b) < 0; });
}

void ChatsViewModel::setLoading(bool isLoading)
{
    if (m_isLoading == isLoading)
        return;
    m_isLoading = isLoading;
    Q_EMIT rowsChanged();
}

void ChatsViewModel::setUndo(const QString &text)
{
    // The same words again stand for another deed, and their time begins anew.
    if (m_undoText.isEmpty() && text.isEmpty())
        return;
    m_undoText = text;
    Q_EMIT undoChanged();
}

} // namespace kith::client
