// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/timetext.h"
#include "models/timelinecharts.h"
#include "models/timelinecontent.h"
#include "session/selection.h"

#include <QList>
#include <QWidget>

class QAction;
class QCheckBox;
class QLabel;
class QMenu;
class QToolButton;

namespace Widgets {

class PresetButton;
class TimelineLegend;
class TimelineSpanStrip;

// The line over the timeline: title, presets for the visible range, the range itself, which charts are shown, and what
// the drawings stand for; in place of that, while a span is selected, what can be done with it. What finds no room in
// the width gives way: first the legend, then the commands of the span go into a menu, then the button of the charts,
// whose menu is the window's too, and the title.
class TimelineBar : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineBar(QWidget *parent = nullptr);
    ~TimelineBar() override;

    void setChartsMenu(QMenu *menu);
    void setSpanCommands(const QList<QAction *> &commands); // the last takes the selection away

    void setContent(const Models::TimelineContent &content);
    void setCharts(const Models::TimelineCharts &charts);
    // The range that is shown; `isWhole`: it is all of the session.
    void setRange(const Session::TimeRange &range, bool isWhole, const Base::TimeFormat &format);
    void setDimmed(bool dimmed);
    // The check box "Follow now", which only what is on air has.
    void setFollow(bool isOffered, bool isFollowing);
    void setSpanText(const QString &text); // how long the selected span is; empty: none is selected

    QString rangeText() const;
    QSize minimumSizeHint() const override; // any width will do

Q_SIGNALS:
    void wholeWanted();
    void lengthWanted(qint64 seconds); // a preset: the last, or the part around what is selected
    void followWanted(bool follow);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildFollow();
    void buildPresets();
    void buildCharts();
    void buildLayout();
    void addPreset(const QString &text, const QString &name, qint64 seconds);
    void updateColours();
    void fitParts();

    QLabel *m_title;
    QWidget *m_presets;
    QLabel *m_range;
    QCheckBox *m_follow;
    QToolButton *m_chartsButton;
    TimelineSpanStrip *m_spanStrip;
    TimelineLegend *m_legend;
    QList<PresetButton *> m_buttons;
    QList<qint64> m_lengths; // of the buttons, in seconds; 0: the whole
    Models::TimelineContent m_content;
    Models::TimelineCharts m_charts;
    bool m_isDimmed = false;
};

} // namespace Widgets
