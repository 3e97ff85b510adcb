// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/wakeup.h"

#include <deque>
#include <memory>

namespace Aws {

class Place;

// Lets so many through at a time, the others in the order in which they came. QNetworkAccessManager opens six
// connections to a host and keeps the rest in a queue, where their time limits would run before they are sent.
struct Gate
{
    int free = 6;
    std::deque<Place *> waiting;
};

// `co_await place.woken()` before the work; the place is given on when this is destroyed. After a stop there is none,
// and the coroutine has to look.
class Place final : public WakeUp
{
public:
    Place(std::shared_ptr<Gate> gate, const std::stop_token &stop);
    ~Place() override;

private:
    std::shared_ptr<Gate> m_gate;
    bool m_isGranted = false;
};

} // namespace Aws
