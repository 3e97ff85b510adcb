// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace Widgets {

// Makes Qt answer screen readers for each TimelinePlot: a chart whose children are the overview, the lanes and the
// charts, each with its name, what is known of it, and the value at the cursor; a chart can be folded from there. To be
// called at least once.
void installTimelineAccessible();

} // namespace Widgets
