// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/faultproxy.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <QTimer>

namespace Support {

namespace {

// Closing a socket with bytes unread makes the other end see a reset: so read next to nothing, then close.
void resetOnRequest(QTcpSocket *client)
{
    client->setReadBufferSize(1);
    QObject::connect(client, &QTcpSocket::readyRead, client, [client] { client->abort(); });
}

} // namespace

FaultProxy::FaultProxy(quint16 upstreamPort, QObject *parent)
    : QTcpServer(parent)
    , m_upstreamPort(upstreamPort)
{
    if (!listen(QHostAddress::LocalHost))
        qFatal("The fault proxy cannot listen on loopback");
}

QUrl FaultProxy::url() const
{
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(serverPort());
    return url;
}

void FaultProxy::incomingConnection(qintptr descriptor)
{
    ++m_connections;
    Fault fault;
    if (!m_script.empty()) {
        fault = m_script.front();
        m_script.pop_front();
    }
    auto *client = new QTcpSocket(this);
    if (fault.kind == Fault::Kind::Reset)
        resetOnRequest(client);
    client->setSocketDescriptor(descriptor);
    connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    switch (fault.kind) {
    case Fault::Kind::Pass:
    case Fault::Kind::CloseAfter:
    case Fault::Kind::ResetAfter:
    case Fault::Kind::Drip:
        pass(client, fault);
        break;
    case Fault::Kind::Garbage:
        connect(client, &QTcpSocket::readyRead, client, [client, fault] {
            client->readAll();
            client->write(fault.text);
            client->disconnectFromHost();
        });
        break;
    case Fault::Kind::Reset:
    case Fault::Kind::Hang:
        break;
    }
}

void FaultProxy::pass(QTcpSocket *client, const Fault &fault)
{
    auto *upstream = new QTcpSocket(client);
    upstream->connectToHost(QHostAddress::LocalHost, m_upstreamPort);
    connect(client, &QTcpSocket::readyRead, upstream, [client, upstream] { upstream->write(client->readAll()); });
    if (fault.kind == Fault::Kind::Drip) { // goes on with what has come when the server has closed
        drip(client, upstream, fault.interval);
        return;
    }
    connect(upstream, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
    forward(client, upstream, fault);
}

void FaultProxy::forward(QTcpSocket *client, QTcpSocket *upstream, const Fault &fault)
{
    const bool breaks = fault.kind != Fault::Kind::Pass;
    connect(upstream, &QTcpSocket::readyRead, client, [client, upstream, fault, breaks, sent = qint64(0)]() mutable {
        QByteArray bytes = upstream->readAll();
        if (breaks)
            bytes.truncate(fault.bytes - sent);
        sent += bytes.size();
        client->write(bytes);
        if (!breaks || sent < fault.bytes)
            return;
        client->flush();
        if (fault.kind == Fault::Kind::ResetAfter)
            client->abort();
        else
            client->disconnectFromHost();
    });
}

void FaultProxy::drip(QTcpSocket *client, QTcpSocket *upstream, std::chrono::milliseconds interval)
{
    auto *timer = new QTimer(client);
    timer->setInterval(interval);
    connect(timer, &QTimer::timeout, client, [client, upstream] { client->write(upstream->read(1)); });
    timer->start();
}

} // namespace Support
