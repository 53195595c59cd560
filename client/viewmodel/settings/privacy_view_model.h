// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/model/user.h"

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

namespace kith::client {

/// What the person decides about others. A choice shows at once; when the server says no, it falls back and says why.
class PrivacyViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(int presence READ presence WRITE setPresence NOTIFY changed)
    Q_PROPERTY(int phone READ phone WRITE setPhone NOTIFY changed)
    Q_PROPERTY(int email READ email WRITE setEmail NOTIFY changed)
    Q_PROPERTY(int groups READ groups WRITE setGroups NOTIFY changed)
    Q_PROPERTY(bool sendsReadReceipts READ sendsReadReceipts WRITE setSendsReadReceipts NOTIFY changed)
    Q_PROPERTY(bool isFindable READ isFindable WRITE setFindable NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)

public:
    using QObject::QObject;

    /// *Range* of all: 0 everyone, 1 contacts, 2 nobody; phone and email never 0, groups never 2.
    [[nodiscard]] int presence() const { return int(m_shown.presence); }
    void setPresence(int who);
    [[nodiscard]] int phone() const { return int(m_shown.phone); }
    void setPhone(int who);
    [[nodiscard]] int email() const { return int(m_shown.email); }
    void setEmail(int who);
    [[nodiscard]] int groups() const { return int(m_shown.groups); }
    void setGroups(int who);
    [[nodiscard]] bool sendsReadReceipts() const { return m_shown.sendsReadReceipts; }
    void setSendsReadReceipts(bool sends);
    [[nodiscard]] bool isFindable() const { return m_shown.isFindable; }
    void setFindable(bool isFindable);
    [[nodiscard]] QString problem() const { return m_problem; }

    /// What the server has.
    void setSaved(const UserSettings &settings);
    void setProblem(const QString &problem);

signals:
    void changed();
    void changeRequested(const kith::UserSettings &settings);

private:
    void wish(const UserSettings &settings);

    UserSettings m_shown;
    QString m_problem;
};

} // namespace kith::client
