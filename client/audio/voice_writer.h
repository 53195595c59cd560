// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/audio/voice_format.h"

#include <cstddef>
#include <memory>
#include <string>

namespace kith::client::audio {

/// Writes a recording while it is made.
class VoiceWriter
{
public:
    VoiceWriter();
    ~VoiceWriter();
    VoiceWriter(const VoiceWriter &) = delete;
    VoiceWriter &operator=(const VoiceWriter &) = delete;

    /// Replaces what is there; only the user can read it. False: it cannot be written.
    [[nodiscard]] bool open(const std::string &path);
    [[nodiscard]] bool write(const Sample *samples, std::size_t count);
    /// Ends the file. False: what is there is not whole.
    [[nodiscard]] bool finish();
    [[nodiscard]] long long milliseconds() const { return static_cast<long long>(m_samples) * 1000 / rate; }

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
    std::size_t m_samples = 0;
};

} // namespace kith::client::audio
