// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/celldelegate.h"

#include "models/roles.h"
#include "widgets/severityshapes.h"
#include "widgets/theme.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace Widgets {

namespace {

using Models::Presence;
using Models::Severity;

bool isSecondary(const QModelIndex &index)
{
    if (index.data(Models::IsSecondaryRole).toBool())
        return true;
    const QVariant presence = index.data(Models::PresenceRole);
    if (!presence.isValid())
        return false;
    switch (presence.value<Presence>()) {
    case Presence::Absent:
    case Presence::Null:
    case Presence::Empty:
    case Presence::Withheld:
        return index.column() > 0;
    case Presence::Value:
    case Presence::Group:
        return false;
    }
    return false;
}

Qt::TextElideMode elideMode(const QModelIndex &index)
{
    const QVariant mode = index.data(Models::ElideRole);
    return mode.isValid() ? Qt::TextElideMode(mode.toInt()) : Qt::ElideRight;
}

QString cellText(const QModelIndex &index)
{
    return index.data(Qt::DisplayRole).toString();
}

} // namespace

QFont cellFont(const QModelIndex &index)
{
    if (index.data(Models::IsIdentifierRole).toBool())
        return Fonts::monoTree();
    return index.data(Models::IsEmphasisRole).toBool() ? Fonts::smallStrong() : Fonts::small();
}

CellDelegate::CellDelegate(const Metrics &metrics, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_metrics(metrics)
{
}

int CellDelegate::leftPadding(int column) const
{
    return column == 0 ? m_metrics.firstColumnPadding : m_metrics.leftPadding;
}

int CellDelegate::cellWidth(int column, const QString &text) const
{
    return leftPadding(column) + QFontMetrics(Fonts::small()).horizontalAdvance(text) + m_metrics.rightPadding;
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme full = Theme::of(option.palette);
    const Theme theme = m_isDimmed ? full.dimmed() : full;
    const bool isSelected = option.state & QStyle::State_Selected;
    const bool isStriped = option.features & QStyleOptionViewItem::Alternate;
    if (m_metrics.fillsBackground)
        painter->fillRect(option.rect, isSelected ? full.accent : (isStriped ? full.alternateBase : full.base));
    if (index.column() == m_metrics.severityColumn) {
        const QVariant severity = index.data(Models::SeverityRole);
        paintSeverity(painter, severity.isValid() ? severity.value<Severity>() : Severity::None,
                      QRectF(option.rect).center() + QPointF(0, 0.5), 6, theme, isSelected);
        return;
    }

    QColor colour = full.text;
    if (isSelected)
        colour = full.onAccent;
    else if (m_isDimmed || isSecondary(index))
        colour = full.secondaryText;
    painter->setPen(colour);
    painter->setFont(cellFont(index));
    const QRect box = option.rect.adjusted(leftPadding(index.column()), 0, -m_metrics.rightPadding, 0);
    const QVariant alignment = index.data(Qt::TextAlignmentRole);
    const Qt::Alignment align
        = alignment.isValid() ? Qt::Alignment(alignment.toInt()) | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter;
    // A value may hold line ends; a row shows one line.
    const QString line = cellText(index).simplified();
    const QString text = painter->fontMetrics().elidedText(line, elideMode(index), box.width());
    painter->drawText(box, int(align) | Qt::TextSingleLine, text);
    const bool isCurrent = (option.state & QStyle::State_HasFocus) && !isSelected;
    if (isCurrent) {
        painter->setPen(full.accentLine);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const int text = QFontMetrics(cellFont(index)).horizontalAdvance(cellText(index));
    return {text + leftPadding(index.column()) + m_metrics.rightPadding + 1, m_metrics.rowHeight};
}

bool CellDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                             const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QStringList lines;
    const QString text = cellText(index);
    if (sizeHint(option, index).width() > view->visualRect(index).width())
        lines += text;
    const QString tip = index.data(Qt::ToolTipRole).toString();
    if (!tip.isEmpty() && tip != text)
        lines += tip;
    if (lines.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPos(), lines.join(QChar(u'\n')), view);
    return true;
}

} // namespace Widgets
