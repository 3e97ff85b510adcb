// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/viewwidths.h"

#include "widgets/theme.h"

#include <algorithm>

namespace Widgets {

namespace {

constexpr int slightlyNarrowTree = 228; // what a tree gives for the events' last column

} // namespace

ViewWidths viewWidths(int width, int trees)
{
    const int room = std::max(width - trees * Metrics::splitterWidth, 0);
    const auto treeBeside
        = [&](int events, int least, int most) { return std::clamp((room - events) / trees, least, most); };
    int tree = treeBeside(Metrics::eventsWidth, slightlyNarrowTree, Metrics::treeViewMaximumWidth);
    if (room - trees * tree < Metrics::eventsNamedWidth)
        tree = treeBeside(Metrics::eventsNamedWidth, Metrics::treeViewMinimumWidth, slightlyNarrowTree);
    return {.tree = tree, .events = std::max(room - trees * tree, Metrics::eventsMinimumWidth)};
}

} // namespace Widgets
