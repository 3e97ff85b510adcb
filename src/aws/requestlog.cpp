// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/requestlog.h"

namespace Aws {

RequestLog::RequestLog(QObject *parent)
    : QObject(parent)
{
}

quint64 RequestLog::nextId()
{
    return ++m_lastId;
}

void RequestLog::tellStarted(const RequestRecord &record)
{
    Q_EMIT started(record);
}

void RequestLog::tellRetried(const RequestRecord &record)
{
    Q_EMIT retried(record);
}

void RequestLog::tellFinished(const RequestRecord &record)
{
    Q_EMIT finished(record);
}

} // namespace Aws
