// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/chartsnote.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

namespace Widgets {

// In place of the charts: why there are none, aligned with the plots above, and what can be done.
class TimelineNote : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineNote(QWidget *parent = nullptr);

    void setNote(const std::optional<Models::ChartsNote> &note); // hides itself without one
    const std::optional<Models::ChartsNote> &note() const { return m_note; }

Q_SIGNALS:
    void tryAgainWanted();
    void copyWanted(const QString &policy);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitText();

    std::optional<Models::ChartsNote> m_note;
    QLabel *m_heading;
    QLabel *m_text;
    QLabel *m_detail;
    QWidget *m_buttons;
    QPushButton *m_tryAgain;
    QPushButton *m_copy;
};

} // namespace Widgets
