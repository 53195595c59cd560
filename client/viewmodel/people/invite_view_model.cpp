// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/people/invite_view_model.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

namespace kith::client {

void InviteViewModel::start(const QString &group)
{
    m_group = group;
    m_link.clear();
    m_validity.clear();
    m_problem.clear();
    m_isBusy = false;
    Q_EMIT changed();
    Q_EMIT makeOpened();
}

void InviteViewModel::make(int uses, int days)
{
    if (m_isBusy)
        return;
    m_isBusy = true;
    m_problem.clear();
    Q_EMIT changed();
    Q_EMIT makeRequested(uses, days);
}

void InviteViewModel::copy()
{
    if (!m_link.isEmpty())
        QGuiApplication::clipboard()->setText(m_link);
}

void InviteViewModel::use(const QString &link)
{
    m_typed.setText(link);
    m_typed.setError({});
    m_promise.clear();
    m_looked.clear();
    m_problem.clear();
    m_isElsewhere = false;
    m_isBusy = false;
    Q_EMIT changed();
    Q_EMIT useOpened();
    if (!link.isEmpty())
        proceed();
}

void InviteViewModel::proceed()
{
    const QString text = m_typed.text().trimmed();
    if (m_isBusy)
        return;
    if (text.isEmpty()) {
        m_typed.setError(tr("Paste the link that you were given."));
        return;
    }
    m_isBusy = true;
    m_problem.clear();
    const bool isKnown = !m_promise.isEmpty() && m_looked == text;
    if (!isKnown) {
        m_promise.clear();
        m_looked = text;
    }
    Q_EMIT changed();
    if (isKnown)
        Q_EMIT acceptRequested(text);
    else
        Q_EMIT lookRequested(text);
}

void InviteViewModel::setLink(const QString &link, const QString &validity)
{
    m_isBusy = false;
    m_link = link;
    m_validity = validity;
    Q_EMIT changed();
}

void InviteViewModel::setPromise(const QString &promise, bool isElsewhere)
{
    m_isBusy = false;
    m_promise = promise;
    m_isElsewhere = isElsewhere;
    Q_EMIT changed();
}

void InviteViewModel::fail(const QString &problem)
{
    m_isBusy = false;
    m_promise.clear();
    m_problem = problem;
    Q_EMIT changed();
}

void InviteViewModel::finish()
{
    m_isBusy = false;
    m_typed.setText({});
    m_promise.clear();
    Q_EMIT changed();
    Q_EMIT done();
}

} // namespace kith::client
