// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/client.h"

#include <QNetworkAccessManager>
#include <QTimeZone>

#include <utility>

namespace Support {

inline const QByteArray secretKey = "wJalrSECRETKEYwJalr";
inline const QByteArray sessionToken = "FwoGSESSIONTOKENFwoG";

// A client of a service on loopback with everything around it at hand: a fixed clock, no chance, no waiting, short
// limits. Links streamloupe_aws.
class ClientBench
{
public:
    explicit ClientBench(const QString &endpointUrl)
    {
        parts.service = {.id = QStringLiteral("IVS"),
                         .endpointPrefix = QStringLiteral("ivs"),
                         .signingName = QStringLiteral("ivs"),
                         .name = QStringLiteral("Amazon IVS")};
        parts.region = QStringLiteral("eu-west-1");
        parts.endpoint = {.url = QUrl(endpointUrl), .isCustom = true};
        parts.credentials = std::make_shared<Aws::StaticCredentialsProvider>(
            Aws::Credentials{.accessKeyId = QStringLiteral("AKIDEXAMPLE"),
                             .secretAccessKey = Base::Secret(secretKey),
                             .sessionToken = Base::Secret(sessionToken)});
        parts.log = &log;
        parts.clock = [this] { return now; };
        parts.random = [] { return 1.0; };
        parts.pause = [this](std::chrono::milliseconds time, const std::stop_token &) { return note(time); };
        parts.trace = [this](const QString &line) { trace.append(line); };
        QObject::connect(&log, &Aws::RequestLog::started, &log, [this](const auto &record) { started.append(record); });
        QObject::connect(&log, &Aws::RequestLog::retried, &log, [this](const auto &record) { retried.append(record); });
        QObject::connect(&log, &Aws::RequestLog::finished, &log,
                         [this](const auto &record) { finished.append(record); });
    }

    std::shared_ptr<Aws::Client> client()
    {
        if (!parts.transport)
            parts.transport = Aws::makeTransport(&network, limits, ssl);
        return std::make_shared<Aws::Client>(parts);
    }

    // Everything that was logged or traced, as one text to look for secrets in.
    QString everythingTold() const
    {
        QString all = trace.join(u'\n');
        for (const auto &records : {started, retried, finished}) {
            for (const auto &record : records) {
                all += record.operation + record.resource + record.host + QString::fromUtf8(record.body);
                if (record.error)
                    all += record.error->message + record.error->code;
            }
        }
        return all;
    }

    QDateTime now{{2026, 11, 24}, {3, 7, 30}, Qt::UTC};
    Aws::Limits limits{.connect = std::chrono::milliseconds(2000),
                       .idle = std::chrono::milliseconds(2000),
                       .attempt = std::chrono::milliseconds(4000)};
    QSslConfiguration ssl = QSslConfiguration::defaultConfiguration();
    QNetworkAccessManager network;
    Aws::RequestLog log;
    QList<Aws::RequestRecord> started;
    QList<Aws::RequestRecord> retried;
    QList<Aws::RequestRecord> finished;
    QStringList trace;
    QList<std::chrono::milliseconds> pauses;
    Aws::Client::Parts parts;

private:
    QCoro::Task<> note(std::chrono::milliseconds time)
    {
        pauses.append(time);
        co_return;
    }
};

} // namespace Support
