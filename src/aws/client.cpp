// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/client.h"

#include "aws/errordecoder.h"
#include "aws/pause.h"
#include "aws/reachability.h"
#include "aws/redaction.h"
#include "base/json.h"
#include "base/programversion.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QRandomGenerator>

#include <utility>

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(logAws, "streamloupe.aws", QtInfoMsg)

namespace Aws {

namespace {

using Kind = Base::Error::Kind;
using State = RequestRecord::State;

// How much of a body the trace shows.
constexpr qsizetype tracedBodySize = 64 * 1024;

Base::Error withdrawn()
{
    return {.kind = Kind::ConnectionLost, .message = u"withdrawn"_s};
}

// The record of one call while it runs. A call that ends without a word was withdrawn.
class Recording
{
public:
    Recording(const Client::Parts &parts, const Call &call)
        : m_log(parts.log)
        , m_clock(parts.clock)
    {
        m_record.service = parts.service.name;
        m_record.operation = call.operation;
        m_record.resource = call.resource;
        m_record.region = parts.region;
        m_record.host = QString::fromLatin1(parts.endpoint.hostHeader());
        m_record.startedAt = m_clock();
        m_elapsed.start();
        if (m_log) {
            m_record.id = m_log->nextId();
            m_log->tellStarted(m_record);
        }
    }
    Recording(const Recording &) = delete;
    Recording &operator=(const Recording &) = delete;
    ~Recording()
    {
        if (m_record.state == State::Running)
            close(State::Cancelled);
    }

    int beginAttempt() { return ++m_record.attempts; }
    void countWaiting(std::chrono::milliseconds time) { m_record.waitedMs += time.count(); }
    void countSent(qint64 bytes) { m_record.bytesSent += bytes; }

    void keepResponse(const HttpResponse &response, bool keepsBody)
    {
        m_record.bytesReceived += response.body.size();
        m_record.httpStatus = response.status;
        m_record.requestId = QString::fromLatin1(response.header("x-amzn-RequestId"));
        if (!keepsBody)
            return;
        auto shown = showableBody(response.body, RequestRecord::maximumBodySize);
        m_record.body = std::move(shown.text);
        m_record.bodyIsCut = shown.isCut;
    }

    void forgetResponse()
    {
        m_record.httpStatus = 0;
        m_record.requestId.clear();
        m_record.body.clear();
        m_record.bodyIsCut = false;
    }

    // What every error of the call says beside its own.
    Base::Error completed(Base::Error error) const
    {
        // An error of the call that was to fetch the credentials speaks for itself.
        if (!error.operation.isEmpty() && error.operation != m_record.operation)
            return error;
        error.attempts = m_record.attempts;
        error.elapsedMs = m_elapsed.elapsed();
        error.at = m_clock();
        error.operation = m_record.operation;
        error.resource = m_record.resource;
        error.host = m_record.host;
        return error;
    }

    void tellRetry(const Base::Error &error)
    {
        m_record.error = error;
        m_record.durationMs = m_elapsed.elapsed();
        if (m_log)
            m_log->tellRetried(m_record);
    }

    void done()
    {
        m_record.error.reset();
        close(State::Done);
    }

    void failed(const Base::Error &error)
    {
        m_record.error = error;
        close(State::Failed);
    }

private:
    void close(State state)
    {
        m_record.state = state;
        m_record.durationMs = m_elapsed.elapsed();
        qCDebug(logAws).noquote() << m_record.operation << m_record.host << "status" << m_record.httpStatus
                                  << "attempts" << m_record.attempts << m_record.durationMs << "ms"
                                  << (m_record.error ? Base::errorKindName(m_record.error->kind) : QString());
        if (m_log)
            m_log->tellFinished(m_record);
    }

