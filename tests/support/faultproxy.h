// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTcpServer>
#include <QUrl>

#include <chrono>
#include <deque>

class QTcpSocket;

namespace Support {

// What happens to one connection.
struct Fault
{
    enum class Kind {
        Pass, // nothing
        Reset, // torn down as soon as the request is there
        CloseAfter, // closed after `bytes` of the answer
        ResetAfter, // torn down after `bytes` of the answer
        Hang, // accepted and never answered
        Drip, // the answer comes one byte each `interval`
        Garbage, // `text` in place of an answer
    };

    Kind kind = Kind::Pass;
    qint64 bytes = 0;
    std::chrono::milliseconds interval{1};
    QByteArray text;
};

// Stands on loopback before another server and breaks connections as it was told: the first fault is for the first
// connection, and so on; after the last one all pass. Knows no HTTP.
class FaultProxy : public QTcpServer
{
    Q_OBJECT

public:
    explicit FaultProxy(quint16 upstreamPort, QObject *parent = nullptr);

    void script(const Fault &fault) { m_script.push_back(fault); }
    QUrl url() const;
    QString urlText() const { return url().toString(); }
    int connectionCount() const { return m_connections; }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void pass(QTcpSocket *client, const Fault &fault);
    void forward(QTcpSocket *client, QTcpSocket *upstream, const Fault &fault);
    void drip(QTcpSocket *client, QTcpSocket *upstream, std::chrono::milliseconds interval);

    quint16 m_upstreamPort;
    std::deque<Fault> m_script;
    int m_connections = 0;
};

} // namespace Support
