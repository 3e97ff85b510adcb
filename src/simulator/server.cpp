// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/server.h"

#include "simulator/cloudwatchservice.h"
#include "simulator/ivsservice.h"
#include "simulator/stsservice.h"

#include <QFileInfo>

#include <httplib.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <thread>

using namespace Qt::StringLiterals;

namespace Simulator {

namespace {

constexpr auto host = "127.0.0.1";
// Enough for the six connections that Qt opens to a host, twice over; a waiting thread costs nearly nothing.
constexpr std::size_t workerCount = 12;
constexpr std::size_t largestBody = 1 << 20;
constexpr std::chrono::seconds idleLimit{2};
constexpr int waitingConnections = 128;

QByteArray bytes(const std::string &text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

// The library's own choice lets two servers share a port, so that a taken one would go unnoticed.
void setSocketOptions(socket_t socket)
{
    const int yes = 1;
#ifdef _WIN32
    const int option = SO_EXCLUSIVEADDRUSE;
#else
    const int option = SO_REUSEADDR;
#endif
    setsockopt(socket, SOL_SOCKET, option, reinterpret_cast<const char *>(&yes), sizeof(yes));
}

HttpRequest toRequest(const httplib::Request &from, QByteArray body)
{
    // The library adds these to what the client sent.
    static const QList<QByteArray> ours{"REMOTE_ADDR", "REMOTE_PORT", "LOCAL_ADDR", "LOCAL_PORT"};
    HttpRequest request{.method = bytes(from.method), .target = bytes(from.target), .body = std::move(body)};
    for (const auto &[name, value] : from.headers) {
        if (!ours.contains(bytes(name)))
            request.headers.append({.name = bytes(name), .value = bytes(value)});
    }
    return request;
}

void fill(httplib::Response *to, const HttpResponse &from)
{
    to->status = from.status;
    std::string contentType = "application/json";
    for (const auto &header : from.headers) {
        if (header.name.compare("content-type", Qt::CaseInsensitive) == 0)
            contentType = header.value.toStdString();
        else
            to->headers.emplace(header.name.toStdString(), header.value.toStdString());
    }
    if (!from.cutAfter) {
        to->set_content(from.body.constData(), static_cast<std::size_t>(from.body.size()), contentType);
        return;
    }
    const auto sent = static_cast<std::size_t>(*from.cutAfter);
    to->set_content_provider(static_cast<std::size_t>(from.body.size()), contentType,
                             [body = from.body, sent](std::size_t offset, std::size_t, httplib::DataSink &sink) {
                                 if (offset >= sent)
                                     return false;
                                 return sink.write(body.constData() + offset, sent - offset);
                             });
}

} // namespace

struct Server::Data
{
    explicit Data(Options given)
        : options(std::move(given))
        , world(options.world, options.clock)
        , credentials{.accessKeyId = u"AKIASTREAMLOUPESIM00"_s,
                      .secretAccessKey = Base::Secret("simulated/key/which/opens/nothing/at/all"),
                      .sessionToken = Base::Secret(options.sessionToken)}
        , gateway({.region = world.place().region,
                   .accountId = world.place().accountId,
                   .credentials = credentials,
                   .clock = options.clock,
                   .throttleClock = options.throttleClock,
                   .accessLog = options.accessLog},
                  &controls)
    {
        controls.setThrottling(options.throttling);
        gateway.addService(std::make_unique<IvsService>(world));
        gateway.addService(std::make_unique<CloudWatchService>(world));
        gateway.addService(std::make_unique<StsService>(world));
    }

    bool isTls() const { return !options.certificateFile.isEmpty() || !options.privateKeyFile.isEmpty(); }
    Base::Result<std::unique_ptr<httplib::Server>> makeHttp() const;
    void route(httplib::Server *server);

