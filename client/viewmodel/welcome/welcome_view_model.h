// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/viewmodel/people/person_list_model.h"
#include "client/viewmodel/welcome/form_field.h"

namespace kith::client {

/// What a newcomer has typed.
struct SignInWish
{
    QString server;
    QString login;
    QString password;
};
struct ResetWish
{
    QString server;
    QString code;
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
    QString invite = {}; ///< code of an invitation; empty: none
};

/// A server that nobody known vouches for, and what the person is asked about it.
struct TrustQuestion
{
    QString host; ///< empty: nothing is asked
    QString reasons; ///< what is wrong with its certificate, in sentences
    QString fingerprint; ///< of its key, to be compared with what its administrator says
    bool isChanged = false; ///< another key was trusted before
};

/// The first screen: signing in, making an account, or setting a new password with a code. Nothing typed is ever lost by an error or by
/// changing between the two.
class WelcomeViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(bool isRegistering READ isRegistering WRITE setRegistering NOTIFY stateChanged)
    Q_PROPERTY(bool isResetting READ isResetting WRITE setResetting NOTIFY stateChanged)
    Q_PROPERTY(bool isBusy READ isBusy NOTIFY stateChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY stateChanged)
    Q_PROPERTY(int passwordStrength READ passwordStrength NOTIFY passwordChanged)
    Q_PROPERTY(QString passwordHint READ passwordHint NOTIFY passwordChanged)
    Q_PROPERTY(kith::client::FormField *server READ server CONSTANT)
    Q_PROPERTY(kith::client::FormField *invite READ invite CONSTANT)
    Q_PROPERTY(kith::client::FormField *resetCode READ resetCode CONSTANT)
    Q_PROPERTY(kith::client::PersonListModel *nearby READ nearby CONSTANT)
    Q_PROPERTY(QString serverHint READ serverHint NOTIFY stateChanged)
    Q_PROPERTY(bool isAdding READ isAdding NOTIFY stateChanged)
    Q_PROPERTY(QString trustHost READ trustHost NOTIFY trustChanged)
    Q_PROPERTY(QString trustReasons READ trustReasons NOTIFY trustChanged)
    Q_PROPERTY(QString trustFingerprint READ trustFingerprint NOTIFY trustChanged)
    Q_PROPERTY(bool isTrustChanged READ isTrustChanged NOTIFY trustChanged)
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
    [[nodiscard]] bool isResetting() const { return m_isResetting; }
    void setResetting(bool isResetting);
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    /// What went wrong that belongs to no field.
    [[nodiscard]] QString problem() const { return m_problem; }
    /// *Range* 0 too short, 1 weak, 2 fair, 3 strong; by length, which is what counts.
    [[nodiscard]] int passwordStrength() const;
    [[nodiscard]] QString passwordHint() const;
    [[nodiscard]] FormField *server() { return &m_server; }
    /// A link or the bare code of an invitation.
    [[nodiscard]] FormField *invite() { return &m_invite; }
    [[nodiscard]] FormField *resetCode() { return &m_resetCode; }
    /// Servers found on the local network: name, address (`detail`); their ids are what `server` takes.
    [[nodiscard]] PersonListModel *nearby() { return &m_nearby; }
    /// What is known of the server that was typed: "Found on this network", "Asks for an invitation".
    [[nodiscard]] QString serverHint() const { return m_serverHint; }
    /// Somebody is signed in already and adds another account: there is a way back.
    [[nodiscard]] bool isAdding() const { return m_isAdding; }
    [[nodiscard]] QString trustHost() const { return m_trust.host; }
    [[nodiscard]] QString trustReasons() const { return m_trust.reasons; }
    [[nodiscard]] QString trustFingerprint() const { return m_trust.fingerprint; }
    [[nodiscard]] bool isTrustChanged() const { return m_trust.isChanged; }
    [[nodiscard]] FormField *login() { return &m_login; }
    [[nodiscard]] FormField *password() { return &m_password; }
    [[nodiscard]] FormField *firstname() { return &m_firstname; }
    [[nodiscard]] FormField *lastname() { return &m_lastname; }
    [[nodiscard]] FormField *email() { return &m_email; }
    [[nodiscard]] FormField *phone() { return &m_phone; }

    Q_INVOKABLE void submit();
    Q_INVOKABLE void cancel() { Q_EMIT cancelRequested(); }
    Q_INVOKABLE void chooseServer(const QString &address);
    /// The server's field was left: what is typed is asked who it is.
    Q_INVOKABLE void checkServer();
    /// The answer to the question about the server's certificate. Yes is remembered, and what was under way goes on.
    Q_INVOKABLE void answerTrust(bool isTrusted);
    /// Registering with this invitation link; its server is filled in.
    Q_INVOKABLE void takeInvite(const QString &link);

    void setBusy(bool isBusy);
    void setProblem(const QString &problem);
    void setAdding(bool isAdding);
    void setServerHint(const QString &hint);
    void ask(const TrustQuestion &question);
    /// Puts the server's words beside the field of this wire name. False when there is none such here.
    bool setFieldError(const QString &field, const QString &words);

signals:
    void stateChanged();
    void passwordChanged();
    void trustChanged();

    void signInRequested(const kith::client::SignInWish &wish);
    void registerRequested(const kith::client::RegisterWish &wish);
    void resetRequested(const kith::client::ResetWish &wish);
    void serverCheckRequested(const QString &server);
    void inviteTyped(const QString &link);
    void trustGiven();
    void cancelRequested();

private:
    [[nodiscard]] bool checkSignIn();
    [[nodiscard]] bool checkRegister();
    [[nodiscard]] bool checkReset();
    void clearErrors();

    FormField m_server;
    FormField m_invite;
    FormField m_resetCode;
    PersonListModel m_nearby;
    FormField m_login;
    FormField m_password;
    FormField m_firstname;
    FormField m_lastname;
    FormField m_email;
    FormField m_phone;
    QString m_problem;
    QString m_serverHint;
    TrustQuestion m_trust;
    bool m_isResetting = false;
    bool m_isAdding = false;
    bool m_isRegistering = false;
    bool m_isBusy = false;
};

} // namespace kith::client
