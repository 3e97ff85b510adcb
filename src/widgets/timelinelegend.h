// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/timelinecharts.h"
#include "models/timelinecontent.h"

#include <QList>
#include <QString>
#include <QWidget>

namespace Widgets {

struct Theme;

// What the timeline's drawings stand for: swatches with their words, as many as there are things to explain.
class TimelineLegend : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineLegend(QWidget *parent = nullptr);

    void setContent(const Models::TimelineContent &content, const Models::TimelineCharts &charts);
    void setDimmed(bool dimmed);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    enum class Swatch { Average, Target, Healthy, Starving, NotTold, NoData };
    struct Entry
    {
        Swatch swatch = Swatch::Average;
        QString words;

        friend bool operator==(const Entry &, const Entry &) = default;
    };

    static QList<Entry> entriesFor(const Models::TimelineContent &content, const Models::TimelineCharts &charts);
    static void paintSwatch(QPainter *painter, Swatch swatch, const QRectF &box, const Theme &theme);

    QList<Entry> m_entries;
    bool m_isDimmed = false;
};

} // namespace Widgets
