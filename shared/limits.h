// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>

/// The limits that client and server agree on. Text lengths count Unicode code points unless a name says bytes.
namespace kith::limits {

inline constexpr int messageLength = 16'000;
inline constexpr int quoteLength = 200;
inline constexpr int mentionsPerMessage = 50;
inline constexpr int attachmentsPerMessage = 20;
inline constexpr int editsKept = 50;
inline constexpr int emojiBytes = 40; ///< The longest emoji of Unicode 15 has 35, as UTF-8.
inline constexpr int reactionsPerMessage = 20; ///< different emoji
inline constexpr int reactionsPerPerson = 10; ///< on one message
inline constexpr int reactorsShown = 50; ///< of each emoji; the rest is counted
inline constexpr int pinsPerConversation = 50;
inline constexpr int forwardTargets = 20;
inline constexpr int nameLength = 80;
inline constexpr int groupNameLength = 120;
inline constexpr int folderNameLength = 60;
inline constexpr int aboutLength = 500;
inline constexpr int emailLength = 254;
inline constexpr int phoneLength = 40;
inline constexpr int deviceNameLength = 120;
inline constexpr int contactMessageLength = 500;
inline constexpr int passwordMinLength = 8;
inline constexpr int passwordMaxLength = 256;
inline constexpr int groupSize = 1'000;
/// Above this many members typing is not sent and receipts are counts.
inline constexpr int liveDetailGroupSize = 100;

inline constexpr int pageDefault = 50;
inline constexpr int pageMax = 200;

inline constexpr int searchLength = 500; ///< of a query

/// Of a request, and of a client's frame: the longest message fits however it is escaped, with \uXXXX twice for each character.
inline constexpr std::size_t jsonBodyBytes = 256 * 1024;
inline constexpr std::size_t frameBytes = 256 * 1024;

inline constexpr std::chrono::hours unsendWindow{48};
inline constexpr std::chrono::seconds helloDeadline{10};
inline constexpr std::chrono::seconds heartbeat{25};
inline constexpr std::chrono::seconds silentPeer{60};
inline constexpr std::chrono::seconds typingShown{6};
inline constexpr std::chrono::seconds typingEvery{3};

} // namespace kith::limits
