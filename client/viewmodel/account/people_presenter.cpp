// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/account/people_presenter.h"

#include "client/viewmodel/account/sentences.h"
#include "client/viewmodel/text/avatar_text.h"
#include "client/viewmodel/text/time_text.h"
#include "client/viewmodel/welcome/phone_region.h"

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

PeoplePresenter::PeoplePresenter(Account &account, AppViewModel &app, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_app(app)
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &PeoplePresenter::show);
    connect(&account.people(), &People::contactsChanged, this, &PeoplePresenter::showSoon);
    connect(&account.people(), &People::usersChanged, this, &PeoplePresenter::showSoon);
    connect(&account.people(), &People::presenceChanged, this, &PeoplePresenter::showSoon);
    connectPeople();
    connectPicker();
    show();
}

void PeoplePresenter::connectPeople()
{
    PeopleViewModel *people = m_app.people();
    using Act = void (People::*)(UserId, QObject *, Answer<void>);
    const auto wire = [this, people](void (PeopleViewModel::*wish)(const QString &), Act act) {
        connect(people, wish, this, [this, act](const QString &personId) {
            if (const auto id = UserId::fromString(personId))
                (m_account.people().*act)(*id, this, tellProblem());
        });
    };
    wire(&PeopleViewModel::acceptRequested, &People::accept);
    wire(&PeopleViewModel::declineRequested, &People::decline);
    wire(&PeopleViewModel::blockRequested, &People::block);
    wire(&PeopleViewModel::unblockRequested, &People::unblock);
    connect(people, &PeopleViewModel::aliasRequested, this, [this](const QString &personId, const QString &alias) {
        if (const auto id = UserId::fromString(personId))
            m_account.people().setAlias(*id, alias.simplified(), this, tellProblem());
    });
    connect(people, &PeopleViewModel::removeRequested, this, [this](const QString &personId) {
        const auto id = UserId::fromString(personId);
        if (const auto contact = id ? m_account.people().contactOf(*id) : std::nullopt)
            m_account.people().remove(contact->id, this, tellProblem());
    });
    connect(people, &PeopleViewModel::withdrawRequested, this,
            [this](const QString &requestId) { m_account.people().remove(requestId.toLongLong(), this, tellProblem()); });
    connect(people, &PeopleViewModel::messageRequested, this, [this](const QString &personId) {
        if (const auto id = UserId::fromString(personId))
            openDirect(*id);
    });
    connect(people, &PeopleViewModel::addRequested, this, &PeoplePresenter::add);
}

void PeoplePresenter::connectPicker()
{
    PickerViewModel *picker = m_app.picker();
    connect(picker, &PickerViewModel::began, this, &PeoplePresenter::showCandidates);
    connect(picker, &PickerViewModel::chatRequested, this, [this](const QString &personId) {
        if (const auto id = UserId::fromString(personId))
            openDirect(*id);
    });
    const auto idsOf = [](const QStringList &texts) {
        QList<UserId> ids;
        for (const QString &text : texts) {
            if (const auto id = UserId::fromString(text))
                ids.append(*id);
        }
        return ids;
    };
    connect(picker, &PickerViewModel::groupRequested, this, [this, idsOf](const QString &name, const QStringList &people) {
        m_account.chats().createGroup(name, idsOf(people), this, [this](const Result<Conversation> &answer) {
            if (!answer) {
                m_app.picker()->fail(sentenceOf(answer.error()));
                return;
            }
            m_app.picker()->finish();
            m_app.chats()->open(answer->id.toString());
        });
    });
    connect(picker, &PickerViewModel::membersRequested, this, [this, idsOf](const QStringList &people) {
        const auto id = ConversationId::fromString(m_app.chats()->currentId());
        if (!id)
            return;
        m_account.chats().addMembers(*id, idsOf(people), this, [this](const Result<void> &answer) {
            if (answer)
                m_app.picker()->finish();
            else
                m_app.picker()->fail(sentenceOf(answer.error()));
        });
    });
}

/// After a reconnect the presence of everybody comes at once, each by itself.
void PeoplePresenter::showSoon()
{
    if (!m_soon.isActive())
        m_soon.start(0);
}

