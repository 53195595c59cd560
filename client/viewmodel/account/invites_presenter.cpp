// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/account/invites_presenter.h"

#include "client/viewmodel/account/sentences.h"

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

InvitesPresenter::InvitesPresenter(Account &account, AppViewModel &app, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_app(app)
{
    InviteViewModel *invite = app.invite();
    connect(invite, &InviteViewModel::beginRequested, this, &InvitesPresenter::begin);
    connect(invite, &InviteViewModel::makeRequested, this, &InvitesPresenter::make);
    connect(invite, &InviteViewModel::lookRequested, this, &InvitesPresenter::look);
    connect(invite, &InviteViewModel::acceptRequested, this, &InvitesPresenter::accept);
}

void InvitesPresenter::begin(bool isForGroup)
{
    m_group = isForGroup ? ConversationId::fromString(m_app.chats()->currentId()) : std::nullopt;
    const auto group = m_group ? m_account.chats().one(*m_group) : std::nullopt;
    if (!group)
        m_group.reset();
    m_app.invite()->start(group ? group->name : QString());
}

void InvitesPresenter::make(int uses, int days)
{
    m_account.invites().make(m_group, uses, days, this, [this, uses, days](const Result<InviteLink> &answer) {
        if (!answer) {
            m_app.invite()->fail(sentenceOf(answer.error()));
            return;
        }
        const QString until = QLocale().toString(QDate::currentDate().addDays(days), u"d MMMM"_s);
        m_app.invite()->setLink(toText(*answer), uses == 1 ? tr("For one person, until %1.").arg(until)
                                                           : tr("For %1 people, until %2.").arg(uses).arg(until));
    });
}

void InvitesPresenter::look(const QString &text)
{
    const auto link = inviteLinkFromText(text);
    if (!link) {
        m_app.invite()->fail({});
        m_app.invite()->typed()->setError(sentenceOf(link.error()));
        return;
    }
    // The same machine and port are the same server, also where a link that somebody typed does not say that it has no TLS.
    if (link->server.authority() != m_account.identity().server.authority()) {
        m_app.invite()->setPromise(
            tr("This invitation is for another server, %1. You need an account there.").arg(link->server.authority()), true);
        return;
    }
    m_account.invites().look(link->code, this, [this](const Result<InviteNotice> &answer) {
        if (!answer) {
            m_app.invite()->fail(answer.error().code == ErrorCode::NotFound ? tr("There is no such invitation. Ask for a new one.")
                                                                            : sentenceOf(answer.error()));
            return;
        }
        if (!answer->isValid)
            m_app.invite()->fail(tr("This invitation is used up or over. Ask for a new one."));
        else if (!answer->group.isEmpty())
            m_app.invite()->setPromise(tr("%1 invites you into the group “%2”.").arg(answer->inviter, answer->group), false);
        else
            m_app.invite()->setPromise(tr("%1 invites you. You become contacts at once.").arg(answer->inviter), false);
    });
}

void InvitesPresenter::accept(const QString &text)
{
    const auto link = inviteLinkFromText(text);
    if (!link) {
        m_app.invite()->fail(sentenceOf(link.error()));
        return;
    }
    if (link->server.authority() != m_account.identity().server.authority()) {
        m_app.invite()->finish();
        Q_EMIT otherServerWanted(*link);
        return;
    }
    m_account.invites().accept(link->code, this, [this](const Result<InviteOutcome> &answer) {
        if (!answer) {
            m_app.invite()->fail(sentenceOf(answer.error()));
            return;
        }
        m_app.invite()->finish();
        if (answer->person)
            m_app.people()->message(answer->person->toString());
        else if (answer->group)
            m_app.chats()->openWhenThere(answer->group->toString());
    });
}

} // namespace kith::client
