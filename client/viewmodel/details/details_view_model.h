// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/viewmodel/details/media_view_model.h"
#include "client/viewmodel/people/person_list_model.h"

#include <QtCore/QHash>

namespace kith::client {

/// The pane beside the conversation.
struct ConversationDetails
{
    QString name;
    QString subtitle; ///< "Group · since 3 May 2026", or a person's presence.
    QString initials;
    int colour = 0;
    bool isGroup = false;
    bool canAdd = false;
    QString about;
    bool canEdit = false; ///< name and about of the group
    bool isFormer = false;
    bool isBlocked = false; ///< the person of a direct conversation
    bool isContact = false; ///< the same
    bool isDeleted = false; ///< the same: the account is gone
    QString alias = {}; ///< the reader's own name for the person
    QString alerts = {}; ///< "All messages", "Mentions only", "Muted until 18:00"
    int alertsRule = -1; ///< of setAlerts(); -1: it is muted
    QString address = {}; ///< phone number or e-mail, where the person shows them
    QStringList audience = {}; ///< who sees what, in sentences
    QString picture = {}; ///< address for Image; empty: the initials show

    friend bool operator==(const ConversationDetails &, const ConversationDetails &) = default;
};

class DetailsViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY changed)
    Q_PROPERTY(QString initials READ initials NOTIFY changed)
    Q_PROPERTY(int colour READ colour NOTIFY changed)
    Q_PROPERTY(QString picture READ picture NOTIFY changed)
    Q_PROPERTY(bool isGroup READ isGroup NOTIFY changed)
    Q_PROPERTY(bool canAdd READ canAdd NOTIFY changed)
    Q_PROPERTY(bool canEdit READ canEdit NOTIFY changed)
    Q_PROPERTY(bool isFormer READ isFormer NOTIFY changed)
    Q_PROPERTY(bool isBlocked READ isBlocked NOTIFY changed)
    Q_PROPERTY(bool isContact READ isContact NOTIFY changed)
    Q_PROPERTY(bool isDeleted READ isDeleted NOTIFY changed)
    Q_PROPERTY(QString about READ about NOTIFY changed)
    Q_PROPERTY(QString alias READ alias NOTIFY changed)
    Q_PROPERTY(QString alerts READ alerts NOTIFY changed)
    Q_PROPERTY(int alertsRule READ alertsRule NOTIFY changed)
    Q_PROPERTY(QString address READ address NOTIFY changed)
    Q_PROPERTY(QStringList audience READ audience NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY problemChanged)
    Q_PROPERTY(kith::client::PersonListModel *members READ members CONSTANT)
    Q_PROPERTY(kith::client::PersonListModel *sharedGroups READ sharedGroups CONSTANT)
    Q_PROPERTY(kith::client::PersonListModel *pins READ pins CONSTANT)
    Q_PROPERTY(kith::client::MediaViewModel *media READ media CONSTANT)
    Q_PROPERTY(kith::client::PersonListModel *readers READ readers CONSTANT)
    Q_PROPERTY(QString readersProblem READ readersProblem NOTIFY readersChanged)
    Q_PROPERTY(bool isReadersLoading READ isReadersLoading NOTIFY readersChanged)

