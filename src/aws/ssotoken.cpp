// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/ssotoken.h"

#include "aws/secretreading.h"
#include "base/json.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace Aws {

namespace {

using Kind = Base::Error::Kind;

constexpr qint64 maximumFileSize = 1024 * 1024;

QDateTime timeOf(const QString &text)
{
    QString iso = text;
    // Older versions of the AWS CLI wrote the zone's name.
    if (iso.endsWith("UTC"_L1))
        iso.replace(iso.size() - 3, 3, u"Z"_s);
    const QDateTime time = QDateTime::fromString(iso, Qt::ISODate);
    return time.isValid() ? time.toUTC() : QDateTime();
}

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyy-MM-dd'T'HH:mm:ss'Z'"_s);
}

QJsonObject documentAt(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {};
    const Base::Plaintext text(file.read(maximumFileSize));
    const auto document = Base::parseJsonObject(text.bytes());
    return document.value_or(QJsonObject());
}

void put(QJsonObject *object, const QString &name, const QString &value)
{
    if (value.isEmpty())
        object->remove(name);
    else
        object->insert(name, value);
}

Base::Error notWritten(const QString &path, const QString &reason)
{
    return {.kind = Kind::File,
            .message = QCoreApplication::translate("Aws::SsoToken", "The sign-in cannot be kept in %1: %2.")
                           .arg(QDir::toNativeSeparators(path), reason)};
}

// Folders that only their owner can look into.
bool makeFolder(const QString &path)
{
    if (QFileInfo::exists(path))
        return true;
    if (!makeFolder(QFileInfo(path).path()) || !QDir().mkdir(path))
        return false;
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return true;
}

} // namespace

bool SsoToken::canBeRefreshed(const QDateTime &now) const
{
    return !refreshToken.isEmpty() && !clientId.isEmpty() && !clientSecret.isEmpty()
           && (!registrationExpiresAt.isValid() || registrationExpiresAt > now);
}

Base::Result<SsoToken> readSsoToken(const QString &path)
{
    const QJsonObject document = documentAt(path);
    SsoToken token{.startUrl = document.value(u"startUrl"_s).toString(),
                   .region = document.value(u"region"_s).toString(),
                   .accessToken = secretMember(document, u"accessToken"_s),
                   .expiresAt = timeOf(document.value(u"expiresAt"_s).toString()),
                   .refreshToken = secretMember(document, u"refreshToken"_s),
                   .clientId = document.value(u"clientId"_s).toString(),
                   .clientSecret = secretMember(document, u"clientSecret"_s),
                   .registrationExpiresAt = timeOf(document.value(u"registrationExpiresAt"_s).toString())};
    if (token.accessToken.isEmpty() || !token.expiresAt.isValid()) {
        return Base::failure(
            {.kind = Kind::SignInRequired,
             .message = QFileInfo::exists(path)
                            ? QCoreApplication::translate("Aws::SsoToken", "%1 holds no sign-in that can be read.")
                                  .arg(QDir::toNativeSeparators(path))
                            : QCoreApplication::translate("Aws::SsoToken", "Nobody has signed in yet.")});
    }
    return token;
}

Base::Result<void> writeSsoToken(const QString &path, const SsoToken &token)
{
    if (path.isEmpty()) {
        return Base::failure(
            notWritten(u"~/.aws/sso/cache"_s, QCoreApplication::translate("Aws::SsoToken", "no home folder is known")));
    }
    QJsonObject document = documentAt(path);
    put(&document, u"startUrl"_s, token.startUrl);
    put(&document, u"region"_s, token.region);
    put(&document, u"accessToken"_s, QString::fromUtf8(token.accessToken.reveal().bytes()));
    put(&document, u"expiresAt"_s, timeText(token.expiresAt));
    put(&document, u"refreshToken"_s, QString::fromUtf8(token.refreshToken.reveal().bytes()));
    put(&document, u"clientId"_s, token.clientId);
    put(&document, u"clientSecret"_s, QString::fromUtf8(token.clientSecret.reveal().bytes()));
    put(&document, u"registrationExpiresAt"_s,
        token.registrationExpiresAt.isValid() ? timeText(token.registrationExpiresAt) : QString());

    if (!makeFolder(QFileInfo(path).path()))
        return Base::failure(
            notWritten(path, QCoreApplication::translate("Aws::SsoToken", "its folder cannot be made")));
    QSaveFile file(path);
    // The mode before the first byte.
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return Base::failure(notWritten(path, file.errorString()));
    const Base::Plaintext text(QJsonDocument(document).toJson(QJsonDocument::Compact));
    const bool isWhole = file.write(text.bytes()) == text.bytes().size() && file.commit();
    if (!isWhole)
        return Base::failure(notWritten(path, file.errorString()));
    return {};
}

} // namespace Aws
