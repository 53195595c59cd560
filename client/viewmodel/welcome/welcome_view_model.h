// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/viewmodel/welcome/form_field.h"

namespace kith::client {

/// What a newcomer has typed.
struct SignInWish
{
    QString server;
    QString login;
    QString password;
};
struct RegisterWish
{
    QString server;
    QString firstname;
    QString lastname;
    QString email;
    QString phone;
    QString country;
    QString password;
};

/// The first screen: signing in or making an account. Nothing typed is ever lost by an error or by
/// changing between the two.
class WelcomeViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(bool isRegistering READ isRegistering WRITE setRegistering NOTIFY stateChanged)
    Q_PROPERTY(bool isBusy READ isBusy NOTIFY stateChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY stateChanged)
    Q_PROPERTY(int passwordStrength READ passwordStrength NOTIFY passwordChanged)
    Q_PROPERTY(QString passwordHint READ passwordHint NOTIFY passwordChanged)
    Q_PROPERTY(kith::client::FormField *server READ server CONSTANT)
    Q_PROPERTY(kith::client::FormField *login READ login CONSTANT)
    Q_PROPERTY(kith::client::FormField *password READ password CONSTANT)
    Q_PROPERTY(kith::client::FormField *firstname READ firstname CONSTANT)
    Q_PROPERTY(kith::client::FormField *lastname READ lastname CONSTANT)
    Q_PROPERTY(kith::client::FormField *email READ email CONSTANT)
    Q_PROPERTY(kith::client::FormField *phone READ phone CONSTANT)

public:
    explicit WelcomeViewModel(QObject *parent = nullptr);

    [[nodiscard]] bool isRegistering() const { return m_isRegistering; }
    void setRegistering(bool isRegistering);
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    /// What went wrong that belongs to no field.
    [[nodiscard]] QString problem() const { return m_problem; }
    /// *Range* 0 too short, 1 weak, 2 fair, 3 strong; by length, which is what counts.
    [[nodiscard]] int passwordStrength() const;
    [[nodiscard]] QString passwordHint() const;
    [[nodiscard]] FormField *server() { return &m_server; }
    [[nodiscard]] FormField *login() { return &m_login; }
    [[nodiscard]] FormField *password() { return &m_password; }
    [[nodiscard]] FormField *firstname() { return &m_firstname; }
    [[nodiscard]] FormField *lastname() { return &m_lastname; }
    [[nodiscard]] FormField *email() { return &m_email; }
    [[nodiscard]] FormField *phone() { return &m_phone; }

    Q_INVOKABLE void submit();

    void setBusy(bool isBusy);
    void setProblem(const QString &problem);
    /// Puts the server's words beside the field of this wire name. False when there is none such here.
    bool setFieldError(const QString &field, const QString &words);

signals:
    void stateChanged();
    void passwordChanged();

    void signInRequested(const kith::client::SignInWish &wish);
    void registerRequested(const kith::client::RegisterWish &wish);

private:
    [[nodiscard]] bool checkSignIn();
    [[nodiscard]] bool checkRegister();

    FormField m_server;
    FormField m_login;
    FormField m_password;
    FormField m_firstname;
    FormField m_lastname;
    FormField m_email;
    FormField m_phone;
    QString m_problem;
    bool m_isRegistering = false;
    bool m_isBusy = false;
};

} // namespace kith::client
