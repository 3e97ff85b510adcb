// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionfile.h"

#include "base/json.h"
#include "base/programversion.h"
#include "session/marknotes.h"
#include "session/metricsfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QSaveFile>
#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Session::File {

namespace {

constexpr auto formatName = "streamloupe-session"_L1;

using Base::Error;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Session::File)
};

Error fileError(const QString &fileName, const QString &reason)
{
    return {.kind = Error::Kind::File,
            .message = Text::tr("%1: %2").arg(QDir::toNativeSeparators(fileName), reason),
            .resource = fileName};
}

Error contentError(const QString &reason)
{
    return {.kind = Error::Kind::UnreadableResponse, .message = reason};
}

// UTF-16 with a byte order mark becomes UTF-8; anything else stays as it is.
QByteArray toUtf8(const QByteArray &bytes)
{
    const auto encoding = QStringConverter::encodingForData(bytes);
    const bool isUtf16 = encoding && (*encoding == QStringConverter::Utf16LE || *encoding == QStringConverter::Utf16BE);
    if (!isUtf16)
        return bytes;
    QStringDecoder decoder(*encoding);
    const QString decoded = decoder.decode(bytes);
    return decoder.hasError() ? bytes : decoded.toUtf8();
}

// What a bare document tells of its own origin.
Source sourceOf(const QJsonObject &streamSession)
{
    const QString arn = streamSession.value("channel"_L1).toObject().value("arn"_L1).toString();
    return {.region = arn.section(u':', 3, 3),
            .channelArn = arn,
            .streamId = streamSession.value("streamId"_L1).toString()};
}

QStringList withheldIn(const QJsonObject &document)
{
    QStringList pointers;
    const auto array = document.value("withheld"_L1).toArray();
    for (const auto &pointer : array) {
        if (pointer.isString())
            pointers.append(pointer.toString());
    }
    return pointers;
}

Base::Result<SessionRecord> fromSessionFile(QJsonObject document)
{
    const qint64 version = document.value("formatVersion"_L1).toInteger(0);
    if (version < 1)
        return Base::failure(contentError(Text::tr("\"formatVersion\" is missing or no positive integer.")));
    const QJsonValue response = document.take("response"_L1);
    if (!response.isObject())
        return Base::failure(contentError(Text::tr("The session file has no object named \"response\".")));

    const QJsonObject source = document.value("source"_L1).toObject();
    auto record = makeRecord(response.toObject(),
                             {.region = source.value("region"_L1).toString(),
                              .channelArn = source.value("channelArn"_L1).toString(),
                              .streamId = source.value("streamId"_L1).toString(),
                              .endpoint = source.value("endpoint"_L1).toString()},
                             Ivs::decodeTime(document.value("capturedAt"_L1)));
    if (!record)
        return record;
    record->formatVersion = static_cast<int>(std::min<qint64>(version, std::numeric_limits<int>::max()));
    record->isNewerFormat = record->formatVersion > formatVersion;
    record->withheld = withheldIn(document);
    if (const auto stream = document.value("stream"_L1); stream.isObject())
        record->stream = Ivs::decodeStream(stream.toObject()).value;
    if (const auto metrics = document.value("metrics"_L1); metrics.isObject())
        record->metrics = MetricsFile::fromJson(metrics.toObject());
    record->envelope = document;
    return record;
}

bool looksLikeStreamSession(const QJsonObject &object)
{
    return object.contains("streamId"_L1) || object.contains("truncatedEvents"_L1)
           || (object.contains("channel"_L1) && object.contains("startTime"_L1));
}

// The members around `response` for a record that did not come from a session file.
QJsonObject newEnvelope(const SessionRecord &record)
{
    QJsonObject source;
    const auto insert = [&source](QLatin1StringView name, const QString &value) {
        if (!value.isEmpty())
            source.insert(name, value);
    };
    insert("region"_L1, record.source.region);
    insert("channelArn"_L1, record.source.channelArn);
    insert("streamId"_L1, record.source.streamId);
    insert("endpoint"_L1, record.source.endpoint);

    QJsonObject envelope{
        {u"format"_s, formatName},
        {u"formatVersion"_s, formatVersion},
        {u"program"_s, QJsonObject{{u"name"_s, Base::programName()}, {u"version"_s, Base::programVersion()}}},
        {u"source"_s, source},
    };
    if (record.capturedAt.isValid())
        envelope.insert(u"capturedAt"_s, record.capturedAt.toUTC().toString(Qt::ISODateWithMs));
    if (const QJsonObject metrics = MetricsFile::toJson(record.metrics); !metrics.isEmpty())
        envelope.insert(u"metrics"_s, metrics);
    return envelope;
}

