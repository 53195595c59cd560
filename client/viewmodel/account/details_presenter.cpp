// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/account/details_presenter.h"

#include "client/viewmodel/account/message_facts.h"
#include "client/viewmodel/account/sentences.h"
#include "client/viewmodel/text/avatar_text.h"
#include "client/viewmodel/text/time_text.h"
#include "client/viewmodel/welcome/phone_region.h"
#include "shared/limits.h"

#include <algorithm>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

QString roleText(Role role)
{
    switch (role) {
    case Role::Owner: return DetailsPresenter::tr("owner");
    case Role::Admin: return DetailsPresenter::tr("admin");
    case Role::Member: return {};
    }
    Q_UNREACHABLE();
}

} // namespace

DetailsPresenter::DetailsPresenter(Account &account, AppViewModel &app, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_app(app)
    , m_media(account, app)
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &DetailsPresenter::show);
    connectAccount();
    connectWishes();
    connectGroup();
    open();
}

void DetailsPresenter::connectAccount()
{
    const auto soon = [this] { m_soon.start(0); };
    connect(&m_account.chats(), &Chats::changed, this, [this, soon](const QList<ConversationId> &ids) {
        if (ids.contains(m_id))
            soon();
    });
    connect(&m_account.chats(), &Chats::membersChanged, this, [this, soon](ConversationId id) {
        if (id == m_id)
            soon();
    });
    connect(&m_account.timeline(), &Timeline::changed, this, [this, soon](ConversationId id) {
        if (id == m_id)
            soon();
    });
    connect(&m_account.people(), &People::usersChanged, this, soon);
    connect(&m_account.people(), &People::contactsChanged, this, soon);
    connect(&m_account.people(), &People::presenceChanged, this, soon);
    connect(&m_account.people(), &People::meChanged, this, soon);
    connect(&m_account, &Account::connectionChanged, this, soon);
}

void DetailsPresenter::connectWishes()
{
    DetailsViewModel *details = m_app.details();
    connect(m_app.chats(), &ChatsViewModel::currentIdChanged, this, &DetailsPresenter::open);
    connect(details, &DetailsViewModel::messageRequested, this, [this](const QString &personId) { m_app.people()->message(personId); });
    connect(details, &DetailsViewModel::placeRequested, this, [this](const QString &messageId) { m_app.timeline()->goTo(messageId); });
    connect(details, &DetailsViewModel::groupRequested, this, [this](const QString &id) { m_app.chats()->open(id); });
    connect(details, &DetailsViewModel::adminRequested, this, [this](const QString &personId, bool isOn) {
        if (const auto id = UserId::fromString(personId))
            m_account.chats().setRole(m_id, *id, isOn ? Role::Admin : Role::Member, this, tellProblem());
    });
    connect(details, &DetailsViewModel::handOverRequested, this, [this](const QString &personId) {
        if (const auto id = UserId::fromString(personId))
            m_account.chats().handOver(m_id, *id, this, tellProblem());
    });
    connect(details, &DetailsViewModel::removeRequested, this, [this](const QString &personId) {
        if (const auto id = UserId::fromString(personId))
            m_account.chats().removeMember(m_id, *id, this, tellProblem());
    });
    connect(details, &DetailsViewModel::blockRequested, this, [this](bool isOn) {
        if (!m_conversation || !m_conversation->peer)
            return;
        if (isOn)
            m_account.people().block(m_conversation->peer->id, this, tellProblem());
        else
            m_account.people().unblock(m_conversation->peer->id, this, tellProblem());
    });
    connect(details, &DetailsViewModel::aliasRequested, this, [this](const QString &alias) {
        if (m_conversation && m_conversation->peer)
            m_account.people().setAlias(m_conversation->peer->id, alias.simplified(), this, tellProblem());
    });
    connect(details, &DetailsViewModel::alertsRequested, this, [this](int rule) {
        if (!m_conversation)
            return;
        ConversationSettings settings = m_conversation->settings;
        settings.notify = static_cast<NotifyRule>(std::clamp(rule, int(NotifyRule::All), int(NotifyRule::None)));
        settings.muteUntil.reset();
        m_account.chats().setSettings(m_id, settings);
    });
}

