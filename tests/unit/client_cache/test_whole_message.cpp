// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/cache.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

#include <set>

using namespace kith;
using namespace kith::client;
using namespace Qt::Literals::StringLiterals;

namespace {
constexpr UserId anna(11);
constexpr UserId bo(12);
constexpr ConversationId talk(100);

Message said(qint64 seq, UserId sender, const QString &text)
{
    Message message{.id = MessageId(1000 + seq), .conversation = talk, .seq = seq, .version = seq, .sender = sender};
    message.content = text;
    message.createdAt = fromMs(1'700'000'000'000 + seq * 60'000);
    return message;
}

Message full()
{
    Message message = said(5, bo, u"@Anna look: https://example.org"_s);
    message.type = MessageType::Image;
    message.mentions = {{.user = anna, .offset = 0, .length = 5}};
    message.attachments = {{.id = FileId(77),
                            .name = u"tree.png"_s,
                            .contentType = u"image/png"_s,
                            .sizeBytes = 12,
                            .width = 3,
                            .height = 4,
                            .hasThumbnail = true}};
    message.quote = Quote{.message = MessageId(1002), .sender = anna, .type = MessageType::Text, .excerpt = u"what?"_s};
    message.replyTo = MessageId(1002);
    message.forwardedFrom = Origin{.message = {}, .sender = bo};
    message.edits = 2;
    message.editedAt = fromMs(1'700'000'400'000);
    message.reactions = {{.emoji = u"👍🏽"_s, .count = 3, .users = {bo, anna}}};
    message.pinnedAt = fromMs(1'700'000'500'000);
    message.pinnedBy = bo;
    return message;
}

Conversation group(qint64 lastSeq)
{
    Conversation conversation{.id = talk, .isGroup = true, .name = u"Garden"_s};
    conversation.version = lastSeq;
    conversation.lastSeq = lastSeq;
    conversation.memberCount = 3;
    return conversation;
}
} // namespace

/// Everything that a message, a conversation and a draft can carry, in and out of the cache.
class WholeMessageTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_cache.reset(); }
    void everyPartComesBack();
    void unsendingLeavesNoPart();
    void whatWasSharedIsFoundByItsKindTheNewestFirst();
    void mentionsAreCounted();
    void rangesAreTheUnionOfWhatWasAdded();
    void pagesStayInsideTheirStretch();
    void findsTheFirstMessageOfADay();
    void wishesAreShownAndReplaceEachOther();
    void wishesSurvive();
    void settingsStayUntilTheServerHasThem();
    void foreignDraftsLeaveTheOwnAlone();
    void outgoingComesBackWhole();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Cache> m_cache;
    void open();
};

void WholeMessageTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    open();
}

void WholeMessageTest::open()
{
    m_cache.reset();
    auto opened = Cache::open(m_folder->filePath(u"account"_s), anna);
    QVERIFY2(opened.isOk(), opened ? "" : qPrintable(opened.error().detail));
    m_cache = std::move(opened).value();
}

void WholeMessageTest::everyPartComesBack()
{
    m_cache->conversations().take(group(0));
    m_cache->messages().put(full());
    open();
    QCOMPARE(toJson(*m_cache->messages().byId(full().id)), toJson(full()));
    QCOMPARE(m_cache->messages().pinned(talk).size(), 1);
    QCOMPARE(m_cache->database().number(u"SELECT count(*) FROM attachments WHERE file_id = 77"_s), 1);
    QCOMPARE(m_cache->database().number(u"SELECT count(*) FROM links"_s), 1);
}

void WholeMessageTest::unsendingLeavesNoPart()
{
    m_cache->conversations().take(group(0));
    m_cache->messages().put(full());
    Message gone = said(5, bo, {});
    gone.type = MessageType::Image;
    gone.version = 9;
    gone.unsentAt = fromMs(1'700'000'900'000);
    m_cache->messages().put(gone);
    QCOMPARE(toJson(*m_cache->messages().byId(gone.id)), toJson(gone));
    QVERIFY(m_cache->messages().pinned(talk).isEmpty());
    QCOMPARE(m_cache->database().number(u"SELECT (SELECT count(*) FROM attachments) + (SELECT count(*) FROM links)"_s), 0);
    QCOMPARE(m_cache->messages().countUnreadMentions(talk, 0, 100), 0);
}

