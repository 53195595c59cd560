// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/api_client/shape.h"
#include "tests/support/api_client/town.h"
#include "tests/support/process/server_process.h"

#include <memory>

namespace kith::test {

/// A running kithd with a town on it, for one test program.
class Stage
{
public:
    /// Rate limits are off unless the test is about them.
    enum class RateLimits { Off, On };

    explicit Stage(RateLimits limits = RateLimits::Off);

    /// False: the server did not start; its log was printed.
    [[nodiscard]] bool raise();
    [[nodiscard]] ServerProcess &server() { return m_server; }
    [[nodiscard]] Town &town() { return *m_town; }
    [[nodiscard]] QStringList differences(const QJsonValue &value, const char *shape) const;
    [[nodiscard]] HttpPeer peer() const { return HttpPeer(m_server.url()); }

private:
    ServerProcess m_server;
    std::unique_ptr<Town> m_town;
    Shapes m_shapes;
};

/// One group with everybody who can stand in some relation to it, and a direct conversation beside it.
struct Cast
{
    explicit Cast(Town &town);

    Person &owner;
    Person &admin;
    Person &member;
    Person &fellow; ///< another plain member
    Person &former; ///< was removed
    Person &outsider; ///< knows nobody here
    Person &blocked; ///< owner, admin, member and fellow knew and blocked this person
    Person &spare; ///< contact of all who may add people, in no conversation
    Person &administrator; ///< of the server; otherwise like `outsider`
    QString group;
    QString direct; ///< of owner and member
    QString blockedDirect; ///< of owner and blocked, from before the block
    QJsonObject early; ///< message of `member`, from before `former` was removed
    QString earlyFile; ///< of a message of `member`, from before `former` was removed
    QString lateFile; ///< of a message of `owner`, from after that
    QString otherDeviceToken; ///< of a second session of `member`
    QString deadToken; ///< of a session of `member` that has signed out
};

[[nodiscard]] QString idOf(const QJsonObject &thing);
/// What `GET /metrics` answers.
[[nodiscard]] QByteArray metricsOf(const ServerProcess &server);
/// The value of one series, -1 when there is none.
[[nodiscard]] double valueOf(const QByteArray &metrics, const QByteArray &series);

} // namespace kith::test

/// `value` has exactly the fields of the golden list `shape`.
#define HAS_SHAPE(stage, value, shape) QCOMPARE((stage).differences(value, shape), QStringList())
/// The reply is a problem with this status and code, and looks like one.
#define IS_PROBLEM(stage, reply, wantedStatus, wantedCode)                                                                \
    do {                                                                                                                  \
        const auto &problemReply = (reply);                                                                               \
        QVERIFY2(problemReply.status == (wantedStatus) && problemReply.code() == QLatin1String(wantedCode),               \
                 qPrintable(QStringLiteral("%1 %2").arg(problemReply.status).arg(QString::fromUtf8(problemReply.body)))); \
        HAS_SHAPE(stage, problemReply.json(), "problem");                                                                 \
    } while (false)
