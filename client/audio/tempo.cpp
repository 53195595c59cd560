// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/audio/tempo.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace kith::client::audio {

namespace {

constexpr std::size_t step = pieceSamples; ///< heard at once
constexpr std::size_t overlap = rate / 1000 * 8;
constexpr std::size_t reach = rate / 1000 * 8; ///< how far from its due place a piece may be taken
constexpr std::size_t stride = 4; ///< every so many samples are compared: it is enough for speech
constexpr double fastest = 3;

} // namespace

Tempo::Tempo(Source source)
    : m_source(std::move(source))
{
}

void Tempo::setSpeed(double speed)
{
    m_speed = std::clamp(speed, 1.0, fastest);
}

void Tempo::startOver()
{
    m_input.clear();
    m_tail.clear();
    m_part = 0;
}

bool Tempo::fill(std::size_t wanted)
{
    while (m_input.size() < wanted) {
        const std::size_t before = m_input.size();
        m_input.resize(wanted);
        const std::size_t got = m_source(m_input.data() + before, wanted - before);
        m_input.resize(before + got);
        if (got == 0)
            return false;
    }
    return true;
}

std::size_t Tempo::bestPlace(std::size_t around) const
{
    std::size_t best = around;
    double highest = -1;
    const std::size_t first = around > reach ? around - reach : 0;
    for (std::size_t place = first; place <= around + reach && place + overlap <= m_input.size(); place += stride) {
        double likeness = 0;
        double energy = 1;
        for (std::size_t i = 0; i < overlap; i += stride) {
            const double a = m_tail[i];
            const double b = m_input[place + i];
            likeness += a * b;
            energy += b * b;
        }
        const double score = likeness / std::sqrt(energy);
        if (score > highest) {
            highest = score;
            best = place;
        }
    }
    return best;
}

std::vector<Sample> Tempo::next()
{
    if (m_speed == 1.0 && m_tail.empty()) {
        std::vector<Sample> out(step);
        if (m_input.empty()) {
            out.resize(m_source(out.data(), step));
        } else {
            out.resize(std::min(step, m_input.size()));
            std::copy_n(m_input.begin(), out.size(), out.begin());
            m_input.erase(m_input.begin(), m_input.begin() + static_cast<std::ptrdiff_t>(out.size()));
        }
        return out;
    }
    // Without a piece before it there is nothing to fit.
    const bool isWhole = fill(reach + reach + step + overlap);
    if (!isWhole && m_input.size() < step + overlap) {
        std::vector<Sample> rest = std::exchange(m_input, {});
        m_tail.clear();
        return rest;
    }
    const std::size_t limit = m_input.size() - step - overlap;
    const std::size_t place = m_tail.empty() ? 0 : std::min(bestPlace(std::min(reach, limit)), limit);
    std::vector<Sample> out(m_input.begin() + static_cast<std::ptrdiff_t>(place),
                            m_input.begin() + static_cast<std::ptrdiff_t>(place + step));
    for (std::size_t i = 0; i < m_tail.size(); ++i) {
        const auto share = static_cast<double>(i) / static_cast<double>(overlap);
        out[i] = static_cast<Sample>(std::lround(m_tail[i] * (1 - share) + out[i] * share));
    }
    m_tail.assign(m_input.begin() + static_cast<std::ptrdiff_t>(place + step),
                  m_input.begin() + static_cast<std::ptrdiff_t>(place + step + overlap));
    const double forward = static_cast<double>(step) * m_speed + m_part;
    const auto whole = static_cast<std::size_t>(forward);
    m_part = forward - static_cast<double>(whole);
    if (!fill(whole)) {
        m_input.clear();
        return out;
    }
    m_input.erase(m_input.begin(), m_input.begin() + static_cast<std::ptrdiff_t>(whole));
    return out;
}

} // namespace kith::client::audio