    QPointer<RequestLog> m_log;
    Base::Clock m_clock;
    QElapsedTimer m_elapsed;
    RequestRecord m_record;
};

std::optional<Base::Error> missingMember(const QJsonObject &document, const QList<RequiredMember> &required)
{
    if (required.isEmpty())
        return {};
    QStringList names;
    for (const auto &member : required) {
        if (document.value(member.name).type() == member.type)
            return {};
        names.append(u'"' + member.name + u'"');
    }
    return Base::Error{.kind = Kind::UnreadableResponse,
                       .message = QCoreApplication::translate("Aws::Client", "The answer has no usable member %1.")
                                      .arg(names.join(QCoreApplication::translate("Aws::Client", " or ")))};
}

// Adds what makes the request one of theirs.
void sign(QList<SigV4::Header> *headers, const QByteArray &path, const Client::Parts &parts, const Call &call,
          const Credentials &credentials, const QDateTime &now)
{
    const SigV4::Scope scope{.time = now,
                             .region
                             = parts.endpoint.signingRegion.isEmpty() ? parts.region : parts.endpoint.signingRegion,
                             .service = parts.service.signingName};
    headers->append({"X-Amz-Date", SigV4::timestamp(scope.time)});
    if (!credentials.sessionToken.isEmpty())
        headers->append(SigV4::Header{"X-Amz-Security-Token", credentials.sessionToken.reveal().bytes()});
    const SigV4::Request toSign{
        .method = call.method, .path = path, .query = call.query, .headers = *headers, .payload = call.body};
    const QByteArray signature = SigV4::signature(SigV4::stringToSign(SigV4::canonicalRequest(toSign), scope),
                                                  credentials.secretAccessKey, scope);
    headers->append(
        SigV4::Header{"Authorization", SigV4::authorization(credentials.accessKeyId, scope,
                                                            SigV4::signedHeaderNames(*headers), signature)});
}

// `credentials` is null for a call that is not signed. `now` is the service's time.
HttpRequest requestOf(const Client::Parts &parts, const Call &call, const Credentials *credentials,
                      const QDateTime &now)
{
    const QByteArray path = parts.endpoint.url.path(QUrl::FullyEncoded).toLatin1() + call.path;
    QList<SigV4::Header> headers{{"Host", parts.endpoint.hostHeader()}};
    if (!call.body.isEmpty())
        headers.prepend({"Content-Type", call.contentType});
    headers += call.headers;
    if (credentials)
        sign(&headers, path, parts, call, *credentials, now);
    // Not signed: what stands on the way may change these.
    headers.append(SigV4::Header{"Accept", "application/json"});
    headers.append(
        SigV4::Header{"User-Agent", QString(Base::programName() + u'/' + Base::programVersion()).toLatin1()});
    QUrl url = parts.endpoint.url;
    url.setPath(QString::fromLatin1(path), QUrl::StrictMode);
    if (!call.query.isEmpty())
        url.setQuery(QString::fromLatin1(call.query), QUrl::StrictMode);
    return {.method = call.method, .url = url, .headers = headers, .body = call.body};
}

void traceHeaders(const Client::Parts &parts, QLatin1StringView direction, const QList<SigV4::Header> &headers)
{
    for (const auto &header : headers) {
        parts.trace(direction + QString::fromLatin1(header.name) + ": "_L1
                    + (isSecretHeader(header.name) ? u"(withheld)"_s : QString::fromLatin1(header.value)));
    }
}

void traceBody(const Client::Parts &parts, QLatin1StringView direction, const QByteArray &body)
{
    if (body.isEmpty())
        return;
    const auto shown = showableBody(body, tracedBodySize);
    parts.trace(direction + QString::fromUtf8(shown.text) + (shown.isCut ? " …"_L1 : ""_L1));
}

void traceRequest(const Client::Parts &parts, const HttpRequest &request, bool isConfidential)
{
    if (!parts.trace)
        return;
    parts.trace("> "_L1 + QString::fromLatin1(request.method) + u' ' + request.url.toString(QUrl::FullyEncoded));
    traceHeaders(parts, "> "_L1, request.headers);
    if (!isConfidential)
        traceBody(parts, "> "_L1, request.body);
}

void traceResponse(const Client::Parts &parts, const Base::Result<HttpResponse> &response, bool isConfidential)
{
    if (!parts.trace)
        return;
    if (!response) {
        parts.trace("< "_L1 + Base::errorKindName(response.error().kind) + ": "_L1 + response.error().message);
        return;
    }
    parts.trace("< "_L1 + QString::number(response->status) + u' ' + response->reason);
    traceHeaders(parts, "< "_L1, response->headers);
    if (!isConfidential)
        traceBody(parts, "< "_L1, response->body);
}

QuotaKey quotaKey(const Client::Parts &parts, const Call &call)
{
    // What stands on this machine counts for itself.
    const QString host = parts.endpoint.url.host();
    return {.owner = isLoopback(host) ? QString::fromLatin1(parts.endpoint.hostHeader()) : parts.quotaOwner,
            .region = parts.region,
            .service = parts.service.name,
            .operation = call.operation};
}

// Until the quota lets the call through.
QCoro::Task<std::chrono::milliseconds> admission(const Client::Parts &parts, QString operation, QuotaKey key,
                                                 std::stop_token stop)
{
    if (!parts.budget)
        co_return std::chrono::milliseconds(0);
    co_return co_await parts.budget->admit(std::move(key), parts.service.rateOf(operation), parts.priority,
                                           std::move(stop));
}

// What there was in place of an answer may be told more exactly.
Base::Error failureOf(const Client::Parts &parts, const Base::Result<HttpResponse> &response, const QDateTime &now)
{
    if (response)
        return decodeError(*response, now);
    const Kind kind = response.error().kind;
    const bool isOfTheNetwork = kind == Kind::DnsFailure || kind == Kind::ConnectionLost || kind == Kind::Timeout;
    if (isOfTheNetwork && !isLoopback(parts.endpoint.url.host()) && !parts.isOnline()) {
        return {.kind = Kind::Offline,
                .message = QCoreApplication::translate("Aws::Client", "This machine has no network connection (%1)")
                               .arg(response.error().message)};
    }
    return response.error();
}

// What a call can do about a failure, once for each: sign by the service's clock, ask for other credentials.
struct Remedies
{
    bool clockIsSet = false;
    bool credentialsAreDropped = false;

