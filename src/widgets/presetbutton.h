// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractButton>

namespace Widgets {

// One of several buttons in a row that share their borders: what it stands for is on while it is checked, which is the
// owner's to say and not the click's.
class PresetButton : public QAbstractButton
{
    Q_OBJECT

public:
    PresetButton(const QString &text, bool isFirst, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void nextCheckState() override;
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_isFirst;
};

} // namespace Widgets
