// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/budgetmeter.h"

#include "models/budgettext.h"
#include "session/apibudget.h"
#include "widgets/theme.h"

#include <QPainter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Widgets {

namespace {

constexpr int boxes = 5;
constexpr int boxWidth = 11;
constexpr int boxHeight = 8;
constexpr int boxGap = 3;
constexpr int gap = 8;
constexpr int boxesWidth = boxes * boxWidth + (boxes - 1) * boxGap;

int widthOf(const QString &text)
{
    return QFontMetrics(Fonts::small()).horizontalAdvance(text);
}

} // namespace

BudgetMeter::BudgetMeter(const Session::ApiBudget *budget, QWidget *parent)
    : QAbstractButton(parent)
    , m_budget(budget)
{
    setText(tr("API budget"));
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(budget, &Session::ApiBudget::changed, this, &BudgetMeter::refill);
    refill();
}

void BudgetMeter::refill()
{
    const Session::OperationBudget busiest = m_budget->busiest();
    m_share = Models::budgetShareText(busiest);
    m_state = Models::budgetStateText(busiest);
    m_filled = int(std::ceil(busiest.share() * boxes - 1e-9));
    setToolTip(Models::budgetTableText(*m_budget));
    setAccessibleName(Models::budgetSpokenText(*m_budget));
    setAccessibleDescription(toolTip());
    updateGeometry();
    update();
}

QSize BudgetMeter::sizeHint() const
{
    // As wide as the widest share, so that what stands beside it keeps its place.
    const int state = m_state.isEmpty() ? 0 : gap + widthOf(m_state);
    return {widthOf(text()) + gap + boxesWidth + gap + std::max(widthOf(u"5 of 5 /s"_s), widthOf(m_share)) + state
                + gap,
            20};
}

void BudgetMeter::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme theme = Theme::of(palette());
    painter.setFont(Fonts::small());
    painter.setPen(theme.text);
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, text());
    int x = widthOf(text()) + gap;
    const int y = (height() - boxHeight) / 2;
    for (int box = 0; box < boxes; ++box) {
        const QRect frame(x + box * (boxWidth + boxGap), y, boxWidth, boxHeight);
        painter.fillRect(frame, box < m_filled ? theme.secondaryText : theme.base);
        painter.setPen(box < m_filled ? theme.secondaryText : theme.controlBorder);
        painter.drawRect(frame.adjusted(0, 0, -1, -1));
    }
    x += boxesWidth + gap;
    painter.setPen(theme.text);
    painter.drawText(rect().adjusted(x, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, m_share);
    if (!m_state.isEmpty()) {
        painter.setPen(theme.secondaryText);
        painter.drawText(rect().adjusted(x + widthOf(m_share) + gap, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         m_state);
    }
    if (hasFocus()) {
        painter.setPen(theme.accentLine);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

} // namespace Widgets
