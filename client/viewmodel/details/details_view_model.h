// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/viewmodel/people/person_list_model.h"

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
    Q_PROPERTY(bool isGroup READ isGroup NOTIFY changed)
    Q_PROPERTY(bool canAdd READ canAdd NOTIFY changed)
    Q_PROPERTY(QString about READ about NOTIFY changed)
    Q_PROPERTY(kith::client::PersonListModel *members READ members CONSTANT)
    Q_PROPERTY(kith::client::PersonListModel *readers READ readers CONSTANT)
    Q_PROPERTY(QString readersProblem READ readersProblem NOTIFY readersChanged)
    Q_PROPERTY(bool isReadersLoading READ isReadersLoading NOTIFY readersChanged)

public:
    using QObject::QObject;

    [[nodiscard]] QString name() const { return m_details.name; }
    [[nodiscard]] QString subtitle() const { return m_details.subtitle; }
    [[nodiscard]] QString initials() const { return m_details.initials; }
    [[nodiscard]] int colour() const { return m_details.colour; }
    [[nodiscard]] bool isGroup() const { return m_details.isGroup; }
    [[nodiscard]] bool canAdd() const { return m_details.canAdd; }
    [[nodiscard]] QString about() const { return m_details.about; }
    [[nodiscard]] PersonListModel *members() { return &m_members; }
    /// Who has read one message, who has only received it, who has neither; parts in `section`.
    [[nodiscard]] PersonListModel *readers() { return &m_readers; }
    [[nodiscard]] QString readersProblem() const { return m_readersProblem; }
    [[nodiscard]] bool isReadersLoading() const { return m_isReadersLoading; }

    void setDetails(const ConversationDetails &details);
    void startReaders();
    void setReaders(const QList<PersonRow> &people);
    void failReaders(const QString &problem);

signals:
    void changed();
    void readersChanged();
    void readersOpened();

private:
    ConversationDetails m_details;
    PersonListModel m_members;
    PersonListModel m_readers;
    QString m_readersProblem;
    bool m_isReadersLoading = false;
};

} // namespace kith::client
