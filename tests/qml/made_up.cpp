// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/qml/made_up.h"

#include "client/viewmodel/text/avatar_text.h"

using namespace Qt::Literals::StringLiterals;

namespace kith::test {

using namespace kith::client;

namespace {

const QDate today(2026, 11, 23);

/// Some have a picture, as in life.
QString faceOf(const QString &name)
{
    static const QStringList withPicture{u"Maya Lindqvist"_s, u"Daniel Okafor"_s, u"Aunt Ingrid"_s, u"Summer garden"_s, u"João Tavares"_s};
    const qsizetype number = withPicture.indexOf(name);
    return number < 0 ? QString() : u"image://faces/%1"_s.arg(number);
}

ChatRow chat(int id, const QString &name, int colour, const QString &preview, const QString &time, int unread = 0)
{
    ChatRow row;
    row.conversationId = QString::number(id);
    row.name = name;
    row.initials = personInitials(name);
    row.colour = colour;
    row.preview = preview;
    row.timeText = time;
    row.fullTime = u"Monday, 23 November 2026 "_s + time;
    row.unread = unread;
    row.detail = u"online"_s;
    row.picture = faceOf(name);
    return row;
}

ChatRow group(int id, const QString &name, int colour, const QString &preview, const QString &time, int unread = 0)
{
    ChatRow row = chat(id, name, colour, preview, time, unread);
    row.initials = groupInitials(name);
    row.isGroup = true;
    row.detail = u"8 members"_s;
    return row;
}

TimelineMessage said(int seq, const QString &who, int colour, const QDateTime &at, const QString &text)
{
    TimelineMessage message;
    message.key = u"m"_s + QString::number(seq);
    message.messageId = QString::number(1000 + seq);
    message.seq = seq;
    message.at = at;
    message.senderId = who;
    message.senderName = who;
    message.senderColour = colour;
    message.senderPicture = faceOf(who);
    message.text = text;
    message.canReact = true;
    return message;
}

TimelineMessage mine(int seq, const QDateTime &at, const QString &text, TimelineMessage::Delivery delivery)
{
    TimelineMessage message = said(seq, u"me"_s, 6, at, text);
    message.isOwn = true;
    message.delivery = delivery;
    message.canUnsend = true;
    return message;
}

TimelineMessage system(int seq, const QDateTime &at, const QString &text)
{
    TimelineMessage message = said(seq, {}, 0, at, text);
    message.kind = TimelineMessage::Kind::System;
    return message;
}

PersonRow person(int id, const QString &name, int colour, const QString &detail, bool isOnline = false)
{
    PersonRow row;
    row.personId = QString::number(id);
    row.name = name;
    row.initials = personInitials(name);
    row.colour = colour;
    row.detail = detail;
    row.isOnline = isOnline;
    row.picture = faceOf(name);
    return row;
}

PersonRow member(int id, const QString &name, int colour, const QString &role, bool isOnline)
{
    PersonRow row = person(id, name, colour, {}, isOnline);
    row.tag = role;
    return row;
}

QDateTime at(const QDate &day, int hour, int minute)
{
    return {day, QTime(hour, minute)};
}

} // namespace

void fillChats(AppViewModel &app)
{
    app.setMe(u"Elin Berg"_s, 42);
    QList<ChatRow> rows{group(1, u"Summer garden"_s, 0, u"Maya: the beds are ready for planting"_s, u"14:32"_s, 3),
                        chat(2, u"Daniel Okafor"_s, 1, u"typing…"_s, u"14:30"_s),
                        chat(3, u"Rosa Jimenez"_s, 2, u"You: see you at the station"_s, u"13:58"_s),
                        group(4, u"Band practice"_s, 3, u"Finn: Tuesday at seven, bring the long cable"_s, u"12:10"_s, 12),
                        chat(5, u"Aunt Ingrid"_s, 4, u"The recipe is in the blue book"_s, u"11:47"_s),
                        group(6, u"House & bills"_s, 5, u"Priya: electricity is paid ✅"_s, u"Yesterday"_s),
                        chat(7, u"Noor Haddad"_s, 6, u"Draft: about the tickets —"_s, u"Yesterday"_s),
                        chat(8, u"João Tavares"_s, 9, u"até amanhã!"_s, u"Fri"_s),
                        group(9, u"Climbing Wednesdays"_s, 8, u"Leo: same place as last week?"_s, u"Fri"_s, 2),
                        chat(10, u"Saved messages"_s, 7, u"You: scones, 180 degrees, 12 minutes"_s, u"12 Nov"_s)};
    rows[1].isOnline = rows[2].isOnline = rows[7].isOnline = true;
    rows[0].mentions = 1;
    rows[0].isPinned = rows[1].isPinned = true;
    rows[8].isMuted = true;
    rows[5].isMarkedUnread = true;
    rows[4].folder = rows[5].folder = u"Family"_s;
    rows[9].isArchived = true;
    rows[1].previewKind = ChatRow::PreviewKind::Typing;
    rows[6].previewKind = ChatRow::PreviewKind::Draft;
    app.accounts()->setRows({{u"42@a"_s, u"Elin Berg"_s, u"kith.local:8065"_s, u"E"_s, 6, 0, true, true},
                             {u"7@b"_s, u"Elin at the library"_s, u"chat.library.example"_s, u"E"_s, 3, 4, false, true}});
    app.chats()->setRows(rows);
    app.settings()->setFacts(u"kith.local:8065"_s, u"Elin Berg"_s);
}

void fillTimeline(AppViewModel &app)
{
    const QDate before = today.addDays(-1);
    app.chats()->open(u"1"_s);
    app.timeline()->setHeader({u"1"_s, u"Summer garden"_s, u"8 members · 3 online"_s, u"SG"_s, 0, true, false, faceOf(u"Summer garden"_s)});
    app.timeline()->setTyping(u"Daniel is typing…"_s);
    app.timeline()->setNewMark(NewMark{8, 3});
    QList<TimelineMessage> messages{
        system(1, at(before, 17, 55), u"Elin added Maya"_s),
        said(2, u"Priya Nair"_s, 5, at(before, 18, 4),
             u"Sensor script for the greenhouse, if anyone wants the readings:\nssh pi \"python3 read.py --last 24h\""_s),
        mine(3, at(before, 18, 11), u"Works on my machine. Moisture in bed 2 is 31 %, should we water tonight?"_s,
             TimelineMessage::Delivery::Read),
        mine(4, at(before, 18, 12), u"The plan is on the shed door"_s, TimelineMessage::Delivery::Read),
        said(5, u"Rosa Jimenez"_s, 2, at(before, 21, 40), {}),
        said(6, u"Daniel Okafor"_s, 1, at(today, 14, 20), u"Rain from six, so no need 🌧️"_s),
        mine(7, at(today, 14, 21), u"Good 👍"_s, TimelineMessage::Delivery::Delivered),
        said(8, u"Daniel Okafor"_s, 1, at(today, 14, 22), u"🌱"_s),
        said(9, u"Maya Lindqvist"_s, 6, at(today, 14, 29), u"Seedlings arrived, all forty of them!"_s),
        said(10, u"Maya Lindqvist"_s, 6, at(today, 14, 31), u"@Elin can you bring the long hose on Saturday?"_s),
        said(11, u"Maya Lindqvist"_s, 6, at(today, 14, 32), u"the beds are ready for planting"_s)};
    messages[4].kind = TimelineMessage::Kind::Unsent;
    app.timeline()->setMessages(messages, true, today);
    app.composer()->openDraft(u"1"_s, {}, u"Message Summer garden"_s);
    ConversationDetails details{u"Summer garden"_s, u"Group · since 3 May 2026"_s, u"SG"_s, 0, true, true, {}};
    details.canEdit = true;
    details.picture = faceOf(u"Summer garden"_s);
    details.alerts = u"All messages"_s;
    details.alertsRule = 0;
    details.audience = QStringList{u"Whoever joins sees everything that was written before."_s,
                                   u"They see when you have read their messages."_s};
    app.details()->setDetails(details);
    PersonRow pin = person(1002, u"Priya Nair"_s, 5, u"Sensor script for the greenhouse, if anyone wants the readings"_s);
    pin.tag = u"Yesterday"_s;
    app.details()->pins()->setRows({pin});
    app.details()->members()->setRows({member(42, u"Elin Berg (you)"_s, 6, u"owner"_s, true),
                                       member(2, u"Daniel Okafor"_s, 1, u"admin"_s, true), member(3, u"Maya Lindqvist"_s, 6, {}, true),
                                       member(4, u"Priya Nair"_s, 5, {}, false), member(5, u"Rosa Jimenez"_s, 2, {}, false),
                                       member(6, u"Aunt Ingrid"_s, 4, {}, false), member(7, u"João Tavares"_s, 9, {}, false),
                                       member(8, u"Noor Haddad"_s, 10, {}, false)});
}

void fillPeople(AppViewModel &app)
{
    app.people()->requests()->setRows({person(20, u"Tomás Ferreira"_s, 3, u"“We met at the allotment, plot 14” · 2 minutes ago"_s)});
    PersonRow asked = person(21, u"+49 151 2345 6789"_s, 0,
                             u"Asked 3 days ago. If this person uses this server, they have your request."_s);
    asked.initials = u"+"_s;
    app.people()->sent()->setRows({asked});
    const QList<PersonRow> contacts{person(6, u"Aunt Ingrid"_s, 4, u"last seen 11:47"_s),
                                    person(2, u"Daniel Okafor"_s, 1, u"online"_s, true), person(7, u"João Tavares"_s, 9, u"online"_s, true),
                                    person(3, u"Maya Lindqvist"_s, 6, u"in the garden until 17:00"_s, true),
                                    person(8, u"Noor Haddad"_s, 2, u"last seen yesterday"_s)};
    app.people()->setContacts(contacts);
    app.picker()->setCandidates(contacts);
}

void fillNearby(AppViewModel &app)
{
    PersonRow home = person(1, u"Kith on garden"_s, 0, u"192.168.1.20:8065"_s);
    home.personId = u"http://192.168.1.20:8065"_s;
    PersonRow library = person(2, u"The library"_s, 1, u"192.168.1.31:443"_s);
    library.personId = u"https://192.168.1.31"_s;
    app.welcome()->nearby()->setRows({home, library});
}

void fillReaders(AppViewModel &app)
{
    QList<PersonRow> readers{person(2, u"Daniel Okafor"_s, 1, u"14:31"_s), person(3, u"Maya Lindqvist"_s, 6, u"14:30"_s),
                             person(4, u"Priya Nair"_s, 5, u"14:29"_s), person(5, u"Rosa Jimenez"_s, 2, {})};
    readers[0].section = readers[1].section = u"Read"_s;
    readers[2].section = u"Delivered"_s;
    readers[3].section = u"Not yet"_s;
    app.details()->startReaders();
    app.details()->setReaders(readers);
}

void fillSearch(AppViewModel &app)
{
    using Kind = SearchRow::Kind;
    app.search()->setRows({
        {Kind::Conversation, u"1"_s, {}, u"Summer garden"_s, u"8 members"_s, u"SG"_s, 6, false, {}, {}},
        {Kind::Conversation, u"6"_s, {}, u"House & bills"_s, u"5 members"_s, u"HB"_s, 4, false, {}, {}},
        {Kind::Message,
         u"1"_s,
         u"11"_s,
         u"Maya Lindqvist"_s,
         u"in Summer garden"_s,
         u"M"_s,
         6,
         false,
         {u"@Elin can you bring the long "_s, u"hose"_s, u" on Saturday?"_s},
         u"14:31"_s},
        {Kind::Message,
         u"2"_s,
         u"12"_s,
         u"Daniel Okafor"_s,
         u"direct"_s,
         u"D"_s,
         1,
         false,
         {u"the green"_s, u"hose"_s, u" pipe clamp is 19 mm, I checked"_s},
         u"3 Oct"_s},
        {Kind::Message,
         u"3"_s,
         u"13"_s,
         u"A person with a very long name who has never been abbreviated"_s,
         u"in a group whose name is longer than the line"_s,
         u"A"_s,
         3,
         false,
         {u"…a message that goes on and on before the "_s, u"hose"_s, QString(60, u'x')},
         u"29 Sep"_s},
        {Kind::File,
         u"1"_s,
         u"14"_s,
         u"Priya Nair"_s,
         u"Priya Nair in Summer garden"_s,
         u"PDF"_s,
         0,
         false,
         {{}, u"hose"_s, u"-fittings.pdf"_s},
         u"29 Sep"_s},
    });
    app.search()->setStatus(u"in 48,210 messages · 3 ms"_s);
}

void fillWithLongThings(AppViewModel &app)
{
    const QString longName = u"Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh the Younger of Llanfairpwllgwyngyll"_s;
    app.setMe(longName, 7);
    app.chats()->setRows({group(1, u"The committee for the long names of committees and their subcommittees"_s, 3,
                                u"Wolfeschlegelsteinhausenbergerdorff: a preview that goes on and on and on"_s, u"Yesterday"_s, 12345),
                          chat(2, longName, 1, u"Draft: "_s + longName, u"12 Nov 2025"_s, 99),
                          chat(3, u"李小龍"_s, 4, u"你好，世界"_s, u"14:00"_s),
                          chat(4, u"مريم"_s, 8, u"مرحبا كيف حالك اليوم"_s, u"13:00"_s, 1)});
    app.chats()->open(u"1"_s);
    app.timeline()->setHeader({u"1"_s, u"The committee for the long names of committees and their subcommittees"_s,
                               u"1000 members · 731 online"_s, u"TC"_s, 3, true, false});
    app.timeline()->setNewMark(std::nullopt);
    app.timeline()->setTyping(longName + u" and 3 others are typing…"_s);
    const QString word(400, u'W');
    TimelineMessage failed = mine(0, at(today, 12, 9), u"This one did not make it, and the reason is told below."_s,
                                  TimelineMessage::Delivery::Failed);
    failed.key = u"f"_s;
    failed.failure = u"You are not a member of this conversation any more, so it could not be delivered."_s;
    TimelineMessage queued = mine(0, at(today, 12, 10), u"Waiting for the connection"_s, TimelineMessage::Delivery::Queued);
    queued.key = u"q"_s;
    app.timeline()->setMessages(
        {said(1, longName, 1, at(today, 12, 0), word),
         said(2, longName, 1, at(today, 12, 1), u"<b>not bold</b> <img src=\"http://example.org/x.png\"> &amp;"_s),
         said(3, u"李小龍"_s, 4, at(today, 12, 2), u"今天下午我們在花園見面，帶上你的手套和一些種子。"_s),
         said(4, u"مريم"_s, 8, at(today, 12, 3), u"مرحبا، هل يمكنك إحضار الخرطوم يوم السبت؟"_s),
         mine(5, at(today, 12, 5),
              u"A longer answer that wraps over several lines so that one can see how the lines of a paragraph sit in the bubble, "
              "how wide it becomes before it wraps, and where the time goes when the last line is full to its very end."_s,
              TimelineMessage::Delivery::Sent),
         failed, queued},
        true, today);
    app.composer()->openDraft(
        u"1"_s,
        u"One line\nanother line\nand a third one that is long enough to wrap around at the right edge of the composer when the window is not very wide\nfour"_s,
        u"Message"_s);
    app.details()->setDetails({u"The committee for the long names of committees and their subcommittees"_s, u"Group · since 3 May 2026"_s,
                               u"TC"_s, 3, true, true, u"Everything about names that do not fit, and where to put them."_s});
    app.details()->members()->setRows({member(1, longName, 1, u"owner"_s, true), member(2, u"李小龍"_s, 4, u"admin"_s, true)});
    app.people()->requests()->setRows({person(1, longName, 1, u"“"_s + longName + longName + longName + u"” · 2 minutes ago"_s)});
    app.people()->contacts()->setRows({person(1, longName, 1, longName)});
}

void fillVoice(AppViewModel &app)
{
    QList<int> peaks;
    for (int i = 0; i < 64; ++i)
        peaks.append(20 + (i * i * 7 + i * 31) % 80 * (i % 16 < 12 ? 1 : 0));
    TimelineMessage heard = said(1, u"Maya Lindqvist"_s, 6, at(today, 14, 29), {});
    heard.voice = {.isThere = true, .fileId = u"71"_s, .size = 52'000, .durationMs = 13'400};
    TimelineMessage own = mine(2, at(today, 14, 30), {}, TimelineMessage::Delivery::Read);
    own.voice = {.isThere = true, .fileId = u"72"_s, .size = 250'000, .durationMs = 62'000};
    TimelineMessage broken = said(3, u"Daniel Okafor"_s, 1, at(today, 14, 31), {});
    broken.voice = {.isThere = true, .fileId = u"73"_s, .size = 900, .durationMs = 2'000};
    TimelineMessage queued = mine(4, at(today, 14, 32), {}, TimelineMessage::Delivery::Queued);
    queued.voice = {.isThere = true, .fileId = {}, .size = 0, .durationMs = 4'000};
    VoiceViewModel *voice = app.timeline()->voice();
    voice->setPeaks(u"71"_s, peaks);
    voice->setPeaks(u"72"_s, peaks);
    app.timeline()->setMessages({heard, own, broken, queued}, true, today);
    voice->fail(u"73"_s, u"This voice message cannot be played."_s);
    voice->show(u"71"_s, true, 5'200);
    RecorderViewModel *recorder = app.composer()->recorder();
    recorder->setState(RecorderViewModel::State::Opening);
    for (int i = 0; i < 40; ++i)
        recorder->addLevel(peaks[i], 60LL * i);
    recorder->setState(RecorderViewModel::State::Recording);
}

QList<TimelineMessage> manyMessages(int count)
{
    QList<TimelineMessage> messages;
    for (int i = 1; i <= count; ++i) {
        const QDateTime moment = at(today, 0, 0).addSecs(i * 40);
        const QString text = u"Message number "_s + QString::number(i)
                             + (i % 7 == 0 ? u" with a tail that makes it long enough to wrap on narrow panes"_s : QString());
        messages.append(i % 3 == 0 ? mine(i, moment, text, TimelineMessage::Delivery::Sent)
                                   : said(i, u"Maya Lindqvist"_s, 6, moment, text));
    }
    return messages;
}

void fillSettings(AppViewModel &app)
{
    User me{.id = UserId(7),
            .firstname = u"Elin"_s,
            .lastname = u"Berg"_s,
            .about = u"At the allotment until the first frost"_s,
            .email = u"elin@example.org"_s,
            .phone = u"+46 70 123 45 01"_s,
            .settings = UserSettings()};
    app.profile()->setSaved(me);
    app.privacy()->setSaved(*me.settings);
    app.settings()->setFacts(u"kith.local:8065"_s, u"Elin Berg"_s);
    app.desktop()->setTray(true);
    app.desktop()->setNotifications(true);
    app.notifications()->setQuietHours(true);
    app.notifications()->setKeywords(u"greenhouse, long hose"_s);
    const auto showDevices = [&app] {
        app.devices()->setRows(
            {{.deviceId = u"1"_s, .name = u"laptop"_s, .detail = u"Kith 0.1 · signed in 3 weeks ago · 192.0.2.7"_s, .isThisOne = true},
             {.deviceId = u"2"_s, .name = u"Workshop PC"_s, .detail = u"Kith 0.1 · last used yesterday · 192.0.2.14"_s}});
    };
    QObject::connect(app.devices(), &DevicesViewModel::refreshRequested, &app, showDevices);
}

} // namespace kith::test
