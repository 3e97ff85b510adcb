// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/marknotes.h"

#include "base/json.h"
#include "ivs/codec.h"
#include "session/sessionfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace Session::Notes {

namespace {

constexpr qsizetype longestText = 10'000;

using Base::Error;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Session::Notes)
};

Error fileError(const QString &fileName, const QString &reason)
{
    return {.kind = Error::Kind::File,
            .message = Text::tr("%1: %2").arg(QDir::toNativeSeparators(fileName), reason),
            .resource = fileName};
}

std::optional<Mark> markIn(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    Mark mark{.id = object.value("id"_L1).toString(),
              .time = Ivs::decodeTime(object.value("time"_L1)),
              .text = object.value("text"_L1).toString().left(longestText),
              .createdAt = Ivs::decodeTime(object.value("createdAt"_L1))};
    if (mark.id.isEmpty() || !mark.time.isValid())
        return {};
    return mark;
}

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QJsonObject objectOf(const Mark &mark, QJsonObject object)
{
    object.insert("id"_L1, mark.id);
    object.insert("time"_L1, timeText(mark.time));
    object.insert("text"_L1, mark.text);
    if (mark.createdAt.isValid())
        object.insert("createdAt"_L1, timeText(mark.createdAt));
    return object;
}

} // namespace

QList<Mark> marksIn(const QJsonValue &notes)
{
    QList<Mark> marks;
    const QJsonArray entries = notes.toArray();
    for (const auto &entry : entries) {
        if (const auto mark = markIn(entry))
            marks.append(*mark);
    }
    sortMarks(&marks);
    return marks;
}

QJsonValue notesWith(const QJsonValue &notes, const QList<Mark> &marks)
{
    // Another shape than ours is somebody else's: it stays, as one entry that is no mark.
    QJsonArray entries = notes.toArray();
    if (!notes.isArray() && !notes.isUndefined() && !notes.isNull())
        entries.append(notes);
    QJsonArray result;
    QList<Mark> added = marks;
    for (const auto &entry : std::as_const(entries)) {
        const auto known = markIn(entry);
        if (!known) {
            result.append(entry);
            continue;
        }
        const auto kept
            = std::find_if(added.begin(), added.end(), [&known](const Mark &mark) { return mark.id == known->id; });
        if (kept == added.end())
            continue;
        result.append(objectOf(*kept, entry.toObject()));
        added.erase(kept);
    }
    for (const Mark &mark : std::as_const(added))
        result.append(objectOf(mark, {}));
    return result.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(result);
}

Base::Result<QList<Mark>> changeFile(const QString &fileName, const QString &streamId, const std::optional<Mark> &put,
                                     const QString &removedId)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return Base::failure(fileError(fileName, file.errorString()));
    auto document = Base::parseJsonObject(file.readAll(), Base::maximumJsonFileDepth);
    file.close();
    if (!document)
        return Base::failure(fileError(fileName, document.error().message));
    if (document->value("formatVersion"_L1).toInteger() != File::formatVersion)
        return Base::failure(fileError(fileName, Text::tr("it is no session file of a version that can be changed.")));
    if (document->value("source"_L1).toObject().value("streamId"_L1).toString() != streamId)
        return Base::failure(fileError(fileName, Text::tr("it holds another session by now.")));

    QList<Mark> marks = marksIn(document->value("notes"_L1));
    const auto isReplaced = [&](const Mark &mark) { return mark.id == removedId || (put && mark.id == put->id); };
    marks.erase(std::remove_if(marks.begin(), marks.end(), isReplaced), marks.end());
    if (put)
        marks.append(*put);
    sortMarks(&marks);
    if (const QJsonValue notes = notesWith(document->value("notes"_L1), marks); notes.isUndefined())
        document->remove("notes"_L1);
    else
        document->insert("notes"_L1, notes);

    QSaveFile saved(fileName);
    const QByteArray bytes = Base::toJsonText(*document);
    if (!saved.open(QIODevice::WriteOnly) || saved.write(bytes) != bytes.size() || !saved.commit())
        return Base::failure(fileError(fileName, saved.errorString()));
    return marks;
}

} // namespace Session::Notes
