// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/requestrecord.h"

#include <QObject>

namespace Aws {

// Where every client of the program tells what it asks and what came of it. Keeps nothing.
class RequestLog : public QObject
{
    Q_OBJECT

public:
    explicit RequestLog(QObject *parent = nullptr);

    quint64 nextId();
    void tellStarted(const RequestRecord &record);
    void tellRetried(const RequestRecord &record);
    void tellFinished(const RequestRecord &record);

Q_SIGNALS:
    void started(const Aws::RequestRecord &record);
    // A further attempt begins: `attempts` has grown, `error` is why the last one failed.
    void retried(const Aws::RequestRecord &record);
    // Done, Failed or Cancelled; once for each started().
    void finished(const Aws::RequestRecord &record);

private:
    quint64 m_lastId = 0;
};

} // namespace Aws
