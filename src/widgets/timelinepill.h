// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractButton>

namespace Widgets {

// "3 new events  End": what came at the end of the timeline while something else is looked at. Hidden while nothing
// did.
class TimelinePill : public QAbstractButton
{
    Q_OBJECT

public:
    explicit TimelinePill(QWidget *parent = nullptr);

    void setCount(qsizetype count);
    qsizetype count() const { return m_count; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    qsizetype m_count = 0;
};

} // namespace Widgets
