// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/settings/shortcuts_view_model.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSettings>

#include <algorithm>
#include <utility>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

using Place = ShortcutsViewModel::Place;

struct Action
{
    const char *id;
    Place place;
    const char *text;
    const char *keys; ///< portable; several are parted by "; "
    bool isFixed = false;
    int number = 0; ///< stands in the text
};

constexpr auto filterText = QT_TRANSLATE_NOOP("Shortcuts", "Filter or folder %1 above the chats");

// The one table. Fixed ones are shown and cannot be changed: what everybody expects of Enter, Esc and the arrows. No other one
// is a plain key: what is typed on a message goes to the message field.
constexpr Action actions[] = {
    {"search", Place::Window, QT_TRANSLATE_NOOP("Shortcuts", "Go to a conversation, or search everywhere"), "Ctrl+K; Ctrl+Shift+F"},
    {"find", Place::Window, QT_TRANSLATE_NOOP("Shortcuts", "Search this conversation"), "Ctrl+F"},
    {"olderHit", Place::Window, QT_TRANSLATE_NOOP("Shortcuts", "Older place that was found"), "F3"},
    {"newerHit", Place::Window, QT_TRANSLATE_NOOP("Shortcuts", "Newer place that was found"), "Shift+F3"},
    {"newChat", Place::Window, QT_TRANSLATE_NOOP("Shortcuts", "New chat"), "Ctrl+N"},
    {"nextChat", Place::Window, QT_TRANSLATE_NOOP("Shortcuts", "Next conversation"), "Alt+Down"},
    {"previousChat", Place::Window, QT_TRANSLATE_NOOP("Shortcuts", "Previous conversation"), "Alt+Up"},
    {"nextUnread", Place::Window, QT_TRANSLATE_NOOP("Shortcuts", "Next unread conversation"), "Alt+Shift+Down"},
    {"previousUnread", Place::Window, QT_TRANSLATE_NOOP("Shortcuts", "Previous unread conversation"), "Alt+Shift+Up"},
    {"nextPane", Place::Window, QT_TRANSLATE_NOOP("Shortcuts", "From list to messages, field and details"), "F6"},
    {"previousPane", Place::Window, QT_TRANSLATE_NOOP("Shortcuts", "The same way back"), "Shift+F6"},
    {"filter1", Place::Window, filterText, "Ctrl+1", false, 1},
    {"filter2", Place::Window, filterText, "Ctrl+2", false, 2},
    {"filter3", Place::Window, filterText, "Ctrl+3", false, 3},
    {"filter4", Place::Window, filterText, "Ctrl+4", false, 4},
    {"filter5", Place::Window, filterText, "Ctrl+5", false, 5},
    {"filter6", Place::Window, filterText, "Ctrl+6", false, 6},
    {"filter7", Place::Window, filterText, "Ctrl+7", false, 7},
    {"filter8", Place::Window, filterText, "Ctrl+8", false, 8},
    {"filter9", Place::Window, filterText, "Ctrl+9", false, 9},
    {"date", Place::Window, QT_TRANSLATE_NOOP("Shortcuts", "Go to a date"), "Ctrl+G"},
    {"details", Place::Window, QT_TRANSLATE_NOOP("Shortcuts", "Show or hide the details"), "Ctrl+D"},
    {"chats", Place::Window, QT_TRANSLATE_NOOP("Shortcuts", "Chats"), "Alt+1"},
    {"people", Place::Window, QT_TRANSLATE_NOOP("Shortcuts", "People"), "Alt+2"},
    {"settings", Place::Window, QT_TRANSLATE_NOOP("Shortcuts", "Settings"), "Ctrl+,"},
    {"shortcuts", Place::Window, QT_TRANSLATE_NOOP("Shortcuts", "These shortcuts"), "F1; Ctrl+/"},
    {"larger", Place::Window, QT_TRANSLATE_NOOP("Shortcuts", "Larger text"), "Ctrl++; Ctrl+="},
    {"smaller", Place::Window, QT_TRANSLATE_NOOP("Shortcuts", "Smaller text"), "Ctrl+-"},
    {"normalSize", Place::Window, QT_TRANSLATE_NOOP("Shortcuts", "Text as large as it comes"), "Ctrl+0"},
    {"close", Place::Window, QT_TRANSLATE_NOOP("Shortcuts", "Close the window"), "Ctrl+W"},
    {"quit", Place::Window, QT_TRANSLATE_NOOP("Shortcuts", "Quit"), "Ctrl+Q"},
    {"back", Place::Window, QT_TRANSLATE_NOOP("Shortcuts", "Back, close, or to the message field"), "Esc", true},

    {"send", Place::Writing, QT_TRANSLATE_NOOP("Shortcuts", "Send"), "Return", true},
    {"break", Place::Writing, QT_TRANSLATE_NOOP("Shortcuts", "New line"), "Shift+Return", true},
    {"editLast", Place::Writing, QT_TRANSLATE_NOOP("Shortcuts", "Edit the last message, in an empty field"), "Up", true},
    {"attach", Place::Writing, QT_TRANSLATE_NOOP("Shortcuts", "Attach files"), "Ctrl+U"},
    {"emoji", Place::Writing, QT_TRANSLATE_NOOP("Shortcuts", "Choose an emoji"), "Ctrl+."},
    {"bold", Place::Writing, QT_TRANSLATE_NOOP("Shortcuts", "Bold"), "Ctrl+B"},
    {"italic", Place::Writing, QT_TRANSLATE_NOOP("Shortcuts", "Italic"), "Ctrl+I"},
    {"struck", Place::Writing, QT_TRANSLATE_NOOP("Shortcuts", "Struck through"), "Ctrl+Shift+X"},
    {"code", Place::Writing, QT_TRANSLATE_NOOP("Shortcuts", "Code"), "Ctrl+E"},

    {"older", Place::Message, QT_TRANSLATE_NOOP("Shortcuts", "Older message"), "Up", true},
    {"newer", Place::Message, QT_TRANSLATE_NOOP("Shortcuts", "Newer message"), "Down", true},
    {"menu", Place::Message, QT_TRANSLATE_NOOP("Shortcuts", "Menu of the message"), "Return; Menu; Shift+F10", true},
    {"pick", Place::Message, QT_TRANSLATE_NOOP("Shortcuts", "Select the message"), "Space", true},
    {"pickTo", Place::Message, QT_TRANSLATE_NOOP("Shortcuts", "Select up to the message"), "Shift+Space", true},
    {"copy", Place::Message, QT_TRANSLATE_NOOP("Shortcuts", "Copy"), "Ctrl+C"},
    {"reply", Place::Message, QT_TRANSLATE_NOOP("Shortcuts", "Reply"), "Ctrl+R"},
    {"edit", Place::Message, QT_TRANSLATE_NOOP("Shortcuts", "Edit"), "Ctrl+E"},
    {"forward", Place::Message, QT_TRANSLATE_NOOP("Shortcuts", "Forward"), "Ctrl+L"},
    {"pin", Place::Message, QT_TRANSLATE_NOOP("Shortcuts", "Pin or unpin"), "Ctrl+P"},
    {"info", Place::Message, QT_TRANSLATE_NOOP("Shortcuts", "Who has read it"), "Ctrl+I"},
    {"original", Place::Message, QT_TRANSLATE_NOOP("Shortcuts", "Go to the message that was answered"), "Ctrl+O"},
    {"preview", Place::Message, QT_TRANSLATE_NOOP("Shortcuts", "Show a preview of the link"), "Ctrl+Shift+P"},
    {"react", Place::Message, QT_TRANSLATE_NOOP("Shortcuts", "React"), "Ctrl+."},
};

