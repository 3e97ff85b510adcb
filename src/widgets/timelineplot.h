// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/selection.h"
#include "session/sessionmetrics.h"
#include "widgets/timelineview.h"

#include <QDateTime>
#include <QList>
#include <QWidget>

#include <functional>
#include <optional>

class QCPAxis;
class QCPAxisRect;
class QCPLayer;
class QCPLayerable;

namespace Widgets {

// Overview, lanes, charts and axis of the timeline on one QCustomPlot, a layer for each kind of drawing. Where things
// lie is the geometry's word (Models::TimelineLayout, Models::TimelineChartLayout); one axis is shared by all rows.
//
// Knows neither session nor selection: it shows what it is given and tells what the pointer wants.
class TimelinePlot : public QWidget
{
    Q_OBJECT

public:
    // Paints a layer of a view, in logical pixels.
    using Paint = std::function<void(QPainter *, const TimelineView &)>;

    explicit TimelinePlot(QWidget *parent = nullptr);
    ~TimelinePlot() override;

    void setContent(const Models::TimelineContent &content);
    // Of `session`, whose content was set. Without points, or with nothing to read, there are no charts.
    void setMetrics(const Session::SessionMetrics &metrics, const Ivs::StreamSession &session);
    void setVisibleRange(const Session::TimeRange &range); // invalid: the whole session
    void setTimeFormat(const Base::TimeFormat &format);
    void setSelectedEvent(int index);
    void setInstant(const std::optional<QDateTime> &time); // the cursor
    void setSpan(const std::optional<Models::TimeSpanStatistics> &span); // the selected one
    void setMarks(const QList<Session::Mark> &marks);
    void setDimmed(bool dimmed);
    void setRoom(const Models::ChartRoom &room);
    void setChartChoices(const Models::ChartChoices &choices);

    // Laid out when it is asked for, or painted: what changes it many times on the way to a picture costs nothing.
    const TimelineView &view() const;
    const Models::TimelineLayout &geometryOfTimeline() const { return view().layout; }
    const Models::TimelineCharts &charts() const { return m_view.charts; } // without laying out
    // The x pixel of a time, as the charts' shared axis has it.
    double axisPixel(const QDateTime &time) const;
    // All of it at the size that it has, in `painter`'s logical pixels: for pictures. Without cursor and focus.
    void paintPicture(QPainter *painter) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    // A drag begins: what it does is undone as one.
    void gestureStarted();
    void rangeWanted(const Session::TimeRange &range);
    void zoomWanted(double factor, const QDateTime &anchor); // under 1: closer
    void panWanted(qint64 milliseconds);
    void instantWanted(const std::optional<QDateTime> &time);
    void spanWanted(const std::optional<Session::TimeRange> &range);
    void eventWanted(int index);
    void eventActivated(int index);
    void markActivated(const QString &id); // a click on its flag
    void chartFoldWanted(CloudWatch::Metric metric, bool isFolded); // a click on its name
    void menuWanted(const QPoint &globalPosition);

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    enum class Drag { None, Pan, Window, StartHandle, EndHandle, Span };
    class Canvas;
    // How much of the picture has to be painted again; the overlay is what follows the pointer.
    enum class Extent { Overlay, All };

    void buildPlot();
    void addLayer(const QString &name, const Paint &paint);
    QCPAxisRect *addRow();
    void updateLayout();
    void layCharts();
    void layOut() const;
    void repaintPlot(Extent extent);
    bool isInPlots(QPointF position) const;
    QDateTime instantAt(QPointF position) const;
    void startDrag(const QMouseEvent &event);
    void dragTo(QPointF position);
    void dragWindow(QPointF position);
    void dragSpan(QPointF position);
    void selectAt(QPointF position);
    void updatePointer(QPointF position);
    // The end of the selected span that stays when the one under the pointer is dragged.
    std::optional<QDateTime> spanAnchorAt(QPointF position) const;
    bool showToolTip(QPointF position, const QPoint &globalPosition);
    QString toolTipAt(QPointF position) const; // empty: there is nothing to say
    QString eventsToolTip(const QList<int> &events) const;

    mutable TimelineView m_view; // its layout is made by layOut()
    mutable bool m_isLayoutDue = true;
    Models::TimelineCharts m_wholeCharts;
    Models::TimelineCharts m_recentCharts; // finer, of the last part; empty where the whole is as fine
    QDateTime m_recentFrom;
    Session::TimeRange m_range;
    Models::ChartRoom m_room{312, 1000}; // the design's four charts, until it is told
    Models::ChartChoices m_choices;
    bool m_isDimmed = false;
    Canvas *m_plot = nullptr;
    QCPAxisRect *m_rows = nullptr; // lanes and charts: one axis of time for all
    QList<Paint> m_paints; // of all layers, from the back to the front
    QCPLayer *m_overlay = nullptr;

    Drag m_drag = Drag::None;
    bool m_isDragged = false; // far enough to be no click
    QPointF m_dragFrom;
    Session::TimeRange m_dragRange;
    QDateTime m_spanAnchor;
};

} // namespace Widgets
