// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/navigatordelegate.h"

#include "models/navigatormodel.h"
#include "models/roles.h"
#include "widgets/severityshapes.h"
#include "widgets/theme.h"
#include "widgets/themedicon.h"

#include <QPainter>

namespace Widgets {

namespace {

using Models::NavigatorKind;
using Models::NavigatorModel;
using Models::Severity;

constexpr int sessionIndent = 32;
constexpr int startWidth = 92;
constexpr int durationWidth = 60;
constexpr int flagWidth = 16;
constexpr int narrowRow = 236; // under it columns move together
constexpr int rightPadding = 4; // beside the scroll bar

NavigatorKind kindOf(const QModelIndex &index)
{
    return index.data(Models::KindRole).value<NavigatorKind>();
}

QModelIndex cell(const QModelIndex &index, NavigatorModel::Column column)
{
    return index.siblingAtColumn(column);
}

QString text(const QModelIndex &index)
{
    return index.data(Qt::DisplayRole).toString();
}

Severity severity(const QModelIndex &index)
{
    const QVariant value = index.data(Models::SeverityRole);
    return value.isValid() ? value.value<Severity>() : Severity::None;
}

bool isSelected(const QStyleOptionViewItem &option)
{
    return option.state & QStyle::State_Selected;
}

} // namespace

NavigatorDelegate::NavigatorDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

QRect NavigatorDelegate::chevronRect(const QRect &row)
{
    return {row.x(), row.y(), 20, row.height()};
}

void NavigatorDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme theme = Theme::of(option.palette);
    const bool isOpenChannel = kindOf(index) == NavigatorKind::Channel && (option.state & QStyle::State_Open);
    painter->fillRect(option.rect,
                      isSelected(option) ? theme.accent : (isOpenChannel ? theme.alternateBase : theme.base));
    switch (kindOf(index)) {
    case NavigatorKind::Channel:
        paintChannel(painter, option, index);
        break;
    case NavigatorKind::Session:
        paintSession(painter, option, index);
        break;
    case NavigatorKind::Day:
    case NavigatorKind::Message:
        paintWords(painter, option, index);
        break;
    }
    if ((option.state & QStyle::State_HasFocus) && !isSelected(option)) {
        painter->setPen(theme.accentLine);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
}

void NavigatorDelegate::paintChannel(QPainter *painter, const QStyleOptionViewItem &option,
                                     const QModelIndex &index) const
{
    const Theme theme = Theme::of(option.palette);
    const bool selected = isSelected(option);
    const QColor quiet = selected ? theme.onAccent : theme.secondaryText;
    const QRect row = option.rect;
    const bool isOpen = option.state & QStyle::State_Open;
    paintIcon(painter, isOpen ? IconName::ChevronDown : IconName::ChevronRight,
              QRectF(row.x() + 4, row.center().y() - 6, 14, 14), quiet);
    paintSeverity(painter, severity(index), QPointF(row.x() + 27, row.y() + row.height() / 2.0 + 0.5), 6, theme,
                  selected);

    painter->setFont(Fonts::small());
    const QString state = text(cell(index, NavigatorModel::StateColumn));
    const int stateWidth = painter->fontMetrics().horizontalAdvance(state);
    const QRect stateBox(row.right() + 1 - rightPadding - stateWidth, row.y(), stateWidth, row.height());
    painter->setPen(quiet);
    painter->drawText(stateBox, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, state);

    painter->setFont(isOpen || index.data(Models::IsEmphasisRole).toBool() ? Fonts::strong() : Fonts::body());
    painter->setPen(selected ? theme.onAccent : theme.text);
    const QRect nameBox(row.x() + 40, row.y(), stateBox.left() - 8 - row.x() - 40, row.height());
    painter->drawText(nameBox, Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(text(index), Qt::ElideRight, nameBox.width()));
}

void NavigatorDelegate::paintSession(QPainter *painter, const QStyleOptionViewItem &option,
                                     const QModelIndex &index) const
{
    const Theme theme = Theme::of(option.palette);
    const bool selected = isSelected(option);
    const QRect row = option.rect;
    painter->setFont(Fonts::small());
    painter->setPen(selected ? theme.onAccent : theme.text);
    const bool isNarrow = row.width() < narrowRow;
    const int start = isNarrow ? 80 : startWidth;
    const int duration = isNarrow ? 48 : durationWidth;
    int x = row.x() + (isNarrow ? sessionIndent - 22 : sessionIndent);
    painter->drawText(QRect(x, row.y(), start, row.height()), Qt::AlignVCenter | Qt::TextSingleLine, text(index));
    x += start;
    const int gap = isNarrow ? 5 : 12;
    painter->drawText(QRect(x, row.y(), duration - gap, row.height()),
                      Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine,
                      text(cell(index, NavigatorModel::DurationColumn)));
    x += duration;
    const QModelIndex state = cell(index, NavigatorModel::StateColumn);
    const bool isLive = state.data(Models::IsEmphasisRole).toBool();
    painter->setFont(isLive ? Fonts::smallStrong() : Fonts::small());
    painter->setPen(selected ? theme.onAccent : (isLive ? theme.text : theme.secondaryText));
    const int flagX = row.right() + 1 - rightPadding - flagWidth;
    // A word is there or not, never half of it: the tool tip has it.
    if (painter->fontMetrics().horizontalAdvance(text(state)) <= flagX - x)
        painter->drawText(QRect(x, row.y(), flagX - x, row.height()), Qt::AlignVCenter | Qt::TextSingleLine,
                          text(state));
    const Severity flag = severity(cell(index, NavigatorModel::FlagColumn));
    paintSeverity(painter, flag, QPointF(flagX + 8, row.y() + row.height() / 2.0), 5.6, theme, selected);
}

void NavigatorDelegate::paintWords(QPainter *painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    const Theme theme = Theme::of(option.palette);
    const bool isFault = severity(index) == Severity::Error;
    painter->setFont(Fonts::label());
    painter->setPen(isSelected(option) ? theme.onAccent
                                       : (isFault ? theme.severityText(Severity::Error) : theme.secondaryText));
    const QRect box = option.rect.adjusted(sessionIndent, 0, -8, 0);
    painter->drawText(box, Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(text(index), Qt::ElideRight, box.width()));
}

QSize NavigatorDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const bool isChannel = kindOf(index) == NavigatorKind::Channel;
    return {Metrics::navigatorMinimumWidth - 20, isChannel ? Metrics::channelRowHeight : Metrics::sessionRowHeight};
}

} // namespace Widgets
