// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/noticestrip.h"

#include "widgets/severitywidget.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace Widgets {

NoticeStrip::NoticeStrip(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    hide();
}

void NoticeStrip::setNotices(const QList<Notice> &notices)
{
    if (notices == m_notices)
        return;
    m_notices = notices;
    for (QWidget *row : m_rows) {
        row->hide();
        row->deleteLater();
    }
    m_rows.clear();
    for (const Notice &notice : notices) {
        m_rows += makeRow(notice);
        m_layout->addWidget(m_rows.last());
    }
    setVisible(!notices.isEmpty());
}

QWidget *NoticeStrip::makeRow(const Notice &notice)
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(Metrics::pagePadding, 3, Metrics::pagePadding, 3);
    layout->setSpacing(8);
    layout->addWidget(new SeverityWidget(notice.severity, row));
    auto *text = new QLabel(notice.text, row);
    text->setTextFormat(Qt::PlainText);
    text->setFont(Fonts::small());
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text->setObjectName(QStringLiteral("noticeText"));
    layout->addWidget(text, 1);
    if (!notice.actionText.isEmpty()) {
        auto *button = new QToolButton(row);
        button->setText(notice.actionText);
        button->setAutoRaise(true);
        button->setFont(Fonts::small());
        button->setFixedHeight(20);
        connect(button, &QToolButton::clicked, this, [this, id = notice.actionId] { Q_EMIT actionTriggered(id); });
        layout->addWidget(button);
    }
    return row;
}

void NoticeStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme theme = Theme::of(palette());
    painter.fillRect(rect(), theme.alternateBase);
    for (const QWidget *row : m_rows)
        painter.fillRect(0, row->y(), width(), 1, theme.hairline);
}

} // namespace Widgets