    Options options;
    World world;
    Credentials credentials;
    Controls controls;
    Gateway gateway;
    std::unique_ptr<httplib::Server> http;
    std::thread thread;
    int port = 0;
};

Base::Result<std::unique_ptr<httplib::Server>> Server::Data::makeHttp() const
{
    if (!isTls())
        return std::make_unique<httplib::Server>();
    auto server = std::make_unique<httplib::SSLServer>(options.certificateFile.toLocal8Bit().constData(),
                                                       options.privateKeyFile.toLocal8Bit().constData());
    if (!server->is_valid())
        return Base::failure(
            {.kind = Base::Error::Kind::Configuration,
             .message
             = u"The certificate %1 and the key %2 cannot be used: both must be PEM files that belong together."_s.arg(
                 options.certificateFile, options.privateKeyFile)});
    return server;
}

void Server::Data::route(httplib::Server *server)
{
    const auto answer = [this](const httplib::Request &request, httplib::Response &response, QByteArray body) {
        fill(&response, gateway.handle(toRequest(request, std::move(body))));
    };
    const httplib::Server::Handler bodiless
        = [answer](const httplib::Request &request, httplib::Response &response) { answer(request, response, {}); };
    // Read by ourselves: the library would take forms apart and refuse long ones.
    const httplib::Server::HandlerWithContentReader withBody
        = [answer](const httplib::Request &request, httplib::Response &response, const httplib::ContentReader &read) {
              QByteArray body;
              const bool isWhole = read([&body](const char *data, std::size_t size) {
                  body.append(data, static_cast<qsizetype>(size));
                  return true;
              });
              if (isWhole)
                  answer(request, response, std::move(body));
          };
    const std::string everything = R"([\s\S]*)";
    server->Get(everything, bodiless).Options(everything, bodiless);
    server->Post(everything, withBody)
        .Put(everything, withBody)
        .Patch(everything, withBody)
        .Delete(everything, withBody);
}

Server::Server(Options options)
    : m_data(std::make_unique<Data>(std::move(options)))
{
}

Server::~Server()
{
    stop();
}

Base::Result<void> Server::start()
{
    stop();
    auto made = m_data->makeHttp();
    if (!made)
        return tl::unexpected<Base::Error>(made.error());
    auto &http = *made;
    m_data->route(http.get());
    http->new_task_queue = [] { return new httplib::ThreadPool(workerCount); };
    socket_t listening = INVALID_SOCKET;
    http->set_socket_options([&listening](socket_t socket) {
        setSocketOptions(socket);
        listening = socket;
    });
    http->set_tcp_nodelay(true);
    http->set_payload_max_length(largestBody);
    // One request a connection: an idle one would hold back stop(), and a client that re-uses one at the moment when it
    // is closed would see its request fail for no reason of its own.
    http->set_keep_alive_max_count(1);
    http->set_keep_alive_timeout(idleLimit.count());
    const bool isBound = m_data->options.port == 0 ? (m_data->port = http->bind_to_any_port(host)) > 0
                                                   : http->bind_to_port(host, m_data->port = m_data->options.port);
    if (!isBound)
        return Base::failure(
            {.kind = Base::Error::Kind::ConnectionRefused,
             .message = u"Port %1 of %2 cannot be had: another program listens there, or it is not allowed."_s.arg(
                 QString::number(m_data->options.port), QLatin1StringView(host))});
    // The library lets five connections wait; a sixth would be asked to come back a second later.
    ::listen(listening, waitingConnections);
    http->set_socket_options(setSocketOptions); // no longer this function's
    m_data->http = std::move(http);
    m_data->controls.setStopping(false);
    m_data->thread = std::thread([server = m_data->http.get()] { server->listen_after_bind(); });
    // stop() does nothing to a server that does not listen yet.
    while (!m_data->http->is_running())
        std::this_thread::sleep_for(std::chrono::microseconds(200));
    return {};
}

void Server::stop()
{
    if (!m_data->http)
        return;
    m_data->controls.setStopping(true);
    m_data->http->stop();
    m_data->thread.join();
    m_data->http.reset();
}

bool Server::isRunning() const
{
    return m_data->http && m_data->http->is_running();
}

int Server::port() const
{
    return m_data->port;
}

QString Server::url() const
{
    return u"%1://%2:%3"_s.arg(m_data->isTls() ? u"https"_s : u"http"_s, QLatin1StringView(host),
                               QString::number(m_data->port));
}

QString Server::region() const
{
    return m_data->world.place().region;
}

const Credentials &Server::credentials() const
{
    return m_data->credentials;
}

const World &Server::world() const
{
    return m_data->world;
}

Controls &Server::controls()
{
    return m_data->controls;
}

} // namespace Simulator
