// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ivs/codec.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>

namespace Ivs {

// Reads the members of one JSON object as the service model has them. What is absent or null gives nothing; what
// has another type gives nothing and an issue.
class MemberReader
{
public:
    MemberReader(QJsonObject object, QString pointer, QList<FieldIssue> *issues);

    std::optional<QString> text(QLatin1StringView name) const;
    // Exact over all of int64. 48000.0 is the integer 48000; 48000.5 is an issue.
    std::optional<qint64> integer(QLatin1StringView name) const;
    std::optional<bool> boolean(QLatin1StringView name) const;
    QDateTime time(QLatin1StringView name) const;
    // Entries that are no text are issues; the others stay.
    std::optional<QStringList> texts(QLatin1StringView name) const;
    // Without those whose name makes them a secret.
    std::optional<Tags> tags(QLatin1StringView name) const;
    // True where the member is there and not null, whatever it is: for secrets, which are not looked at.
    bool isPresent(QLatin1StringView name) const;

    // `decode` takes a MemberReader of the member's object.
    template <typename Decode>
    auto object(QLatin1StringView name, Decode decode) const -> std::optional<decltype(decode(*this))>
    {
        const auto value = m_object.value(name);
        if (isNothing(value))
            return {};
        if (!value.isObject()) {
            tell(pointerTo(name), u"object", value);
            return {};
        }
        const QJsonObject inner = value.toObject();
        return decode(MemberReader(inner, pointerTo(name), m_issues));
    }

    // Entries that are no objects are issues; the others stay. A null entry stands for nothing.
    template <typename Decode>
    auto objects(QLatin1StringView name, Decode decode) const -> QList<decltype(decode(*this))>
    {
        QList<decltype(decode(*this))> result;
        const auto entries = array(name);
        const QString pointer = pointerTo(name);
        for (qsizetype i = 0; i < entries.size(); ++i) {
            const auto value = entries.at(i);
            const QString path = pointer + u'/' + QString::number(i);
            if (isNothing(value))
                continue;
            if (!value.isObject()) {
                tell(path, u"object", value);
                continue;
            }
            const QJsonObject inner = value.toObject();
            result.append(decode(MemberReader(inner, path, m_issues)));
        }
        return result;
    }

private:
    static bool isNothing(const QJsonValue &value);
    QString pointerTo(QLatin1StringView name) const;
    QJsonArray array(QLatin1StringView name) const;
    void tell(const QString &pointer, QStringView expected, const QJsonValue &found) const;

    QJsonObject m_object;
    QString m_pointer;
    QList<FieldIssue> *m_issues;
};

} // namespace Ivs
