// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/audio/voice_writer.h"

#include <opusenc.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kith::client::audio {

namespace {
constexpr int pageSamples = 24'000; ///< at the 48 kHz that Opus counts in: half a second
} // namespace

struct VoiceWriter::Parts
{
    int descriptor = -1;
    OggOpusComments *comments = nullptr;
    OggOpusEnc *encoder = nullptr;

    ~Parts()
    {
        if (encoder)
            ope_encoder_destroy(encoder);
        if (comments)
            ope_comments_destroy(comments);
        if (descriptor >= 0)
            ::close(descriptor);
    }

    /// Each page goes to the file at once: what was said is there half a second later, whatever ends this process.
    [[nodiscard]] bool put(const unsigned char *bytes, opus_int32 count) const
    {
        while (count > 0) {
            const ssize_t done = ::write(descriptor, bytes, static_cast<std::size_t>(count));
            if (done < 0 && errno == EINTR)
                continue;
            if (done <= 0)
                return false;
            bytes += done;
            count -= static_cast<opus_int32>(done);
        }
        return true;
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
    m_samples = 0;
    m_parts = std::make_unique<Parts>();
    m_parts->descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (m_parts->descriptor < 0)
        return false;
    OpusEncCallbacks calls{};
    calls.write = [](void *parts, const unsigned char *bytes, opus_int32 count) {
        return static_cast<Parts *>(parts)->put(bytes, count) ? 0 : 1;
    };
    calls.close = [](void *) { return 0; };
    m_parts->comments = ope_comments_create();
    int error = OPE_OK;
    m_parts->encoder = ope_encoder_create_callbacks(&calls, m_parts.get(), m_parts->comments, rate, 1, 0, &error);
    if (!m_parts->encoder || error != OPE_OK)
        return false;
    // Looking ahead would spare a few bytes, and hold back two seconds of speech.
    return ope_encoder_ctl(m_parts->encoder, OPE_SET_DECISION_DELAY(0)) == OPE_OK
           && ope_encoder_ctl(m_parts->encoder, OPE_SET_MUXING_DELAY(pageSamples)) == OPE_OK
           && ope_encoder_ctl(m_parts->encoder, OPUS_SET_BITRATE(bitsPerSecond)) == OPE_OK
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
