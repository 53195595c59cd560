// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/account/message_facts.h"

#include "client/transfer/file_names.h"
#include "client/viewmodel/account/picture_address.h"
#include "client/viewmodel/account/sentences.h"
#include "client/viewmodel/text/avatar_text.h"
#include "client/viewmodel/text/time_text.h"
#include "shared/limits.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qsizetype namesShown = 3;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Message)
};

TimelineMessage::Delivery deliveryOf(Delivery delivery)
{
    switch (delivery) {
    case Delivery::Queued: return TimelineMessage::Delivery::Queued;
    case Delivery::Failed: return TimelineMessage::Delivery::Failed;
    case Delivery::Sent: return TimelineMessage::Delivery::Sent;
    case Delivery::Delivered: return TimelineMessage::Delivery::Delivered;
    case Delivery::Read: return TimelineMessage::Delivery::Read;
    }
    Q_UNREACHABLE();
}

QList<TextMark> marksOf(const Message &message, UserId me)
{
    QList<TextMark> marks;
    for (const Mention &mention : message.mentions) {
        const bool isOwn = mention.user.isNull() || mention.user == me;
        marks.append({.kind = isOwn ? TextMark::Kind::OwnMention : TextMark::Kind::Mention,
                      .offset = mention.offset,
                      .length = mention.length,
                      .userId = mention.user.isNull() ? QString() : mention.user.toString()});
    }
    return marks;
}

VoiceFacts voiceOf(const TimelineEntry &entry)
{
    const Message &message = entry.message;
    if (message.type != MessageType::Voice)
        return {};
    if (!message.attachments.isEmpty()) {
        const Attachment &file = message.attachments.first();
        return {.isThere = true, .fileId = file.id.toString(), .size = file.sizeBytes, .durationMs = file.durationMs};
    }
    return {.isThere = true, .fileId = {}, .size = 0, .durationMs = entry.files.isEmpty() ? 0 : entry.files.first().durationMs};
}

QuoteFacts quoteOf(const Message &message, Account &account)
{
    if (message.replyTo.isNull())
        return {};
    QuoteFacts facts;
    facts.messageId = message.replyTo.toString();
    // The answered message as it is here is newer than the quote that came along.
    if (const auto answered = account.timeline().message(message.replyTo); answered && answered->conversation == message.conversation) {
        facts.seq = answered->seq;
        facts.sender = nameOr(answered->sender, account.people());
        facts.colour = personColour(answered->sender.value());
        facts.text = shortText(*answered, account.people());
    } else if (message.quote) {
        facts.sender = nameOr(message.quote->sender, account.people());
        facts.colour = personColour(message.quote->sender.value());
        facts.text = shortened(flattened(message.quote->excerpt), limits::quoteLength);
    } else {
        facts.text = Words::tr("A message that is not there any more");
    }
    return facts;
}

QString namesOf(const Reaction &reaction, const People &people)
{
    QStringList names;
    for (const UserId user : reaction.users) {
        if (names.size() == namesShown)
            break;
        names.append(user == people.myId() ? Words::tr("you") : nameOr(user, people));
    }
    const int others = reaction.count - int(names.size());
    const QString listed = names.join(u", "_s);
    return others <= 0 ? listed : Words::tr("%1 and %n other(s)", nullptr, others).arg(listed);
}

QList<ReactionFacts> reactionsOf(const Message &message, const People &people)
{
    QList<ReactionFacts> out;
    for (const Reaction &reaction : message.reactions)
        out.append({.emoji = reaction.emoji,
                    .count = reaction.count,
                    .isMine = reaction.users.contains(people.myId()),
                    .names = namesOf(reaction, people)});
    return out;
}

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

