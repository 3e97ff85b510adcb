// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timelinespanstrip.h"

#include "widgets/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Widgets {

namespace {

constexpr int apart = 2;
constexpr int textGap = 6;

void setUp(QToolButton *button)
{
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setFixedHeight(Metrics::segmentHeight);
}

} // namespace

TimelineSpanStrip::TimelineSpanStrip(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
    , m_text(new QLabel(this))
    , m_all(new QToolButton(this))
    , m_menu(new QMenu(m_all))
{
    setAccessibleName(tr("Selected span"));
    m_text->setFont(Fonts::strong());
    m_all->setObjectName(u"spanMenu"_s);
    m_all->setPopupMode(QToolButton::InstantPopup);
    m_all->setMenu(m_menu);
    setUp(m_all);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(apart);
    m_layout->addWidget(m_text);
    m_layout->addSpacing(textGap);
    m_layout->addWidget(m_all);
    m_all->hide();
}

QToolButton *TimelineSpanStrip::addButton(QAction *command)
{
    auto *button = new QToolButton(this);
    button->setDefaultAction(command);
    button->setObjectName(command->objectName());
    setUp(button);
    m_layout->addWidget(button);
    return button;
}

void TimelineSpanStrip::setCommands(const QList<QAction *> &commands)
{
    const auto others = commands.first(commands.size() - 1);
    for (QAction *command : others) {
        m_buttons.append(addButton(command));
        m_menu->addAction(command);
    }
    QToolButton *clear = addButton(commands.last());
    clear->setAccessibleName(commands.last()->text());
    clear->setToolButtonStyle(Qt::ToolButtonIconOnly);
}

void TimelineSpanStrip::setText(const QString &text)
{
    m_text->setText(text);
    m_all->setText(text);
    m_all->setAccessibleName(tr("Selected span, %1").arg(text));
}

QString TimelineSpanStrip::text() const
{
    return m_text->text();
}

void TimelineSpanStrip::setCompact(bool compact)
{
    m_text->setVisible(!compact);
    m_all->setVisible(compact);
    for (QToolButton *button : m_buttons)
        button->setVisible(!compact);
    updateGeometry(); // or whoever lays us out goes by the width of the other form
}

} // namespace Widgets
