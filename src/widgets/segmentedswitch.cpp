// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/segmentedswitch.h"

#include "widgets/theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QRadioButton>

namespace Widgets {

namespace {

// A radio button, to the keyboard and to screen readers as well; painted as a segment.
class Segment : public QRadioButton
{
public:
    explicit Segment(const QString &text, QWidget *parent)
        : QRadioButton(text, parent)
    {
        setFocusPolicy(Qt::TabFocus);
        setFont(Fonts::small());
    }

    QSize sizeHint() const override { return {fontMetrics().horizontalAdvance(text()) + 20, Metrics::segmentHeight}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    bool hitButton(const QPoint &point) const override { return rect().contains(point); }
    void paintEvent(QPaintEvent *) override
    {
        const Theme theme = Theme::of(palette());
        QPainter painter(this);
        painter.setPen(isChecked() ? theme.accent : theme.controlBorder);
        painter.setBrush(isChecked() ? theme.accent : theme.control);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
        if (hasFocus()) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(isChecked() ? theme.onAccent : theme.accentLine);
            painter.drawRect(rect().adjusted(2, 2, -3, -3));
        }
        painter.setPen(isChecked() ? theme.onAccent : theme.text);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, text());
    }
};

} // namespace

SegmentedSwitch::SegmentedSwitch(QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool isOn) {
        if (isOn)
            Q_EMIT currentChanged(id);
    });
}

int SegmentedSwitch::addSegment(const QString &text, const QString &accessibleName)
{
    const int id = int(m_group->buttons().size());
    auto *segment = new Segment(text, this);
    segment->setAccessibleName(accessibleName);
    segment->setToolTip(accessibleName);
    segment->setChecked(id == 0);
    m_group->addButton(segment, id);
    layout()->addWidget(segment);
    return id;
}

int SegmentedSwitch::current() const
{
    return m_group->checkedId();
}

void SegmentedSwitch::setCurrent(int index)
{
    if (QAbstractButton *button = m_group->button(index))
        button->setChecked(true);
}

} // namespace Widgets
