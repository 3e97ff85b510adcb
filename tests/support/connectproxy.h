// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QTcpServer>

class QTcpSocket;

namespace Support {

// An HTTP proxy on loopback that knows CONNECT alone, and connects whatever host is asked for to one port of this
// machine: the service that a test lets stand for it.
class ConnectProxy : public QTcpServer
{
    Q_OBJECT

public:
    explicit ConnectProxy(quint16 upstreamPort, QObject *parent = nullptr);

    // Refuses with 407 whoever does not say these (Basic).
    void requireLogin(const QByteArray &user, const QByteArray &password);

    QString urlText() const;
    int connectionCount() const { return m_connections; }
    const QList<QByteArray> &targets() const { return m_targets; } // "host:443", of the CONNECTs that were let through
    const QByteArray &everythingSeen() const { return m_seen; } // that passed from clients, tunnels included

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void readRequest(QTcpSocket *client);
    void openTunnel(QTcpSocket *client, const QByteArray &target);

    quint16 m_upstreamPort;
    QByteArray m_login; // "Basic …"; empty: everybody may
    QList<QByteArray> m_targets;
    QByteArray m_seen;
    int m_connections = 0;
};

} // namespace Support
