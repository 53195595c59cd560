// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/account/settings_presenter.h"

#include "client/viewmodel/account/sentences.h"
#include "client/viewmodel/text/time_text.h"
#include "client/viewmodel/welcome/phone_region.h"

#include <algorithm>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

SettingsPresenter::SettingsPresenter(Account &account, AppViewModel &app, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_app(app)
{
    connect(&account.people(), &People::meChanged, this, &SettingsPresenter::showMe);
    connect(app.profile(), &ProfileViewModel::saveRequested, this, &SettingsPresenter::saveProfile);
    connect(app.profile(), &ProfileViewModel::passwordRequested, this, &SettingsPresenter::savePassword);
    connect(app.privacy(), &PrivacyViewModel::changeRequested, this, &SettingsPresenter::savePrivacy);
    connect(app.devices(), &DevicesViewModel::refreshRequested, this, &SettingsPresenter::showDevices);
    connect(app.devices(), &DevicesViewModel::signOutRequested, this, &SettingsPresenter::endDevice);
    connect(app.settings(), &SettingsViewModel::unsentRequested, this, [this] { m_app.settings()->setUnsent(m_account.timeline().unsent()); });
    app.devices()->setRows({});
    showMe();
    app.profile()->giveUp();
}

void SettingsPresenter::showMe()
{
    const User me = m_account.people().me();
    m_app.profile()->setSaved(me);
    m_app.privacy()->setSaved(me.settings.value_or(UserSettings()));
}

void SettingsPresenter::saveProfile()
{
    const User before = m_account.people().me();
    const User wanted = m_app.profile()->wanted();
    const auto changed = [](const QString &was, const QString &is) { return was == is ? std::nullopt : std::optional(is); };
    ProfileChange change;
    change.firstname = changed(before.firstname, wanted.firstname);
    change.lastname = changed(before.lastname, wanted.lastname);
    change.about = changed(before.about, wanted.about);
    change.email = changed(before.email, wanted.email);
    change.phone = changed(before.phone, wanted.phone);
    if (const QString region = phoneRegion(wanted.phone); change.phone && !region.isEmpty())
        change.country = region;
    m_account.people().changeProfile(change, this, [this](const Result<User> &answer) {
        ProfileViewModel *profile = m_app.profile();
        profile->setBusy(false);
        if (answer) {
            profile->setSaved(*answer);
            profile->giveUp();
            return;
        }
        // The two that only one person can have come without a field.
        const ErrorCode code = answer.error().code;
        if (code == ErrorCode::EmailTaken)
            profile->setFieldError(u"email"_s, sentenceOf(answer.error()));
        else if (code == ErrorCode::PhoneTaken)
            profile->setFieldError(u"phone"_s, sentenceOf(answer.error()));
        else if (!sayBesideFields(answer.error()))
            profile->setProblem(sentenceOf(answer.error()));
    });
}

void SettingsPresenter::savePassword(const QString &current, const QString &password)
{
    m_account.people().changePassword(current, password, this, [this](const Result<void> &answer) {
        ProfileViewModel *profile = m_app.profile();
        if (answer) {
            profile->finishPassword();
            return;
        }
        if (answer.error().code == ErrorCode::WrongLogin)
            profile->setFieldError(u"current"_s, tr("This is not the password you have now."));
        const bool isBeside = answer.error().code == ErrorCode::WrongLogin || sayBesideFields(answer.error());
        profile->failPassword(isBeside ? QString() : sentenceOf(answer.error()));
    });
}

bool SettingsPresenter::sayBesideFields(const Error &error)
{
    bool isSaid = false;
    for (const FieldError &field : error.fields)
        isSaid = m_app.profile()->setFieldError(field.field, field.detail) || isSaid;
    return isSaid;
}

void SettingsPresenter::savePrivacy(const UserSettings &settings)
{
    m_account.people().changeProfile({.settings = settings}, this, [this](const Result<User> &answer) {
        if (answer)
            return;
        m_app.privacy()->setSaved(m_account.people().me().settings.value_or(UserSettings()));
        m_app.privacy()->setProblem(sentenceOf(answer.error()));
    });
}

void SettingsPresenter::showDevices()
{
    m_account.devices().list(this, [this](const Result<Devices::List> &answer) {
        if (!answer) {
            m_app.devices()->setProblem(sentenceOf(answer.error()));
            return;
        }
        const QDateTime now = QDateTime::currentDateTime();
        QList<DeviceRow> rows;
        for (const Session &session : answer->sessions) {
            const bool isThisOne = session.id == answer->current;
            QStringList parts;
            if (!session.client.isEmpty())
                parts.append(session.client);
            parts.append(isThisOne ? tr("signed in %1").arg(agoText(toDateTime(session.createdAt), now))
                                   : tr("last used %1").arg(agoText(toDateTime(session.lastSeenAt), now)));
            if (!session.address.isEmpty())
                parts.append(session.address);
            const DeviceRow row{.deviceId = session.id.toString(),
                                .name = session.device.isEmpty() ? tr("Unnamed device") : session.device,
                                .detail = parts.join(QStringLiteral(" · ")),
                                .isThisOne = isThisOne};
            isThisOne ? rows.prepend(row) : rows.append(row);
        }
        m_app.devices()->setRows(rows);
    });
}

void SettingsPresenter::endDevice(const QString &deviceId)
{
    const auto id = SessionId::fromString(deviceId);
    if (!id)
        return;
    m_account.devices().end(*id, this, [this](const Result<void> &answer) {
        if (!answer)
            m_app.devices()->setProblem(sentenceOf(answer.error()));
        showDevices();
    });
}

} // namespace kith::client
