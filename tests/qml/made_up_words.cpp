// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/qml/made_up_words.h"

#include "client/markup/markup.h"

using namespace Qt::Literals::StringLiterals;

namespace kith::test {

using namespace kith::client;

namespace {

const QDate today(2026, 11, 23);

TimelineMessage said(int seq, bool isOwn, const QString &text)
{
    TimelineMessage message;
    message.key = u"w%1"_s.arg(seq);
    message.messageId = QString::number(1000 + seq);
    message.seq = seq;
    message.at = QDateTime(today, QTime(14, seq));
    message.isOwn = isOwn;
    message.senderId = isOwn ? u"me"_s : u"maya"_s;
    message.senderName = isOwn ? u"Elin Berg"_s : u"Maya Lindqvist"_s;
    message.senderColour = 6;
    message.delivery = isOwn ? TimelineMessage::Delivery::Read : TimelineMessage::Delivery::None;
    message.text = text;
    message.markup = readMarkup(text);
    message.canReact = true;
    return message;
}

} // namespace

void fillWords(AppViewModel &app)
{
    app.timeline()->setTyping({});
    app.timeline()->setNewMark(std::nullopt);
    TimelineMessage liked = said(5, false, u"Seedlings arrived, all forty of them!"_s);
    liked.reactions = {{.emoji = u"👍"_s, .count = 4, .isMine = true, .names = u"You and 3 others"_s},
                       {.emoji = u"🌱"_s, .count = 2, .isMine = false, .names = u"Priya and Rosa"_s},
                       {.emoji = u"❤️"_s, .count = 12, .isMine = false, .names = u"Many"_s}};
    TimelineMessage likedOwn = said(6, true, u"The long hose is in my car"_s);
    likedOwn.reactions = {{.emoji = u"🎉"_s, .count = 1, .isMine = false, .names = u"Priya"_s}};
    app.timeline()->setMessages({said(1, false, u"🌱"_s), said(2, true, u"🌱 👨‍👩‍👧 🇸🇪"_s), said(3, true, u"🌱🌱🌱🌱"_s),
                                 said(4, false, u"First line"_s + QString(60, u'\n') + u"and the last, sixty lines below"_s), liked,
                                 likedOwn,
                                 said(7, false,
                                      u"What goes where:\n\n| Bed | Plant | Litres a day |\n|---|:---|---:|\n"
                                      "| 1 | Tomatoes, **Black Krim** | 12 |\n| 2 | Beans | 8 |\n| 10 | — | |\n\nas we said."_s)},
                                true, today);
}

} // namespace kith::test
