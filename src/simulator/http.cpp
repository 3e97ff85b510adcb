// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/http.h"

namespace Simulator {

namespace {

std::optional<QByteArray> find(const QList<HttpHeader> &headers, const QByteArray &name)
{
    for (const auto &header : headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            return header.value;
    }
    return {};
}

} // namespace

std::optional<QByteArray> HttpRequest::header(const QByteArray &name) const
{
    return find(headers, name);
}

QByteArray HttpRequest::path() const
{
    const auto mark = target.indexOf('?');
    return mark < 0 ? target : target.left(mark);
}

QByteArray HttpRequest::query() const
{
    const auto mark = target.indexOf('?');
    return mark < 0 ? QByteArray() : target.mid(mark + 1);
}

std::optional<QByteArray> HttpResponse::header(const QByteArray &name) const
{
    return find(headers, name);
}

} // namespace Simulator
