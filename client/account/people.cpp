// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/account/people.h"

#include "client/cache/cache.h"
#include "client/net/rest_client.h"
#include "client/sync/sync_engine.h"

#include <QtCore/QJsonArray>
#include <QtCore/QPointer>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

void insertIf(QJsonObject &body, const QString &name, const std::optional<QString> &value)
{
    if (value)
        body.insert(name, *value);
}

QJsonObject bodyOf(const ProfileChange &change)
{
    QJsonObject body;
    insertIf(body, u"firstname"_s, change.firstname);
    insertIf(body, u"lastname"_s, change.lastname);
    insertIf(body, u"email"_s, change.email);
    insertIf(body, u"phone"_s, change.phone);
    insertIf(body, u"country"_s, change.country);
    insertIf(body, u"about"_s, change.about);
    if (change.settings)
        body.insert(u"settings"_s, toJson(*change.settings));
    return body;
}

QString pathOf(UserId id)
{
    return u"/api/contacts/"_s + id.toString();
}

} // namespace

People::People(Cache &cache, RestClient &rest, SyncEngine &sync, QObject *parent)
    : QObject(parent)
    , m_cache(cache)
    , m_rest(rest)
    , m_sync(sync)
{
    connect(this, &People::meChanged, this, [this] { m_pictures.remove(myId()); });
    connect(&sync.news(), &CacheNews::meChanged, this, &People::meChanged);
    connect(&sync.news(), &CacheNews::usersChanged, this, [this](const QList<UserId> &ids) {
        for (const UserId id : ids)
            m_pictures.remove(id);
        Q_EMIT usersChanged(ids);
    });
    connect(&sync.news(), &CacheNews::contactsChanged, this, &People::contactsChanged);
    connect(&sync.live(), &LiveState::presenceChanged, this, &People::presenceChanged);
}

People::~People() = default;

UserId People::myId() const
{
    return m_cache.persons().myId();
}

User People::me() const
{
    return m_cache.persons().me();
}

std::optional<User> People::user(UserId id) const
{
    return m_cache.persons().user(id);
}

QString People::nameOf(UserId id) const
{
    if (const QString alias = m_cache.persons().aliasOf(id); !alias.isEmpty())
        return alias;
    const auto known = user(id);
    return known ? known->displayName() : QString();
}

QString People::pictureOf(UserId id) const
{
    const auto known = m_pictures.constFind(id);
    if (known != m_pictures.constEnd())
        return *known;
    const std::optional<User> person = id == myId() ? me() : user(id);
    return m_pictures.insert(id, person ? person->picture : QString()).value();
}

QList<Contact> People::contacts() const
{
    QList<Contact> contacts = m_cache.persons().contacts();
    for (Contact &contact : contacts) {
        if (contact.user)
            contact.presence = presenceOf(contact.user->id);
    }
    return contacts;
}

std::optional<Contact> People::contactOf(UserId id) const
{
    auto contact = m_cache.persons().contactOf(id);
    if (contact)
        contact->presence = presenceOf(id);
    return contact;
}

std::optional<Presence> People::presenceOf(UserId id) const
{
    return m_sync.live().presenceOf(id);
}

void People::changeProfile(const ProfileChange &change, QObject *context, Answer<User> answer)
{
    m_rest.put(u"/api/users/"_s + myId().toString(), bodyOf(change), this,
               [this, guard = QPointer<QObject>(context), answer = std::move(answer)](const Result<RestAnswer> &reply) {
                   takeMe(reply, guard, answer);
               });
}

void People::takeMe(const Result<RestAnswer> &reply, const QPointer<QObject> &context, const Answer<User> &answer)
{
    const Result<User> outcome = reply ? userFromJson(reply->body.value(u"user"_s).toObject()) : Result<User>(reply.error());
    if (outcome && outcome->settings) {
        CacheTransaction transaction(m_cache.database());
        m_cache.persons().putMe(*outcome);
        if (transaction.commit())
            Q_EMIT meChanged();
    }
    if (context && answer)
        answer(outcome);
}

void People::changePicture(const QByteArray &picture, const QByteArray &contentType, QObject *context, Answer<User> answer)
{
    const QString path = u"/api/users/%1/picture"_s.arg(myId().toString());
    const auto taken = [this, guard = QPointer<QObject>(context), answer = std::move(answer)](const Result<RestAnswer> &reply) {
        takeMe(reply, guard, answer);
    };
    if (picture.isEmpty())
        m_rest.remove(path, this, [this, taken](const Result<RestAnswer> &reply) {
            // Nothing but the picture is another.
            User without = me();
            without.picture.clear();
            taken(reply ? RestAnswer{.status = reply->status, .body = {{u"user"_s, toJson(without)}}} : reply);
        });
    else
        m_rest.putBytes(path, contentType, picture, this, taken);
}

