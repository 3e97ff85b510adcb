// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/stscalls.h"

#include "aws/xmlleaves.h"

#include <QCoreApplication>
#include <QUrl>

#include <utility>

using namespace Qt::StringLiterals;

namespace Aws {

namespace {

using Parameters = QList<std::pair<QByteArray, QByteArray>>;

QByteArray formOf(const QByteArray &action, const Parameters &parameters)
{
    QByteArray form = "Action=" + action + "&Version=2011-06-15";
    for (const auto &[name, value] : parameters) {
        if (!value.isEmpty())
            form += '&' + name + '=' + value.toPercentEncoding();
    }
    return form;
}

} // namespace

Call assumeRoleCall(const ProfileChain::Role &role, const QString &sessionName, const Base::Secret &code)
{
    const QByteArray duration = role.durationSeconds ? QByteArray::number(*role.durationSeconds) : QByteArray();
    return {.operation = u"AssumeRole"_s,
            .path = "/",
            .resource = role.roleArn,
            .body = formOf("AssumeRole", {{"RoleArn", role.roleArn.toUtf8()},
                                          {"RoleSessionName", sessionName.toUtf8()},
                                          {"DurationSeconds", duration},
                                          {"ExternalId", role.externalId.toUtf8()},
                                          {"SerialNumber", code.isEmpty() ? QByteArray() : role.mfaSerial.toUtf8()},
                                          {"TokenCode", code.reveal().bytes()}}),
            .contentType = "application/x-www-form-urlencoded; charset=utf-8",
            .isConfidential = true};
}

Call assumeRoleWithWebIdentityCall(const QString &roleArn, const QString &sessionName, const Base::Secret &token)
{
    return {.operation = u"AssumeRoleWithWebIdentity"_s,
            .path = "/",
            .resource = roleArn,
            .body = formOf("AssumeRoleWithWebIdentity", {{"RoleArn", roleArn.toUtf8()},
                                                         {"RoleSessionName", sessionName.toUtf8()},
                                                         {"WebIdentityToken", token.reveal().bytes()}}),
            .contentType = "application/x-www-form-urlencoded; charset=utf-8",
            .isSigned = false,
            .isConfidential = true};
}

Base::Result<Credentials> credentialsOfSts(const Response &response, const QString &operation)
{
    auto leaves = parseXmlLeaves(response.http.body);
    Credentials credentials;
    if (leaves) {
        credentials.accessKeyId = leaves->value(u"AccessKeyId"_s);
        credentials.secretAccessKey = Base::takeSecret(leaves->texts.take(u"SecretAccessKey"_s));
        credentials.sessionToken = Base::takeSecret(leaves->texts.take(u"SessionToken"_s));
        credentials.expiration = QDateTime::fromString(leaves->value(u"Expiration"_s), Qt::ISODate).toUTC();
        credentials.accountId = leaves->value(u"Arn"_s).section(u':', 4, 4);
    }
    if (credentials.accessKeyId.isEmpty() || credentials.secretAccessKey.isEmpty()) {
        return Base::failure(
            {.kind = Base::Error::Kind::UnreadableResponse,
             .message = QCoreApplication::translate("Aws::Credentials", "The answer of AWS STS holds no credentials."),
             .requestId = response.requestId,
             .httpStatus = response.http.status,
             .operation = operation});
    }
    return credentials;
}

QString roleNameOf(const QString &roleArn)
{
    return roleArn.section(u'/', -1);
}

} // namespace Aws
