// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/audio/voice_format.h"

#include <functional>

namespace kith::client::audio {

/// Makes speech faster without making it higher: takes pieces of the sound at places that fit each other, and blends them
/// (WSOLA). *Source* W. Verhelst, M. Roelands, ICASSP 1993.
class Tempo
{
public:
    /// Gives up to that many samples; fewer only at the end.
    using Source = std::function<std::size_t(Sample *samples, std::size_t count)>;

    explicit Tempo(Source source);

    /// *Range* 1 to 3.
    void setSpeed(double speed);
    /// The next piece of what is heard; empty at the end.
    [[nodiscard]] std::vector<Sample> next();
    /// The source continues somewhere else.
    void startOver();
    /// How much of the source lies ahead in here, in samples.
    [[nodiscard]] std::size_t held() const { return m_input.size(); }

private:
    [[nodiscard]] bool fill(std::size_t wanted);
    [[nodiscard]] std::size_t bestPlace(std::size_t around) const;

    Source m_source;
    double m_speed = 1;
    std::vector<Sample> m_input; ///< from where the next piece is taken
    std::vector<Sample> m_tail; ///< what would have followed the last piece
    double m_part = 0; ///< of a sample, that the step forward left over
};

} // namespace kith::client::audio
