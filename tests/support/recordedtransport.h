// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/transport.h"

#include <QMap>

#include <deque>

namespace Support {

// Answers with what was recorded, one exchange after the other, and keeps what was asked. Links streamloupe_aws.
class RecordedTransport final : public Aws::Transport
{
public:
    QCoro::Task<Base::Result<Aws::HttpResponse>> send(Aws::HttpRequest request, std::stop_token) override
    {
        requests.append(request);
        if (answers.empty())
            co_return Base::Result<Aws::HttpResponse>(
                Base::failure({.kind = Base::Error::Kind::ConnectionRefused, .message = QStringLiteral("no more")}));
        auto answer = answers.front();
        answers.pop_front();
        co_return answer;
    }

    void answer(int status, const QByteArray &body)
    {
        answers.emplace_back(Aws::HttpResponse{.status = status, .body = body});
    }

    static QByteArray header(const Aws::HttpRequest &request, const QByteArray &name)
    {
        for (const auto &header : request.headers) {
            if (header.name.compare(name, Qt::CaseInsensitive) == 0)
                return header.value;
        }
        return {};
    }

    std::deque<Base::Result<Aws::HttpResponse>> answers;
    QList<Aws::HttpRequest> requests;
};

} // namespace Support
