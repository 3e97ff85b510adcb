// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/marks.h"

#include "session/currentsession.h"
#include "session/marknotes.h"
#include "session/markstore.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QUuid>

#include <utility>

namespace Session {

Marks::Marks(CurrentSession *current, MarkStore *store, Base::Clock clock, QObject *parent)
    : QObject(parent)
    , m_current(current)
    , m_store(store)
    , m_clock(std::move(clock))
{
    connect(m_current, &CurrentSession::changed, this, &Marks::onCurrentChanged);
    onCurrentChanged();
}

Marks::~Marks() = default;

const Mark *Marks::find(const QString &id) const
{
    const auto found = std::find_if(m_marks.begin(), m_marks.end(), [&id](const Mark &mark) { return mark.id == id; });
    return found == m_marks.end() ? nullptr : &*found;
}

const Mark *Marks::nearest(const QDateTime &time, qint64 seconds) const
{
    const Mark *best = nullptr;
    qint64 least = seconds * 1000 + 1;
    for (const Mark &mark : m_marks) {
        const qint64 distance = std::abs(mark.time.msecsTo(time));
        if (distance < least) {
            least = distance;
            best = &mark;
        }
    }
    return best;
}

void Marks::onCurrentChanged()
{
    const auto &record = m_current->record();
    if (!record && m_key.isEmpty())
        return;
    const QString streamId = record ? record->session.streamId.value_or(record->source.streamId) : QString();
    const QString arn = record ? record->source.channelArn : QString();
    const QString key = streamId.isEmpty() ? QString() : arn + u'\n' + streamId + u'\n' + record->fileName;
    if (key == m_key)
        return;
    m_key = key;
    m_channelArn = arn;
    m_streamId = streamId;
    m_fileName = record ? record->fileName : QString();
    m_isInFile = record && record->formatVersion > 0 && !record->isNewerFormat && QFileInfo(m_fileName).isWritable();
    m_removed.clear();
    m_marks.clear();
    reload();
}

void Marks::reload()
{
    if (!m_store && !m_isInFile && !m_marks.isEmpty())
        return; // nothing else holds them
    auto marks = read();
    m_error = marks ? std::optional<Base::Error>() : marks.error();
    take(marks.value_or(QList<Mark>()));
}

// The notes of a file that cannot be changed are there beside those of the store; of the same mark, the store has the
// newer words.
Base::Result<QList<Mark>> Marks::read() const
{
    QList<Mark> ofFile;
    if (const auto &record = m_current->record(); record && !m_key.isEmpty())
        ofFile = Notes::marksIn(record->envelope.value(QLatin1String("notes")));
    if (m_isInFile || !m_store || m_key.isEmpty())
        return ofFile;
    auto marks = m_store->marks(m_channelArn, m_streamId);
    if (!marks)
        return ofFile.isEmpty() ? marks : Base::Result<QList<Mark>>(ofFile);
    for (const Mark &mark : std::as_const(ofFile)) {
        const bool isKnown
            = std::any_of(marks->begin(), marks->end(), [&mark](const Mark &kept) { return kept.id == mark.id; });
        if (!isKnown)
            marks->append(mark);
    }
    sortMarks(&*marks);
    return marks;
}

void Marks::take(QList<Mark> marks)
{
    m_marks = std::move(marks);
    m_current->setMarks(m_marks);
    Q_EMIT changed();
}

QString Marks::add(const QDateTime &time, const QString &text)
{
    if (!canMark() || !time.isValid())
        return {};
    const Mark mark{.id = QUuid::createUuid().toString(QUuid::WithoutBraces),
                    .time = time.toUTC(),
                    .text = text.trimmed(),
                    .createdAt = m_clock()};
    return keep(mark, {}) ? mark.id : QString();
}

bool Marks::setText(const QString &id, const QString &text)
{
    const Mark *mark = find(id);
    if (!mark)
        return false;
    Mark changedMark = *mark;
    changedMark.text = text.trimmed();
    return changedMark == *mark || keep(changedMark, {});
}

bool Marks::remove(const QString &id)
{
    const Mark *mark = find(id);
    if (!mark)
        return false;
    m_removed.append(*mark);
    if (keep({}, id))
        return true;
    m_removed.removeLast();
    return false;
}

bool Marks::undoRemove()
{
    if (m_removed.isEmpty())
        return false;
    const Mark mark = m_removed.takeLast();
    if (keep(mark, {}))
        return true;
    m_removed.append(mark);
    return false;
}

bool Marks::keep(const std::optional<Mark> &put, const QString &removedId)
{
    auto marks = kept(put, removedId);
    m_error = marks ? std::optional<Base::Error>() : marks.error();
    if (!marks) {
        Q_EMIT failed(*m_error);
        return false;
    }
    take(*marks);
    return true;
}

Base::Result<QList<Mark>> Marks::kept(const std::optional<Mark> &put, const QString &removedId)
{
    if (m_isInFile) {
        auto marks = Notes::changeFile(m_fileName, m_streamId, put, removedId);
        if (marks)
            m_current->setFileNotes(*marks);
        return marks;
    }
    if (!m_store) {
        QList<Mark> marks = m_marks;
        const auto isReplaced = [&](const Mark &mark) { return mark.id == removedId || (put && mark.id == put->id); };
        marks.erase(std::remove_if(marks.begin(), marks.end(), isReplaced), marks.end());
        if (put)
            marks.append(*put);
        sortMarks(&marks);
        return marks;
    }
    const auto done = put ? m_store->put(m_channelArn, m_streamId, *put) : m_store->remove(removedId);
    if (!done)
        return Base::failure(done.error());
    auto marks = read();
    const bool isStillThere
        = marks && std::any_of(marks->begin(), marks->end(), [&](const Mark &mark) { return mark.id == removedId; });
    if (isStillThere) {
        return Base::failure({.kind = Base::Error::Kind::File,
                              .message = QCoreApplication::translate(
                                  "Session::Marks", "The mark is kept in the file, which cannot be changed."),
                              .resource = m_fileName});
    }
    return marks;
}

} // namespace Session
