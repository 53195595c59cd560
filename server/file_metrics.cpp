// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/file_metrics.h"

namespace kith::server {

namespace {
constexpr std::array<double, 7> pictureBounds{0.02, 0.05, 0.1, 0.25, 1, 4, 10};
} // namespace

PictureMetrics::PictureMetrics()
    : m_duration(pictureBounds)
{
}

void PictureMetrics::count(std::chrono::steady_clock::duration duration, bool isRead)
{
    m_duration.observe(duration);
    if (!isRead)
        ++m_failures;
}

void PictureMetrics::write(MetricsText &out) const
{
    out.family("kith_thumbnail_seconds", MetricsText::Type::Histogram, "One picture in the program that reads pictures.");
    out.histogram(m_duration);
    out.counter("kith_thumbnail_failures_total", "Pictures that could not be read, or took too long.", double(m_failures));
}

MetricSource fileMetrics(const FilesServices &files, std::shared_ptr<const PictureMetrics> pictures)
{
    return [&files, pictures = std::move(pictures)](MetricsText &out) {
        const FilesFigures &figures = files.figures();
        out.gauge("kith_media_store_bytes", "Files that are kept, each once, without their previews.", double(figures.storedBytes));
        out.counter("kith_media_collected_blobs_total", "Files taken off the disk because nothing needs them.",
                    double(figures.collectedBlobs));
        out.counter("kith_media_collected_bytes_total", "Their bytes.", double(figures.collectedBytes));
        pictures->write(out);
    };
}

} // namespace kith::server
