// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/timetext.h"
#include "models/timelinecharts.h"
#include "models/timelinecontent.h"
#include "session/selection.h"

#include <QList>
#include <QWidget>

class QAbstractButton;
class QCheckBox;
class QLabel;

namespace Widgets {

// The line over the timeline: title, presets for the visible range, the range itself, and what the drawings stand for.
class TimelineBar : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineBar(QWidget *parent = nullptr);
    ~TimelineBar() override;

    void setContent(const Models::TimelineContent &content);
    void setCharts(const Models::TimelineCharts &charts);
    // The range that is shown; `isWhole`: it is all of the session.
    void setRange(const Session::TimeRange &range, bool isWhole, const Base::TimeFormat &format);
    void setDimmed(bool dimmed);
    // The check box "Follow now", which only what is on air has.
    void setFollow(bool isOffered, bool isFollowing);
    // In place of the legend: how long the selected span is, and what can be done with it. Empty: none is selected.
    void setSpanText(const QString &text);

    QString rangeText() const;

Q_SIGNALS:
    void wholeWanted();
    void lengthWanted(qint64 seconds); // a preset: the last, or the part around what is selected
    void followWanted(bool follow);
    void spanZoomWanted();
    void spanCopyWanted();
    void spanExportWanted();
    void spanClearWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class Legend;

    void addPreset(const QString &text, const QString &name, qint64 seconds);
    void buildSpanStrip();
    void updateLegend();
    void updateColours();
    void showParts();

    QLabel *m_title;
    QLabel *m_range;
    QCheckBox *m_follow;
    Legend *m_legend;
    QWidget *m_presets;
    QWidget *m_spanStrip;
    QLabel *m_spanText;
    QList<QAbstractButton *> m_buttons;
    QList<qint64> m_lengths; // of the buttons, in seconds; 0: the whole
    Models::TimelineContent m_content;
    Models::TimelineCharts m_charts;
    bool m_isDimmed = false;
};

// "02:54:20 – 03:14:20 UTC, 20 min": with the days where there are two, with both zones where the clocks change.
QString visibleRangeText(const Session::TimeRange &range, const Base::TimeFormat &format,
                         const QDateTime &sessionStart);

} // namespace Widgets
