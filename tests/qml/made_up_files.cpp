// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/qml/made_up_files.h"

#include "qml/Controls/face_provider.h"

#include <QtCore/QTemporaryDir>
#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <QtQml/QQmlEngine>

using namespace Qt::Literals::StringLiterals;

namespace kith::test {

using namespace kith::client;

namespace {

const QDate today(2026, 11, 23);

/// A garden, another one for each number.
QImage garden(int number, int side)
{
    QImage image(side, side * 3 / 4, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(image.rect(), QColor::fromHsv((200 + number * 7) % 360, 90, 240));
    painter.setPen(Qt::NoPen);
    for (int bed = 0; bed < 6; ++bed) {
        painter.setBrush(QColor::fromHsv((90 + number * 31 + bed * 9) % 360, 140, 190 - 18 * bed));
        painter.drawEllipse(QPointF(side * (0.1 + 0.17 * bed), side * (0.62 + 0.03 * (bed % 3))), side * 0.16, side * 0.2);
    }
    return image;
}

FileFacts picture(const QString &key, const QString &name, int width, int height)
{
    return {.key = key,
            .name = name,
            .sizeText = u"2.4 MB"_s,
            .isPicture = true,
            .width = width,
            .height = height,
            .picture = u"image://pictures/made/"_s + key,
            .whole = u"image://pictures/made/"_s + key};
}

FileFacts file(const QString &key, const QString &name, const QString &size)
{
    return {.key = key, .name = name, .sizeText = size};
}

TimelineMessage said(int seq, bool isOwn, const QString &text, const QList<FileFacts> &files)
{
    TimelineMessage message;
    message.key = u"m%1"_s.arg(seq);
    message.messageId = QString::number(1000 + seq);
    message.seq = seq;
    message.at = QDateTime(today, QTime(14, seq));
    message.senderId = isOwn ? u"42"_s : u"3"_s;
    message.senderName = isOwn ? u"Elin Berg"_s : u"Maya Lindqvist"_s;
    message.senderColour = isOwn ? 6 : 5;
    message.isOwn = isOwn;
    message.delivery = isOwn ? TimelineMessage::Delivery::Read : TimelineMessage::Delivery::None;
    message.text = text;
    message.files = files;
    message.canReact = true;
    return message;
}

FileLook lookOf(const QString &key)
{
    if (key.startsWith(u"out/"_s))
        return {.where = TransfersViewModel::Outgoing, .share = 0.4, .words = u"1.0 MB of 2.4 MB"_s};
    if (key == u"file/2/0"_s)
        return {.where = TransfersViewModel::Here, .share = 1, .words = u"184 kB"_s};
    if (key == u"file/3/0"_s)
        return {.where = TransfersViewModel::Incoming, .share = 0.62, .words = u"29.8 MB of 48.0 MB"_s};
    if (key == u"file/4/0"_s)
        return {.where = TransfersViewModel::Failed, .words = u"There is nothing here."_s};
    return {.where = TransfersViewModel::Away, .words = u"3.1 MB"_s};
}

} // namespace

void addMadeUpPictures(QQmlEngine &engine)
{
    if (engine.imageProvider(u"pictures"_s))
        return;
    engine.addImageProvider(u"pictures"_s, new FaceProvider([](const QString &key, QObject *, const auto &found) { found(key); },
                                                            [](const QString &key, int side) {
                                                                const int number = key.section(u'/', -2, -2).toInt();
                                                                return key.contains(u"broken"_s) ? QImage() : garden(number, side);
                                                            },
                                                            PictureSides{.least = 32, .most = 2048}));
}

namespace {

MediaRow shared(int number, const QString &who, const QString &when)
{
    MediaRow row;
    row.id = u"%1/0"_s.arg(1100 + number);
    row.messageId = QString::number(1100 + number);
    row.who = who;
    row.when = when;
    row.fullTime = u"Monday, 23 November 2026 "_s + when;
    return row;
}

QList<MediaRow> sharedOf(MediaViewModel::Kind kind)
{
    const QStringList who{u"Maya Lindqvist"_s, u"You"_s, u"Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh"_s};
    QList<MediaRow> rows;
    const auto add = [&](MediaRow row) { rows.append(std::move(row)); };
    const auto next = [&] {
        const auto n = int(rows.size());
        return shared(n, who[n % 3], n < 3 ? u"14:2%1"_s.arg(n) : u"%1 Nov"_s.arg(23 - n % 20));
    };
    if (kind == MediaViewModel::Pictures) {
        for (int i = 0; i < 40; ++i) {
            MediaRow row = next();
            row.file = picture(i == 7 ? u"file/broken/0"_s : u"file/%1/0"_s.arg(20 + i), u"garden %1.jpg"_s.arg(i), 1200, 900);
            if (i % 10 == 5) {
                row.file.isHeld = true;
                row.file.picture.clear();
                row.file.whole.clear();
            }
            add(row);
        }
    } else if (kind == MediaViewModel::Files) {
        const QStringList names{u"Plan of the beds with a name that is rather longer than there is room for it.pdf"_s, u"costs.ods"_s,
                                u"bees.mp4"_s, u"old notes.txt"_s};
        for (int i = 0; i < 4; ++i) {
            MediaRow row = next();
            row.file = file(u"file/%1/0"_s.arg(i + 1), names[i], i == 1 ? u"184 kB"_s : u"3.1 MB"_s);
            add(row);
        }
    } else if (kind == MediaViewModel::Voices) {
        for (int i = 0; i < 3; ++i) {
            MediaRow row = next();
            row.voice = {.isThere = true, .fileId = QString::number(71 + i), .size = 52'000, .durationMs = 13'400 + i * 71'000};
            add(row);
        }
    } else {
        const auto link = [&](const QString &words, const QString &place) {
            MediaRow row = next();
            row.words = words;
            row.place = place;
            row.address = u"https://%1/x"_s.arg(place);
            row.href = row.address;
            add(row);
        };
        link(u"https://example.org/seedlings"_s, u"example.org"_s);
        link(u"<b>the list</b> of this year with a name that is longer than the pane is wide"_s, u"seeds.example.com"_s);
        link(u"garden@example.org"_s, u"garden@example.org"_s);
    }
    return rows;
}

} // namespace

void fillMedia(AppViewModel &app)
{
    MediaViewModel *media = app.details()->media();
    app.timeline()->transfers()->setReader(lookOf);
    media->setCounts({.pictures = 40, .files = 4, .voices = 3, .links = 7});
    media->setRecent(sharedOf(MediaViewModel::Pictures));
    const auto fill = [media] {
        if (media->isOpen())
            media->setPage(sharedOf(MediaViewModel::Kind(media->kind())), false);
    };
    QObject::connect(media, &MediaViewModel::shownChanged, media, fill);
    app.timeline()->voice()->show(u"72"_s, true, 21'000);
}

void fillPreviews(AppViewModel &app)
{
    using State = LinkFacts::State;
    app.timeline()->setTyping({});
    app.timeline()->setNewMark(std::nullopt);
    const auto linking = [](int seq, bool isOwn, const QString &text, const LinkFacts &preview) {
        TimelineMessage message = said(seq, isOwn, text, {});
        message.preview = preview;
        return message;
    };
    LinkFacts whole{.state = State::Here, .href = u"https://example.org/seedlings"_s, .place = u"example.org"_s};
    whole.title = u"Seedlings of this year, and when to plant them out"_s;
    whole.description = u"From the first warm days to the ice saints: what goes into the beds when, with a table for every month and the "
                        "reasons why <b>some</b> things wait."_s;
    whole.picture = u"image://pictures/made/file/21/0"_s;
    whole.width = 640;
    whole.height = 360;
    LinkFacts bare{.state = State::Here, .href = whole.href, .place = u"a-very-long-host-name.with.many.parts.example.com"_s};
    bare.title
        = u"Only a title, but one that somebody wrote for a search engine: seedlings, beds, bees, compost, tools, seeds, pots | Shop"_s;
    const LinkFacts coming{.state = State::Loading, .href = whole.href, .place = u"example.org"_s};
    const LinkFacts failed{
        .state = State::Failed, .href = whole.href, .place = u"example.org"_s, .problem = u"The page did not come in time."_s};
    const LinkFacts offered{.state = State::Offered, .href = whole.href, .place = u"example.org"_s};
    app.timeline()->setMessages(
        {linking(1, false, u"https://example.org/seedlings"_s, whole), linking(2, true, u"and this one: https://example.com/x"_s, bare),
         linking(3, false, u"https://example.org/3"_s, coming), linking(4, false, u"https://example.org/4"_s, failed),
         linking(5, true, u"https://example.org/5"_s, failed), linking(6, false, u"https://example.org/6"_s, offered)},
        true, today);
}

void fillNoMedia(AppViewModel &app)
{
    QObject::disconnect(app.details()->media(), &MediaViewModel::shownChanged, app.details()->media(), nullptr);
    app.details()->media()->setCounts({});
    app.details()->media()->setRecent({});
    app.details()->media()->open(MediaViewModel::Links);
    app.details()->media()->setWay(false, true);
}

void fillFiles(AppViewModel &app)
{
    app.timeline()->transfers()->setReader(lookOf);
    app.timeline()->setTyping({});
    app.timeline()->setNewMark(std::nullopt);
    TimelineMessage going = said(0, true, {}, {picture(u"out/q/7/0"_s, u"beds.jpg"_s, 1600, 1200)});
    going.key = u"q"_s;
    going.messageId.clear();
    going.at = QDateTime(today, QTime(14, 40));
    going.delivery = TimelineMessage::Delivery::Queued;
    FileFacts held = picture(u"file/16/0"_s, u"stranger.jpg"_s, 1200, 900);
    held.isHeld = true;
    held.picture.clear();
    held.whole.clear();
    app.timeline()->setMessages(
        {said(1, false, {}, {picture(u"file/11/0"_s, u"from the gate.jpg"_s, 1200, 900)}),
         said(2, true, u"The plan, and what it costs"_s,
              {file(u"file/1/0"_s, u"Plan of the beds with a name that is rather longer than there is room for it.pdf"_s, u"3.1 MB"_s),
               file(u"file/2/0"_s, u"costs.ods"_s, u"184 kB"_s)}),
         said(3, false, u"All four corners"_s,
              {picture(u"file/12/0"_s, u"north.jpg"_s, 900, 1200), picture(u"file/13/0"_s, u"east.jpg"_s, 1200, 900),
               picture(u"file/14/0"_s, u"south.jpg"_s, 1200, 900), picture(u"file/broken/0"_s, u"west.jpg"_s, 1200, 900)}),
         said(4, false, {}, {file(u"file/3/0"_s, u"bees.mp4"_s, u"48 MB"_s), file(u"file/4/0"_s, u"old notes.txt"_s, u"2 kB"_s)}),
         said(5, false, u"From somebody who is not a contact"_s, {held}), going},
        true, today);
    app.composer()->attachments()->setAllowed(true);
    app.composer()->attachments()->setRows(
        {{.id = u"1"_s,
          .name = u"shed.jpg"_s,
          .detail = u"1.8 MB"_s,
          .picture = u"image://pictures/made/file/15/0"_s,
          .state = AttachmentRow::State::Ready},
         {.id = u"4"_s, .name = u"Voice message"_s, .detail = u"0:42"_s, .state = AttachmentRow::State::Ready, .isVoice = true},
         {.id = u"2"_s, .name = u"list of seeds.csv"_s, .detail = u"12 kB"_s, .state = AttachmentRow::State::Ready},
         {.id = u"3"_s,
          .name = u"whole summer.mkv"_s,
          .detail = u"This file is too large. The server takes files of up to 100 MB."_s,
          .state = AttachmentRow::State::Refused}});
}

void fillStorage(AppViewModel &app)
{
    static const QTemporaryDir folder;
    const std::pair<QString, qint64> files[] = {
        {u"cache.sqlite"_s, 466'000'000}, {u"1042.jpg"_s, 61'200'000}, {u"cache.sqlite.damaged-20261123"_s, 12'000'000}};
    for (const auto &[name, size] : files) {
        // Long, but nothing is in it: it takes no room on the disk.
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || !file.resize(size))
            qWarning("The invented storage could not be made");
    }
    app.storage()->setFolder(folder.path());
}

} // namespace kith::test
