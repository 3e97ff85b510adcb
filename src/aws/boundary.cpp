// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/boundary.h"

#include <utility>

namespace Aws {

namespace {

QMetaObject::Connection stopWhenGone(QObject *object, const std::stop_source &stop)
{
    // No receiver: the connection is the sender's, and the question takes it off when it ends.
    return QObject::connect(object, &QObject::destroyed,
                            [source = std::stop_source(stop)]() mutable { source.request_stop(); });
}

} // namespace

Question::Question(QObject *owner, QObject *context)
    : m_context(context)
{
    Q_ASSERT(owner && context);
    m_ownerGone = stopWhenGone(owner, m_stop);
    m_contextGone = stopWhenGone(context, m_stop);
}

Question::~Question()
{
    QObject::disconnect(m_ownerGone);
    QObject::disconnect(m_contextGone);
}

void Question::post(std::function<void()> deliver)
{
    if (!m_context || m_stop.stop_requested())
        return;
    QMetaObject::invokeMethod(
        m_context,
        [self = shared_from_this(), deliver = std::move(deliver)] {
            if (!self->m_stop.stop_requested())
                deliver();
        },
        Qt::QueuedConnection);
}

} // namespace Aws
