// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/timeline/selection_view_model.h"

#include "client/viewmodel/text/time_text.h"

#include <algorithm>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

bool canBePicked(const TimelineMessage &message)
{
    return message.kind == TimelineMessage::Kind::Text;
}

QStringList idsOf(const QList<TimelineMessage> &messages)
{
    QStringList ids;
    for (const TimelineMessage &message : messages) {
        if (!message.messageId.isEmpty())
            ids.append(message.messageId);
    }
    return ids;
}

} // namespace

SelectionViewModel::SelectionViewModel(TimelineModel &model, QObject *parent)
    : QObject(parent)
    , m_model(model)
{
    connect(&model, &QAbstractItemModel::modelReset, this, &SelectionViewModel::keepThere);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &SelectionViewModel::keepThere);
    connect(&model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &, const QModelIndex &, const QList<int> &roles) {
        if (!roles.contains(TimelineModel::IsSelectedRole))
            keepThere();
    });
}

bool SelectionViewModel::canForward() const
{
    const QList<TimelineMessage> picked = messages();
    return !picked.isEmpty() && std::ranges::all_of(picked, &TimelineMessage::canReact);
}

int SelectionViewModel::unsendable() const
{
    return int(std::ranges::count_if(messages(), &TimelineMessage::canUnsend));
}

int SelectionViewModel::unsendableOfOthers() const
{
    return int(std::ranges::count_if(messages(), [](const TimelineMessage &message) { return message.canUnsend && !message.isOwn; }));
}

void SelectionViewModel::toggle(const QString &key)
{
    if (!m_keys.remove(key)) {
        const QList<TimelineRow> &rows = m_model.rows();
        const auto row = std::ranges::find(rows, key, &TimelineRow::key);
        if (row == rows.end() || !canBePicked(row->message))
            return;
        m_keys.insert(key);
    }
    m_last = key;
    show();
}

void SelectionViewModel::extendTo(const QString &key)
{
    const QList<TimelineRow> &rows = m_model.rows();
    const auto rowOf = [&rows](const QString &wanted) { return std::ranges::find(rows, wanted, &TimelineRow::key); };
    auto from = rowOf(m_last);
    auto to = rowOf(key);
    if (from == rows.end() || to == rows.end()) {
        toggle(key);
        return;
    }
    if (to < from)
        std::swap(from, to);
    for (auto row = from; row <= to; ++row) {
        if (canBePicked(row->message))
            m_keys.insert(row->key());
    }
    m_last = key;
    show();
}

void SelectionViewModel::clear()
{
    m_last.clear();
    if (m_keys.isEmpty())
        return;
    m_keys.clear();
    show();
}

QList<TimelineMessage> SelectionViewModel::messages() const
{
    QList<TimelineMessage> picked;
    if (m_keys.isEmpty())
        return picked;
    const QList<TimelineRow> &rows = m_model.rows();
    for (auto row = rows.crbegin(); row != rows.crend(); ++row) {
        if (m_keys.contains(row->key()))
            picked.append(row->message);
    }
    return picked;
}

void SelectionViewModel::copy()
{
    const QList<TimelineMessage> picked = messages();
    if (picked.isEmpty())
        return;
    if (picked.size() == 1) {
        Q_EMIT copyRequested(picked.first().text);
    } else {
        QStringList parts;
        for (const TimelineMessage &message : picked)
            parts.append(tr("%1, %2:").arg(message.senderName, fullTimeText(message.at)) + u'\n' + message.text);
        Q_EMIT copyRequested(parts.join(u"\n\n"_s));
    }
    clear();
}

void SelectionViewModel::forward()
{
    if (canForward())
        Q_EMIT forwardRequested(idsOf(messages()));
}

void SelectionViewModel::unsend()
{
    QList<TimelineMessage> own = messages();
    own.removeIf([](const TimelineMessage &message) { return !message.canUnsend; });
    if (!own.isEmpty())
        Q_EMIT unsendRequested(idsOf(own));
}

void SelectionViewModel::tellUnsent()
{
    QSet<QString> left;
    for (const TimelineMessage &message : messages()) {
        if (!message.canUnsend)
            left.insert(message.key);
    }
    m_keys = left;
    show(left.isEmpty() ? QString() : tr("%n of them cannot be unsent: not yours, or too old", nullptr, int(left.size())));
}

void SelectionViewModel::keepThere()
{
    if (m_keys.isEmpty())
        return;
    QSet<QString> there;
    for (const TimelineRow &row : m_model.rows()) {
        if (canBePicked(row.message) && m_keys.contains(row.key()))
            there.insert(row.key());
    }
    m_keys = there;
    // Also when all are still there: what may be done with them may have changed.
    show(m_keys.isEmpty() ? QString() : m_note);
}

void SelectionViewModel::show(const QString &note)
{
    m_note = note;
    m_model.setSelected(m_keys);
    Q_EMIT changed();
}

} // namespace kith::client
