// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace Widgets {

struct ViewWidths
{
    int tree = 0; // of each
    int events = 0;

    friend bool operator==(const ViewWidths &, const ViewWidths &) = default;
};

// How a page of `width` pixels is shared between `trees` trees and the events beside them, a pixel between any two,
// while nobody has moved a splitter: the trees give way until the events can be read, and a large page widens both.
ViewWidths viewWidths(int width, int trees);

} // namespace Widgets