const Action *find(const QString &id)
{
    const auto found = std::find_if(std::begin(actions), std::end(actions),
                                    [&id](const Action &action) { return id == QLatin1StringView(action.id); });
    return found == std::end(actions) ? nullptr : found;
}

QString headingOf(Place place)
{
    switch (place) {
    case Place::Window: return QCoreApplication::translate("Shortcuts", "Everywhere");
    case Place::Writing: return QCoreApplication::translate("Shortcuts", "While writing");
    case Place::Message: return QCoreApplication::translate("Shortcuts", "On a message");
    }
    Q_UNREACHABLE();
}

QString textOf(const Action &action)
{
    const QString text = QCoreApplication::translate("Shortcuts", action.text);
    return action.number > 0 ? text.arg(action.number) : text;
}

bool canMeet(Place a, Place b)
{
    return a == b || a == Place::Window || b == Place::Window;
}

QList<QKeySequence> fromPortable(const QString &text)
{
    QList<QKeySequence> sequences;
    const QStringList parts = text.split(u"; "_s, Qt::SkipEmptyParts);
    for (const QString &part : parts)
        sequences.append(QKeySequence(part, QKeySequence::PortableText));
    return sequences;
}

bool isPlain(const QKeySequence &keys)
{
    const QKeyCombination first = keys[0];
    const bool isFunctionKey = first.key() >= Qt::Key_F1 && first.key() <= Qt::Key_F35;
    return !isFunctionKey && !(first.keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
}

QString inWords(const QList<QKeySequence> &sequences, QKeySequence::SequenceFormat format, const QString &between)
{
    QStringList words;
    for (const QKeySequence &sequence : sequences)
        words.append(sequence.toString(format));
    return words.join(between);
}

bool isModifier(int key)
{
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt || key == Qt::Key_Meta || key == Qt::Key_AltGr
           || key == Qt::Key_CapsLock || key == Qt::Key_NumLock || key == Qt::Key_unknown || key == 0;
}

/// A sign that Shift was needed for says so by itself: "+", not "Shift++".
QKeySequence sequenceOf(int key, int modifiers)
{
    auto held = Qt::KeyboardModifiers(modifiers) & (Qt::ControlModifier | Qt::AltModifier | Qt::ShiftModifier | Qt::MetaModifier);
    const bool isSign = key > Qt::Key_Space && key < 0x100 && !(key >= Qt::Key_0 && key <= Qt::Key_9)
                        && !(key >= Qt::Key_A && key <= Qt::Key_Z);
    if (isSign)
        held.setFlag(Qt::ShiftModifier, false);
    return QKeySequence(QKeyCombination(held, Qt::Key(key == Qt::Key_Enter ? Qt::Key_Return : key)));
}

} // namespace

int ShortcutListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ShortcutListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ShortcutRow &row = m_rows[index.row()];
    switch (role) {
    case IdRole: return row.id;
    case HeadingRole: return row.heading;
    case TextRole: return row.text;
    case KeysRole: return row.keys;
    case IsFixedRole: return row.isFixed;
    case IsChangedRole: return row.isChanged;
    case IsRecordingRole: return row.isRecording;
    default: return {};
    }
}

QHash<int, QByteArray> ShortcutListModel::roleNames() const
{
    return {
        {IdRole, "actionId"},         {HeadingRole, "heading"},        {TextRole, "words"}, {KeysRole, "keys"}, {IsFixedRole, "isFixed"},
        {IsChangedRole, "isChanged"}, {IsRecordingRole, "isRecording"}};
}

ShortcutsViewModel::ShortcutsViewModel(QSettings *file, QObject *parent)
    : QObject(parent)
    , m_file(file)
{
    for (const Action &action : actions) {
        const QString name = u"shortcuts/"_s + QLatin1StringView(action.id);
        if (!m_file || action.isFixed || !m_file->contains(name))
            continue;
        // Earlier on, messages took plain letters as commands.
        const QList<QKeySequence> chosen = fromPortable(m_file->value(name).toString());
        if (std::ranges::none_of(chosen, isPlain))
            m_chosen.insert(QString::fromLatin1(action.id), chosen);
    }
    // Keys that a person has given to one action do not become another's by a newer table: pressed, neither would be meant.
    const QStringList given = m_chosen.keys();
    for (const QString &id : given) {
        const QList<QKeySequence> own = m_chosen.value(id);
        for (const QKeySequence &keys : own) {
            const QString other = ownerOf(keys, id);
            if (other.isEmpty() || m_chosen.contains(other) || find(other)->isFixed)
                continue;
            QList<QKeySequence> left = sequencesOf(other);
            left.removeAll(keys);
            m_chosen.insert(other, left);
        }
    }
    collect();
    show();
}

QList<QKeySequence> ShortcutsViewModel::sequencesOf(const QString &id) const
{
    const auto chosen = m_chosen.constFind(id);
    if (chosen != m_chosen.cend())
        return *chosen;
    const Action *action = find(id);
    return action ? fromPortable(QString::fromLatin1(action->keys)) : QList<QKeySequence>();
}

void ShortcutsViewModel::collect()
{
    for (const Action &action : actions) {
        const QString id = QString::fromLatin1(action.id);
        const QList<QKeySequence> sequences = sequencesOf(id);
        QStringList portable;
        for (const QKeySequence &sequence : sequences)
            portable.append(sequence.toString(QKeySequence::PortableText));
        m_keys.insert(id, portable);
        m_names.insert(id, sequences.isEmpty() ? QString() : sequences.first().toString(QKeySequence::NativeText));
    }
    Q_EMIT keysChanged();
}

void ShortcutsViewModel::show()
{
    QList<ShortcutRow> rows;
    std::optional<Place> last;
    for (const Action &action : actions) {
        const QString id = QString::fromLatin1(action.id);
        ShortcutRow row{
            .id = id, .heading = {}, .text = textOf(action), .keys = inWords(sequencesOf(id), QKeySequence::NativeText, u"   "_s)};
        if (!m_search.isEmpty() && !row.text.contains(m_search, Qt::CaseInsensitive) && !row.keys.contains(m_search, Qt::CaseInsensitive))
            continue;
        row.heading = last != action.place ? headingOf(action.place) : QString();
        last = action.place;
        row.isFixed = action.isFixed;
        row.isChanged = m_chosen.contains(id);
        row.isRecording = id == m_recording;
        rows.append(row);
    }
    m_rows.setRows(rows);
    Q_EMIT changed();
}

