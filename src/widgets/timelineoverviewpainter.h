// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/timelinepainter.h"

#include <QCoreApplication>

namespace Widgets {

// Paints the strip over the lanes: the whole session, and the window on what is visible.
class TimelineOverviewPainter : private TimelinePainter
{
    Q_DECLARE_TR_FUNCTIONS(Widgets::TimelineOverviewPainter)

public:
    using TimelinePainter::TimelinePainter;

    void paintBase();
    void paintCurve(); // the video bitrate, as an area
    void paint();

private:
    void paintBlocks();
    void paintTicks();
    void paintWindow();
    void paintLabels();
};

} // namespace Widgets
