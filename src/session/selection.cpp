// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/selection.h"

namespace Session {

Selection::Selection(QObject *parent)
    : QObject(parent)
{
}

void Selection::setEvent(int index)
{
    if (m_event == index)
        return;
    m_event = index;
    Q_EMIT eventChanged(index);
}

void Selection::renumberEvent(int index)
{
    if (index < 0)
        setEvent(-1);
    else
        m_event = index;
}

void Selection::setVisibleRange(const TimeRange &range)
{
    if (m_visibleRange == range)
        return;
    m_visibleRange = range;
    Q_EMIT visibleRangeChanged();
}

void Selection::setCursor(const std::optional<QDateTime> &cursor)
{
    if (m_cursor == cursor)
        return;
    m_cursor = cursor;
    Q_EMIT cursorChanged();
}

void Selection::clear()
{
    setEvent(-1);
    setVisibleRange({});
    setCursor({});
}

} // namespace Session
