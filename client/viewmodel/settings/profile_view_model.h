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
    Q_PROPERTY(kith::client::FormField *email READ email CONSTANT)
    Q_PROPERTY(kith::client::FormField *phone READ phone CONSTANT)
    Q_PROPERTY(kith::client::FormField *currentPassword READ currentPassword CONSTANT)
    Q_PROPERTY(kith::client::FormField *newPassword READ newPassword CONSTANT)
    Q_PROPERTY(bool isPasswordBusy READ isPasswordBusy NOTIFY passwordChanged)
    Q_PROPERTY(QString passwordProblem READ passwordProblem NOTIFY passwordChanged)
    Q_PROPERTY(QString passwordNews READ passwordNews NOTIFY passwordChanged)
    Q_PROPERTY(bool isChanged READ isChanged NOTIFY changed)
    Q_PROPERTY(bool isBusy READ isBusy NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)

public:
    explicit ProfileViewModel(QObject *parent = nullptr);

    [[nodiscard]] FormField *firstname() { return &m_firstname; }
    [[nodiscard]] FormField *lastname() { return &m_lastname; }
    [[nodiscard]] FormField *about() { return &m_about; }
    [[nodiscard]] FormField *email() { return &m_email; }
    [[nodiscard]] FormField *phone() { return &m_phone; }
    [[nodiscard]] FormField *currentPassword() { return &m_currentPassword; }
    [[nodiscard]] FormField *newPassword() { return &m_newPassword; }
    [[nodiscard]] bool isPasswordBusy() const { return m_isPasswordBusy; }
    [[nodiscard]] QString passwordProblem() const { return m_passwordProblem; }
    /// One sentence after a change that worked.
    [[nodiscard]] QString passwordNews() const { return m_passwordNews; }
    [[nodiscard]] bool isChanged() const;
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    [[nodiscard]] QString problem() const { return m_problem; }

    Q_INVOKABLE void save();
    Q_INVOKABLE void giveUp();
    Q_INVOKABLE void changePassword();

    /// What the server has. Fields in which nothing was typed follow it.
    void setSaved(const User &me);
    void setBusy(bool isBusy);
    /// True when there is such a field, and the words now stand beside it.
    bool setFieldError(const QString &field, const QString &words);
    void setProblem(const QString &problem);
    /// What is typed, without the blanks around it.
    [[nodiscard]] User wanted() const;
    void finishPassword();
    /// An empty `problem`: it stands beside a field.
    void failPassword(const QString &problem);

signals:
    void changed();
    void passwordChanged();
    /// See wanted().
    void saveRequested();
    void passwordRequested(const QString &current, const QString &password);

private:
    FormField m_firstname;
    FormField m_lastname;
    FormField m_about;
    FormField m_email;
    FormField m_phone;
    FormField m_currentPassword;
    FormField m_newPassword;
    bool m_isPasswordBusy = false;
    QString m_passwordProblem;
    QString m_passwordNews;
    User m_saved;
    bool m_isBusy = false;
    QString m_problem;
};

} // namespace kith::client
