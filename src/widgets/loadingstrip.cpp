// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/loadingstrip.h"

#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QToolButton>

namespace Widgets {

LoadingStrip::LoadingStrip(QWidget *parent)
    : QWidget(parent)
    , m_reading(new QLabel(this))
    , m_shownBelow(new QLabel(this))
{
    setFixedHeight(Metrics::progressStripHeight);
    auto *bar = new QProgressBar(this);
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    bar->setFixedSize(176, 8);
    bar->setAccessibleName(tr("Progress"));
    auto *cancel = new QToolButton(this);
    cancel->setText(tr("Esc  Cancel"));
    cancel->setAutoRaise(true);
    cancel->setFont(Fonts::small());
    cancel->setAccessibleName(tr("Cancel"));
    cancel->setFixedHeight(22);
    connect(cancel, &QToolButton::clicked, this, &LoadingStrip::cancelRequested);
    m_reading->setFont(Fonts::small());
    m_shownBelow->setFont(Fonts::small());
    m_shownBelow->setForegroundRole(QPalette::PlaceholderText);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Metrics::pagePadding, 1, Metrics::pagePadding, 0);
    layout->setSpacing(12);
    layout->addWidget(bar);
    layout->addWidget(m_reading);
    layout->addWidget(m_shownBelow);
    layout->addStretch();
    layout->addWidget(cancel);
}

void LoadingStrip::setTexts(const QString &reading, const QString &shownBelow)
{
    m_reading->setText(reading);
    m_shownBelow->setText(shownBelow);
}

void LoadingStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, 0, width(), 1, Theme::of(palette()).hairline);
}

} // namespace Widgets