void fillRights(TimelineMessage &facts, const TimelineEntry &entry, const Conversation &conversation)
{
    const Message &message = entry.message;
    const bool isThere = !entry.isQueued() && facts.kind == TimelineMessage::Kind::Text && !conversation.leftAt;
    const bool leads = conversation.isGroup && conversation.myRole != Role::Member;
    facts.canReact = isThere;
    facts.canPin = isThere && (!conversation.isGroup || leads);
    if (facts.isOwn) {
        facts.canUnsend = isThere && now() - message.createdAt < limits::unsendWindow;
        facts.canEdit = (isThere && message.forwardedFrom == std::nullopt) || (entry.isQueued() && !conversation.leftAt);
    } else {
        facts.canUnsend = isThere && leads;
    }
}
LinkFacts previewOf(const Message &message, const Markup &markup, Account &account)
{
    const auto link = linkToPreview(message, markup);
    if (!link)
        return {};
    LinkFacts facts{.state = LinkFacts::State::Offered, .href = link->href, .place = link->place};
    const PreviewStatus status = account.previews().of(message.id, link->address);
    switch (status.state) {
    case PreviewStatus::State::None: break;
    case PreviewStatus::State::Loading: facts.state = LinkFacts::State::Loading; break;
    case PreviewStatus::State::Failed:
        facts.state = LinkFacts::State::Failed;
        facts.problem = status.problem;
        break;
    case PreviewStatus::State::Here:
        facts.state = LinkFacts::State::Here;
        facts.place = status.preview->place;
        facts.title = status.preview->title;
        facts.description = status.preview->description;
        if (!status.preview->picture.isEmpty()) {
            facts.picture = pictureAddress(account.identity(), LinkPreviews::pictureOf(*status.preview));
            facts.width = status.preview->picture.width();
            facts.height = status.preview->picture.height();
        }
        break;
    }
    return facts;
}
} // namespace

std::optional<FoundLink> linkToPreview(const Message &message, const Markup &markup)
{
    if (message.id.isNull() || message.isUnsent() || message.type == MessageType::System)
        return std::nullopt;
    const auto link = std::ranges::find_if(markup.links, [](const FoundLink &one) {
        return one.address.startsWith("https://"_L1, Qt::CaseInsensitive) || one.address.startsWith("http://"_L1, Qt::CaseInsensitive);
    });
    return link == markup.links.end() ? std::nullopt : std::optional(*link);
}

QList<FileFacts> filesOf(const TimelineEntry &entry, const AccountIdentity &account)
{
    constexpr int preview = 1024;
    const auto isPictureOut = [](const OutgoingFile &file) { return file.width > 0; };
    const auto isPictureHere = [](const Attachment &file) { return file.hasThumbnail && file.width > 0 && file.height > 0; };
    // Other clients send pictures and files as one message. Nothing but pictures in a message of files is the sender's wish.
    const auto isMixed = [](const auto &files, const auto &isPicture) {
        return std::ranges::any_of(files, isPicture) && !std::ranges::all_of(files, isPicture);
    };
    const bool areShown = entry.message.type == MessageType::Image || isMixed(entry.files, isPictureOut)
                          || isMixed(entry.message.attachments, isPictureHere);
    QList<FileFacts> out;
    for (const OutgoingFile &file : entry.files)
        out.append({.key = u"out/%1/%2"_s.arg(entry.key(), file.path),
                    .name = safeFileName(file.name),
                    .sizeText = sizeText(file.sizeBytes),
                    .isPicture = isPictureOut(file) && areShown,
                    .width = file.width,
                    .height = file.height,
                    .picture = file.width > 0 ? pictureAddress(account, file) : QString(),
                    .whole = file.width > 0 ? pictureAddress(account, file) : QString()});
    for (const Attachment &file : entry.message.attachments) {
        const bool isPicture = isPictureHere(file);
        out.append({.key = FileSource::file(file.id).key(),
                    .name = safeFileName(file.name),
                    .sizeText = sizeText(file.sizeBytes),
                    .isPicture = isPicture && areShown,
                    .width = file.width,
                    .height = file.height,
                    .picture = isPicture ? pictureAddress(account, FileSource::file(file.id, preview)) : QString(),
                    .whole = isPicture ? pictureAddress(account, FileSource::file(file.id)) : QString()});
    }
    return out;
}

