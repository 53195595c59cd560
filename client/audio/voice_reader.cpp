// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/audio/voice_reader.h"

#include <opusfile.h>

#include <algorithm>
#include <array>

namespace kith::client::audio {

namespace {

constexpr int channels = 2;
constexpr int damagedInARow = 64;
/// More than this is no voice message, whatever a damaged file says of its length.
constexpr long long longestRead = 12LL * 3600 * 1000;

} // namespace

void VoiceReader::Closing::operator()(OggOpusFile *file) const
{
    op_free(file);
}

VoiceReader::VoiceReader() = default;
VoiceReader::~VoiceReader() = default;

bool VoiceReader::open(const std::string &path)
{
    return hold(path) && openHeld();
}

bool VoiceReader::hold(const std::string &path)
{
    m_file.reset();
    m_held.reset(std::fopen(path.c_str(), "rbe"));
    return m_held != nullptr;
}

bool VoiceReader::openHeld()
{
    OpusFileCallbacks calls{};
    calls.read = [](void *stream, unsigned char *bytes, int count) {
        auto *file = static_cast<std::FILE *>(stream);
        const std::size_t got = std::fread(bytes, 1, static_cast<std::size_t>(count), file);
        return got == 0 && std::ferror(file) ? OP_EREAD : static_cast<int>(got);
    };
    calls.seek = [](void *stream, opus_int64 place, int from) { return ::fseeko(static_cast<std::FILE *>(stream), place, from); };
    calls.tell = [](void *stream) -> opus_int64 { return ::ftello(static_cast<std::FILE *>(stream)); };
    m_file.reset(m_held ? op_open_callbacks(m_held.get(), &calls, nullptr, 0, nullptr) : nullptr);
    return check();
}

bool VoiceReader::open(const unsigned char *bytes, std::size_t count)
{
    m_file.reset(op_open_memory(bytes, count, nullptr));
    return check();
}

bool VoiceReader::check()
{
    if (m_file && (op_pcm_total(m_file.get(), -1) < 0 || milliseconds() > longestRead))
        m_file.reset();
    return m_file != nullptr;
}

long long VoiceReader::milliseconds() const
{
    return m_file ? op_pcm_total(m_file.get(), -1) * 1000 / rate : 0;
}

std::size_t VoiceReader::read(Sample *samples, std::size_t count)
{
    std::array<Sample, 2 * channels *static_cast<std::size_t>(pieceSamples)> piece{};
    std::size_t done = 0;
    int damaged = 0;
    while (m_file && done < count) {
        const std::size_t wanted = std::min(piece.size(), channels * (count - done));
        const int got = op_read_stereo(m_file.get(), piece.data(), static_cast<int>(wanted));
        if (got == OP_HOLE && ++damaged < damagedInARow)
            continue;
        if (got <= 0)
            break;
        for (int i = 0; i < got; ++i)
            samples[done++] = static_cast<Sample>((piece[2 * static_cast<std::size_t>(i)] + piece[2 * static_cast<std::size_t>(i) + 1])
                                                  / 2);
    }
    return done;
}

void VoiceReader::seek(long long milliseconds)
{
    if (!m_file)
        return;
    const ogg_int64_t total = op_pcm_total(m_file.get(), -1);
    const ogg_int64_t place = std::clamp<ogg_int64_t>(milliseconds * (rate / 1000), 0, std::max<ogg_int64_t>(0, total - 1));
    if (op_pcm_seek(m_file.get(), place) != 0)
        op_pcm_seek(m_file.get(), 0);
}

std::vector<int> VoiceReader::peaks()
{
    std::vector<int> out(static_cast<std::size_t>(peakCount), 0);
    if (!m_file)
        return out;
    const auto total = static_cast<unsigned long long>(std::max<ogg_int64_t>(1, op_pcm_total(m_file.get(), -1)));
    std::array<Sample, static_cast<std::size_t>(pieceSamples)> piece{};
    seek(0);
    unsigned long long at = 0;
    while (const std::size_t got = read(piece.data(), piece.size())) {
        const auto bar = std::min<unsigned long long>(peakCount - 1, at * peakCount / total);
        int &highest = out[static_cast<std::size_t>(bar)];
        highest = std::max(highest, peakOf(piece.data(), got));
        at += got;
        if (at > 2 * total + rate) // a file that never ends
            break;
    }
    // Pieces can be longer than bars: a bar without one takes after the one before.
    if (total < static_cast<unsigned long long>(peakCount) * pieceSamples) {
        for (std::size_t i = 1; i < out.size(); ++i)
            out[i] = out[i] == 0 ? out[i - 1] : out[i];
    }
    seek(0);
    return out;
}

} // namespace kith::client::audio
