// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/audio/voice_format.h"

#include <cstddef>
#include <string>

struct pa_simple;

namespace kith::client::audio {

/// The desktop's microphone or loudspeaker, through PulseAudio or PipeWire in its place. The device is held from open() to
/// the end of the object.
class SoundDevice
{
public:
    enum class Way { In, Out };
    /// What kith-audio says of it.
    enum class Problem { None, NoServer, NoDevice, Broken };

    SoundDevice() = default;
    ~SoundDevice();
    SoundDevice(const SoundDevice &) = delete;
    SoundDevice &operator=(const SoundDevice &) = delete;

    [[nodiscard]] Problem open(Way way);
    /// Waits until they are there, or have room.
    [[nodiscard]] bool read(Sample *samples, std::size_t count);
    [[nodiscard]] bool write(const Sample *samples, std::size_t count);
    /// What was written and is not heard yet.
    [[nodiscard]] long long delayMs();
    void drain();
    void flush();

private:
    pa_simple *m_stream = nullptr;
};

} // namespace kith::client::audio