public:
    /// What the reader may do about one member; added up.
    enum Ability { CanMessage = 1, CanMakeAdmin = 2, CanMakeMember = 4, CanHandOver = 8, CanRemove = 16 };
    Q_ENUM(Ability)

    using QObject::QObject;

    [[nodiscard]] QString name() const { return m_details.name; }
    [[nodiscard]] QString subtitle() const { return m_details.subtitle; }
    [[nodiscard]] QString initials() const { return m_details.initials; }
    [[nodiscard]] int colour() const { return m_details.colour; }
    [[nodiscard]] QString picture() const { return m_details.picture; }
    [[nodiscard]] bool isGroup() const { return m_details.isGroup; }
    [[nodiscard]] bool canAdd() const { return m_details.canAdd; }
    [[nodiscard]] bool canEdit() const { return m_details.canEdit; }
    [[nodiscard]] bool isFormer() const { return m_details.isFormer; }
    [[nodiscard]] bool isBlocked() const { return m_details.isBlocked; }
    [[nodiscard]] bool isContact() const { return m_details.isContact; }
    [[nodiscard]] bool isDeleted() const { return m_details.isDeleted; }
    [[nodiscard]] QString about() const { return m_details.about; }
    [[nodiscard]] QString alias() const { return m_details.alias; }
    [[nodiscard]] QString alerts() const { return m_details.alerts; }
    [[nodiscard]] int alertsRule() const { return m_details.alertsRule; }
    [[nodiscard]] QString address() const { return m_details.address; }
    [[nodiscard]] QStringList audience() const { return m_details.audience; }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] PersonListModel *members() { return &m_members; }
    /// Of a person: groups that both are in. Its ids are those of conversations.
    [[nodiscard]] PersonListModel *sharedGroups() { return &m_sharedGroups; }
    /// Pinned messages, the last pinned first: who, what (`detail`), when (`tag`). Its ids are those of messages.
    [[nodiscard]] PersonListModel *pins() { return &m_pins; }
    /// Pictures, files, voice messages and links.
    [[nodiscard]] MediaViewModel *media() { return &m_media; }
    /// Who has read one message, who has only received it, who has neither; parts in `section`.
    [[nodiscard]] PersonListModel *readers() { return &m_readers; }
    [[nodiscard]] QString readersProblem() const { return m_readersProblem; }
    [[nodiscard]] bool isReadersLoading() const { return m_isReadersLoading; }

    /// Abilities, added up; 0 for oneself and for strangers.
    [[nodiscard]] Q_INVOKABLE int abilitiesOf(const QString &personId) const { return m_abilities.value(personId); }
    Q_INVOKABLE void message(const QString &personId) { Q_EMIT messageRequested(personId); }
    Q_INVOKABLE void setAdmin(const QString &personId, bool isOn) { Q_EMIT adminRequested(personId, isOn); }
    Q_INVOKABLE void handOver(const QString &personId) { Q_EMIT handOverRequested(personId); }
    Q_INVOKABLE void removeMember(const QString &personId) { Q_EMIT removeRequested(personId); }
    Q_INVOKABLE void openGroup(const QString &conversationId) { Q_EMIT groupRequested(conversationId); }
    Q_INVOKABLE void goTo(const QString &messageId) { Q_EMIT placeRequested(messageId); }
    Q_INVOKABLE void setBlocked(bool isOn) { Q_EMIT blockRequested(isOn); }
    Q_INVOKABLE void setAlias(const QString &alias) { Q_EMIT aliasRequested(alias); }
    /// *Range* 0 every message, 1 mentions, 2 nothing.
    Q_INVOKABLE void setAlerts(int rule) { Q_EMIT alertsRequested(rule); }
    /// Of the group: opens the choice of a picture, or takes the picture away.
    Q_INVOKABLE void changePicture() { Q_EMIT pictureRequested(); }
    Q_INVOKABLE void removePicture() { Q_EMIT pictureRemovalRequested(); }
    Q_INVOKABLE void dismissProblem() { setProblem({}); }

    void setDetails(const ConversationDetails &details);
    void setAbilities(const QHash<QString, int> &abilities);
    void setProblem(const QString &problem);
    void startReaders();
    void setReaders(const QList<PersonRow> &people);
    void failReaders(const QString &problem);

signals:
    void changed();
    void problemChanged();
    void readersChanged();
    void readersOpened();

    void messageRequested(const QString &personId);
    void adminRequested(const QString &personId, bool isOn);
    void handOverRequested(const QString &personId);
    void removeRequested(const QString &personId);
    void groupRequested(const QString &conversationId);
    void placeRequested(const QString &messageId);
    void blockRequested(bool isOn);
    void aliasRequested(const QString &alias);
    void pictureRequested();
    void pictureRemovalRequested();
    void alertsRequested(int rule);

private:
    ConversationDetails m_details;
    QHash<QString, int> m_abilities;
    QString m_problem;
    PersonListModel m_members;
    PersonListModel m_sharedGroups;
    PersonListModel m_pins;
    MediaViewModel m_media;
    PersonListModel m_readers;
    QString m_readersProblem;
    bool m_isReadersLoading = false;
};

} // namespace kith::client
