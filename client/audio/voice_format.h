// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

/// What a voice message is made of: one channel of 16-bit samples, as Opus in Ogg (RFC 7845).
namespace kith::client::audio {

using Sample = std::int16_t;

inline constexpr int rate = 48'000; ///< samples a second
inline constexpr int bitsPerSecond = 32'000;
inline constexpr int pieceMs = 20; ///< what is read, written and played at once
inline constexpr int pieceSamples = rate / 1000 * pieceMs;
inline constexpr int longestMs = 15 * 60 * 1000; ///< of a recording
inline constexpr int peakCount = 64; ///< bars of the picture of a recording

/// Loudest sample in parts of a hundred.
[[nodiscard]] int peakOf(const Sample *samples, std::size_t count);

} // namespace kith::client::audio
