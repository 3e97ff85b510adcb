// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/transport.h"
#include "aws/wakeup.h"

#include <QNetworkReply>
#include <QPointer>
#include <QTimer>

#include <functional>

namespace Aws {

// One request on its way, to be awaited. Its limits run from the moment it is made. Destroying it takes the request
// back.
class HttpAttempt final : public WakeUp
{
public:
    HttpAttempt(QNetworkAccessManager *network, const HttpRequest &request, const Limits &limits,
                const QSslConfiguration &ssl, const std::stop_token &stop);
    ~HttpAttempt() override;

    // Once, when it is over.
    Base::Result<HttpResponse> takeOutcome();

private:
    void connectReply();
    void startLimits();
    void limit(QTimer *timer, std::chrono::milliseconds time, const QString &message);
    static void begin(QTimer *timer);
    void readBody();
    void finishFromReply();
    void finish(Base::Result<HttpResponse> outcome);
    void letGoOfReply();

    Limits m_limits;
    QPointer<QNetworkReply> m_reply;
    QByteArray m_body;
    QStringList m_tlsErrors;
    QTimer m_connectTimer;
    QTimer m_idleTimer;
    QTimer m_attemptTimer;
    Base::Result<HttpResponse> m_outcome;
};

} // namespace Aws
