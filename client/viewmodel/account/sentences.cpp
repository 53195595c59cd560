// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/account/sentences.h"

#include "client/viewmodel/account/face_address.h"

#include "client/viewmodel/text/avatar_text.h"
#include "client/viewmodel/text/time_text.h"

#include <QtCore/QCoreApplication>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Sentences)
};

QString list(const QStringList &names)
{
    if (names.size() < 2)
        return names.value(0);
    return Words::tr("%1 and %2").arg(names.mid(0, names.size() - 1).join(u", "_s), names.last());
}

QString roleText(const SystemNote &note, bool isMine, UserId sender, const QString &who, const QString &whom)
{
    if (note.text == u"owner"_s)
        return isMine ? Words::tr("You handed the group to %1").arg(whom) : Words::tr("%1 handed the group to %2").arg(who, whom);
    if (note.text == u"admin"_s && note.users == QList<UserId>{sender})
        return isMine ? Words::tr("You are an admin now") : Words::tr("%1 is an admin now").arg(who);
    if (note.text == u"admin"_s)
        return isMine ? Words::tr("You made %1 an admin").arg(whom) : Words::tr("%1 made %2 an admin").arg(who, whom);
    return isMine ? Words::tr("You made %1 a member again").arg(whom) : Words::tr("%1 made %2 a member again").arg(who, whom);
}

} // namespace

QString presenceText(const std::optional<Presence> &presence)
{
    if (!presence)
        return {};
    if (presence->isOnline)
        return Words::tr("online");
    if (!presence->lastSeenAt)
        return {};
    return lastSeenText(toDateTime(*presence->lastSeenAt), QDateTime::currentDateTime());
}

QString systemText(const Message &message, const People &people)
{
    if (!message.note)
        return message.content;
    const SystemNote &note = *message.note;
    const bool isMine = message.sender == people.myId();
    const QString who = firstNameOf(message.sender, people);
    QStringList names;
    for (const UserId id : note.users)
        names.append(id == people.myId() ? Words::tr("you") : firstNameOf(id, people));
    const QString whom = list(names);
    // Whole sentences, and one's own by themselves: "You" asks for another verb in most languages.
    if (note.event == u"created"_s)
        return isMine ? Words::tr("You created the group") : Words::tr("%1 created the group").arg(who);
    if (note.event == u"added"_s)
        return isMine ? Words::tr("You added %1").arg(whom) : Words::tr("%1 added %2").arg(who, whom);
    if (note.event == u"removed"_s)
        return isMine ? Words::tr("You removed %1").arg(whom) : Words::tr("%1 removed %2").arg(who, whom);
    if (note.event == u"left"_s)
        return isMine ? Words::tr("You left") : Words::tr("%1 left").arg(who);
    if (note.event == u"renamed"_s)
        return isMine ? Words::tr("You named the group “%1”").arg(note.text) : Words::tr("%1 named the group “%2”").arg(who, note.text);
    if (note.event == u"role"_s)
        return roleText(note, isMine, message.sender, who, whom);
    return note.text;
}

QString typingText(const QList<UserId> &who, bool isGroup, const People &people)
{
    if (who.isEmpty())
        return {};
    if (!isGroup)
        return Words::tr("typing…");
    if (who.size() == 1)
        return Words::tr("%1 is typing…").arg(firstNameOf(who[0], people));
    if (who.size() == 2)
        return Words::tr("%1 and %2 are typing…").arg(firstNameOf(who[0], people), firstNameOf(who[1], people));
    return Words::tr("%1 people are typing…").arg(who.size());
}

QString firstNameOf(UserId id, const People &people)
{
    const QString name = nameOr(id, people);
    return people.nameOf(id).isEmpty() ? name : name.section(u' ', 0, 0, QString::SectionSkipEmpty);
}

QString nameOf(const Conversation &conversation, const People &people)
{
    if (conversation.isGroup)
        return conversation.name;
    if (!conversation.peer)
        return Words::tr("Unknown person");
    const QString name = people.nameOf(conversation.peer->id);
    return name.isEmpty() ? conversation.peer->displayName() : name;
}

QString faceOf(UserId id, Account &account)
{
    return faceAddress(account.identity(), {.kind = Face::Kind::Person, .id = id.value(), .picture = account.people().pictureOf(id)});
}

QString faceOf(const Conversation &conversation, Account &account)
{
    if (!conversation.isGroup && conversation.peer)
        return faceOf(conversation.peer->id, account);
    return faceAddress(account.identity(), {.kind = Face::Kind::Group, .id = conversation.id.value(), .picture = conversation.picture});
}

int colourOf(const Conversation &conversation)
{
    return personColour(!conversation.isGroup && conversation.peer ? conversation.peer->id.value() : conversation.id.value());
}

QString nameOr(UserId id, const People &people)
{
    const QString name = people.nameOf(id);
    return name.isEmpty() ? Words::tr("Unknown person") : name;
}

QDateTime toDateTime(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(toMs(time));
}

QString sentenceOf(const Error &error)
{
    if (!error.detail.isEmpty())
        return error.detail;
    if (!error.fields.isEmpty())
        return error.fields.front().detail;
    return QString::fromLatin1(traitsOf(error.code).title);
}

} // namespace kith::client
