// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/client/window_person.h"

#include <QtTest/QtTest>

#include <algorithm>

namespace kith::test {

using namespace kith::client;
using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int patienceMs = 20'000;
const auto password = u"correct horse battery"_s;

bool waitFor(const std::function<bool()> &condition)
{
    return QTest::qWaitFor(condition, patienceMs);
}
} // namespace

WindowPerson::WindowPerson(const QString &firstname, const QString &phone)
    : m_firstname(firstname)
    , m_phone(phone)
    , m_profile(std::make_unique<QTemporaryDir>())
{
    restart();
}

void WindowPerson::restart()
{
    m_presenter.reset();
    m_store.reset();
    m_app = std::make_unique<AppViewModel>(nullptr);
    m_store = std::make_unique<AccountStore>(m_profile->path(), m_keychain, m_firstname + u"'s computer"_s);
    if (const auto restored = m_store->restore(); !restored)
        qWarning("%s", qPrintable(restored.error().detail));
    m_presenter = std::make_unique<AccountPresenter>(*m_store, *m_app);
}

void WindowPerson::fillRegistration(const QString &server)
{
    WelcomeViewModel *welcome = m_app->welcome();
    welcome->setRegistering(true);
    if (!server.isEmpty())
        welcome->server()->setText(server);
    welcome->firstname()->setText(m_firstname);
    welcome->lastname()->setText(u"Tester"_s);
    welcome->email()->setText(m_firstname.toLower() + m_phone.last(4) + u"@example.org"_s);
    welcome->phone()->setText(m_phone);
    welcome->password()->setText(password);
}

void WindowPerson::fillSignIn(const QString &server)
{
    WelcomeViewModel *welcome = m_app->welcome();
    welcome->setRegistering(false);
    welcome->server()->setText(server);
    welcome->login()->setText(m_phone);
    welcome->password()->setText(password);
}

bool WindowPerson::registerAt(const QString &server)
{
    fillRegistration(server);
    m_app->welcome()->submit();
    const bool isIn = waitFor([this] { return m_app->isSignedIn() && m_app->connection()->isOnline() && !m_app->chats()->isLoading(); });
    if (!isIn)
        qWarning("%s %s", qPrintable(m_app->welcome()->problem()), qPrintable(m_app->welcome()->server()->error()));
    return isIn;
}

bool WindowPerson::signInAt(const QString &server)
{
    fillSignIn(server);
    m_app->welcome()->submit();
    return waitFor([this] { return m_app->isSignedIn() && m_app->connection()->isOnline() && !m_app->chats()->isLoading(); });
}

bool WindowPerson::becomeContactOf(WindowPerson &other)
{
    m_app->people()->address()->setText(other.m_phone);
    m_app->people()->add();
    const auto isAsked = [&] {
        const QList<PersonRow> &rows = other.app().people()->requests()->rows();
        return std::ranges::any_of(rows, [this](const PersonRow &row) { return row.personId == id(); });
    };
    if (!waitFor(isAsked))
        return false;
    other.app().people()->accept(id());
    return waitFor([&] {
        const QList<PersonRow> &rows = m_app->people()->contacts()->rows();
        return std::ranges::any_of(rows, [&](const PersonRow &row) { return row.personId == other.id(); });
    });
}

QString WindowPerson::openChatWith(const WindowPerson &other)
{
    const QString before = m_app->chats()->currentId();
    m_app->people()->message(other.id());
    return waitFor([&] { return m_app->chats()->currentId() != before; }) ? m_app->chats()->currentId() : QString();
}

QString WindowPerson::makeGroup(const QString &name, const QList<const WindowPerson *> &members)
{
    const QString before = m_app->chats()->currentId();
    PickerViewModel *picker = m_app->picker();
    picker->begin(PickerViewModel::NewGroup);
    picker->groupName()->setText(name);
    for (const WindowPerson *member : members)
        picker->choose(member->id());
    picker->confirm();
    return waitFor([&] { return m_app->chats()->currentId() != before; }) ? m_app->chats()->currentId() : QString();
}

ChatRow WindowPerson::row(const QString &conversationId) const
{
    const QList<ChatRow> &rows = m_app->chats()->rows();
    const auto found = std::ranges::find(rows, conversationId, &ChatRow::conversationId);
    return found == rows.end() ? ChatRow{} : *found;
}

} // namespace kith::test
