// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/limits.h"

#include <QtCore/QtGlobal>

#include <chrono>

namespace kith::server {

/// Everything the request guard bounds: sizes, times and counts, in one place so that tests can shorten them.
struct GuardLimits
{
    qsizetype requestLineBytes = 8 * 1024;
    qsizetype headBytes = 16 * 1024;
    int headerCount = 100;
    qsizetype bodyBytes = qsizetype(limits::jsonBodyBytes);
    qsizetype outputBytes = 8 * 1024 * 1024;
    /// Answers with more bytes than that are counted while they are on their way out: those of one address, and all of them.
    /// One that does not fit is refused with 503.
    qsizetype smallAnswerBytes = 64 * 1024;
    qint64 answerBytesPerAddress = 64 * 1024 * 1024;
    qint64 answerBytesInAll = 256 * 1024 * 1024;
    /// Bytes read ahead while a request is being answered; reading stops there until the answer is out.
    qsizetype readAheadBytes = 64 * 1024;
    /// Bytes of a refused request that are read and thrown away before the connection is reset.
    qsizetype lingerBytes = 32 * 1024 * 1024;

    std::chrono::milliseconds headTime = std::chrono::seconds(10);
    /// A body gets this much time plus what it needs at bodyBytesPerSecond.
    std::chrono::milliseconds bodyTime = std::chrono::seconds(10);
    qsizetype bodyBytesPerSecond = 8 * 1024;
    std::chrono::milliseconds idleTime = std::chrono::seconds(60);
    std::chrono::milliseconds answerTime = std::chrono::seconds(60);
    std::chrono::milliseconds writeStallTime = std::chrono::seconds(20);
    /// After the answer to a refused request: so long without a byte, and so long in all, before the connection is reset.
    std::chrono::milliseconds lingerTime = std::chrono::seconds(1);
    std::chrono::milliseconds lingerTotalTime = std::chrono::seconds(5);
    std::chrono::milliseconds sweepEvery = std::chrono::milliseconds(250);

    /// Connections from one address. Trusted proxies are not counted.
    int connectionsPerAddress = 64;
    /// Connections beyond the limits that are kept, per listener, until they have taken in that they were refused; more are
    /// closed at once.
    int turnedAway = 32;
    /// The same for addresses of this machine itself: loopback. 0: as from any other.
    int connectionsOfThisMachine = 0;
    /// Descriptors kept free for databases, files and hubs: connections are refused above nofile less this.
    int reservedDescriptors = 500;
};

} // namespace kith::server
