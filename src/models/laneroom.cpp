// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/laneroom.h"

#include <algorithm>

namespace Models {

namespace {

bool overlap(const PlotSpan &a, const PlotSpan &b)
{
    return a.right > b.left && a.left < b.right;
}

} // namespace

void LaneRoom::take(const PlotSpan &span)
{
    const auto at = std::upper_bound(m_taken.begin(), m_taken.end(), span.left,
                                     [](double value, const PlotSpan &taken) { return value < taken.left; });
    m_taken.insert(at, span);
}

bool LaneRoom::isFree(const PlotSpan &span) const
{
    return span.left >= m_plot.left && span.right <= m_plot.right
           && std::none_of(m_taken.cbegin(), m_taken.cend(),
                           [&span](const PlotSpan &taken) { return overlap(taken, span); });
}

double LaneRoom::freeUntil(double x) const
{
    const auto next
        = std::find_if(m_taken.cbegin(), m_taken.cend(), [x](const PlotSpan &span) { return span.right > x; });
    return next == m_taken.cend() ? m_plot.right : std::min(std::max(next->left, x), m_plot.right);
}

double LaneRoom::freeFrom(double x) const
{
    double from = m_plot.left;
    for (const PlotSpan &span : m_taken) {
        if (span.left < x)
            from = std::max(from, std::min(span.right, x));
    }
    return from;
}

double LaneRoom::firstGap(double from, double width, double margin) const
{
    double left = from;
    while (left + width <= m_plot.right) {
        const PlotSpan wanted{left - margin, left + width + margin};
        const auto blocking = std::find_if(m_taken.cbegin(), m_taken.cend(),
                                           [&wanted](const PlotSpan &span) { return overlap(span, wanted); });
        if (blocking == m_taken.cend())
            break;
        left = blocking->right + margin;
    }
    return left;
}

} // namespace Models
