// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "session/mark.h"

#include <QList>
#include <QObject>

#include <optional>

namespace Session {

class CurrentSession;
class MarkStore;

// The marks and notes of the session on screen. They are kept in the session's file where that is one of ours and can
// be written, else in the local store under the session's channel and stream id; each change is kept at once, beside
// what another window may have changed meanwhile. Exports carry them.
class Marks : public QObject
{
    Q_OBJECT

public:
    // `current` and `store` must outlive the object; without a store, marks without a file last as long as the session
    // is shown.
    Marks(CurrentSession *current, MarkStore *store, Base::Clock clock, QObject *parent = nullptr);
    ~Marks() override;

    const QList<Mark> &marks() const { return m_marks; } // by time
    const Mark *find(const QString &id) const; // null where it is none of them
    // The mark next to an instant, not further than `seconds`; null where there is none.
    const Mark *nearest(const QDateTime &time, qint64 seconds) const;
    // Whether a session is shown that can be told from others.
    bool canMark() const { return !m_key.isEmpty(); }
    bool isInFile() const { return m_isInFile; }

    // The new mark's id; empty where it could not be kept.
    QString add(const QDateTime &time, const QString &text = {});
    bool setText(const QString &id, const QString &text);
    bool remove(const QString &id);
    // Brings back the mark that was removed last, of this session.
    bool canUndo() const { return !m_removed.isEmpty(); }
    bool undoRemove();

    void reload(); // what another window did
    // Why the last change was not kept, or the marks not read.
    const std::optional<Base::Error> &error() const { return m_error; }

Q_SIGNALS:
    void changed(); // marks(), canMark(), canUndo()
    void failed(const Base::Error &error); // a change was not kept

private:
    void onCurrentChanged();
    bool keep(const std::optional<Mark> &put, const QString &removedId);
    Base::Result<QList<Mark>> kept(const std::optional<Mark> &put, const QString &removedId);
    Base::Result<QList<Mark>> read() const;
    void take(QList<Mark> marks);

    CurrentSession *m_current;
    MarkStore *m_store;
    Base::Clock m_clock;
    QString m_key; // of the session shown
    QString m_channelArn;
    QString m_streamId;
    QString m_fileName;
    bool m_isInFile = false;
    QList<Mark> m_marks;
    QList<Mark> m_removed; // the last one last
    std::optional<Base::Error> m_error;
};

} // namespace Session
