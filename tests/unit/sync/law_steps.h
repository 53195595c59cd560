// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/unit/sync/law_run.h"
#include "tests/unit/sync/law_world.h"

#include <QtCore/QJsonArray>

namespace kith::test {

/// What one step came to.
struct StepResult
{
    int kind = 0; ///< index into stepNames()
    bool isAccepted = false;
    QString description;
};

/// Everything that people can do to what others or they themselves see, in a small world of friends, groups and blocks.
class LawSteps
{
public:
    /// Fills the world with people, all friends of each other, and some conversations.
    explicit LawSteps(LawWorld &world);

    [[nodiscard]] const QList<UserId> &people() const { return m_people; }
    [[nodiscard]] StepResult act(const Seat &seat, const Dice &dice);

private:
    struct Act
    {
        const char *name;
        int weight;
        QByteArray (LawSteps::*make)(QJsonObject &input); ///< the request; empty: there is nothing to do it with
    };
    static const QList<Act> &acts();
    friend QStringList stepNames();

    QByteArray send(QJsonObject &input);
    QByteArray repeat(QJsonObject &input);
    QByteArray edit(QJsonObject &input);
    QByteArray unsend(QJsonObject &input);
    QByteArray react(QJsonObject &input);
    QByteArray pin(QJsonObject &input);
    QByteArray forward(QJsonObject &input);
    QByteArray read(QJsonObject &input);
    QByteArray deliver(QJsonObject &input);
    QByteArray add(QJsonObject &input);
    QByteArray remove(QJsonObject &input);
    QByteArray leave(QJsonObject &input);
    QByteArray setRole(QJsonObject &input);
    QByteArray describe(QJsonObject &input);
    QByteArray changeSettings(QJsonObject &input);
    QByteArray draft(QJsonObject &input);
    QByteArray befriend(QJsonObject &input);
    QByteArray profile(QJsonObject &input);
    QByteArray open(QJsonObject &input);
    QByteArray look(QJsonObject &input);
    QByteArray alerts(QJsonObject &input);
    QByteArray erase(QJsonObject &input);

    /// The next number of the dice, below `bound`.
    quint32 next(quint32 bound);
    [[nodiscard]] UserId anyone() { return m_people.at(qsizetype(next(quint32(m_people.size())))); }
    [[nodiscard]] QString anyGroup();
    [[nodiscard]] QString anyConversation() { return m_conversations.at(qsizetype(next(quint32(m_conversations.size())))); }
    /// Rather a late one than an early one.
    [[nodiscard]] QString anyMessage();
    void addMention(QJsonObject &input);

    LawWorld &m_world;
    QList<UserId> m_people;
    QStringList m_groups;
    QStringList m_conversations;
    QStringList m_messages;
    QList<QJsonObject> m_sent;
    Seat m_seat = {};
    quint64 m_dice = 0;
    int m_clientIds = 0;
};

} // namespace kith::test
