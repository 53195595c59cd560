// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/audio/voice_format.h"

#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

struct OggOpusFile;

namespace kith::client::audio {

/// Reads a voice message, whoever made it: Opus in Ogg, of any number of channels, mixed to one.
class VoiceReader
{
public:
    VoiceReader();
    ~VoiceReader();
    VoiceReader(const VoiceReader &) = delete;
    VoiceReader &operator=(const VoiceReader &) = delete;

    /// False: there is no such file, or it is something else.
    [[nodiscard]] bool open(const std::string &path);
    /// Opens the file and does not look at it yet. False: there is no such file.
    [[nodiscard]] bool hold(const std::string &path);
    /// Begins to read the file that hold() opened. False: it is something else.
    [[nodiscard]] bool openHeld();
    /// The same for bytes that outlive this object.
    [[nodiscard]] bool open(const unsigned char *bytes, std::size_t count);
    [[nodiscard]] long long milliseconds() const;
    /// Up to `count` samples; fewer only at the end, 0 after it. Damaged pieces are passed over.
    [[nodiscard]] std::size_t read(Sample *samples, std::size_t count);
    void seek(long long milliseconds);
    /// How loud each of `peakCount` equal parts is, 0 to 100. Reads the whole file, and begins again.
    [[nodiscard]] std::vector<int> peaks();

private:
    [[nodiscard]] bool check();
    struct Closing
    {
        void operator()(OggOpusFile *file) const;
    };
    struct Ending
    {
        void operator()(std::FILE *file) const { std::fclose(file); }
    };
    std::unique_ptr<std::FILE, Ending> m_held; ///< outlives what reads it
    std::unique_ptr<OggOpusFile, Closing> m_file;
};

} // namespace kith::client::audio
