// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// kith-audio record FILE, kith-audio play FILE [MS SPEED], kith-audio look FILE: one voice message. Started by kith
// (client/voice/voice_process.h). What is wished comes in lines on standard input; its end is the end of the program.
//
// record: "stop" ends the recording, "cancel" removes it; when kith ends without a word, the recording stays, and is whole.
// It says "ready", "level PEAK MS" while it listens, "done MS PEAKS".
// play: "pause", "resume", "seek MS", "speed PERCENT". It says "ready MS PEAKS", "at MS", "ended".
// look: says "ready MS PEAKS". All of them: "error no_server", "no_device", "broken", "file". PEAKS are pairs of hexadecimal
// digits (00 to 64).
#include "client/audio/confinement.h"
#include "client/audio/sound_device.h"
#include "client/audio/tempo.h"
#include "client/audio/voice_reader.h"
#include "client/audio/voice_writer.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unistd.h>

namespace {

using namespace kith::client::audio;

constexpr int okay = 0;
constexpr int failed = 1;
constexpr int misused = 2;
constexpr int toldEveryPieces = 3;
constexpr auto endsWithin = std::chrono::seconds(3);

/// What kith asks for, line by line, read beside the sound.
class Wishes
{
public:
    void listen()
    {
        std::thread([this] {
            std::array<char, 128> line{};
            while (std::fgets(line.data(), line.size(), stdin))
                put(line.data());
            put("end");
            // Nobody listens any more, and a device may never answer.
            std::this_thread::sleep_for(endsWithin);
            ::_exit(failed);
        }).detach();
    }

    std::optional<std::string> next(bool waits)
    {
        std::unique_lock lock(m_mutex);
        if (waits)
            m_some.wait(lock, [this] { return !m_lines.empty(); });
        if (m_lines.empty())
            return std::nullopt;
        std::string line = m_lines.front();
        m_lines.pop_front();
        return line;
    }

private:
    void put(std::string line)
    {
        while (!line.empty() && (line.back() == '\n' || line.back() == '\r'))
            line.pop_back();
        const std::lock_guard lock(m_mutex);
        m_lines.push_back(std::move(line));
        m_some.notify_one();
    }

    std::mutex m_mutex;
    std::condition_variable m_some;
    std::deque<std::string> m_lines;
};

void tell(const std::string &line)
{
    std::fputs((line + '\n').c_str(), stdout);
    std::fflush(stdout);
}

std::string text(const std::vector<int> &peaks)
{
    std::string out;
    for (const int peak : peaks) {
        std::array<char, 8> digits{};
        std::snprintf(digits.data(), digits.size(), "%02x", static_cast<unsigned>(peak));
        out += digits.data();
    }
    return out.empty() ? "-" : out;
}

int fail(SoundDevice::Problem problem)
{
    switch (problem) {
    case SoundDevice::Problem::NoServer: tell("error no_server"); break;
    case SoundDevice::Problem::NoDevice: tell("error no_device"); break;
    default: tell("error broken"); break;
    }
    return failed;
}

int record(const std::string &path, Wishes &wishes)
{
    // The device comes first: without one there is no file.
    SoundDevice microphone;
    if (const auto problem = microphone.open(SoundDevice::Way::In); problem != SoundDevice::Problem::None)
        return fail(problem);
    VoiceWriter writer;
    if (!writer.open(path)) {
        tell("error file");
        return failed;
    }
    tell("ready");
    std::array<Sample, static_cast<std::size_t>(pieceSamples)> piece{};
    int loudest = 0;
    for (int pieces = 1;; ++pieces) {
        const auto wish = wishes.next(false);
        if (wish == "cancel") {
            ::unlink(path.c_str());
            return okay;
        }
        if (wish == "end")
            return writer.finish() ? okay : failed;
        if (wish == "stop" || writer.milliseconds() >= longestMs)
            break;
        // What was said until then stays: kith looks at it.
        if (!microphone.read(piece.data(), piece.size())) {
            (void)writer.finish();
            return fail(SoundDevice::Problem::Broken);
        }
        if (!writer.write(piece.data(), piece.size())) {
            tell("error file");
            return failed;
        }
        loudest = std::max(loudest, peakOf(piece.data(), piece.size()));
        if (pieces % toldEveryPieces == 0) {
            tell("level " + std::to_string(loudest) + ' ' + std::to_string(writer.milliseconds()));
            loudest = 0;
        }
    }
    const long long length = writer.milliseconds();
    VoiceReader reader;
    if (!writer.finish() || !reader.open(path)) {
        tell("error file");
        return failed;
    }
    tell("done " + std::to_string(length) + ' ' + text(reader.peaks()));
    return okay;
}

/// What others sent is decoded behind this: a slip in a decoder shall not reach far.
bool openConfined(VoiceReader &reader)
{
    return enterSandbox() && reader.openHeld();
}

int look(const std::string &path)
{
    VoiceReader reader;
    if (!reader.hold(path) || !openConfined(reader)) {
        tell("error file");
        return failed;
    }
    tell("ready " + std::to_string(reader.milliseconds()) + ' ' + text(reader.peaks()));
    return okay;
}

/// One voice message on the loudspeaker.
class Player
{
public:
    Player(VoiceReader &reader, SoundDevice &speaker, Wishes &wishes)
        : m_reader(reader)
        , m_speaker(speaker)
        , m_wishes(wishes)
        , m_tempo([&reader](Sample *samples, std::size_t count) { return reader.read(samples, count); })
    {
    }

