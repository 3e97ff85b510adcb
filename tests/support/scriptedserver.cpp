// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/scriptedserver.h"

#include <QHostAddress>
#include <QSslSocket>
#include <QTcpSocket>

namespace Support {

namespace {

// The whole request at the start of `buffer`, which it is taken from; nothing where it is not complete.
std::optional<ReceivedRequest> takeRequest(QByteArray *buffer)
{
    const auto end = buffer->indexOf("\r\n\r\n");
    if (end < 0)
        return {};
    ReceivedRequest request;
    const auto lines = buffer->left(end).split('\n');
    const auto words = lines.first().trimmed().split(' ');
    request.method = words.value(0);
    request.target = words.value(1);
    for (const auto &line : lines.mid(1)) {
        const auto colon = line.indexOf(':');
        request.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    const auto length = request.headers.value("content-length").toLongLong();
    if (buffer->size() < end + 4 + length)
        return {};
    request.body = buffer->mid(end + 4, length);
    buffer->remove(0, end + 4 + length);
    return request;
}

QByteArray bytesOf(const Answer &answer)
{
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(answer.status) + ' ' + answer.reason + "\r\n";
    for (const auto &[name, value] : answer.headers)
        bytes += name + ": " + value + "\r\n";
    bytes += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
    bytes += answer.closes ? "Connection: close\r\n\r\n" : "\r\n";
    return bytes + answer.body;
}

} // namespace

Answer Answer::json(const QByteArray &body, int status)
{
    Answer answer;
    answer.status = status;
    answer.body = body;
    answer.headers.emplace_back("x-amzn-RequestId", "7f1d0000-0000-4000-8000-000000000001");
    return answer;
}

Answer Answer::error(int status, const QByteArray &code, const QByteArray &message)
{
    const QByteArray body = "{\"message\": \"" + message + "\"}";
    Answer answer = json(message.isEmpty() ? QByteArray("{}") : body, status);
    answer.reason = "Error";
    answer.headers.emplace_back("x-amzn-ErrorType", code);
    return answer;
}

Answer Answer::silent()
{
    Answer answer;
    answer.isSilent = true;
    return answer;
}

ScriptedServer::ScriptedServer(QObject *parent)
    : QTcpServer(parent)
{
    if (!listen(QHostAddress::LocalHost))
        qFatal("The scripted server cannot listen on loopback");
}

void ScriptedServer::setTls(const QSslConfiguration &configuration)
{
    m_tls = configuration;
}

QUrl ScriptedServer::url() const
{
    QUrl url;
    url.setScheme(m_tls ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(serverPort());
    return url;
}

void ScriptedServer::incomingConnection(qintptr descriptor)
{
    QTcpSocket *socket = nullptr;
    if (m_tls) {
        auto *tls = new QSslSocket(this);
        tls->setSslConfiguration(*m_tls);
        tls->setSocketDescriptor(descriptor);
        tls->startServerEncryption();
        socket = tls;
    } else {
        socket = new QTcpSocket(this);
        socket->setSocketDescriptor(descriptor);
    }
    const int connection = ++m_connections;
    connect(socket, &QTcpSocket::readyRead, this, [this, socket, connection] { read(socket, connection); });
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        m_buffers.remove(socket);
        socket->deleteLater();
    });
}

void ScriptedServer::read(QTcpSocket *socket, int connection)
{
    m_buffers[socket] += socket->readAll();
    while (auto request = takeRequest(&m_buffers[socket])) {
        request->connection = connection;
        m_requests.append(*request);
        Q_EMIT requested(*request);
        answer(socket, *request);
    }
}

void ScriptedServer::answer(QTcpSocket *socket, const ReceivedRequest &request)
{
    Answer answer = Answer::json("{}");
    if (!m_script.empty()) {
        answer = std::move(m_script.front());
        m_script.pop_front();
    } else if (m_handler) {
        answer = m_handler(request);
    }
    if (answer.isSilent || !socket->isOpen())
        return;
    socket->write(bytesOf(answer));
    if (answer.closes)
        socket->disconnectFromHost();
}

} // namespace Support