void DetailsPresenter::connectGroup()
{
    connect(m_app.details(), &DetailsViewModel::pictureRequested, this, [this] { m_app.picture()->begin(m_id.toString()); });
    connect(m_app.details(), &DetailsViewModel::pictureRemovalRequested, this, [this] { m_app.picture()->remove(m_id.toString()); });
    connect(m_app.group(), &GroupViewModel::editRequested, this, &DetailsPresenter::startEditing);
    connect(m_app.group(), &GroupViewModel::saveRequested, this, &DetailsPresenter::save);
    connect(m_app.chats(), &ChatsViewModel::leaveRequested, this, &DetailsPresenter::startLeaving);
    connect(m_app.group(), &GroupViewModel::leaveRequested, this, &DetailsPresenter::leave);
}

void DetailsPresenter::open()
{
    m_id = ConversationId::fromString(m_app.chats()->currentId()).value_or(ConversationId());
    m_app.details()->setProblem({});
    show();
}

void DetailsPresenter::show()
{
    m_conversation = m_id.isNull() ? std::nullopt : m_account.chats().one(m_id);
    if (!m_conversation)
        return;
    ConversationDetails details;
    details.name = nameOf(*m_conversation, m_account.people());
    details.colour = colourOf(*m_conversation);
    details.picture = faceOf(*m_conversation, m_account);
    details.isGroup = m_conversation->isGroup;
    details.isFormer = m_conversation->leftAt.has_value();
    details.alerts = alertsText();
    const std::optional<Timestamp> muted = m_conversation->settings.muteUntil;
    details.alertsRule = muted && *muted > now() ? -1 : int(m_conversation->settings.notify);
    details.audience = audience();
    if (m_conversation->isGroup) {
        const ConversationRules &rules = m_conversation->rules;
        const QString since = QLocale().toString(toDateTime(m_conversation->createdAt).date(), u"d MMMM yyyy"_s);
        details.initials = groupInitials(details.name);
        details.about = m_conversation->about;
        details.subtitle = details.isFormer ? tr("You are not a member any more") : tr("Group · since %1").arg(since);
        details.canAdd = !details.isFormer && m_conversation->myRole >= rules.add;
        details.canEdit = !details.isFormer && (m_conversation->myRole >= rules.edit || m_conversation->myRole >= Role::Admin);
    } else if (m_conversation->peer) {
        const UserId peer = m_conversation->peer->id;
        const User person = m_account.people().user(peer).value_or(*m_conversation->peer);
        const auto contact = m_account.people().contactOf(peer);
        details.initials = personInitials(details.name);
        details.about = person.about;
        details.isDeleted = person.isDeleted;
        details.subtitle = person.isDeleted ? tr("This account was deleted") : presenceText(m_account.people().presenceOf(peer));
        details.isContact = contact && contact->status == ContactStatus::Accepted;
        details.isBlocked = contact && contact->status == ContactStatus::Blocked;
        details.alias = contact ? contact->alias : QString();
        QStringList addresses{readablePhone(person.phone), person.email};
        addresses.removeAll(QString());
        details.address = addresses.join(u'\n');
    }
    m_app.details()->setDetails(details);
    showMembers();
    showPerson();
    showMessages();
}

void DetailsPresenter::showMembers()
{
    QList<PersonRow> rows;
    QHash<QString, int> abilities;
    if (m_conversation->isGroup) {
        for (const Participant &member : m_account.chats().members(m_id)) {
            if (member.leftAt)
                continue;
            rows.append(rowOf(member));
            abilities.insert(rows.last().personId, abilitiesOver(member));
        }
    }
    m_app.details()->setAbilities(abilities);
    m_app.details()->members()->setRows(rows);
}

PersonRow DetailsPresenter::rowOf(const Participant &member) const
{
    const People &people = m_account.people();
    const bool isMe = member.user.id == people.myId();
    const QString known = people.nameOf(member.user.id);
    const auto presence = people.presenceOf(member.user.id);
    PersonRow row;
    row.personId = member.user.id.toString();
    row.name = known.isEmpty() ? member.user.displayName() : known;
    row.initials = personInitials(row.name);
    row.colour = personColour(member.user.id.value());
    row.picture = faceOf(member.user.id, m_account);
    row.tag = roleText(member.role);
    row.isOnline = isMe ? m_account.connectionState() == ConnectionState::Online : presence && presence->isOnline;
    if (isMe)
        row.name = tr("%1 (you)").arg(row.name);
    return row;
}

