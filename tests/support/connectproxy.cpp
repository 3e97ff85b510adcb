// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/connectproxy.h"

#include <QHostAddress>
#include <QTcpSocket>

namespace Support {

ConnectProxy::ConnectProxy(quint16 upstreamPort, QObject *parent)
    : QTcpServer(parent)
    , m_upstreamPort(upstreamPort)
{
    if (!listen(QHostAddress::LocalHost))
        qFatal("The proxy cannot listen on loopback");
}

void ConnectProxy::requireLogin(const QByteArray &user, const QByteArray &password)
{
    m_login = "Basic " + QByteArray(user + ':' + password).toBase64();
}

QString ConnectProxy::urlText() const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(serverPort());
}

void ConnectProxy::incomingConnection(qintptr descriptor)
{
    ++m_connections;
    auto *client = new QTcpSocket(this);
    client->setSocketDescriptor(descriptor);
    connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    connect(client, &QTcpSocket::readyRead, this, [this, client] { readRequest(client); });
}

void ConnectProxy::readRequest(QTcpSocket *client)
{
    const QByteArray received = client->peek(64 * 1024);
    const auto end = received.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QByteArray head = client->read(end + 4);
    m_seen += head;
    const auto lines = head.split('\n');
    const auto words = lines.first().trimmed().split(' ');
    QByteArray login;
    for (const auto &line : lines) {
        if (line.toLower().startsWith("proxy-authorization:"))
            login = line.mid(line.indexOf(':') + 1).trimmed();
    }
    if (!m_login.isEmpty() && login != m_login) {
        client->write("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"test\"\r\n"
                      "Content-Length: 0\r\nConnection: close\r\n\r\n");
        client->disconnectFromHost();
        return;
    }
    if (words.value(0) != "CONNECT") {
        client->write("HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\n\r\n");
        client->disconnectFromHost();
        return;
    }
    openTunnel(client, words.value(1));
}

void ConnectProxy::openTunnel(QTcpSocket *client, const QByteArray &target)
{
    m_targets.append(target);
    client->disconnect(this);
    auto *upstream = new QTcpSocket(client);
    connect(upstream, &QTcpSocket::connected, client,
            [client] { client->write("HTTP/1.1 200 Connection established\r\n\r\n"); });
    connect(client, &QTcpSocket::readyRead, upstream, [this, client, upstream] {
        const QByteArray bytes = client->readAll();
        m_seen += bytes;
        upstream->write(bytes);
    });
    connect(upstream, &QTcpSocket::readyRead, client, [client, upstream] { client->write(upstream->readAll()); });
    connect(upstream, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
    upstream->connectToHost(QHostAddress::LocalHost, m_upstreamPort);
}

} // namespace Support
