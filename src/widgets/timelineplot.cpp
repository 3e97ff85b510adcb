// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timelineplot.h"

#include "widgets/timelinechartpainter.h"
#include "widgets/timelinecursorpainter.h"
#include "widgets/timelinelanepainter.h"
#include "widgets/timelineoverviewpainter.h"
#include "widgets/timelinespanpainter.h"

#include <QFontMetricsF>

#include <qcustomplot.h>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Widgets {

namespace Frame = Models::TimelineFrame;
using Session::TimeRange;

namespace {

// One layer's drawing, handed to our painters.
class Drawing : public QCPLayerable
{
public:
    Drawing(QCustomPlot *plot, const QString &layer, const TimelineView &view, TimelinePlot::Paint paint)
        : QCPLayerable(plot, layer)
        , m_view(view)
        , m_paint(std::move(paint))
    {
    }

protected:
    // One pixel more at the bottom: the plot moves the clip up by one.
    QRect clipRect() const override { return mParentPlot->viewport().adjusted(0, 0, 0, 1); }
    void applyDefaultAntialiasingHint(QCPPainter *painter) const override { painter->setAntialiasing(false); }
    void draw(QCPPainter *painter) override
    {
        if (m_view.content.span().isValid())
            m_paint(painter, m_view);
    }

private:
    const TimelineView &m_view;
    TimelinePlot::Paint m_paint;
};

} // namespace

// Draws when it is painted, once for all that has changed since: QCustomPlot itself draws at every change of its size,
// and once more when it is asked to.
class TimelinePlot::Canvas : public QCustomPlot
{
public:
    Canvas(QWidget *parent, std::function<void()> prepare)
        : QCustomPlot(parent)
        , m_prepare(std::move(prepare))
    {
    }

    bool isDue() const { return m_isDue; }
    void drawAnew()
    {
        m_isDue = true;
        update();
    }

protected:
    void resizeEvent(QResizeEvent *) override
    {
        setViewport(rect());
        drawAnew();
    }
    void paintEvent(QPaintEvent *event) override
    {
        if (m_isDue) {
            m_isDue = false;
            m_prepare();
            // It asks to be painted afterwards, which is what goes on here.
            setAttribute(Qt::WA_UpdatesDisabled);
            replot(rpQueuedRefresh);
            setAttribute(Qt::WA_UpdatesDisabled, false);
        }
        QCustomPlot::paintEvent(event);
    }

private:
    std::function<void()> m_prepare;
    bool m_isDue = true;
};

TimelinePlot::TimelinePlot(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_view.theme = Theme::of(palette());
    buildPlot();
}

TimelinePlot::~TimelinePlot() = default;

void TimelinePlot::buildPlot()
{
    m_plot = new Canvas(this, [this] { layOut(); });
    m_plot->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setMinimumSize(0, 0);
    m_plot->plotLayout()->clear();
    m_plot->plotLayout()->setRowSpacing(0);
    m_plot->plotLayout()->setMargins(QMargins());
    m_rows = addRow();

    // From the back to the front.
    addLayer(u"base"_s, [](QPainter *painter, const TimelineView &view) {
        TimelineOverviewPainter(painter, view).paintBase();
        TimelineLanePainter(painter, view).paintBase();
        TimelineChartPainter(painter, view).paintBase();
    });
    addLayer(u"bands"_s,
             [](QPainter *painter, const TimelineView &view) { TimelineLanePainter(painter, view).paintBands(); });
    addLayer(u"timegrid"_s, [](QPainter *painter, const TimelineView &view) {
        TimelineLanePainter(painter, view).paintGrid();
        TimelineChartPainter(painter, view).paintGrid();
    });
    addLayer(u"hatch"_s, [](QPainter *painter, const TimelineView &view) {
        TimelineLanePainter(painter, view).paintHatch();
        TimelineChartPainter(painter, view).paintHatch();
    });
    addLayer(u"curves"_s, [](QPainter *painter, const TimelineView &view) {
        TimelineChartPainter charts(painter, view);
        charts.paintTargets();
        charts.paintCurves();
        TimelineOverviewPainter(painter, view).paintCurve();
    });
    addLayer(u"labels"_s, [](QPainter *painter, const TimelineView &view) {
        TimelineOverviewPainter(painter, view).paint();
        TimelineLanePainter(painter, view).paintLanes();
        TimelineChartPainter(painter, view).paintLabels();
    });
    addLayer(u"edges"_s, [](QPainter *painter, const TimelineView &view) {
        TimelineChartPainter(painter, view).paintEdges();
        TimelineLanePainter(painter, view).paintSelection();
    });
    addLayer(u"marks"_s,
             [](QPainter *painter, const TimelineView &view) { TimelineSpanPainter(painter, view).paintMarks(); });
    // With the axis, which leaves out the label under the cursor's flag. A picture of its own as large as the plot, to
    // be laid over the rest: no more of them than are needed.
    addLayer(u"pointer"_s, [](QPainter *painter, const TimelineView &view) {
        TimelineSpanPainter(painter, view).paintSpan();
        TimelineCursorPainter cursor(painter, view);
        cursor.paintAxis();
        cursor.paintReadout();
        cursor.paintCursor();
        cursor.paintRings();
    });
    m_overlay = m_plot->layer(u"pointer"_s);
    m_overlay->setMode(QCPLayer::lmBuffered);
}

