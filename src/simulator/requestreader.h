// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "simulator/http.h"

#include <QJsonObject>
#include <QStringList>

#include <tl/expected.hpp>

namespace Simulator {

// The documented constraint of a text member.
struct TextRule
{
    int minimum = 0;
    int maximum = 0;
    QString pattern; // for the whole text
};

namespace Rules {
TextRule channelArn();
TextRule streamId();
TextRule channelName();
TextRule recordingConfigurationArn(); // where one is asked for
TextRule optionalArn(const QString &resourceType); // "" allowed
TextRule nextToken();
TextRule streamHealth();
} // namespace Rules

// Reads the members of a request and keeps account of all that break a constraint, as the service does: it answers
// "2 validation errors detected". A member of null is as good as absent.
class RequestReader
{
public:
    explicit RequestReader(QJsonObject body);

    QString required(const QString &name, const TextRule &rule);
    std::optional<QString> optional(const QString &name, const TextRule &rule);
    std::optional<qint64> optionalNumber(const QString &name, qint64 minimum, qint64 maximum);
    QStringList requiredList(const QString &name, qsizetype minimum, qsizetype maximum, const TextRule &rule);
    // The reader of a structure; its members are named "filterBy.health" in errors. Empty where it is absent.
    std::optional<QString> optionalIn(const QString &structure, const QString &name, const TextRule &rule);

    // SerializationException where a type was wrong, else ValidationException; nothing where all is well.
    std::optional<ServiceError> error() const;

private:
    void broken(const QString &value, const QString &path, const QString &constraint);
    void wrongType(const QString &path, const QString &expected);
    std::optional<QString> text(const QJsonValue &value, const QString &path, const TextRule &rule);
    void check(const QString &text, const QString &path, const TextRule &rule);

    QJsonObject m_body;
    QStringList m_broken;
    QString m_wrongType;
};

ServiceError validationError(const QString &message);

} // namespace Simulator
