// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/viewmodel/welcome/form_field.h"

namespace kith::client {

/// Invitation links: making one to pass on, and using one that somebody passed on.
class InviteViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(QString group READ group NOTIFY changed)
    Q_PROPERTY(QString link READ link NOTIFY changed)
    Q_PROPERTY(QString validity READ validity NOTIFY changed)
    Q_PROPERTY(kith::client::FormField *typed READ typed CONSTANT)
    Q_PROPERTY(QString promise READ promise NOTIFY changed)
    Q_PROPERTY(bool isElsewhere READ isElsewhere NOTIFY changed)
    Q_PROPERTY(bool isBusy READ isBusy NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)

public:
    using QObject::QObject;

    /// Name of the group that the link leads into; empty: whoever uses it becomes a contact.
    [[nodiscard]] QString group() const { return m_group; }
    /// Empty until it is made.
    [[nodiscard]] QString link() const { return m_link; }
    /// "For 1 person, until 30 November".
    [[nodiscard]] QString validity() const { return m_validity; }
    /// The link that was passed on.
    [[nodiscard]] FormField *typed() { return &m_typed; }
    /// What the typed link leads to; empty until the server said it.
    [[nodiscard]] QString promise() const { return m_promise; }
    /// The typed link is of another server: an account there has to be made or chosen.
    [[nodiscard]] bool isElsewhere() const { return m_isElsewhere; }
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    [[nodiscard]] QString problem() const { return m_problem; }

    /// Opens the sheet that makes a link, for the open group or for a contact.
    Q_INVOKABLE void begin(bool isForGroup) { Q_EMIT beginRequested(isForGroup); }
    /// *Range* uses 1 to 1,000, days 1 to 365.
    Q_INVOKABLE void make(int uses, int days);
    Q_INVOKABLE void copy();
    /// Opens the sheet that uses a link; `link` may be empty.
    Q_INVOKABLE void use(const QString &link);
    /// First says what the typed link leads to; once that is shown, does it.
    Q_INVOKABLE void proceed();

    void start(const QString &group);
    void setLink(const QString &link, const QString &validity);
    void setPromise(const QString &promise, bool isElsewhere);
    void fail(const QString &problem);
    void finish();

signals:
    void changed();
    void makeOpened();
    void useOpened();
    void done();

    void beginRequested(bool isForGroup);
    void makeRequested(int uses, int days);
    void lookRequested(const QString &link);
    void acceptRequested(const QString &link);

private:
    FormField m_typed;
    QString m_group;
    QString m_link;
    QString m_validity;
    QString m_promise;
    QString m_looked; ///< the text that `m_promise` is about
    QString m_problem;
    bool m_isElsewhere = false;
    bool m_isBusy = false;
};

} // namespace kith::client
