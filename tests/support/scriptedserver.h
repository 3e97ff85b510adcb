// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QList>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QUrl>

#include <deque>
#include <functional>
#include <optional>
#include <utility>

namespace Support {

struct ReceivedRequest
{
    QByteArray method;
    QByteArray target;
    QHash<QByteArray, QByteArray> headers; // names in lower case
    QByteArray body;
    int connection = 0; // counts up: equal numbers came over one connection
};

struct Answer
{
    int status = 200;
    QByteArray reason = "OK";
    QList<std::pair<QByteArray, QByteArray>> headers{{"Content-Type", "application/json"}};
    QByteArray body;
    bool closes = false; // the connection, after the answer
    bool isSilent = false; // no answer at all; the connection stays

    static Answer json(const QByteArray &body, int status = 200);
    // None at all.
    static Answer silent();
    // As the service answers errors: code in a header, message in the body.
    static Answer error(int status, const QByteArray &code, const QByteArray &message = {});
};

// An HTTP server on loopback that answers what it was told, one answer a request, and keeps what it was asked. Where
// the script is at its end `handler` answers, or else {}.
class ScriptedServer : public QTcpServer
{
    Q_OBJECT

public:
    explicit ScriptedServer(QObject *parent = nullptr);

    // Before the first connection: speak TLS.
    void setTls(const QSslConfiguration &configuration);

    void script(Answer answer) { m_script.push_back(std::move(answer)); }
    void setHandler(std::function<Answer(const ReceivedRequest &)> handler) { m_handler = std::move(handler); }

    QUrl url() const;
    QString urlText() const { return url().toString(); }
    const QList<ReceivedRequest> &requests() const { return m_requests; }

Q_SIGNALS:
    void requested(const Support::ReceivedRequest &request);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void read(QTcpSocket *socket, int connection);
    void answer(QTcpSocket *socket, const ReceivedRequest &request);

    std::deque<Answer> m_script;
    std::function<Answer(const ReceivedRequest &)> m_handler;
    std::optional<QSslConfiguration> m_tls;
    QList<ReceivedRequest> m_requests;
    QHash<QTcpSocket *, QByteArray> m_buffers;
    int m_connections = 0;
};

} // namespace Support
