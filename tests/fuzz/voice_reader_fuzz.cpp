// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Foreign bytes as a voice message: as they are, and with the checksums of their Ogg pages mended, without which hardly any
// change would reach what lies inside. Whatever it is, reading it ends, within what it says of itself.
#include "client/audio/voice_reader.h"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <vector>

using namespace kith::client::audio;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

constexpr std::array<uint32_t, 256> sums = [] {
    std::array<uint32_t, 256> table{};
    for (uint32_t i = 0; i < table.size(); ++i) {
        uint32_t sum = i << 24;
        for (int bit = 0; bit < 8; ++bit)
            sum = (sum & 0x80000000U) ? (sum << 1) ^ 0x04c11db7U : sum << 1;
        table[i] = sum;
    }
    return table;
}();

uint32_t checksum(const uint8_t *bytes, std::size_t count)
{
    uint32_t sum = 0;
    for (std::size_t i = 0; i < count; ++i)
        sum = (sum << 8) ^ sums[(sum >> 24) ^ bytes[i]];
    return sum;
}

/// Gives every page that lies whole in the bytes the checksum that it must have.
void mend(std::vector<uint8_t> &bytes)
{
    constexpr std::size_t headBytes = 27;
    constexpr std::size_t sumAt = 22;
    for (std::size_t at = 0; at + headBytes <= bytes.size(); ++at) {
        if (bytes[at] != 'O' || bytes[at + 1] != 'g' || bytes[at + 2] != 'g' || bytes[at + 3] != 'S')
            continue;
        const std::size_t segments = bytes[at + headBytes - 1];
        std::size_t length = headBytes + segments;
        if (at + length > bytes.size())
            return;
        for (std::size_t i = 0; i < segments; ++i)
            length += bytes[at + headBytes + i];
        if (at + length > bytes.size())
            return;
        for (std::size_t i = 0; i < 4; ++i)
            bytes[at + sumAt + i] = 0;
        const uint32_t sum = checksum(bytes.data() + at, length);
        for (std::size_t i = 0; i < 4; ++i)
            bytes[at + sumAt + i] = uint8_t(sum >> (8 * i));
        at += length - 1;
    }
}

void readAll(const std::vector<uint8_t> &bytes)
{
    VoiceReader reader;
    if (!reader.open(bytes.data(), bytes.size()))
        return;
    require(reader.milliseconds() >= 0);
    const std::vector<int> peaks = reader.peaks();
    require(peaks.size() == std::size_t(peakCount));
    for (const int peak : peaks)
        require(peak >= 0 && peak <= 100);
    reader.seek(reader.milliseconds() / 2);
    reader.seek(-1);
    reader.seek(reader.milliseconds() + 1);
    std::array<Sample, 4800> samples{};
    // No packet is longer than 120 ms, and none has less than a byte.
    const std::size_t most = (bytes.size() + 1) * std::size_t(rate) / 8;
    std::size_t all = 0;
    reader.seek(0);
    while (const std::size_t got = reader.read(samples.data(), samples.size())) {
        require(got <= samples.size());
        all += got;
        require(all <= most);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    std::vector<uint8_t> bytes(data, data + size);
    readAll(bytes);
    mend(bytes);
    readAll(bytes);
    return 0;
}
