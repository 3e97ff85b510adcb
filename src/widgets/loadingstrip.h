// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;

namespace Widgets {

// The strip under the header while something is on its way: bar, what is being read, how old what stands below is, and
// how to stop it.
class LoadingStrip : public QWidget
{
    Q_OBJECT

public:
    explicit LoadingStrip(QWidget *parent = nullptr);

    // `shownBelow` is empty where nothing is.
    void setTexts(const QString &reading, const QString &shownBelow);

Q_SIGNALS:
    void cancelRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_reading;
    QLabel *m_shownBelow;
};

} // namespace Widgets
