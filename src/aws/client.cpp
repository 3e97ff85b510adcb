// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/client.h"

#include "aws/errordecoder.h"
#include "aws/pause.h"
#include "aws/reachability.h"
#include "aws/recording.h"
#include "aws/signedrequest.h"
#include "base/json.h"

#include <QCoreApplication>
#include <QRandomGenerator>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Aws {

namespace {

using Kind = Base::Error::Kind;

Base::Error withdrawn()
{
    return {.kind = Kind::ConnectionLost, .message = u"withdrawn"_s};
}

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

// One call from its first attempt to its last. Lives in the frame that awaits them.
struct Run
{
    const Client::Parts &parts;
    Client::Learnt &learnt;
    const Call &call;
    Recording &recording;
    QuotaKey quota;
    Remedies remedies;
    int attempt = 0;
    int lastCost = 0; // what the last attempt took from the retry quota

    QDateTime serviceTime() const { return parts.clock().addMSecs(learnt.clockOffset.count()); }
};

// What one attempt came to.
struct Attempt
{
    std::optional<Credentials> credentials; // that it was signed with
    Base::Result<HttpResponse> response;

    bool isSuccess() const
    {
        return response && response->status >= 200 && response->status < 300 && !isSignInPage(*response);
    }
};

// Without an error, but stopped: of no account.
QCoro::Task<Base::Result<Attempt>> makeAttempt(Run &run, std::stop_token stop)
{
    Attempt made{.response = Base::failure(withdrawn())};
    run.recording.countWaiting(co_await admission(run.parts, run.call.operation, run.quota, stop));
    if (stop.stop_requested())
        co_return std::move(made);
    if (run.call.isSigned) {
        auto fetched = co_await run.parts.credentials->credentials(stop);
        if (stop.stop_requested())
            co_return std::move(made);
        if (!fetched)
            co_return Base::Result<Attempt>(Base::failure(run.recording.completed(fetched.error())));
        made.credentials = std::move(*fetched);
    }
    HttpRequest request
        = requestOf(run.parts, run.call, made.credentials ? &*made.credentials : nullptr, run.serviceTime());
    run.attempt = run.recording.beginAttempt(run.call.body.size());
    traceRequest(run.parts.trace, request, run.call.isConfidential);
    made.response = co_await run.parts.transport->send(std::move(request), stop);
    if (stop.stop_requested())
        co_return std::move(made);
    traceResponse(run.parts.trace, made.response, run.call.isConfidential);
    if (made.response)
        run.recording.keepResponse(*made.response, !run.call.isConfidential || !made.isSuccess());
    co_return std::move(made);
}

// True where the call is to be made again at once.
bool mend(Run &run, const Attempt &failed, const Base::Error &error)
{
    if (!failed.response || !failed.credentials)
        return false;
    if (!run.remedies.clockIsSet) {
        if (const auto correction = clockCorrection(*failed.response, run.serviceTime())) {
            run.remedies.clockIsSet = true;
            run.learnt.clockOffset += *correction;
            return true;
        }
    }
    if (error.kind == Kind::ExpiredCredentials && !run.remedies.credentialsAreDropped) {
        run.remedies.credentialsAreDropped = true;
        return run.parts.credentials->invalidate(*failed.credentials);
    }
    return false;
}

// How long to wait for the next attempt; nothing where there is no use in another.
std::optional<std::chrono::milliseconds> pauseAfter(Run &run, const Attempt &failed, const Base::Error &error)
{
    // What a service asks for beyond the longest pause would stop everybody's calls for as long.
    std::optional<std::chrono::milliseconds> wanted;
    if (failed.response)
        wanted = retryAfter(failed.response->header("Retry-After"), run.serviceTime());
    if (wanted)
        wanted = std::min(*wanted, run.parts.retry.cap);
    if (run.parts.budget && error.kind == Kind::Throttled)
        run.parts.budget->tellThrottled(run.quota, wanted);
    if (mend(run, failed, error))
        return std::chrono::milliseconds(0);
    run.lastCost = RetryQuota::costOf(error);
    // A call that was mended has an attempt more.
    const int failures = run.attempt - run.remedies.count();
    if (!isRetryable(error) || failures >= run.parts.retry.maxAttempts || !run.learnt.quota.take(run.lastCost))
        return {};
    return retryDelay(backoff(failures, run.parts.random(), run.parts.retry), wanted, run.parts.retry);
}

// One attempt after the other, until one is answered with 2xx or there is no use in another. What is handed in lives in
// the frame that awaits this.
QCoro::Task<Base::Result<HttpResponse>> attempts(const Client::Parts &parts, Client::Learnt &learnt, const Call &call,
                                                 Recording &recording, std::stop_token stop)
{
    Run run{.parts = parts, .learnt = learnt, .call = call, .recording = recording, .quota = quotaKey(parts, call)};
    for (;;) {
        auto made = co_await makeAttempt(run, stop);
        if (!made)
            co_return Base::Result<HttpResponse>(Base::failure(made.error()));
        if (stop.stop_requested())
            co_return Base::Result<HttpResponse>(Base::failure(withdrawn()));
        if (made->isSuccess()) {
            learnt.quota.giveBack(run.lastCost);
            co_return std::move(made->response);
        }
        const Base::Error error = recording.completed(failureOf(parts, made->response, run.serviceTime()));
        const auto wait = pauseAfter(run, *made, error);
        if (!wait)
            co_return Base::Result<HttpResponse>(Base::failure(error));
        recording.tellRetry(error);
        if (wait->count() > 0)
            co_await parts.pause(*wait, stop);
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
    auto response = co_await attempts(*parts, *learnt, call, recording, stop);
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
    auto response = co_await attempts(*parts, *learnt, call, recording, stop);
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