void ShortcutsViewModel::setSearch(const QString &search)
{
    if (m_search == search.trimmed())
        return;
    m_search = search.trimmed();
    show();
}

QString ShortcutsViewModel::actionFor(int place, int key, int modifiers) const
{
    const QKeySequence pressed = sequenceOf(key, modifiers & ~int(Qt::KeypadModifier));
    for (const Action &action : actions) {
        if (action.place == place && !action.isFixed && sequencesOf(QString::fromLatin1(action.id)).contains(pressed))
            return QString::fromLatin1(action.id);
    }
    return {};
}

QString ShortcutsViewModel::ownerOf(const QKeySequence &keys, const QString &besides) const
{
    const Action *wishing = find(besides);
    for (const Action &action : actions) {
        const QString id = QString::fromLatin1(action.id);
        if (id != besides && canMeet(action.place, wishing->place) && sequencesOf(id).contains(keys))
            return id;
    }
    return {};
}

void ShortcutsViewModel::record(const QString &id)
{
    const Action *action = find(id);
    if (!action || action->isFixed)
        return;
    m_recording = id;
    m_problem.clear();
    m_wanted = {};
    show();
}

void ShortcutsViewModel::stopRecording()
{
    if (m_recording.isEmpty())
        return;
    m_recording.clear();
    show();
}

bool ShortcutsViewModel::press(int key, int modifiers)
{
    if (m_recording.isEmpty() || isModifier(key))
        return false;
    const QString id = std::exchange(m_recording, QString());
    const QKeySequence keys = sequenceOf(key, modifiers);
    const bool isHeld = (modifiers & int(Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) != 0;
    m_problem.clear();
    m_wanted = {};
    if (key == Qt::Key_Escape && !isHeld) {
        show();
        return true;
    }
    const QString name = keys.toString(QKeySequence::NativeText);
    if (isPlain(keys)) {
        m_problem = tr("%1 alone is needed for writing. Hold Ctrl or Alt with it.").arg(name);
    } else if (const QString owner = ownerOf(keys, id); !owner.isEmpty()) {
        const Action *other = find(owner);
        m_problem = tr("%1 is taken already: %2.").arg(name, textOf(*other));
        if (!other->isFixed) {
            m_wanted = keys;
            m_wantedBy = id;
        }
    } else {
        choose(id, {keys});
        return true;
    }
    show();
    return true;
}

void ShortcutsViewModel::takeOver()
{
    if (m_wanted.isEmpty())
        return;
    const QKeySequence keys = std::exchange(m_wanted, QKeySequence());
    while (true) {
        const QString owner = ownerOf(keys, m_wantedBy);
        if (owner.isEmpty())
            break;
        QList<QKeySequence> left = sequencesOf(owner);
        left.removeAll(keys);
        choose(owner, left);
    }
    choose(m_wantedBy, {keys});
}

void ShortcutsViewModel::choose(const QString &id, const QList<QKeySequence> &sequences)
{
    const Action *action = find(id);
    if (!action || action->isFixed)
        return;
    const QString name = u"shortcuts/"_s + id;
    if (sequences == fromPortable(QString::fromLatin1(action->keys))) {
        m_chosen.remove(id);
        if (m_file)
            m_file->remove(name);
    } else {
        m_chosen.insert(id, sequences);
        if (m_file)
            m_file->setValue(name, inWords(sequences, QKeySequence::PortableText, u"; "_s));
    }
    m_problem.clear();
    collect();
    show();
}

void ShortcutsViewModel::clear(const QString &id)
{
    choose(id, {});
}

void ShortcutsViewModel::reset(const QString &id)
{
    const Action *action = find(id);
    if (!action)
        return;
    // What others have taken of it meanwhile they give back.
    const QList<QKeySequence> own = fromPortable(QString::fromLatin1(action->keys));
    for (const QKeySequence &keys : own) {
        for (QString owner = ownerOf(keys, id); !owner.isEmpty(); owner = ownerOf(keys, id)) {
            QList<QKeySequence> left = sequencesOf(owner);
            left.removeAll(keys);
            choose(owner, left);
        }
    }
    choose(id, own);
}

void ShortcutsViewModel::resetAll()
{
    const QStringList ids = m_chosen.keys();
    m_chosen.clear();
    for (const QString &id : ids) {
        if (m_file)
            m_file->remove(u"shortcuts/"_s + id);
    }
    m_problem.clear();
    m_wanted = {};
    collect();
    show();
}

} // namespace kith::client
