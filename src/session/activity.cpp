// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/activity.h"

namespace Session {

Activity::Activity(QObject *parent)
    : QObject(parent)
{
}

} // namespace Session