void TimelinePlot::addLayer(const QString &name, const Paint &paint)
{
    m_plot->addLayer(name);
    m_paints.append(paint);
    new Drawing(m_plot, name, m_view, paint); // owned by the plot
}

QCPAxisRect *TimelinePlot::addRow()
{
    auto *rect = new QCPAxisRect(m_plot, false);
    rect->setAutoMargins(QCP::msNone);
    rect->setMinimumMargins(QMargins());
    QCPAxis *axis = rect->addAxis(QCPAxis::atBottom);
    axis->setVisible(false); // the timeline's own axis is drawn for all rows
    m_plot->plotLayout()->addElement(m_plot->plotLayout()->rowCount(), 0, rect);
    return rect;
}

void TimelinePlot::paintPicture(QPainter *painter) const
{
    TimelineView view = this->view();
    view.cursor.reset();
    view.isFocused = false;
    painter->fillRect(QRectF(0, 0, width(), view.height()), view.theme.window);
    if (!view.content.span().isValid())
        return;
    for (const Paint &paint : m_paints) {
        painter->save();
        paint(painter, view);
        painter->restore();
    }
}

void TimelinePlot::setContent(const Models::TimelineContent &content)
{
    m_view.content = content;
    m_wholeCharts = {};
    m_recentCharts = {};
    m_recentFrom = {};
    updateLayout();
}

void TimelinePlot::setMetrics(const Session::SessionMetrics &metrics, const Ivs::StreamSession &session)
{
    m_view.content.tellPeaks(metrics, session);
    m_wholeCharts = Models::TimelineCharts(metrics, session, m_view.content);
    m_recentFrom = metrics.recentRange.isValid() ? metrics.recentRange.start : QDateTime();
    m_recentCharts = m_recentFrom.isValid() ? Models::TimelineCharts(metrics, session, m_view.content, m_recentFrom)
                                            : Models::TimelineCharts();
    updateLayout();
}

void TimelinePlot::setVisibleRange(const TimeRange &range)
{
    m_range = range;
    updateLayout();
}

void TimelinePlot::setTimeFormat(const Base::TimeFormat &format)
{
    m_view.format = format;
    updateLayout();
}

void TimelinePlot::setSelectedEvent(int index)
{
    m_view.selectedEvent = index;
    repaintPlot(Extent::All);
}

void TimelinePlot::setInstant(const std::optional<QDateTime> &time)
{
    if (m_view.cursor == time)
        return;
    m_view.cursor = time;
    repaintPlot(Extent::Overlay);
}

void TimelinePlot::setSpan(const std::optional<Models::TimeSpanStatistics> &span)
{
    if (m_view.span == span)
        return;
    m_view.span = span;
    repaintPlot(Extent::Overlay);
}

void TimelinePlot::setMarks(const QList<Session::Mark> &marks)
{
    if (m_view.marks == marks)
        return;
    m_view.marks = marks;
    repaintPlot(Extent::All);
}

