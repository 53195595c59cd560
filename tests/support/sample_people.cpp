// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_people.h"

#include "shared/id_generator.h"
#include "shared/model/contact.h"

#include <atomic>

namespace kith::test {

using namespace kith::server;
using namespace Qt::Literals::StringLiterals;

namespace {
std::atomic<int> phoneCounter{1'000'000};

IdGenerator &generator()
{
    static IdGenerator instance(1023);
    return instance;
}
} // namespace

UserId addPerson(InMemoryDatabase &database, const QString &firstname)
{
    const UserId id(generator().next());
    const auto added = database.write([&](Transaction &transaction) -> Result<void> {
        transaction.execute(u"INSERT INTO users (id, firstname, lastname, email, phone, country, password_hash, created_at)"
                            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s,
                            {id.value(), firstname, u"Sample"_s, u"p%1@example.org"_s.arg(id.value()),
                             u"+4670%1"_s.arg(phoneCounter.fetch_add(1), 7, 10, QChar(u'0')), u"SE"_s, u"!"_s, toMs(now())});
        return {};
    });
    if (!added)
        qFatal("addPerson: %s", qPrintable(added.error().detail));
    return id;
}

void befriend(InMemoryDatabase &database, UserId one, UserId other)
{
    const auto done = database.write([&](Transaction &transaction) -> Result<void> {
        for (const auto &[owner, user] : {std::pair(one, other), std::pair(other, one)}) {
            transaction.execute(u"INSERT INTO contacts (id, owner_id, user_id, status, version, changed_at) VALUES (?, ?, ?, ?, 1, ?)"_s,
                                {generator().next(), owner.value(), user.value(), int(ContactStatus::Accepted), toMs(now())});
        }
        return {};
    });
    if (!done)
        qFatal("befriend: %s", qPrintable(done.error().detail));
}

} // namespace kith::test