QString shortText(const Message &message, const People &people)
{
    if (message.type == MessageType::System)
        return systemText(message, people);
    if (message.isUnsent())
        return Words::tr("Unsent message");
    const QString words = shortened(flattened(message.content), limits::quoteLength);
    switch (message.type) {
    case MessageType::Image:
        if (words.isEmpty() && message.attachments.size() > 1)
            return Words::tr("%1 pictures").arg(message.attachments.size());
        return words.isEmpty() ? Words::tr("Picture") : words;
    case MessageType::Voice: return words.isEmpty() ? Words::tr("Voice message") : words;
    case MessageType::File:
        if (words.isEmpty() && message.attachments.size() > 1)
            return Words::tr("%1 files").arg(message.attachments.size());
        if (words.isEmpty())
            return message.attachments.isEmpty() ? Words::tr("File") : message.attachments.first().name;
        return words;
    default: return words;
    }
}

TimelineMessage messageFacts(const TimelineEntry &entry, const Conversation &conversation, Account &account)
{
    const Message &message = entry.message;
    const People &people = account.people();
    TimelineMessage facts;
    facts.key = entry.key();
    facts.messageId = message.id.isNull() ? QString() : message.id.toString();
    facts.seq = message.seq;
    // With its offset it is compared and asked for its day without the rules of the time zone, which are read anew each time.
    const QDateTime at = toDateTime(message.createdAt);
    facts.at = at.toOffsetFromUtc(at.offsetFromUtc());
    facts.isOwn = message.sender == people.myId() || entry.isQueued();
    facts.senderId = facts.isOwn ? people.myId().toString() : message.sender.toString();
    facts.senderName = facts.isOwn ? people.me().displayName() : nameOr(message.sender, people);
    facts.senderColour = personColour(message.sender.value());
    facts.senderPicture = faceOf(message.sender, account);
    facts.text = message.content;
    if (message.type == MessageType::System) {
        facts.kind = TimelineMessage::Kind::System;
        facts.text = systemText(message, people);
        facts.isOwn = false;
        return facts;
    }
    if (message.isUnsent()) {
        facts.kind = TimelineMessage::Kind::Unsent;
    } else {
        facts.markup = readMarkup(message.content, marksOf(message, people.myId()));
        facts.preview = previewOf(message, facts.markup, account);
        facts.quote = quoteOf(message, account);
        facts.voice = voiceOf(entry);
        facts.reactions = reactionsOf(message, people);
        if (message.type == MessageType::File || message.type == MessageType::Image)
            facts.files = filesOf(entry, account.identity());
        facts.isEdited = message.editedAt.has_value();
        facts.isPinned = message.pinnedAt.has_value();
        facts.namesMe = !facts.isOwn && std::ranges::any_of(message.mentions, [&people](const Mention &mention) {
            return mention.user.isNull() || mention.user == people.myId();
        });
        if (message.forwardedFrom)
            facts.origin = message.forwardedFrom->sender.isNull()
                               ? Words::tr("Forwarded")
                               : Words::tr("Forwarded from %1").arg(nameOr(message.forwardedFrom->sender, people));
    }
    facts.isWished = entry.isWished;
    if (facts.isOwn) {
        facts.delivery = deliveryOf(entry.delivery);
        facts.failure = entry.delivery == Delivery::Failed && entry.failure.isEmpty() ? Words::tr("This message could not be sent.")
                                                                                      : entry.failure;
        if (entry.delivery == Delivery::Queued)
            facts.failure = account.files().troubleOf(facts.key);
    }
    fillRights(facts, entry, conversation);
    return facts;
}

} // namespace kith::client