void PeoplePresenter::show()
{
    QHash<QString, QString> aliases;
    QList<PersonRow> requests;
    QList<PersonRow> sent;
    QList<PersonRow> contacts;
    QList<PersonRow> blocked;
    for (const Contact &contact : m_account.people().contacts()) {
        if (contact.user && !contact.alias.isEmpty())
            aliases.insert(contact.user->id.toString(), contact.alias);
        switch (contact.status) {
        case ContactStatus::Incoming: requests.append(rowOf(contact)); break;
        case ContactStatus::Requested: sent.append(rowOf(contact)); break;
        case ContactStatus::Accepted: contacts.append(rowOf(contact)); break;
        case ContactStatus::Blocked: blocked.append(rowOf(contact)); break;
        }
    }
    m_app.people()->setAliases(aliases);
    m_app.people()->requests()->setRows(requests);
    m_app.people()->sent()->setRows(sent);
    m_app.people()->setContacts(contacts);
    m_app.people()->blocked()->setRows(blocked);
    showCandidates();
}

PersonRow PeoplePresenter::rowOf(const Contact &contact)
{
    PersonRow row;
    const QDateTime now = QDateTime::currentDateTime();
    const QString ago = agoText(toDateTime(contact.changedAt), now);
    if (!contact.user) {
        row.personId = QString::number(contact.id);
        row.name = readablePhone(contact.address);
        row.initials = u"+"_s;
        row.detail = tr("Asked %1. If this person uses this server, they have your request.").arg(ago);
        return row;
    }
    const UserId id = contact.user->id;
    row.personId = id.toString();
    row.name = contact.alias.isEmpty() ? contact.user->displayName() : contact.alias;
    row.initials = personInitials(row.name);
    row.colour = personColour(id.value());
    row.picture = faceOf(id, m_account);
    if (contact.status == ContactStatus::Incoming) {
        row.detail = contact.message.isEmpty() ? tr("Asked %1").arg(ago) : tr("“%1” · %2").arg(contact.message.simplified(), ago);
    } else if (contact.status == ContactStatus::Accepted) {
        const auto presence = m_account.people().presenceOf(id);
        row.isOnline = presence && presence->isOnline;
        row.detail = presenceText(presence);
    }
    return row;
}

void PeoplePresenter::showCandidates()
{
    QSet<UserId> members;
    if (m_app.picker()->purpose() == PickerViewModel::AddMembers) {
        if (const auto id = ConversationId::fromString(m_app.chats()->currentId())) {
            for (const Participant &member : m_account.chats().members(*id)) {
                if (!member.leftAt)
                    members.insert(member.user.id);
            }
        }
    }
    QList<PersonRow> rows;
    for (const Contact &contact : m_account.people().contacts()) {
        if (contact.status == ContactStatus::Accepted && contact.user && !members.contains(contact.user->id))
            rows.append(rowOf(contact));
    }
    m_app.picker()->setCandidates(rows);
}

void PeoplePresenter::add(const QString &address, const QString &greeting)
{
    m_account.people().requestContact(address, greeting, this, [this](const Result<Contact> &answer) {
        PeopleViewModel *people = m_app.people();
        if (answer) {
            people->finishAdding();
            return;
        }
        people->setBusy(false);
        for (const FieldError &field : answer.error().fields) {
            if (field.field == u"message"_s)
                people->greeting()->setError(field.detail);
        }
        if (people->greeting()->error().isEmpty())
            people->address()->setError(sentenceOf(answer.error()));
    });
}

void PeoplePresenter::openDirect(UserId peer)
{
    m_account.chats().openDirect(peer, this, [this](const Result<Conversation> &answer) {
        if (answer) {
            m_app.picker()->finish();
            m_app.setSection(AppViewModel::Chats);
            m_app.chats()->open(answer->id.toString());
            return;
        }
        m_app.picker()->fail(sentenceOf(answer.error()));
        m_app.people()->setProblem(sentenceOf(answer.error()));
    });
}

Answer<void> PeoplePresenter::tellProblem()
{
    return [this](const Result<void> &answer) { m_app.people()->setProblem(answer ? QString() : sentenceOf(answer.error())); };
}

} // namespace kith::client
