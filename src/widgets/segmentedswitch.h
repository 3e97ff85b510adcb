// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractButton>
#include <QWidget>

class QButtonGroup;

namespace Widgets {

// Two or more views of which one is on: "Session | JSON".
class SegmentedSwitch : public QWidget
{
    Q_OBJECT

public:
    explicit SegmentedSwitch(QWidget *parent = nullptr);

    int addSegment(const QString &text, const QString &accessibleName);
    int current() const;
    void setCurrent(int index);

Q_SIGNALS:
    void currentChanged(int index);

private:
    QButtonGroup *m_group;
};

} // namespace Widgets
