// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/alert_message.h"
#include "server/notifications/keyword_text.h"
#include "server/notifications/later_rings.h"
#include "server/notifications/ring_pace.h"

#include <QtTest/QTest>

#include <algorithm>

using namespace kith;
using namespace kith::server;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using enum AlertReason;

Q_DECLARE_METATYPE(kith::server::AlertFacts)
Q_DECLARE_METATYPE(kith::server::QuietHours)
Q_DECLARE_METATYPE(std::vector<kith::server::ConnectedDevice>)

namespace {
constexpr ConversationId chat{5};
constexpr ConversationId elsewhere{6};
constexpr UserId anna{1};
constexpr UserId bert{2};
constexpr UserId carl{3};

ConnectedDevice device(qint64 session, qint64 activeMs, bool isIdle = false, std::vector<ConversationId> viewing = {})
{
    return {.session = SessionId(session), .isIdle = isIdle, .activeAt = fromMs(activeMs), .viewing = std::move(viewing)};
}

Timestamp at(const char *text)
{
    return fromRfc3339(QString::fromLatin1(text)).value();
}

AlertMessage message(const QString &content = u"hello"_s)
{
    return {.id = MessageId(100),
            .conversation = chat,
            .seq = 7,
            .sender = anna,
            .at = fromMs(1'000),
            .content = content,
            .members = {anna, bert, carl}};
}

std::vector<SessionId> sorted(std::vector<SessionId> ids)
{
    std::ranges::sort(ids);
    return ids;
}
} // namespace

/// Whether, why and where an alert is raised: every reason, without a database or a socket.
class AlertDecisionTest : public QObject
{
    Q_OBJECT

private slots:
    void everyReasonHasItsCodeAndSentence();
    void personIsDecided_data();
    void personIsDecided();
    void deviceIsChosen_data();
    void deviceIsChosen();
    void quietHours_data();
    void quietHours();
    void pauseIsQuiet();
    void keywords_data();
    void keywords();
    void planNamesEveryMember();
    void planPutsAlikeRingsTogether();
    void mentionStaysInTheFeedHoweverQuiet();
    void everybodyIsMentionedWithoutRows();
    void pushWaitsForDevices();
    void recordsSurviveTheirCodec();
    void recordOfALargeGroupStaysSmall();
    void brokenRecordsAreLeftOut();
    void paceAllowsABurstAndThenAFew();
    void othersRingOnceForAConversation();
    void eventIsRead();
};

void AlertDecisionTest::everyReasonHasItsCodeAndSentence()
{
    QSet<QString> codes;
    for (int i = 0; i <= int(Forgotten); ++i) {
        const QString code = codeOf(AlertReason(i));
        QVERIFY(!codes.contains(code));
        codes.insert(code);
        QCOMPARE(alertReasonFromCode(code), AlertReason(i));
        QVERIFY(sentenceOf(AlertReason(i)).endsWith(u'.'));
    }
    for (const char *promised : {"mention", "direct", "rule_all", "muted", "dnd", "viewing", "own", "other_device", "keyword", "blocked",
                                 "rule_mentions", "rule_none", "offline"})
        QVERIFY2(codes.contains(QString::fromLatin1(promised)), promised);
    QVERIFY(!alertReasonFromCode(u"nonsense"_s));
}

void AlertDecisionTest::personIsDecided_data()
{
    QTest::addColumn<AlertFacts>("facts");
    QTest::addColumn<int>("expected");
    const auto row = [](const char *name, const AlertFacts &facts, AlertReason expected) { QTest::newRow(name) << facts << int(expected); };
    row("group", {}, RuleAll);
    row("direct", {.isDirect = true}, Direct);
    row("mention", {.isMentioned = true}, Mention);
    row("mention in a direct conversation", {.isMentioned = true, .isDirect = true}, Mention);
    row("keyword", {.hasKeyword = true}, Keyword);
    row("mention and keyword", {.isMentioned = true, .hasKeyword = true}, Mention);
    row("own", {.isOwn = true, .isMentioned = true}, Own);
    row("own and muted", {.isOwn = true, .isMuted = true}, Own);
    row("blocked", {.isBlocked = true, .isMentioned = true, .isDirect = true}, Blocked);
    row("muted", {.isMuted = true}, Muted);
    row("mention in a muted one", {.isMuted = true, .isMentioned = true}, Muted);
    row("keyword in a muted one", {.isMuted = true, .hasKeyword = true}, Muted);
    row("muted at night", {.isMuted = true, .isQuiet = true}, Muted);
    row("rule none", {.rule = NotifyRule::None}, RuleNone);
    row("rule none, mention", {.rule = NotifyRule::None, .isMentioned = true}, RuleNone);
    row("rule none, direct", {.rule = NotifyRule::None, .isDirect = true}, RuleNone);
    row("rule mentions", {.rule = NotifyRule::Mentions}, RuleMentions);
    row("rule mentions, direct", {.rule = NotifyRule::Mentions, .isDirect = true}, RuleMentions);
    row("rule mentions, mention", {.rule = NotifyRule::Mentions, .isMentioned = true}, Mention);
    row("rule mentions, keyword", {.rule = NotifyRule::Mentions, .hasKeyword = true}, Keyword);
    row("rule mentions at night", {.rule = NotifyRule::Mentions, .isQuiet = true}, RuleMentions);
    row("night", {.isQuiet = true, .isDirect = true}, Quiet);
    row("mention at night", {.isQuiet = true, .isMentioned = true}, Quiet);
    row("flood", {.isCollapsed = true}, Collapsed);
    row("flood, direct", {.isDirect = true, .isCollapsed = true}, Collapsed);
    row("mention in a flood", {.isMentioned = true, .isCollapsed = true}, Mention);
    row("keyword in a flood", {.hasKeyword = true, .isCollapsed = true}, Keyword);
    row("flood at night", {.isQuiet = true, .isCollapsed = true}, Quiet);
}

void AlertDecisionTest::personIsDecided()
{
    QFETCH(AlertFacts, facts);
    QFETCH(int, expected);
    QCOMPARE(int(decidePerson(facts)), expected);
}

void AlertDecisionTest::deviceIsChosen_data()
{
    QTest::addColumn<std::vector<ConnectedDevice>>("devices");
    QTest::addColumn<QString>("expected"); // session, what it does
    QTest::addColumn<bool>("later");
    QTest::addColumn<bool>("away");
    using Devices = std::vector<ConnectedDevice>;
    QTest::newRow("nowhere") << Devices{} << u""_s << false << true;
    QTest::newRow("one") << Devices{device(1, 9)} << u"1 rings"_s << false << false;
    QTest::newRow("the active one rings") << Devices{device(2, 9), device(1, 5)} << u"2 rings, 1 other_device"_s << true << false;
    QTest::newRow("idle ones come last") << Devices{device(2, 9, true), device(1, 5)} << u"2 other_device, 1 rings"_s << true << false;
    QTest::newRow("all idle: the last one used")
        << Devices{device(2, 9, true), device(1, 5, true)} << u"2 rings, 1 other_device"_s << true << true;
    QTest::newRow("one idle") << Devices{device(1, 9, true)} << u"1 rings"_s << false << true;
    QTest::newRow("viewing") << Devices{device(1, 9, false, {chat})} << u"1 viewing"_s << false << false;
    QTest::newRow("viewing something else") << Devices{device(1, 9, false, {elsewhere})} << u"1 rings"_s << false << false;
    QTest::newRow("viewing on another device") << Devices{device(2, 9), device(1, 5, false, {chat})} << u"2 other_device, 1 viewing"_s
                                               << true << false;
    QTest::newRow("viewing on two") << Devices{device(2, 9, false, {chat}), device(1, 5, false, {chat})} << u"2 viewing, 1 viewing"_s
                                    << false << false;
    QTest::newRow("two windows, one of them on it") << Devices{device(1, 9, false, {elsewhere, chat})} << u"1 viewing"_s << false << false;
    QTest::newRow("three") << Devices{device(3, 9, true), device(2, 7), device(1, 5)} << u"3 other_device, 2 rings, 1 other_device"_s
                           << true << false;
}

void AlertDecisionTest::deviceIsChosen()
{
    QFETCH(std::vector<ConnectedDevice>, devices);
    QFETCH(QString, expected);
    QFETCH(bool, later);
    QFETCH(bool, away);
    const DeviceDecisions decisions = decideDevices(Direct, chat, devices);
    QStringList told;
    for (const DeviceDecision &one : decisions.devices) {
        told.append(u"%1 %2"_s.arg(one.session.value()).arg(one.rings ? u"rings"_s : codeOf(one.reason)));
        if (one.rings)
            QCOMPARE(int(one.reason), int(Direct));
    }
    QCOMPARE(told.join(u", "_s), expected);
    QCOMPARE(decisions.mayRingLater, later);
    QCOMPARE(decisions.isAway, away);
}

void AlertDecisionTest::quietHours_data()
{
    QTest::addColumn<QuietHours>("hours");
    QTest::addColumn<QString>("time");
    QTest::addColumn<bool>("isQuiet");
    const auto row = [](const char *name, const QuietHours &hours, const char *time, bool isQuiet) {
        QTest::newRow(name) << hours << QString::fromLatin1(time) << isQuiet;
    };
    const QuietHours night{.isOn = true, .timeZone = "Europe/Berlin"};
    row("off", {.isOn = false}, "2026-11-23T23:00:00Z", false);
    // Winter: one hour ahead of UTC.
    row("before", night, "2026-11-23T20:59:59.999Z", false);
    row("from", night, "2026-11-23T21:00:00Z", true);
    row("midnight", night, "2026-11-23T23:00:00Z", true);
    row("last minute", night, "2026-11-24T05:59:59Z", true);
    row("to", night, "2026-11-24T06:00:00Z", false);
    // Summer: two.
    row("from in summer", night, "2026-07-01T20:00:00Z", true);
    row("to in summer", night, "2026-07-01T05:00:00Z", false);
    const QuietHours lunch{.isOn = true, .fromMinute = 12 * 60, .toMinute = 13 * 60 + 30, .timeZone = "Asia/Kolkata"};
    row("lunch begins at half past", lunch, "2026-11-23T06:30:00Z", true);
    row("lunch ends", lunch, "2026-11-23T08:00:00Z", false);
    row("not the lunch of UTC", lunch, "2026-11-23T12:30:00Z", false);
    // 2026-11-23 is a Monday. The hours belong to the day on which they begin.
    QuietHours weekend{.isOn = true, .days = 0x60, .timeZone = "UTC"};
    row("Monday evening", weekend, "2026-11-23T23:00:00Z", false);
    row("Saturday evening", weekend, "2026-11-21T22:00:00Z", true);
    row("Saturday early: the night of Friday", weekend, "2026-11-21T06:00:00Z", false);
    row("Monday early: the night of Sunday", weekend, "2026-11-23T06:00:00Z", true);
    const QuietHours all{.isOn = true, .fromMinute = 0, .toMinute = 0, .timeZone = "UTC"};
    row("all day", all, "2026-11-23T15:00:00Z", true);
    row("no day", {.isOn = true, .days = 0}, "2026-11-23T23:00:00Z", false);
    row("a zone that is gone counts as UTC", {.isOn = true, .timeZone = "Mars/Olympus"}, "2026-11-23T22:30:00Z", true);
}

void AlertDecisionTest::quietHours()
{
    QFETCH(QuietHours, hours);
    QFETCH(QString, time);
    QFETCH(bool, isQuiet);
    QCOMPARE(hours.contains(fromRfc3339(time).value()), isQuiet);
}

void AlertDecisionTest::pauseIsQuiet()
{
    NotificationSettings settings;
    settings.pausedUntil = at("2026-11-23T12:00:00Z");
    QVERIFY(settings.isQuietAt(at("2026-11-23T11:59:59Z")));
    QVERIFY(!settings.isQuietAt(at("2026-11-23T12:00:00Z")));
}

void AlertDecisionTest::keywords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("keyword");
    QTest::addColumn<bool>("isHeld");
    const auto row = [](const char *name, const QString &text, const QString &keyword, bool isHeld) {
        QTest::newRow(name) << text << keyword << isHeld;
    };
    row("word", u"the deploy failed"_s, u"deploy"_s, true);
    row("case", u"The DEPLOY failed"_s, u"Deploy"_s, true);
    row("part of a word", u"redeployed"_s, u"deploy"_s, false);
    row("at the start", u"deploy it"_s, u"deploy"_s, true);
    row("at the end", u"please deploy"_s, u"deploy"_s, true);
    row("with punctuation", u"(deploy!)"_s, u"deploy"_s, true);
    row("phrase", u"the release train left"_s, u"release train"_s, true);
    row("phrase cut", u"the release trains left"_s, u"release train"_s, false);
    row("accents count", u"resume"_s, u"r\u00e9sum\u00e9"_s, false);
    row("punctuation in the keyword", u"uses c++ now"_s, u"c++"_s, true);
    row("not in c", u"uses c now"_s, u"c++"_s, false);
    row("underscore is part of a word", u"my_deploy"_s, u"deploy"_s, false);
    row("digits", u"ticket 4711 is done"_s, u"4711"_s, true);
    row("digits within", u"ticket 47110"_s, u"4711"_s, false);
    row("Chinese", u"\u6211\u4eec\u660e\u5929\u53d1\u5e03"_s, u"\u53d1\u5e03"_s, true);
    row("Thai", u"\u0e27\u0e31\u0e19\u0e19\u0e35\u0e49\u0e1b\u0e23\u0e30\u0e0a\u0e38\u0e21"_s, u"\u0e1b\u0e23\u0e30\u0e0a\u0e38\u0e21"_s,
        true);
    row("Greek final sigma", u"\u03a3\u0399\u03a3\u03a5\u03a6\u039f\u03a3"_s, u"\u03c3\u03b9\u03c3\u03c5\u03c6\u03bf\u03c2"_s, true);
    row("emoji", u"ship it \U0001F680"_s, u"\U0001F680"_s, true);
    row("empty text", u""_s, u"deploy"_s, false);
    row("empty keyword", u"deploy"_s, u""_s, false);
    row("Han beside Latin", u"\u4eca\u5929deploy\u4e86"_s, u"deploy"_s, true);
}

