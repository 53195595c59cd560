// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/audio/voice_writer.h"

#include <opusenc.h>

#include <algorithm>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kith::client::audio {

struct VoiceWriter::Parts
{
    OggOpusComments *comments = nullptr;
    OggOpusEnc *encoder = nullptr;

    ~Parts()
    {
        if (encoder)
            ope_encoder_destroy(encoder);
        if (comments)
            ope_comments_destroy(comments);
    }
};

int peakOf(const Sample *samples, std::size_t count)
{
    int highest = 0;
    for (std::size_t i = 0; i < count; ++i)
        highest = std::max(highest, std::abs(static_cast<int>(samples[i])));
    return std::min(100, highest * 100 / 32'767);
}

VoiceWriter::VoiceWriter() = default;
VoiceWriter::~VoiceWriter() = default;

bool VoiceWriter::open(const std::string &path)
{
    // Made here, so that nobody else can read it from the first byte on.
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor < 0)
        return false;
    ::close(descriptor);
    m_samples = 0;
    m_parts = std::make_unique<Parts>();
    m_parts->comments = ope_comments_create();
    int error = OPE_OK;
    m_parts->encoder = ope_encoder_create_file(path.c_str(), m_parts->comments, rate, 1, 0, &error);
    if (!m_parts->encoder || error != OPE_OK)
        return false;
    return ope_encoder_ctl(m_parts->encoder, OPUS_SET_BITRATE(bitsPerSecond)) == OPE_OK
           && ope_encoder_ctl(m_parts->encoder, OPUS_SET_SIGNAL(OPUS_SIGNAL_VOICE)) == OPE_OK;
}

bool VoiceWriter::write(const Sample *samples, std::size_t count)
{
    if (!m_parts || !m_parts->encoder || ope_encoder_write(m_parts->encoder, samples, static_cast<int>(count)) != OPE_OK)
        return false;
    m_samples += count;
    return true;
}

bool VoiceWriter::finish()
{
    const bool isWhole = m_parts && m_parts->encoder && ope_encoder_drain(m_parts->encoder) == OPE_OK;
    m_parts.reset();
    return isWhole;
}

} // namespace kith::client::audio