int DetailsPresenter::abilitiesOver(const Participant &member) const
{
    using Details = DetailsViewModel;
    if (member.user.id == m_account.people().myId())
        return 0;
    int all = Details::CanMessage;
    if (m_conversation->leftAt)
        return all;
    const Role mine = m_conversation->myRole;
    if (mine == Role::Owner) {
        all |= member.role == Role::Member ? Details::CanMakeAdmin : 0;
        all |= member.role == Role::Admin ? Details::CanMakeMember : 0;
        all |= member.role != Role::Owner ? Details::CanHandOver : 0;
    }
    if (mine > member.role)
        all |= Details::CanRemove;
    return all;
}

void DetailsPresenter::showPerson()
{
    QList<PersonRow> groups;
    if (!m_conversation->isGroup && m_conversation->peer) {
        for (const Conversation &group : m_account.chats().sharedGroups(m_conversation->peer->id)) {
            PersonRow row;
            row.personId = group.id.toString();
            row.name = group.name;
            row.initials = groupInitials(group.name);
            row.colour = colourOf(group);
            row.picture = faceOf(group, m_account);
            row.detail = group.memberCount == 1 ? tr("1 member") : tr("%1 members").arg(group.memberCount);
            groups.append(row);
        }
    }
    m_app.details()->sharedGroups()->setRows(groups);
}

PersonRow DetailsPresenter::rowOf(const Message &message) const
{
    PersonRow row;
    row.personId = message.id.toString();
    row.name = message.sender == m_account.people().myId() ? tr("You") : nameOr(message.sender, m_account.people());
    row.detail = shortText(message, m_account.people()).left(limits::quoteLength).simplified();
    row.tag = listTimeText(toDateTime(message.createdAt), QDateTime::currentDateTime());
    return row;
}

void DetailsPresenter::showMessages()
{
    QList<PersonRow> pins;
    for (const Message &message : m_account.timeline().pinned(m_id))
        pins.append(rowOf(message));
    m_app.details()->pins()->setRows(pins);
}

QString DetailsPresenter::alertsText() const
{
    const ConversationSettings &settings = m_conversation->settings;
    const Timestamp at = now();
    if (settings.muteUntil && *settings.muteUntil > at) {
        const bool isLong = *settings.muteUntil > at + std::chrono::hours(24 * 366);
        return isLong ? tr("Muted") : tr("Muted until %1").arg(untilText(toDateTime(*settings.muteUntil), QDateTime::currentDateTime()));
    }
    switch (settings.notify) {
    case NotifyRule::All: return tr("All messages");
    case NotifyRule::Mentions: return tr("Mentions only");
    case NotifyRule::None: return tr("Nothing");
    }
    Q_UNREACHABLE();
}

/// Only what is true of this conversation and these settings now.
QStringList DetailsPresenter::audience() const
{
    const UserSettings mine = m_account.people().me().settings.value_or(UserSettings{});
    QStringList lines;
    if (m_conversation->leftAt)
        return {tr("You see what was written up to your leaving. Nothing you do here is seen by anybody.")};
    if (m_conversation->isGroup) {
        lines.append(tr("Whoever joins sees everything that was written before."));
        lines.append(m_conversation->rules.add == Role::Member ? tr("Every member can add people.") : tr("Only admins can add people."));
    } else {
        lines.append(tr("Only the two of you see this conversation, and whoever runs the server could."));
    }
    lines.append(mine.sendsReadReceipts ? tr("They see when you have read their messages.")
                                        : tr("They do not see when you have read something, and you do not see it of them."));
    if (!m_conversation->isGroup) {
        const auto contact = m_conversation->peer ? m_account.people().contactOf(m_conversation->peer->id) : std::nullopt;
        const bool isContact = contact && contact->status == ContactStatus::Accepted;
        const bool isSeen = mine.presence == Visibility::Everyone || (mine.presence == Visibility::Contacts && isContact);
        lines.append(isSeen ? tr("They see when you are online.") : tr("They do not see when you are online."));
        return lines;
    }
    switch (mine.presence) {
    case Visibility::Everyone: lines.append(tr("Everybody here sees when you are online.")); break;
    case Visibility::Contacts: lines.append(tr("Your contacts among them see when you are online.")); break;
    case Visibility::Nobody: lines.append(tr("Nobody sees when you are online.")); break;
    }
    return lines;
}