QJsonObject sessionFileObject(const SessionRecord &record, const WriteOptions &options)
{
    QJsonObject document = record.envelope.isEmpty() ? newEnvelope(record) : record.envelope;
    document.insert(u"response"_s, record.response);
    if (record.marks) {
        const QJsonValue notes = Notes::notesWith(document.value("notes"_L1), *record.marks);
        if (notes.isUndefined())
            document.remove("notes"_L1);
        else
            document.insert("notes"_L1, notes);
    }
    QStringList withheld = record.withheld;
    if (!options.includeSecrets) {
        document.remove("withheld"_L1);
        document = Base::withoutSecrets(document, &withheld);
    }
    // The order of discovery says nothing, and equal records shall give equal bytes.
    withheld.sort();
    withheld.removeDuplicates();
    document.insert(u"withheld"_s, QJsonArray::fromStringList(withheld));
    return document;
}

} // namespace

Base::Result<SessionRecord> parse(const QByteArray &bytes)
{
    const auto document = Base::parseJsonObject(toUtf8(bytes), Base::maximumJsonFileDepth);
    if (!document)
        return Base::failure(document.error());
    if (document->contains("format"_L1) && !document->contains("streamSession"_L1)) {
        const QString format = document->value("format"_L1).toString();
        if (format != formatName)
            return Base::failure(contentError(
                Text::tr("\"format\" is \"%1\"; a session file says \"%2\".").arg(format.left(80), formatName)));
        return fromSessionFile(*document);
    }
    if (document->contains("streamSession"_L1))
        return makeRecord(*document, sourceOf(document->value("streamSession"_L1).toObject()), {});
    if (looksLikeStreamSession(*document))
        return makeRecord(QJsonObject{{u"streamSession"_s, *document}}, sourceOf(*document), {});
    return Base::failure(contentError(Text::tr(
        "This JSON is no stream session: neither a session file, nor {\"streamSession\": …}, nor a session itself.")));
}

Base::Result<SessionRecord> read(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return Base::failure(fileError(fileName, file.errorString()));
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return Base::failure(fileError(fileName, file.errorString()));
    auto record = parse(bytes);
    if (!record) {
        Error error = record.error();
        error.message = Text::tr("%1: %2").arg(QDir::toNativeSeparators(fileName), error.message);
        error.resource = fileName;
        return Base::failure(error);
    }
    record->fileName = fileName;
    return record;
}

QByteArray toText(const SessionRecord &record, const WriteOptions &options)
{
    if (options.bare) {
        return Base::toJsonText(options.includeSecrets ? record.response
                                                       : Base::withoutSecrets(record.response, nullptr));
    }
    return Base::toJsonText(sessionFileObject(record, options));
}

Base::Result<void> write(const SessionRecord &record, const QString &fileName, Overwrite overwrite,
                         const WriteOptions &options)
{
    if (record.isNewerFormat && !options.bare) {
        return Base::failure(fileError(
            fileName,
            Text::tr("the session was saved by a later version (format %1), which this one would cut. Export the API's "
                     "document alone instead.")
                .arg(record.formatVersion)));
    }
    if (overwrite == Overwrite::Refuse && QFileInfo::exists(fileName))
        return Base::failure(fileError(fileName, Text::tr("the file exists already, and was left as it is.")));
    QSaveFile file(fileName);
    const QByteArray bytes = toText(record, options);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return Base::failure(fileError(fileName, file.errorString()));
    return {};
}

QString suggestedFileName(const SessionRecord &record)
{
    QString name = record.session.streamId.value_or(QString());
    if (name.isEmpty())
        name = record.source.streamId;
    for (QChar &character : name) {
        const bool isPlain
            = (character.isLetterOrNumber() && character.unicode() < 128) || character == u'-' || character == u'_';
        if (!isPlain)
            character = u'_';
    }
    return (name.isEmpty() ? u"session"_s : name.left(100)) + u".streamloupe.json"_s;
}

} // namespace Session::File
