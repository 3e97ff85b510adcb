// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/roles.h"

#include <QLabel>

namespace Widgets {

// A severity's shape as a widget that follows the palette; takes no room for None.
class SeverityWidget : public QLabel
{
    Q_OBJECT

public:
    explicit SeverityWidget(Models::Severity severity, QWidget *parent = nullptr, int size = 14);

    void setSeverity(Models::Severity severity);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Models::Severity m_severity = Models::Severity::None;
};

} // namespace Widgets