Answer<void> DetailsPresenter::tellProblem()
{
    return [this](const Result<void> &answer) { m_app.details()->setProblem(answer ? QString() : sentenceOf(answer.error())); };
}

void DetailsPresenter::startEditing()
{
    if (!m_conversation || !m_conversation->isGroup)
        return;
    const ConversationRules &rules = m_conversation->rules;
    m_app.group()->startEditing({.name = m_conversation->name,
                                 .about = m_conversation->about,
                                 .add = int(rules.add),
                                 .post = int(rules.post),
                                 .edit = int(rules.edit),
                                 .canSetRules = m_conversation->myRole >= Role::Admin,
                                 .myRole = int(m_conversation->myRole)});
}

void DetailsPresenter::save()
{
    if (!m_conversation)
        return;
    const GroupTerms &terms = m_app.group()->terms();
    GroupChange change;
    if (terms.name != m_conversation->name)
        change.name = terms.name;
    if (terms.about != m_conversation->about)
        change.about = terms.about;
    const ConversationRules rules{.add = Role(terms.add), .post = Role(terms.post), .edit = Role(terms.edit)};
    if (terms.canSetRules && rules != m_conversation->rules)
        change.rules = rules;
    m_account.chats().changeGroup(m_id, change, this, [this](const Result<void> &answer) {
        GroupViewModel *group = m_app.group();
        if (answer) {
            group->finish();
            return;
        }
        for (const FieldError &field : answer.error().fields) {
            if (field.field == u"name"_s)
                group->name()->setError(field.detail);
            else if (field.field == u"about"_s)
                group->about()->setError(field.detail);
        }
        group->fail(answer.error().fields.isEmpty() ? sentenceOf(answer.error()) : QString());
    });
}

void DetailsPresenter::startLeaving(const QString &conversationId)
{
    const auto id = ConversationId::fromString(conversationId);
    const auto conversation = id ? m_account.chats().one(*id) : std::nullopt;
    if (!conversation || !conversation->isGroup || conversation->leftAt)
        return;
    m_leaving = *id;
    // Without a network what is known has to do; the server has the last word on who may follow.
    m_account.chats().refreshMembers(*id, this, [this](const Result<void> &) { showLeaving(); });
}

void DetailsPresenter::showLeaving()
{
    const auto conversation = m_account.chats().one(m_leaving);
    if (!conversation)
        return;
    QList<PersonRow> others;
    bool isOnlyOwner = conversation->myRole == Role::Owner;
    for (const Participant &member : m_account.chats().members(m_leaving)) {
        if (member.leftAt || member.user.id == m_account.people().myId())
            continue;
        isOnlyOwner = isOnlyOwner && member.role != Role::Owner;
        others.append(rowOf(member));
    }
    m_app.group()->startLeaving(conversation->name, isOnlyOwner, others);
}

void DetailsPresenter::leave(const QString &successor, bool isArchived)
{
    const auto conversation = m_account.chats().one(m_leaving);
    if (!conversation)
        return;
    m_account.chats().leave(m_leaving, UserId::fromString(successor), this, [this, isArchived](const Result<void> &answer) {
        if (!answer) {
            m_app.group()->fail(sentenceOf(answer.error()));
            return;
        }
        if (const auto left = m_account.chats().one(m_leaving); left && isArchived) {
            ConversationSettings settings = left->settings;
            settings.isArchived = true;
            settings.isPinned = false;
            m_account.chats().setSettings(m_leaving, settings);
            m_app.chats()->open({});
        }
        m_leaving = {};
        m_app.group()->finish();
    });
}

} // namespace kith::client
