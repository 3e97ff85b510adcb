// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/celldelegate.h"

class QTableView;

namespace Widgets {

// The design's rows and header for a table, and the delegate that paints its cells, which is returned and is the
// table's. The table has its model already. `severityColumn` is painted as a shape; -1 for none.
CellDelegate *setTableLook(QTableView *table, int severityColumn = -1);

} // namespace Widgets
