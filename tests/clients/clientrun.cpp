// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clientrun.h"

#include "base/json.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace Support {

namespace {

QString shown(const QJsonValue &value)
{
    if (value.isUndefined())
        return u"nothing"_s;
    return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
}

bool isSameTime(const QJsonValue &a, const QJsonValue &b)
{
    const auto first = QDateTime::fromString(a.toString(), Qt::ISODateWithMs);
    return first.isValid() && first == QDateTime::fromString(b.toString(), Qt::ISODateWithMs);
}

void compare(const QJsonValue &read, const QJsonValue &document, bool mayDrop, const QString &pointer,
             QStringList *found)
{
    if (read == document || isSameTime(read, document) || (mayDrop && read.isUndefined()))
        return;
    if (read.isObject() && document.isObject()) {
        const auto readKeys = read.toObject().keys();
        auto keys = document.toObject().keys();
        for (const auto &key : readKeys) {
            if (!keys.contains(key))
                keys.append(key);
        }
        for (const auto &key : std::as_const(keys))
            compare(read[key], document[key], mayDrop, Base::appendPointer(pointer, key), found);
        return;
    }
    if (read.isArray() && document.isArray() && read.toArray().size() == document.toArray().size()) {
        for (qsizetype i = 0; i < read.toArray().size(); ++i)
            compare(read[i], document[i], mayDrop, Base::appendPointer(pointer, i), found);
        return;
    }
    found->append(u"%1: read %2, sent %3"_s.arg(pointer, shown(read), shown(document)));
}

} // namespace

ClientRun runClient(const Simulator::Server &server, const QString &program, const QStringList &arguments,
                    const QByteArray &input, const QStringList &variables)
{
    QProcessEnvironment environment;
    const auto own = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"PATH"_s, u"SYSTEMROOT"_s})
        environment.insert(name, own.value(name));
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    environment.insert(u"AWS_ACCESS_KEY_ID"_s, server.credentials().accessKeyId);
    environment.insert(u"AWS_SECRET_ACCESS_KEY"_s,
                       QString::fromLatin1(server.credentials().secretAccessKey.reveal().bytes()));
    environment.insert(u"AWS_REGION"_s, server.region());
    environment.insert(u"AWS_ENDPOINT_URL_IVS"_s, server.url());
    environment.insert(u"AWS_ENDPOINT_URL_CLOUDWATCH"_s, server.url());
    environment.insert(u"AWS_CONFIG_FILE"_s, QProcess::nullDevice());
    environment.insert(u"AWS_SHARED_CREDENTIALS_FILE"_s, QProcess::nullDevice());
    environment.insert(u"AWS_EC2_METADATA_DISABLED"_s, u"true"_s);
    for (const auto &variable : variables)
        environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));

    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000)) {
        process.kill();
        process.waitForFinished();
        return {.errors = process.readAllStandardError()};
    }
    return {.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            .output = process.readAllStandardOutput(),
            .errors = process.readAllStandardError()};
}

QStringList differences(const QJsonValue &read, const QJsonValue &document, bool mayDrop)
{
    QStringList found;
    compare(read, document, mayDrop, {}, &found);
    return found;
}

} // namespace Support
