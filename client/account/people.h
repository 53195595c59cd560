// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/answer.h"
#include "shared/model/contact.h"
#include "shared/model/user.h"

#include <QtCore/QHash>
#include <QtCore/QJsonArray>
#include <QtCore/QPointer>

namespace kith::client {

class Cache;
class RestClient;
class SyncEngine;
struct RestAnswer;

/// What a person may change of themself; what is absent stays as it is.
struct ProfileChange
{
    std::optional<QString> firstname = {};
    std::optional<QString> lastname = {};
    std::optional<QString> email = {};
    std::optional<QString> phone = {};
    std::optional<QString> country = {};
    std::optional<QString> about = {};
    std::optional<UserSettings> settings = {};
};

/// The people this account knows: the person themself, contacts, and whoever shares a conversation.
///
/// Readers answer from the cache, at once and without a network. Functions that take an Answer ask the server; what
/// they change is in the cache, and announced, before the answer is called.
///
/// Owner: Account. Thread: the account's.
class People : public QObject
{
    Q_OBJECT

public:
    People(Cache &cache, RestClient &rest, SyncEngine &sync, QObject *parent);
    ~People() override;

    [[nodiscard]] UserId myId() const;
    [[nodiscard]] User me() const;
    [[nodiscard]] std::optional<User> user(UserId id) const;
    /// The alias I gave them, else their own name, else an empty text when nobody of that id is known.
    [[nodiscard]] QString nameOf(UserId id) const;
    /// Which picture they have now; empty: none. Costs next to nothing.
    [[nodiscard]] QString pictureOf(UserId id) const;
    /// By name; those who wait for my answer first.
    [[nodiscard]] QList<Contact> contacts() const;
    [[nodiscard]] std::optional<Contact> contactOf(UserId id) const;
    /// Absent while offline, or when the person does not show it.
    [[nodiscard]] std::optional<Presence> presenceOf(UserId id) const;

    /// PNG, JPEG or WebP of at most 5 MB; removes the picture with an empty one.
    void changePicture(const QByteArray &picture, const QByteArray &contentType, QObject *context, Answer<User> answer);
    /// Ends the sessions of all other devices.
    void changePassword(const QString &current, const QString &password, QObject *context, Answer<void> answer);
    void changeProfile(const ProfileChange &change, QObject *context, Answer<User> answer);
    /// `address` is a phone number or an e-mail address as typed. The answer is the same whether or not such a person exists.
    void requestContact(const QString &address, const QString &message, QObject *context, Answer<Contact> answer);
    void accept(UserId id, QObject *context, Answer<void> answer);
    void decline(UserId id, QObject *context, Answer<void> answer);
    void block(UserId id, QObject *context, Answer<void> answer);
    void unblock(UserId id, QObject *context, Answer<void> answer);
    void setAlias(UserId id, const QString &alias, QObject *context, Answer<void> answer);
    /// Ends a contact on both sides, or withdraws a request that was sent; `contactId` is Contact::id.
    void remove(qint64 contactId, QObject *context, Answer<void> answer);

signals:
    void meChanged();
    /// Names or other public parts of these people.
    void usersChanged(const QList<kith::UserId> &ids);
    void contactsChanged();
    void presenceChanged(const QList<kith::UserId> &ids);

private:
    void takeMe(const Result<RestAnswer> &reply, const QPointer<QObject> &context, const Answer<User> &answer);
    void changeContact(UserId id, const QJsonObject &body, QObject *context, Answer<void> answer);
    void reloadContacts(const QPointer<QObject> &context, const Answer<void> &answer);
    void takeContacts(const QJsonArray &list);

    Cache &m_cache;
    RestClient &m_rest;
    SyncEngine &m_sync;
    mutable QHash<UserId, QString> m_pictures;
};

} // namespace kith::client
