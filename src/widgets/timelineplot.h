// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/selection.h"
#include "widgets/timelinepainter.h"

#include <QDateTime>
#include <QList>
#include <QWidget>

#include <functional>
#include <optional>

class QCPAxis;
class QCPAxisRect;
class QCPLayer;
class QCPLayerable;
class QCustomPlot;

namespace Widgets {

// Overview, lanes and axis of the timeline on one QCustomPlot: an axis rect for the overview, one for the lanes, a
// layer for each kind of drawing. Charts are further axis rects under the lanes, with the x axis of the lanes.
//
// Knows neither session nor selection: it shows what it is given and tells what the pointer wants.
class TimelinePlot : public QWidget
{
    Q_OBJECT

public:
    explicit TimelinePlot(QWidget *parent = nullptr);
    ~TimelinePlot() override;

    void setContent(const Models::TimelineContent &content);
    void setVisibleRange(const Session::TimeRange &range); // invalid: the whole session
    void setTimeFormat(const Base::TimeFormat &format);
    void setSelectedEvent(int index);
    void setInstant(const std::optional<QDateTime> &time); // the cursor
    void setDimmed(bool dimmed);

    const TimelineView &view() const { return m_view; }
    const Models::TimelineLayout &geometryOfTimeline() const { return m_view.layout; }
    // The x pixel of a time, as the charts' shared axis has it.
    double axisPixel(const QDateTime &time) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    // A drag begins: what it does is undone as one.
    void gestureStarted();
    void rangeWanted(const Session::TimeRange &range);
    void zoomWanted(double factor, const QDateTime &anchor); // under 1: closer
    void panWanted(qint64 milliseconds);
    void instantWanted(const std::optional<QDateTime> &time);
    void eventWanted(int index);
    void eventActivated(int index);

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    enum class Drag { None, Lanes, Window, StartHandle, EndHandle };
    // How much of the picture has to be painted again.
    enum class Extent { Cursor, All };

    void buildPlot();
    void addLayer(const QString &name, const std::function<void(TimelinePainter &)> &paint);
    QCPAxisRect *addRow(int height);
    void updateLayout();
    void repaintPlot(Extent extent);
    double axisY() const;
    void dragTo(QPointF position);
    void dragWindow(QPointF position);
    void updatePointer(QPointF position);
    bool showToolTip(QPointF position, const QPoint &globalPosition);
    QString toolTipText(const QList<int> &events) const;

    TimelineView m_view;
    Session::TimeRange m_range;
    bool m_isDimmed = false;
    QCustomPlot *m_plot = nullptr;
    QCPAxisRect *m_overview = nullptr;
    QCPAxisRect *m_lanes = nullptr;
    QList<QCPLayer *> m_cursorLayers; // follow the pointer, and are painted alone

    Drag m_drag = Drag::None;
    QPointF m_dragFrom;
    Session::TimeRange m_dragRange;
};

} // namespace Widgets