    int count() const { return (clockIsSet ? 1 : 0) + (credentialsAreDropped ? 1 : 0); }
};

// True where the call is to be made again at once.
bool mend(const Client::Parts &parts, Client::Learnt *learnt, const Base::Result<HttpResponse> &response,
          const Base::Error &error, const std::optional<Credentials> &credentials, Remedies *remedies)
{
    if (!response || !credentials)
        return false;
    if (!remedies->clockIsSet) {
        if (const auto correction = clockCorrection(*response, parts.clock().addMSecs(learnt->clockOffset.count()))) {
            remedies->clockIsSet = true;
            learnt->clockOffset += *correction;
            return true;
        }
    }
    if (error.kind == Kind::ExpiredCredentials && !remedies->credentialsAreDropped) {
        remedies->credentialsAreDropped = true;
        return parts.credentials->invalidate(*credentials);
    }
    return false;
}

// One attempt after the other, until one is answered with 2xx or there is no use in another. `recording` lives in the
// frame that awaits this.
QCoro::Task<Base::Result<HttpResponse>> attempts(const Client::Parts &parts, Client::Learnt *learnt, Call call,
                                                 Recording *recording, std::stop_token stop)
{
    const QuotaKey quotaOfCall = quotaKey(parts, call);
    Remedies remedies;
    int lastCost = 0;
    for (;;) {
        recording->countWaiting(co_await admission(parts, call.operation, quotaOfCall, stop));
        if (stop.stop_requested())
            co_return Base::Result<HttpResponse>(Base::failure(withdrawn()));
        std::optional<Credentials> credentials;
        if (call.isSigned) {
            auto fetched = co_await parts.credentials->credentials(stop);
            if (stop.stop_requested())
                co_return Base::Result<HttpResponse>(Base::failure(withdrawn()));
            if (!fetched)
                co_return Base::Result<HttpResponse>(Base::failure(recording->completed(fetched.error())));
            credentials = std::move(*fetched);
        }

        const QDateTime sentAt = parts.clock().addMSecs(learnt->clockOffset.count());
        HttpRequest request = requestOf(parts, call, credentials ? &*credentials : nullptr, sentAt);
        const int attempt = recording->beginAttempt();
        recording->countSent(call.body.size());
        recording->forgetResponse();
        traceRequest(parts, request, call.isConfidential);
        auto response = co_await parts.transport->send(std::move(request), stop);
        if (stop.stop_requested())
            co_return Base::Result<HttpResponse>(Base::failure(withdrawn()));
        traceResponse(parts, response, call.isConfidential);
        const bool isSuccess
            = response && response->status >= 200 && response->status < 300 && !isSignInPage(*response);
        if (response)
            recording->keepResponse(*response, !call.isConfidential || !isSuccess);
        if (isSuccess) {
            learnt->quota.giveBack(lastCost);
            co_return Base::Result<HttpResponse>(std::move(*response));
        }

        const QDateTime now = parts.clock().addMSecs(learnt->clockOffset.count());
        const Base::Error error = recording->completed(failureOf(parts, response, now));
        const auto wanted = response ? retryAfter(response->header("Retry-After"), now) : std::nullopt;
        if (parts.budget && error.kind == Kind::Throttled)
            parts.budget->tellThrottled(quotaOfCall, wanted);
        if (mend(parts, learnt, response, error, credentials, &remedies)) {
            recording->tellRetry(error);
            continue;
        }
        lastCost = RetryQuota::costOf(error);
        if (!isRetryable(error) || attempt - remedies.count() >= parts.retry.maxAttempts
            || !learnt->quota.take(lastCost)) {
            co_return Base::Result<HttpResponse>(Base::failure(error));
        }
        recording->tellRetry(error);
        const auto wait
            = retryDelay(backoff(attempt - remedies.count(), parts.random(), parts.retry), wanted, parts.retry);
        co_await parts.pause(wait, stop);
        if (stop.stop_requested())
            co_return Base::Result<HttpResponse>(Base::failure(withdrawn()));
    }
}

Base::Result<JsonResponse> readJson(const HttpResponse &response, const QList<RequiredMember> &required)
{
    const QString requestId = QString::fromLatin1(response.header("x-amzn-RequestId"));
    auto document = Base::parseJsonObject(response.body);
    std::optional<Base::Error> error;
    if (document)
        error = missingMember(*document, required);
    else
        error = document.error();
    if (!error)
        return JsonResponse{.document = std::move(*document), .requestId = requestId};
    error->httpStatus = response.status;
    error->requestId = requestId;
    return Base::failure(std::move(*error));
}

QCoro::Task<Base::Result<Response>> runCall(std::shared_ptr<Client::Parts> parts,
                                            std::shared_ptr<Client::Learnt> learnt, Call call, std::stop_token stop)
{
    Recording recording(*parts, call);
    auto response = co_await attempts(*parts, learnt.get(), call, &recording, stop);
    if (stop.stop_requested())
        co_return Base::Result<Response>(Base::failure(withdrawn()));
    if (!response) {
        recording.failed(response.error());
        co_return Base::Result<Response>(Base::failure(response.error()));
    }
    recording.done();
    const QString requestId = QString::fromLatin1(response->header("x-amzn-RequestId"));
    co_return Base::Result<Response>(Response{.http = std::move(*response), .requestId = requestId});
}

QCoro::Task<Base::Result<JsonResponse>> runJsonCall(std::shared_ptr<Client::Parts> parts,
                                                    std::shared_ptr<Client::Learnt> learnt, Call call,
                                                    QList<RequiredMember> required, std::stop_token stop)
{
    Recording recording(*parts, call);
    auto response = co_await attempts(*parts, learnt.get(), call, &recording, stop);
    if (stop.stop_requested())
        co_return Base::Result<JsonResponse>(Base::failure(withdrawn()));
    if (!response) {
        recording.failed(response.error());
        co_return Base::Result<JsonResponse>(Base::failure(response.error()));
    }
    auto answer = readJson(*response, required);
    if (answer)
        recording.done();
    else
        recording.failed(answer.error() = recording.completed(answer.error()));
    co_return std::move(answer);
}

} // namespace

Client::Client(Parts parts)
    : m_parts(std::make_shared<Parts>(std::move(parts)))
    , m_learnt(std::make_shared<Learnt>())
{
    if (!m_parts->random)
        m_parts->random = [] { return QRandomGenerator::global()->generateDouble(); };
    if (!m_parts->pause)
        m_parts->pause = Aws::pause;
    if (!m_parts->isOnline)
        m_parts->isOnline = hasNetwork;
}

Client::Client(std::shared_ptr<Parts> parts, std::shared_ptr<Learnt> learnt)
    : m_parts(std::move(parts))
    , m_learnt(std::move(learnt))
{
}

std::shared_ptr<Client> Client::background() const
{
    auto parts = std::make_shared<Parts>(*m_parts);
    parts->priority = Priority::Background;
    return std::shared_ptr<Client>(new Client(std::move(parts), m_learnt));
}

QString Client::region() const
{
    return m_parts->region;
}

const Endpoint &Client::endpoint() const
{
    return m_parts->endpoint;
}

QCoro::Task<Base::Result<Response>> Client::call(Call call, std::stop_token stop) const
{
    return runCall(m_parts, m_learnt, std::move(call), std::move(stop));
}

QCoro::Task<Base::Result<JsonResponse>> Client::callJson(Call call, QList<RequiredMember> required,
                                                         std::stop_token stop) const
{
    return runJsonCall(m_parts, m_learnt, std::move(call), std::move(required), std::move(stop));
}

} // namespace Aws
