// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/roles.h"

#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace Widgets {

// One thing that the reader of a session has to know before believing what stands below.
struct Notice
{
    Models::Severity severity = Models::Severity::Info;
    QString text;
    QString actionText; // empty: no button
    QString actionId; // told when the button is pressed

    friend bool operator==(const Notice &, const Notice &) = default;
};

// Notices in rows between header and timeline; takes no room without any.
class NoticeStrip : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeStrip(QWidget *parent = nullptr);

    void setNotices(const QList<Notice> &notices);
    const QList<Notice> &notices() const { return m_notices; }

Q_SIGNALS:
    void actionTriggered(const QString &actionId);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeRow(const Notice &notice);

    QVBoxLayout *m_layout;
    QList<QWidget *> m_rows;
    QList<Notice> m_notices;
};

} // namespace Widgets