void TimelinePlot::setDimmed(bool dimmed)
{
    if (dimmed == m_isDimmed)
        return;
    m_isDimmed = dimmed;
    updateLayout();
}

void TimelinePlot::setRoom(const Models::ChartRoom &room)
{
    if (room == m_room)
        return;
    m_room = room;
    updateLayout();
}

void TimelinePlot::setChartChoices(const Models::ChartChoices &choices)
{
    if (choices == m_choices)
        return;
    m_choices = choices;
    updateLayout();
}

void TimelinePlot::updateLayout()
{
    const int heightBefore = sizeHint().height();
    const Theme theme = Theme::of(palette());
    m_view.theme = m_isDimmed ? theme.dimmed() : theme;
    m_view.hasReadout = width() >= Metrics::readoutMinimumWidth;
    layCharts();
    m_isLayoutDue = true;
    if (sizeHint().height() != heightBefore)
        updateGeometry();
    repaintPlot(Extent::All);
}

// Which charts: the finer ones as soon as they cover all that is visible. All heights go by the whole, so that nothing
// jumps in between.
void TimelinePlot::layCharts()
{
    const TimeRange visible = Models::effectiveRange(m_range, m_view.content.span());
    const bool isRecent = m_recentFrom.isValid() && visible.isValid() && visible.start >= m_recentFrom;
    m_view.charts = isRecent ? m_recentCharts : m_wholeCharts;
    m_view.overviewSeries = m_wholeCharts.find(CloudWatch::Metric::IngestVideoBitrate);
    QList<CloudWatch::Metric> all;
    for (const auto &chart : m_view.charts.charts())
        all.append(chart.series.metric);
    m_view.chartLayout = Models::TimelineChartLayout(m_view.charts, Models::chartHeights(all, m_room, m_choices),
                                                     m_view.lanesBottom());
}

// Everything but the heights, which are known before: events and their labels.
void TimelinePlot::layOut() const
{
    if (!m_isLayoutDue)
        return;
    m_isLayoutDue = false;
    const QFontMetricsF metrics(Fonts::label());
    m_view.layout = Models::TimelineLayout(m_view.content,
                                           {.visible = m_range,
                                            .format = m_view.format,
                                            .width = static_cast<double>(width()),
                                            .hasReadout = m_view.hasReadout},
                                           [&metrics](const QString &text) { return metrics.horizontalAdvance(text); });
    const auto &scale = m_view.layout.scale();
    const int left = static_cast<int>(scale.left);
    const int right = width() - static_cast<int>(scale.right());
    m_rows->setMargins(QMargins(left, static_cast<int>(Frame::lanesTop), right, 0));
    m_rows->axis(QCPAxis::atBottom)
        ->setRange(static_cast<double>(scale.start) / 1000.0, static_cast<double>(scale.end) / 1000.0);
    m_plot->setBackground(QBrush(Theme::of(palette()).window));
}

const TimelineView &TimelinePlot::view() const
{
    layOut();
    return m_view;
}

void TimelinePlot::repaintPlot(Extent extent)
{
    if (extent == Extent::All)
        m_plot->drawAnew();
    else if (!m_plot->isDue())
        m_overlay->replot();
}

double TimelinePlot::axisPixel(const QDateTime &time) const
{
    return m_rows->axis(QCPAxis::atBottom)->coordToPixel(static_cast<double>(time.toMSecsSinceEpoch()) / 1000.0);
}

QSize TimelinePlot::sizeHint() const
{
    return {1024, static_cast<int>(m_view.height())};
}

QSize TimelinePlot::minimumSizeHint() const
{
    return {400, sizeHint().height()};
}

void TimelinePlot::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_plot->setGeometry(rect());
    updateLayout();
}

void TimelinePlot::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationFontChange
        || event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateLayout();
}

void TimelinePlot::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    m_view.isFocused = event->reason() != Qt::MouseFocusReason;
    repaintPlot(Extent::All);
}

void TimelinePlot::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    m_view.isFocused = false;
    repaintPlot(Extent::All);
}

} // namespace Widgets