void AlertDecisionTest::keywords()
{
    QFETCH(QString, text);
    QFETCH(QString, keyword);
    QFETCH(bool, isHeld);
    const KeywordText prepared(text);
    QCOMPARE(prepared.holds(keyword), isHeld);
    QCOMPARE(prepared.holds(keyword), isHeld);
}

void AlertDecisionTest::planNamesEveryMember()
{
    AlertCircumstances circumstances{.groups = {chat}};
    AlertMessage said = message();
    said.members.clear();
    for (qint64 user = 1; user <= 20; ++user)
        said.members.push_back(UserId(user));
    circumstances.preferences[chat][UserId(2)].mutedUntil = fromMs(5'000);
    circumstances.preferences[chat][UserId(3)].rule = NotifyRule::Mentions;
    circumstances.preferences[chat][UserId(4)].rule = NotifyRule::None;
    circumstances.preferences[chat][UserId(5)].settings.quiet.isOn = true;
    circumstances.preferences[chat][UserId(5)].settings.quiet.fromMinute = 0;
    circumstances.preferences[chat][UserId(5)].settings.quiet.toMinute = 0;
    circumstances.preferences[chat][UserId(6)].settings.keywords = {u"HELLO"_s};
    circumstances.preferences[chat][UserId(7)].mutedUntil = fromMs(1'999);
    circumstances.blocks = {{UserId(8), anna}, {anna, UserId(9)}};
    said.mentioned = {UserId(10)};
    const AlertPlan plan = planAlerts(said, circumstances, false, fromMs(2'000));
    QCOMPARE(int(plan.record.usual), int(RuleAll));
    const auto reason = [&](qint64 user) { return codeOf(plan.record.reasonFor(UserId(user))); };
    QCOMPARE(reason(2), u"muted"_s);
    QCOMPARE(reason(3), u"rule_mentions"_s);
    QCOMPARE(reason(4), u"rule_none"_s);
    QCOMPARE(reason(5), u"dnd"_s);
    QCOMPARE(reason(6), u"keyword"_s);
    QCOMPARE(reason(7), u"rule_all"_s);
    QCOMPARE(reason(8), u"blocked"_s);
    QCOMPARE(reason(9), u"rule_all"_s);
    QCOMPARE(reason(10), u"mention"_s);
    QVERIFY(plan.rings.empty());
    QVERIFY(plan.later.empty());
    using Feed = std::vector<std::pair<UserId, AlertReason>>;
    QVERIFY((plan.feed == Feed{{UserId(6), Keyword}, {UserId(10), Mention}}));
}

void AlertDecisionTest::planPutsAlikeRingsTogether()
{
    AlertCircumstances circumstances{.groups = {chat}};
    AlertMessage said = message();
    said.members = {anna, bert, carl, UserId(4), UserId(5)};
    said.mentioned = {UserId(4)};
    circumstances.preferences[chat][UserId(5)].settings.sound = u"none"_s;
    circumstances.devices = {{anna, {device(10, 5)}},
                             {bert, {device(20, 5)}},
                             {carl, {device(31, 7), device(30, 5)}},
                             {UserId(4), {device(40, 5)}},
                             {UserId(5), {device(50, 5), device(51, 3, false, {chat})}}};
    const AlertPlan plan = planAlerts(said, circumstances, false, fromMs(2'000));
    QCOMPARE(plan.rings.size(), size_t(2));
    QCOMPARE(sorted(plan.rings[0].sessions), (std::vector{SessionId(20), SessionId(31)}));
    QCOMPARE(int(plan.rings[0].reason), int(RuleAll));
    QCOMPARE(plan.rings[0].sound, u"default"_s);
    QCOMPARE(plan.rings[1].sessions, std::vector{SessionId(40)});
    QCOMPARE(int(plan.rings[1].reason), int(Mention));
    QCOMPARE(sorted(plan.record.rang), (std::vector{SessionId(20), SessionId(31), SessionId(40)}));
    QCOMPARE(plan.record.viewing, std::vector{SessionId(51)});
    QCOMPARE(sorted(plan.record.otherDevice), (std::vector{SessionId(30), SessionId(50)}));
    QCOMPARE(plan.later.size(), size_t(2));
    QCOMPARE(plan.later[0].user, carl);
    QCOMPARE(plan.later[0].rang, std::vector{SessionId(31)});
    QCOMPARE(plan.later[0].silence, 10s);
    QCOMPARE(plan.later[1].user, UserId(5));
}

void AlertDecisionTest::mentionStaysInTheFeedHoweverQuiet()
{
    for (const int quiet : {0, 1, 2, 3}) {
        AlertCircumstances circumstances{.groups = {chat}};
        AlertMessage said = message();
        said.mentioned = {bert};
        AlertPreferences &own = circumstances.preferences[chat][bert];
        if (quiet == 0)
            own.mutedUntil = fromMs(9'000);
        else if (quiet == 1)
            own.rule = NotifyRule::None;
        else if (quiet == 2)
            own.settings.pausedUntil = fromMs(9'000);
        else
            circumstances.blocks = {{bert, anna}};
        circumstances.devices = {{bert, {device(20, 5)}}};
        circumstances.pushable = {bert};
        const AlertPlan plan = planAlerts(said, circumstances, false, fromMs(2'000));
        QVERIFY(plan.rings.empty());
        QVERIFY(plan.pushes.empty());
        QCOMPARE(plan.feed.size(), size_t(quiet == 3 ? 0 : 1));
    }
}

void AlertDecisionTest::everybodyIsMentionedWithoutRows()
{
    AlertCircumstances circumstances{.groups = {chat}};
    circumstances.preferences[chat][bert].rule = NotifyRule::Mentions;
    AlertMessage said = message();
    said.mentionsEverybody = true;
    const AlertPlan plan = planAlerts(said, circumstances, true, fromMs(2'000));
    QCOMPARE(codeOf(plan.record.reasonFor(bert)), u"mention"_s);
    QCOMPARE(codeOf(plan.record.reasonFor(carl)), u"mention"_s);
    QVERIFY(plan.feed.empty());
}

void AlertDecisionTest::pushWaitsForDevices()
{
    AlertCircumstances circumstances;
    circumstances.pushable = {bert};
    circumstances.preferences[chat][bert].settings.ringOthersAfter = 7s;
    AlertMessage said = message();
    // Carl has no endpoint.
    AlertPlan plan = planAlerts(said, circumstances, false, fromMs(2'000));
    QCOMPARE(plan.pushes.size(), size_t(1));
    QCOMPARE(plan.pushes[0].user, bert);
    QCOMPARE(plan.pushes[0].delay, 0s);
    circumstances.devices = {{bert, {device(20, 5, true)}}};
    plan = planAlerts(said, circumstances, false, fromMs(2'000));
    QCOMPARE(plan.pushes[0].delay, 0s);
    QCOMPARE(plan.pushes[0].connected, std::vector{SessionId(20)});
    circumstances.devices = {{bert, {device(20, 5)}}};
    plan = planAlerts(said, circumstances, false, fromMs(2'000));
    QCOMPARE(plan.pushes[0].delay, 14s);
    circumstances.preferences[chat][bert].mutedUntil = fromMs(9'000);
    QVERIFY(planAlerts(said, circumstances, false, fromMs(2'000)).pushes.empty());
}

void AlertDecisionTest::recordsSurviveTheirCodec()
{
    AlertRecord decided{.message = MessageId(1'234'567'890'123'456'789), .at = fromMs(1'767'225'600'123), .usual = Direct};
    decided.others[Muted] = {UserId(5), UserId(9'223'372'036'854'775'807)};
    decided.others[Quiet] = {UserId(1)};
    decided.rang = {SessionId(1), SessionId(2), SessionId(1'234'567'890'123'456'789)};
    decided.viewing = {SessionId(7)};
    decided.otherDevice = {SessionId(8)};
    decided.pushed = {EndpointId(9)};
    const AlertRecord later{.message = MessageId(42), .stage = AlertRecord::Stage::RangLater, .at = fromMs(5), .rang = {SessionId(3)}};
    const AlertRecord pushed{.message = MessageId(42),
                             .stage = AlertRecord::Stage::Pushed,
                             .at = fromMs(6),
                             .pushed = {EndpointId(4)},
                             .outcome = u"answered 500"_s};
    const QByteArray body = encodeAlertRecords({decided, later, pushed});
    QVERIFY(decodeAlertRecords(body) == (std::vector{decided, later, pushed}));
    QVERIFY(decodeAlertRecords(body, MessageId(42)) == (std::vector{later, pushed}));
    QVERIFY(decodeAlertRecords(body, MessageId(43)).empty());
    QCOMPARE(codeOf(decided.reasonFor(UserId(5))), u"muted"_s);
    QCOMPARE(codeOf(decided.reasonFor(UserId(6))), u"direct"_s);
}

void AlertDecisionTest::recordOfALargeGroupStaysSmall()
{
    AlertCircumstances circumstances{.groups = {chat}};
    AlertMessage said = message();
    said.members.clear();
    // Ids as they come from a year of sign-ins.
    for (qint64 i = 1; i <= 1000; ++i) {
        said.members.push_back(UserId((i * 31'000'000) << 22));
        if (i % 2 == 0)
            circumstances.devices.insert(said.members.back(), {device((i * 29'000'000 + 12'345) << 22, 5)});
        if (i % 10 == 0)
            circumstances.preferences[chat][said.members.back()].mutedUntil = fromMs(9'000);
    }
    said.sender = said.members.front();
    const AlertPlan plan = planAlerts(said, circumstances, false, fromMs(2'000));
    const QByteArray body = encodeAlertRecords({plan.record});
    QVERIFY2(body.size() < 8'000, qPrintable(QString::number(body.size())));
    QVERIFY(decodeAlertRecords(body).at(0).others == plan.record.others);
}

void AlertDecisionTest::brokenRecordsAreLeftOut()
{
    for (const char *body : {"", "{}", "[", "[1,2]", "[{}]", "[{\"m\":5}]", "[{\"m\":\"!\"}]", "[[[]]]", "null"})
        QVERIFY(decodeAlertRecords(body).empty());
    QCOMPARE(decodeAlertRecords("[{\"m\":\"16\",\"s\":99,\"u\":\"x\",\"r\":\"1.!.2\",\"x\":{\"y\":\"1\"}}]").size(), size_t(1));
}

void AlertDecisionTest::paceAllowsABurstAndThenAFew()
{
    RingPace pace({.burst = 3, .each = 2s});
    auto time = RingPace::Clock::now();
    for (int i = 0; i < 3; ++i)
        QVERIFY(pace.take(chat, time));
    QVERIFY(!pace.take(chat, time));
    QVERIFY(pace.take(elsewhere, time));
    QVERIFY(!pace.take(chat, time + 1s));
    QVERIFY(pace.take(chat, time + 2100ms));
    QVERIFY(!pace.take(chat, time + 2200ms));
    for (int i = 0; i < 3; ++i)
        QVERIFY(pace.take(chat, time + 60s));
    QVERIFY(!pace.take(chat, time + 60s));
    for (qint64 i = 1; i < 30'000; ++i)
        QVERIFY(pace.take(ConversationId(1000 + i), time + 61s));
}

void AlertDecisionTest::othersRingOnceForAConversation()
{
    LaterRings later(3);
    const auto time = LaterRings::Clock::now();
    LaterRing ring{.message = MessageId(1), .conversation = chat, .user = bert, .silence = 10s, .rang = {SessionId(20)}};
    QVERIFY(!later.nextDue());
    later.put(ring, time);
    ring.message = MessageId(2);
    ring.rang = {SessionId(21)};
    later.put(ring, time + 6s);
    ring.user = carl;
    later.put(ring, time + 6s);
    QCOMPARE(later.size(), size_t(2));
    QVERIFY(later.nextDue() == time + 10s);
    QVERIFY(later.takeDue(time + 9s).empty());
    auto due = later.takeDue(time + 10s);
    QCOMPARE(due.size(), size_t(1));
    QCOMPARE(due[0].message, MessageId(2));
    QCOMPARE(sorted(due[0].rang), (std::vector{SessionId(20), SessionId(21)}));
    QVERIFY(later.nextDue() == time + 16s);
    // Two rows of the feed are two things.
    ring.conversation = {};
    later.put(ring, time);
    ring.message = MessageId(3);
    later.put(ring, time);
    QCOMPARE(later.size(), size_t(3));
    ring.message = MessageId(4);
    later.put(ring, time);
    QCOMPARE(later.size(), size_t(3));
    QCOMPARE(later.takeDue(time + 1h).size(), size_t(3));
    QVERIFY(!later.nextDue());
}

void AlertDecisionTest::eventIsRead()
{
    const QJsonObject data{{u"id"_s, u"100"_s},
                           {u"conversationId"_s, u"5"_s},
                           {u"seq"_s, 7},
                           {u"senderId"_s, u"1"_s},
                           {u"type"_s, u"text"_s},
                           {u"content"_s, u"@Bert @all"_s},
                           {u"createdAt"_s, u"2026-11-23T08:05:09.123Z"_s},
                           {u"mentions"_s, QJsonArray{QJsonObject{{u"userId"_s, u"2"_s}, {u"offset"_s, 0}, {u"length"_s, 5}},
                                                      QJsonObject{{u"userId"_s, u"all"_s}, {u"offset"_s, 6}, {u"length"_s, 4}}}}};
    const auto read = [](const QJsonObject &json) {
        return AlertMessage::fromEvent(tell({u"message.created"_s, chat, 9, json}, {anna, bert}));
    };
    const auto message = read(data);
    QVERIFY(message);
    QCOMPARE(message->id, MessageId(100));
    QCOMPARE(message->conversation, chat);
    QCOMPARE(message->seq, 7);
    QCOMPARE(message->sender, anna);
    QCOMPARE(message->mentioned, std::vector{bert});
    QVERIFY(message->mentionsEverybody);
    QCOMPARE(message->members, (std::vector{anna, bert}));
    QJsonObject note = data;
    note.insert(u"type"_s, u"system"_s);
    QVERIFY(!read(note));
    QVERIFY(!read({}));
}

QTEST_GUILESS_MAIN(AlertDecisionTest)
#include "tst_alert_decision.moc"
