// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/client/client_person.h"

#include <QtTest/QtTest>

namespace kith::test {

using namespace kith::client;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patienceMs = 15'000;
const auto password = u"correct horse battery"_s;

/// Asks, waits for the answer, and says on the test's output what it was when it is an error.
template<class T, class Ask>
std::optional<Result<T>> answerOf(Ask ask)
{
    QObject context;
    std::optional<Result<T>> answer;
    ask(&context, [&answer](const Result<T> &got) { answer = got; });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, patienceMs))
        qWarning("No answer in time");
    else if (!*answer)
        qWarning("Refused: %s %s", traitsOf(answer->error().code).name, qPrintable(answer->error().detail));
    return answer;
}

} // namespace

ClientPerson::ClientPerson(const QString &firstname, const QString &phone)
    : m_firstname(firstname)
    , m_phone(phone)
    , m_profile(std::make_unique<QTemporaryDir>())
    , m_store(std::make_unique<AccountStore>(m_profile->path(), m_keychain, firstname + u"'s computer"_s))
{
}

bool ClientPerson::registerAt(const QUrl &server)
{
    const Registration registration{.firstname = m_firstname,
                                    .lastname = u"Tester"_s,
                                    .email = m_firstname.toLower() + m_phone.last(4) + u"@example.org"_s,
                                    .phone = m_phone,
                                    .country = u"DE"_s,
                                    .password = password};
    const auto answer = answerOf<Account *>(
        [&](QObject *context, auto done) { m_store->registerUser(server, registration, context, done); });
    return answer && *answer && waitUntilOnline();
}

bool ClientPerson::loginAt(const QUrl &server)
{
    const auto answer = answerOf<Account *>([&](QObject *context, auto done) { m_store->login(server, m_phone, password, context, done); });
    return answer && *answer && waitUntilOnline();
}

void ClientPerson::quit()
{
    m_store.reset();
}

bool ClientPerson::start()
{
    m_store = std::make_unique<AccountStore>(m_profile->path(), m_keychain, m_firstname + u"'s computer"_s);
    return m_store->restore().isOk() && m_store->current();
}

bool ClientPerson::waitUntilOnline() const
{
    return QTest::qWaitFor([this] { return isSettled(); }, patienceMs);
}

bool ClientPerson::isSettled(ConversationId id) const
{
    if (account().connectionState() != ConnectionState::Online || account().isCatchingUp() || !account().isFilled())
        return false;
    if (id.isNull())
        return true;
    const QList<TimelineEntry> entries = timeline().newest(id, 1);
    return entries.isEmpty() || !entries.last().isQueued();
}

bool ClientPerson::becomeContactOf(ClientPerson &other)
{
    const auto asked = answerOf<Contact>(
        [&](QObject *context, auto done) { people().requestContact(other.phone(), u"Hello, it is me"_s, context, done); });
    if (!asked || !*asked)
        return false;
    const auto isAsked = [&] { return other.people().contactOf(id()).has_value(); };
    if (!QTest::qWaitFor(isAsked, patienceMs) || other.people().contactOf(id())->status != ContactStatus::Incoming)
        return false;
    const auto accepted = answerOf<void>([&](QObject *context, auto done) { other.people().accept(id(), context, done); });
    const auto isAccepted = [&] {
        const auto contact = people().contactOf(other.id());
        return contact && contact->status == ContactStatus::Accepted;
    };
    return accepted && *accepted && QTest::qWaitFor(isAccepted, patienceMs);
}

ConversationId ClientPerson::openDirect(const ClientPerson &other) const
{
    const auto opened = answerOf<Conversation>([&](QObject *context, auto done) { chats().openDirect(other.id(), context, done); });
    return opened && *opened ? (*opened)->id : ConversationId();
}

QStringList ClientPerson::texts(ConversationId id) const
{
    QStringList texts;
    const QList<TimelineEntry> entries = timeline().newest(id, 1000);
    for (const TimelineEntry &entry : entries)
        texts.append(entry.message.content);
    return texts;
}

} // namespace kith::test
