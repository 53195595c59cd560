// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sync/sync_routes.h"

#include "shared/limits.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
qint64 seconds(std::chrono::seconds duration)
{
    return duration.count();
}

QJsonObject limitsJson(const MessageOptions &messages, qint64 fileBytes)
{
    return {
        {u"messageLength"_s, limits::messageLength},
        {u"nameLength"_s, limits::nameLength},
        {u"groupNameLength"_s, limits::groupNameLength},
        {u"aboutLength"_s, limits::aboutLength},
        {u"passwordMinLength"_s, limits::passwordMinLength},
        {u"passwordMaxLength"_s, limits::passwordMaxLength},
        {u"groupSize"_s, limits::groupSize},
        {u"liveDetailGroupSize"_s, limits::liveDetailGroupSize},
        {u"pageMax"_s, limits::pageMax},
        {u"bodyBytes"_s, qint64(limits::jsonBodyBytes)},
        {u"frameBytes"_s, qint64(limits::frameBytes)},
        {u"unsendWindowSeconds"_s, seconds(messages.unsendWindow)}, // 0: for ever
        {u"editWindowSeconds"_s, seconds(messages.editWindow)},
        {u"mentionsPerMessage"_s, limits::mentionsPerMessage},
        {u"attachmentsPerMessage"_s, limits::attachmentsPerMessage},
        {u"reactionsPerMessage"_s, limits::reactionsPerMessage},
        {u"reactionsPerPerson"_s, limits::reactionsPerPerson},
        {u"pinsPerConversation"_s, limits::pinsPerConversation},
        {u"forwardTargets"_s, limits::forwardTargets},
        {u"heartbeatSeconds"_s, seconds(limits::heartbeat)},
        {u"typingEverySeconds"_s, seconds(limits::typingEvery)},
        {u"fileBytes"_s, fileBytes},
    };
}

QJsonObject factsJson(const ServerFacts &facts)
{
    return {
        {u"name"_s, u"Kith"_s},
        {u"version"_s, facts.version},
        {u"protocols"_s, QJsonArray{u"kith.1"_s}},
        {u"limits"_s, limitsJson(facts.messages, facts.fileBytes)},
        {u"registration"_s, facts.registration},
    };
}
} // namespace

Routes syncRoutes(const PresenceBoard &board, ListContacts listContacts, const ServerFacts &facts, std::shared_ptr<Resyncs> resyncs)
{
    const SyncService service(board, std::move(listContacts), std::move(resyncs));
    const ReadFunction sync = [service](Transaction &transaction, const Call &call) { return service.sync(transaction, call); };
    const DirectFunction about{[body = factsJson(facts), fingerprint = facts.keyFingerprint](const Call &) -> Result<Answer> {
        QJsonObject now = body;
        if (const QString key = fingerprint ? fingerprint() : QString(); !key.isEmpty())
            now.insert(u"keyFingerprint"_s, key);
        return Answer::ok(now);
    }};
    return {
        {Verb::Get, u"/api/sync"_s, {}, Access::SignedIn, sync, {Limit::Sync}},
        {Verb::Get, u"/api/server"_s, {}, Access::Anyone, about, {Limit::PublicRead}},
    };
}

} // namespace kith::server
