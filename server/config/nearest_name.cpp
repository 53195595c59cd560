// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/config/nearest_name.h"

#include <numeric>
#include <vector>

namespace kith::server {

namespace {
constexpr qsizetype longestCompared = 80;
constexpr int nearest = 4;
} // namespace

int editDistance(QStringView a, QStringView b)
{
    std::vector<int> above(size_t(b.size()) + 1);
    std::iota(above.begin(), above.end(), 0);
    std::vector<int> row(above.size());
    for (qsizetype i = 0; i < a.size(); ++i) {
        row[0] = int(i) + 1;
        for (size_t j = 0; j + 1 < row.size(); ++j) {
            const int replaced = above[j] + (a.at(i) == b.at(qsizetype(j)) ? 0 : 1);
            row[j + 1] = std::min({replaced, above[j + 1] + 1, row[j] + 1});
        }
        std::swap(row, above);
    }
    return above.back();
}

QString nearestName(const QString &typed, const QStringList &known)
{
    if (typed.isEmpty() || typed.size() > longestCompared)
        return {};
    QString best;
    // Further away is another word.
    int bestDistance = std::min(nearest, (int(typed.size()) * 2 + 4) / 5) + 1;
    for (const QString &name : known) {
        const int distance = editDistance(typed.toLower(), name.toLower());
        if (distance < bestDistance) {
            bestDistance = distance;
            best = name;
        }
    }
    return best;
}

} // namespace kith::server
