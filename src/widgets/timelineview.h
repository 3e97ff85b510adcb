// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/timetext.h"
#include "models/timelinechartlayout.h"
#include "models/timelinecharts.h"
#include "models/timelinecontent.h"
#include "models/timelinelayout.h"
#include "models/timespanstatistics.h"
#include "session/marks.h"
#include "widgets/theme.h"

#include <QColor>
#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace Widgets {

// What the timeline shows at a moment: everything its painting depends on. Made by TimelinePlot.
struct TimelineView
{
    Models::TimelineContent content;
    Models::TimelineLayout layout;
    Models::TimelineCharts charts;
    Models::TimelineChartLayout chartLayout;
    const Models::TimelineChart *overviewSeries = nullptr; // of the whole session; null without
    Base::TimeFormat format;
    Theme theme;
    QList<Session::Mark> marks;
    int selectedEvent = -1;
    std::optional<QDateTime> cursor;
    std::optional<Models::TimeSpanStatistics> span; // that is selected
    bool hasReadout = true;
    bool isFocused = false; // by key: where it is has to be seen

    double lanesBottom() const;
    double axisY() const; // under lanes and charts
    double height() const;
    std::optional<double> cursorX() const; // empty without a cursor, and where it is out of view
    QString clock(const QDateTime &time) const;
    const Models::TimelineChart &chartOf(const Models::ChartRow &row) const;
    QColor colourOf(CloudWatch::Metric metric) const; // of its curve
};

} // namespace Widgets