    void begin(long long place, int percent)
    {
        m_tempo.setSpeed(percent / 100.0);
        m_speed = std::max(1.0, percent / 100.0);
        seek(place);
    }

    int run()
    {
        for (int pieces = 0;; ++pieces) {
            while (const auto wish = m_wishes.next(m_isPaused)) {
                if (!obey(*wish))
                    return okay;
            }
            const std::vector<Sample> piece = m_tempo.next();
            if (piece.empty())
                break;
            if (!m_speaker.write(piece.data(), piece.size()))
                return fail(SoundDevice::Problem::Broken);
            m_place += static_cast<double>(piece.size()) * m_speed * 1000 / rate;
            if (pieces % toldEveryPieces == 0)
                tellPlace();
        }
        m_speaker.drain();
        tell("ended");
        return okay;
    }

private:
    bool obey(const std::string &wish)
    {
        if (wish == "end")
            return false;
        if (wish == "pause") {
            m_isPaused = true;
            m_speaker.flush();
        } else if (wish == "resume") {
            m_isPaused = false;
        } else if (wish.starts_with("seek ")) {
            m_speaker.flush();
            seek(std::atoll(wish.c_str() + 5));
            tellPlace();
        } else if (wish.starts_with("speed ")) {
            m_speed = std::clamp(std::atoi(wish.c_str() + 6) / 100.0, 1.0, 3.0);
            m_tempo.setSpeed(m_speed);
        }
        return true;
    }

    void seek(long long place)
    {
        place = std::clamp(place, 0LL, m_reader.milliseconds());
        m_reader.seek(place);
        m_tempo.startOver();
        m_place = static_cast<double>(place);
    }

    void tellPlace()
    {
        const double heard = m_place - static_cast<double>(m_speaker.delayMs()) * m_speed;
        tell("at " + std::to_string(std::clamp(static_cast<long long>(heard), 0LL, m_reader.milliseconds())));
    }

    VoiceReader &m_reader;
    SoundDevice &m_speaker;
    Wishes &m_wishes;
    Tempo m_tempo;
    double m_speed = 1;
    double m_place = 0; ///< what was written up to, in milliseconds of the message
    bool m_isPaused = false;
};

int play(const std::string &path, long long place, int percent, Wishes &wishes)
{
    VoiceReader reader;
    if (!reader.hold(path)) {
        tell("error file");
        return failed;
    }
    // The way to the loudspeaker is opened before the door closes.
    SoundDevice speaker;
    if (const auto problem = speaker.open(SoundDevice::Way::Out); problem != SoundDevice::Problem::None)
        return fail(problem);
    if (!openConfined(reader)) {
        tell("error file");
        return failed;
    }
    tell("ready " + std::to_string(reader.milliseconds()) + ' ' + text(reader.peaks()));
    Player player(reader, speaker, wishes);
    player.begin(place, percent);
    return player.run();
}

} // namespace

int main(int argc, char **argv)
{
    const std::string what = argc > 2 ? argv[1] : "";
    const Work work = what == "record" ? Work::Record : what == "play" ? Work::Play : Work::Look;
    // kith may be gone while something is told: a recording is ended all the same.
    std::signal(SIGPIPE, SIG_IGN);
    Wishes wishes;
    int result = misused;
    if (!limitResources(work)) {
        tell("error broken");
        result = failed;
    } else if (what == "record") {
        wishes.listen();
        result = record(argv[2], wishes);
    } else if (what == "play") {
        wishes.listen();
        result = play(argv[2], argc > 3 ? std::atoll(argv[3]) : 0, argc > 4 ? std::atoi(argv[4]) : 100, wishes);
    } else if (what == "look") {
        result = look(argv[2]);
    } else {
        std::fputs("kith-audio is started by kith\n", stderr);
    }
    std::fflush(stdout);
    // Not exit(): the thread that reads the wishes still waits.
    ::_exit(result);
}
