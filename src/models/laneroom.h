// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>

namespace Models {

// A stretch of pixels.
struct PlotSpan
{
    double left = 0;
    double right = 0;

    double width() const { return right - left; }
    friend bool operator==(const PlotSpan &, const PlotSpan &) = default;
};

// What of a row of the plot is taken, by shapes and by labels, and what is free.
class LaneRoom
{
public:
    explicit LaneRoom(const PlotSpan &plot)
        : m_plot(plot)
    {
    }

    void take(const PlotSpan &span);

    bool isFree(const PlotSpan &span) const; // and inside of the plot
    double freeUntil(double x) const; // the next taken span's left, or the plot's right end
    double freeFrom(double x) const; // the last taken span's right before x, or the plot's left end
    // Where the first gap from `from` on begins that holds `width` with `margin` on both sides; it may end behind the
    // plot.
    double firstGap(double from, double width, double margin) const;

private:
    PlotSpan m_plot;
    QList<PlotSpan> m_taken; // by their left ends
};

} // namespace Models