void People::changePassword(const QString &current, const QString &password, QObject *context, Answer<void> answer)
{
    const QJsonObject body{{u"current"_s, current}, {u"password"_s, password}};
    m_rest.put(
        u"/api/users/%1/password"_s.arg(myId().toString()), body, context,
        [answer = std::move(answer)](const Result<RestAnswer> &reply) { answer(reply ? Result<void>() : Result<void>(reply.error())); });
}

void People::requestContact(const QString &address, const QString &message, QObject *context, Answer<Contact> answer)
{
    const QString typed = address.trimmed();
    QJsonObject body{{typed.contains(u'@') ? u"email"_s : u"phone"_s, typed}};
    if (!message.isEmpty())
        body.insert(u"message"_s, message);
    m_rest.post(u"/api/contacts"_s, body, this,
                [this, guard = QPointer<QObject>(context), answer = std::move(answer)](const Result<RestAnswer> &reply) {
                    const Result<Contact> outcome = reply ? contactFromJson(reply->body.value(u"contact"_s).toObject())
                                                          : Result<Contact>(reply.error());
                    if (outcome) {
                        CacheTransaction transaction(m_cache.database());
                        m_cache.persons().putContact(*outcome);
                        if (transaction.commit())
                            Q_EMIT contactsChanged();
                    }
                    if (guard && answer)
                        answer(outcome);
                });
}

void People::accept(UserId id, QObject *context, Answer<void> answer)
{
    changeContact(id, {{u"status"_s, u"accepted"_s}}, context, std::move(answer));
}

void People::decline(UserId id, QObject *context, Answer<void> answer)
{
    changeContact(id, {{u"status"_s, u"declined"_s}}, context, std::move(answer));
}

void People::block(UserId id, QObject *context, Answer<void> answer)
{
    changeContact(id, {{u"status"_s, u"blocked"_s}}, context, std::move(answer));
}

void People::unblock(UserId id, QObject *context, Answer<void> answer)
{
    changeContact(id, {{u"status"_s, u"unblocked"_s}}, context, std::move(answer));
}

void People::setAlias(UserId id, const QString &alias, QObject *context, Answer<void> answer)
{
    changeContact(id, {{u"alias"_s, alias}}, context, std::move(answer));
}

void People::remove(qint64 contactId, QObject *context, Answer<void> answer)
{
    m_rest.remove(u"/api/contacts/"_s + QString::number(contactId), this,
                  [this, guard = QPointer<QObject>(context), answer = std::move(answer)](const Result<RestAnswer> &reply) {
                      if (!reply && guard && answer)
                          answer(reply.error());
                      if (reply)
                          reloadContacts(guard, answer);
                  });
}

void People::changeContact(UserId id, const QJsonObject &body, QObject *context, Answer<void> answer)
{
    m_rest.put(pathOf(id), body, this,
               [this, guard = QPointer<QObject>(context), answer = std::move(answer)](const Result<RestAnswer> &reply) {
                   if (!reply && guard && answer)
                       answer(reply.error());
                   if (reply)
                       reloadContacts(guard, answer);
               });
}

void People::reloadContacts(const QPointer<QObject> &context, const Answer<void> &answer)
{
    m_rest.get(u"/api/contacts"_s, {}, this, [this, context, answer](const Result<RestAnswer> &reply) {
        // The change itself is done; if this list does not arrive, the next sync brings it.
        if (reply)
            takeContacts(reply->body.value(u"contacts"_s).toArray());
        if (context && answer)
            answer({});
    });
}

void People::takeContacts(const QJsonArray &list)
{
    QList<Contact> contacts;
    for (const QJsonValue &value : list) {
        if (const auto contact = contactFromJson(value.toObject()))
            contacts.append(*contact);
    }
    CacheTransaction transaction(m_cache.database());
    m_cache.persons().replaceContacts(contacts);
    if (!transaction.commit())
        return;
    for (const Contact &contact : std::as_const(contacts)) {
        if (contact.user && contact.presence)
            m_sync.live().seePresence(contact.user->id, *contact.presence);
    }
    Q_EMIT contactsChanged();
}

} // namespace kith::client