void WholeMessageTest::whatWasSharedIsFoundByItsKindTheNewestFirst()
{
    m_cache->conversations().take(group(0));
    const auto put = [this](qint64 seq, MessageType type, int files) {
        Message message = said(seq, bo, {});
        message.type = type;
        for (int i = 0; i < files; ++i)
            message.attachments.append({.id = FileId(seq * 10 + i), .name = u"x"_s, .contentType = u"a/b"_s, .sizeBytes = 1});
        m_cache->messages().put(message);
    };
    put(1, MessageType::Image, 3);
    put(2, MessageType::File, 1);
    put(3, MessageType::Image, 1);
    put(4, MessageType::Voice, 1);
    put(5, MessageType::Text, 0);
    const MessageStore &messages = m_cache->messages();
    const QList<Message> pictures = messages.withFiles(talk, MessageType::Image, 10);
    QCOMPARE(pictures.size(), 2);
    QCOMPARE(pictures.first().seq, 3);
    QCOMPARE(pictures.last().attachments.size(), 3);
    QCOMPARE(messages.withFiles(talk, MessageType::Image, 1).size(), 1);
    QCOMPARE(messages.countFiles(talk, MessageType::Image), 4);
    QCOMPARE(messages.countFiles(talk, MessageType::Voice), 1);
    QCOMPARE(messages.countFiles(ConversationId(101), MessageType::Voice), 0);
    QVERIFY(!messages.holdsLinks(talk));
    m_cache->messages().put(said(6, bo, u"see www.example.org"_s));
    QVERIFY(messages.holdsLinks(talk) && !messages.holdsLinks(ConversationId(101)));
}

void WholeMessageTest::mentionsAreCounted()
{
    m_cache->conversations().take(group(0));
    const auto put = [this](qint64 seq, UserId sender, UserId named) {
        Message message = said(seq, sender, u"@x"_s);
        message.mentions = {{.user = named, .offset = 0, .length = 2}};
        m_cache->messages().put(message);
    };
    put(1, bo, anna);
    put(2, bo, bo);
    put(3, bo, UserId()); // everybody
    put(4, anna, UserId()); // my own call
    QCOMPARE(m_cache->messages().countUnreadMentions(talk, 0, 100), 2);
    QCOMPARE(m_cache->messages().firstUnreadMention(talk, 1), std::optional<qint64>(3));
    QCOMPARE(m_cache->messages().firstUnreadMention(talk, 3), std::nullopt);
}

void WholeMessageTest::rangesAreTheUnionOfWhatWasAdded()
{
    constexpr qint64 last = 60;
    QRandomGenerator random(20261123);
    for (int round = 0; round < 40; ++round) {
        m_cache->conversations().remove(talk);
        m_cache->conversations().take(group(last));
        HistoryRanges &ranges = m_cache->messages().ranges();
        std::set<qint64> known;
        for (int step = 0; step < 12; ++step) {
            const qint64 from = 1 + random.bounded(int(last));
            const qint64 to = std::min<qint64>(last, from + random.bounded(9));
            ranges.add(talk, {.from = from, .to = to}, false);
            for (qint64 seq = from; seq <= to; ++seq)
                known.insert(seq);
            for (qint64 seq = 1; seq <= last; ++seq) {
                qint64 wantedFrom = seq;
                while (known.contains(wantedFrom - 1))
                    --wantedFrom;
                const auto range = ranges.around(talk, seq);
                QVERIFY2(range.has_value() == known.contains(seq), qPrintable(u"round %1 step %2 seq %3"_s.arg(round).arg(step).arg(seq)));
                if (range)
                    QCOMPARE(range->from, wantedFrom);
            }
        }
    }
}

void WholeMessageTest::pagesStayInsideTheirStretch()
{
    m_cache->conversations().take(group(100));
    for (const qint64 seq : {20, 21, 22, 23, 30, 96, 97, 98, 99, 100})
        m_cache->messages().put(said(seq, bo, QString::number(seq)));
    m_cache->messages().ranges().add(talk, {.from = 20, .to = 23}, false);
    m_cache->messages().ranges().add(talk, {.from = 96, .to = 100}, false);
    const auto seqs = [](const QList<Message> &messages) {
        QList<qint64> out;
        for (const Message &message : messages)
            out.append(message.seq);
        return out;
    };
    QCOMPARE(seqs(m_cache->messages().before(talk, 1000, 50)), (QList<qint64>{96, 97, 98, 99, 100}));
    QCOMPARE(seqs(m_cache->messages().before(talk, 96, 50)), QList<qint64>());
    QCOMPARE(seqs(m_cache->messages().after(talk, 20, 50)), (QList<qint64>{21, 22, 23}));
    QCOMPARE(seqs(m_cache->messages().before(talk, 24, 2)), (QList<qint64>{22, 23}));
    QCOMPARE(seqs(m_cache->messages().after(talk, 30, 50)), QList<qint64>());
    QCOMPARE(seqs(m_cache->messages().after(talk, 97, 2)), (QList<qint64>{98, 99}));
}

