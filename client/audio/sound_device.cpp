// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/audio/sound_device.h"

#include <pulse/error.h>
#include <pulse/simple.h>

namespace kith::client::audio {

namespace {

constexpr std::uint32_t pieceBytes = pieceSamples * sizeof(Sample);
constexpr std::uint32_t piecesAhead = 10; ///< of what is played

} // namespace

SoundDevice::~SoundDevice()
{
    if (m_stream)
        pa_simple_free(m_stream);
}

SoundDevice::Problem SoundDevice::open(Way way)
{
    const pa_sample_spec spec{.format = PA_SAMPLE_S16NE, .rate = rate, .channels = 1};
    const auto server = static_cast<std::uint32_t>(-1);
    const pa_buffer_attr sizes{
        .maxlength = server, .tlength = piecesAhead * pieceBytes, .prebuf = server, .minreq = server, .fragsize = pieceBytes};
    int error = 0;
    const bool isIn = way == Way::In;
    m_stream = pa_simple_new(nullptr, "Kith", isIn ? PA_STREAM_RECORD : PA_STREAM_PLAYBACK, nullptr, "Voice message", &spec, nullptr,
                             &sizes, &error);
    if (m_stream)
        return Problem::None;
    switch (error) {
    case PA_ERR_CONNECTIONREFUSED:
    case PA_ERR_CONNECTIONTERMINATED:
    case PA_ERR_INVALIDSERVER:
    case PA_ERR_AUTHKEY: return Problem::NoServer;
    case PA_ERR_NOENTITY: return Problem::NoDevice;
    default: return Problem::Broken;
    }
}

bool SoundDevice::read(Sample *samples, std::size_t count)
{
    return m_stream && pa_simple_read(m_stream, samples, count * sizeof(Sample), nullptr) == 0;
}

bool SoundDevice::write(const Sample *samples, std::size_t count)
{
    return m_stream && pa_simple_write(m_stream, samples, count * sizeof(Sample), nullptr) == 0;
}

long long SoundDevice::delayMs()
{
    int error = 0;
    const pa_usec_t delay = m_stream ? pa_simple_get_latency(m_stream, &error) : 0;
    return error == 0 ? static_cast<long long>(delay / 1000) : 0;
}

void SoundDevice::drain()
{
    if (m_stream)
        pa_simple_drain(m_stream, nullptr);
}

void SoundDevice::flush()
{
    if (m_stream)
        pa_simple_flush(m_stream, nullptr);
}

} // namespace kith::client::audio
