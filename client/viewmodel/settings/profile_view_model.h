// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/viewmodel/welcome/form_field.h"
#include "shared/model/user.h"

namespace kith::client {

/// What others see of the person, and how the server reaches them. What is typed stays until it is saved or given up.
class ProfileViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(kith::client::FormField *firstname READ firstname CONSTANT)
    Q_PROPERTY(kith::client::FormField *lastname READ lastname CONSTANT)
    Q_PROPERTY(kith::client::FormField *about READ about CONSTANT)
    Q_PROPERTY(QString email READ email NOTIFY changed)
    Q_PROPERTY(QString phone READ phone NOTIFY changed)
    Q_PROPERTY(bool isChanged READ isChanged NOTIFY changed)
    Q_PROPERTY(bool isBusy READ isBusy NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)

public:
    explicit ProfileViewModel(QObject *parent = nullptr);

    [[nodiscard]] FormField *firstname() { return &m_firstname; }
    [[nodiscard]] FormField *lastname() { return &m_lastname; }
    [[nodiscard]] FormField *about() { return &m_about; }
    [[nodiscard]] QString email() const { return m_saved.email; }
    [[nodiscard]] QString phone() const { return m_saved.phone; }
    [[nodiscard]] bool isChanged() const;
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    [[nodiscard]] QString problem() const { return m_problem; }

    Q_INVOKABLE void save();
    Q_INVOKABLE void giveUp();

    /// What the server has. Fields in which nothing was typed follow it.
    void setSaved(const User &me);
    void setBusy(bool isBusy);
    /// True when there is such a field, and the words now stand beside it.
    bool setFieldError(const QString &field, const QString &words);
    void setProblem(const QString &problem);

signals:
    void changed();
    void saveRequested(const QString &firstname, const QString &lastname, const QString &about);

private:
    FormField m_firstname;
    FormField m_lastname;
    FormField m_about;
    User m_saved;
    bool m_isBusy = false;
    QString m_problem;
};

} // namespace kith::client
