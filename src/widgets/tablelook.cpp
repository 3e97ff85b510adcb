// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/tablelook.h"

#include "widgets/theme.h"

#include <QHeaderView>
#include <QTableView>

namespace Widgets {

CellDelegate *setTableLook(QTableView *table, int severityColumn)
{
    auto *delegate = new CellDelegate({.firstColumnPadding = 12, .severityColumn = severityColumn}, table);
    table->setItemDelegate(delegate);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setMinimumSectionSize(Metrics::treeRowHeight);
    table->verticalHeader()->setDefaultSectionSize(Metrics::treeRowHeight);
    QHeaderView *header = table->horizontalHeader();
    header->setFont(Fonts::small());
    header->setFixedHeight(Metrics::tableHeaderHeight);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setMinimumSectionSize(24);
    header->setStretchLastSection(true);
    return delegate;
}

} // namespace Widgets