void WholeMessageTest::findsTheFirstMessageOfADay()
{
    m_cache->conversations().take(group(50));
    for (qint64 seq = 3; seq <= 50; seq += 3)
        m_cache->messages().put(said(seq, bo, u"x"_s));
    const auto at = [](qint64 seq) { return fromMs(1'700'000'000'000 + seq * 60'000); };
    QCOMPARE(m_cache->messages().firstSince(talk, at(0))->seq, 3);
    QCOMPARE(m_cache->messages().firstSince(talk, at(13))->seq, 15);
    QCOMPARE(m_cache->messages().firstSince(talk, at(15))->seq, 15);
    QVERIFY(!m_cache->messages().firstSince(talk, at(49)));
}

void WholeMessageTest::wishesAreShownAndReplaceEachOther()
{
    m_cache->conversations().take(group(0));
    m_cache->messages().put(full());
    const auto wish = [this](Wish::Kind kind, const QString &value = {}) {
        QVERIFY(m_cache->wishes().add(
            {.position = 0, .conversation = talk, .message = full().id, .kind = kind, .value = value, .at = fromMs(1)}));
    };
    const auto shown = [this] { return granted(*m_cache->messages().byId(full().id), m_cache->wishes().of(full().id), anna); };
    wish(Wish::Kind::Unreact, u"👍🏽"_s);
    QCOMPARE(shown().reactions.first().count, 2);
    wish(Wish::Kind::React, u"👍🏽"_s);
    QCOMPARE(m_cache->wishes().of(full().id).size(), 1);
    QCOMPARE(shown().reactions.first().count, 3);
    wish(Wish::Kind::React, u"🎉"_s);
    QCOMPARE(shown().reactions.size(), 2);
    wish(Wish::Kind::Edit, u"first"_s);
    wish(Wish::Kind::Edit, u"second"_s);
    QCOMPARE(shown().content, u"second"_s);
    QCOMPARE(m_cache->wishes().of(full().id).size(), 3);
    wish(Wish::Kind::Unpin);
    QVERIFY(!shown().pinnedAt);
    wish(Wish::Kind::Unsend);
    QVERIFY(shown().isUnsent());
    QVERIFY(shown().content.isEmpty() && shown().attachments.isEmpty() && shown().reactions.isEmpty());
}

void WholeMessageTest::wishesSurvive()
{
    m_cache->conversations().take(group(0));
    QVERIFY(
        m_cache->wishes().add({.position = 0, .conversation = talk, .message = MessageId(1), .kind = Wish::Kind::React, .value = u"🎉"_s}));
    QVERIFY(m_cache->wishes().add({.position = 0,
                                   .conversation = talk,
                                   .message = MessageId(2),
                                   .kind = Wish::Kind::Edit,
                                   .value = u"b"_s,
                                   .mentions = {{.user = bo, .offset = 0, .length = 1}}}));
    open();
    QCOMPARE(m_cache->wishes().waiting(), QList<ConversationId>{talk});
    const auto first = m_cache->wishes().next(talk);
    QCOMPARE(first->value, u"🎉"_s);
    QVERIFY(m_cache->wishes().remove(first->position));
    QCOMPARE(m_cache->wishes().next(talk)->mentions.first().user, bo);
    QVERIFY(m_cache->wishes().hasAny(talk));
}

void WholeMessageTest::settingsStayUntilTheServerHasThem()
{
    Conversation conversation = group(3);
    conversation.settings.folder = u"Work"_s;
    m_cache->conversations().take(conversation);
    QCOMPARE(m_cache->conversations().one(talk)->settings.folder, u"Work"_s);
    ConversationSettings mine = conversation.settings;
    mine.isPinned = true;
    QVERIFY(m_cache->conversations().setSettings(talk, mine).isOk());
    // What the server says meanwhile does not undo it.
    m_cache->conversations().take(conversation);
    QVERIFY(m_cache->conversations().one(talk)->settings.isPinned);
    QCOMPARE(m_cache->conversations().unsettled(), QList<ConversationId>{talk});
    QVERIFY(m_cache->conversations().acknowledgeSettings(talk, mine));
    QVERIFY(m_cache->conversations().unsettled().isEmpty());
    conversation.settings.folder = u"Home"_s;
    m_cache->conversations().take(conversation);
    QCOMPARE(m_cache->conversations().one(talk)->settings, conversation.settings);
}

void WholeMessageTest::foreignDraftsLeaveTheOwnAlone()
{
    m_cache->persons().setMySession(SessionId(7));
    m_cache->conversations().take(group(3));
    QVERIFY(m_cache->conversations().setDraft(talk, {.text = u"mine"_s, .replyTo = MessageId(4), .changedAt = fromMs(5)}).isOk());
    QCOMPARE(m_cache->conversations().untoldDrafts(), QList<ConversationId>{talk});
    Conversation conversation = group(3);
    conversation.draft = Draft{
        .newest = {.text = u"from the laptop"_s, .updatedAt = fromMs(9), .version = 3, .session = SessionId(8)},
        .others = {{.text = u"mine, as told before"_s, .updatedAt = fromMs(4), .version = 2, .session = SessionId(7)}}};
    m_cache->conversations().take(conversation);
    open();
    QCOMPARE(m_cache->conversations().draft(talk), (OwnDraft{.text = u"mine"_s, .replyTo = MessageId(4), .changedAt = fromMs(5)}));
    const QList<DraftText> foreign = m_cache->conversations().foreignDrafts(talk);
    QCOMPARE(foreign.size(), 1);
    QCOMPARE(foreign.first().text, u"from the laptop"_s);
    QVERIFY(m_cache->conversations().acknowledgeDraft(talk, {.text = u"mine"_s}));
    QVERIFY(m_cache->conversations().untoldDrafts().isEmpty());
    QVERIFY(m_cache->conversations().setDraft(talk, {}).isOk());
    QCOMPARE(m_cache->conversations().untoldDrafts(), QList<ConversationId>{talk});
    QVERIFY(m_cache->conversations().acknowledgeDraft(talk, OwnDraft{}));
    QCOMPARE(m_cache->database().number(u"SELECT count(*) FROM drafts"_s), 0);

    // Taking over what another device began has to be told even where the words stay the same, and is never forgotten.
    QVERIFY(m_cache->conversations().setDraft(talk, {.text = u"mine"_s, .seen = 3}).isOk());
    QVERIFY(m_cache->conversations().acknowledgeDraft(talk, {.text = u"mine"_s}));
    QCOMPARE(m_cache->conversations().untoldDrafts(), QList<ConversationId>{talk});
    QVERIFY(m_cache->conversations().setDraft(talk, {.text = u"mine, longer"_s}).isOk());
    QCOMPARE(m_cache->conversations().draft(talk).seen, 3);
    QVERIFY(m_cache->conversations().acknowledgeDraft(talk, {.text = u"mine, longer"_s, .seen = 3}));
    QVERIFY(m_cache->conversations().untoldDrafts().isEmpty());
}

void WholeMessageTest::outgoingComesBackWhole()
{
    m_cache->conversations().take(group(0));
    const Outgoing written{.conversation = talk,
                           .clientId = u"c1"_s,
                           .type = MessageType::Voice,
                           .content = u"@Bo listen"_s,
                           .mentions = {{.user = bo, .offset = 0, .length = 3}},
                           .replyTo = MessageId(9),
                           .forwardOf = {},
                           .files = {{.path = u"/tmp/a.ogg"_s,
                                      .name = u"a.ogg"_s,
                                      .contentType = u"audio/ogg"_s,
                                      .sizeBytes = 100,
                                      .durationMs = 1200,
                                      .isOurs = true}}};
    QVERIFY(m_cache->outbox().add(written));
    QVERIFY(m_cache->outbox().setProgress(u"c1"_s, 0, FileId(5), 60));
    open();
    const auto read = m_cache->outbox().outgoing(u"c1"_s);
    QVERIFY(read);
    QCOMPARE(read->type, MessageType::Voice);
    QCOMPARE(read->mentions, written.mentions);
    QCOMPARE(read->replyTo, written.replyTo);
    QCOMPARE(read->files.first().sentBytes, 60);
    QVERIFY(!read->files.first().isComplete());
    QVERIFY(m_cache->outbox().reword(u"c1"_s, u"better"_s, {}));
    const auto entry = m_cache->outbox().one(u"c1"_s);
    QCOMPARE(entry->message.content, u"better"_s);
    QCOMPARE(entry->files.size(), 1);
    QVERIFY(m_cache->outbox().remove(u"c1"_s));
    QCOMPARE(m_cache->database().number(u"SELECT count(*) FROM outbox_files"_s), 0);
}

QTEST_GUILESS_MAIN(WholeMessageTest)
#include "test_whole_message.moc"
