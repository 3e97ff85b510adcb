// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timelineaccessible.h"

#include "widgets/timelineplot.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QCoreApplication>
#include <QMap>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Widgets {

namespace {

namespace Frame = Models::TimelineFrame;

// What of the timeline is spoken of: which lane or chart, by its number in its enumeration.
struct Part
{
    enum class Kind { Overview, Lane, Chart };

    Kind kind = Kind::Overview;
    int number = 0;

    friend bool operator==(const Part &, const Part &) = default;
    friend bool operator<(const Part &a, const Part &b)
    {
        return a.kind != b.kind ? a.kind < b.kind : a.number < b.number;
    }
};

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Widgets::TimelineAccessible)
};

QList<Part> partsOf(const TimelineView &view)
{
    QList<Part> parts{{Part::Kind::Overview, 0}};
    for (const auto &row : view.layout.rows())
        parts.append({Part::Kind::Lane, static_cast<int>(row.lane)});
    for (const auto &row : view.chartLayout.rows())
        parts.append({Part::Kind::Chart, static_cast<int>(row.metric)});
    return parts;
}

const Models::LaneRow *laneOf(const TimelineView &view, const Part &part)
{
    const auto &rows = view.layout.rows();
    const auto found = std::find_if(rows.cbegin(), rows.cend(), [&part](const Models::LaneRow &row) {
        return part.kind == Part::Kind::Lane && static_cast<int>(row.lane) == part.number;
    });
    return found == rows.cend() ? nullptr : &*found;
}

const Models::ChartRow *chartOf(const TimelineView &view, const Part &part)
{
    return part.kind == Part::Kind::Chart ? view.chartLayout.find(static_cast<CloudWatch::Metric>(part.number))
                                          : nullptr;
}

qsizetype eventsInView(const TimelineView &view, Analysis::EventLane lane)
{
    const auto &scale = view.layout.scale();
    const auto &events = view.content.events();
    return std::count_if(events.cbegin(), events.cend(), [&](const Models::TimelineEvent &event) {
        const qint64 time = event.time.toMSecsSinceEpoch();
        return event.meaning.lane == lane && time >= scale.start && time <= scale.end;
    });
}

// The cursor, where it is in view, else the newest there is.
QDateTime instantOf(const TimelineView &view)
{
    return view.cursorX() ? *view.cursor : view.content.span().end;
}

class PartAccessible : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    PartAccessible(TimelinePlot *plot, const Part &part)
        : m_plot(plot)
        , m_part(part)
    {
    }

    bool isValid() const override { return partsOf(m_plot->view()).contains(m_part); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_plot); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::Graphic; }

    QString text(QAccessible::Text kind) const override
    {
        switch (kind) {
        case QAccessible::Name:
            return name();
        case QAccessible::Description:
            return description();
        case QAccessible::Value:
            return value();
        default:
            return {};
        }
    }
    void setText(QAccessible::Text, const QString &) override { }

    QRect rect() const override
    {
        const QRect own = place().toAlignedRect();
        return {m_plot->mapToGlobal(own.topLeft()), own.size()};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.readOnly = true;
        if (const auto *row = chartOf(m_plot->view(), m_part)) {
            state.expandable = true;
            state.expanded = !row->isFolded;
            state.collapsed = row->isFolded;
        }
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        const bool isAction = type == QAccessible::ActionInterface && m_part.kind == Part::Kind::Chart;
        return isAction ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }
    QStringList actionNames() const override { return {toggleAction()}; }
    void doAction(const QString &action) override
    {
        const auto *row = chartOf(m_plot->view(), m_part);
        if (row && action == toggleAction())
            Q_EMIT m_plot->chartFoldWanted(row->metric, !row->isFolded);
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    QString name() const
    {
        const TimelineView &view = m_plot->view();
        if (const auto *lane = laneOf(view, m_part))
            return Text::tr("Lane %1").arg(lane->title);
        if (const auto *chart = chartOf(view, m_part))
            return Text::tr("Chart %1").arg(Models::chartWords(chart->metric).title);
        return Text::tr("Overview of the whole session");
    }

    QString description() const
    {
        const TimelineView &view = m_plot->view();
        if (const auto *lane = laneOf(view, m_part))
            return Text::tr("%1 events in view").arg(eventsInView(view, lane->lane));
        const auto *row = chartOf(view, m_part);
        if (!row)
            return view.content.summary();
        const auto &chart = view.chartOf(*row);
        QStringList words{Text::tr("from 0 to %1").arg(Models::chartValue(row->metric, chart.top))};
        for (const QString &more : {chart.targetText, chart.limitText}) {
            if (!more.isEmpty())
                words << more;
        }
        return (words << view.charts.periodLines()).join(u", "_s);
    }

    QString value() const
    {
        const TimelineView &view = m_plot->view();
        const QDateTime instant = instantOf(view);
        if (const auto *lane = laneOf(view, m_part))
            return view.content.stateAt(lane->lane, instant, 0).text;
        if (const auto *row = chartOf(view, m_part)) {
            const auto readout
                = view.charts.readout(view.chartOf(*row), view.cursorX() ? std::optional(instant) : std::nullopt);
            return (QStringList{readout.value} + readout.details).join(u", "_s);
        }
        return Text::tr("%1 – %2").arg(view.clock(view.content.span().start), view.clock(view.content.span().end));
    }

    QRectF place() const
    {
        const TimelineView &view = m_plot->view();
        const double width = view.layout.width();
        if (const auto *lane = laneOf(view, m_part))
            return {0, lane->top, width, Frame::laneHeight};
        if (const auto *chart = chartOf(view, m_part))
            return {0, chart->values.top, width, chart->values.height};
        return {0, Frame::overviewTop, width, Frame::overviewHeight};
    }

    TimelinePlot *m_plot;
    Part m_part;
};

class PlotAccessible : public QAccessibleWidget
{
public:
    explicit PlotAccessible(TimelinePlot *plot)
        : QAccessibleWidget(plot, QAccessible::Chart)
        , m_plot(plot)
    {
    }
    ~PlotAccessible() override
    {
        for (const QAccessible::Id id : std::as_const(m_ids))
            QAccessible::deleteAccessibleInterface(id);
    }
    PlotAccessible(const PlotAccessible &) = delete;
    PlotAccessible &operator=(const PlotAccessible &) = delete;

    int childCount() const override { return static_cast<int>(partsOf(m_plot->view()).size()); }
    QAccessibleInterface *child(int index) const override
    {
        const QList<Part> parts = partsOf(m_plot->view());
        if (index < 0 || index >= parts.size())
            return nullptr;
        const Part &part = parts.at(index);
        if (!m_ids.contains(part)) // owned by Qt's cache, and given back by the destructor
            m_ids.insert(part, QAccessible::registerAccessibleInterface(new PartAccessible(m_plot, part)));
        return QAccessible::accessibleInterface(m_ids.value(part));
    }
    int indexOfChild(const QAccessibleInterface *wanted) const override
    {
        for (int i = 0; i < childCount(); ++i) {
            if (child(i) == wanted)
                return i;
        }
        return -1;
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        for (int i = 0; i < childCount(); ++i) {
            if (QAccessibleInterface *part = child(i); part->rect().contains(x, y))
                return part;
        }
        return nullptr;
    }

private:
    TimelinePlot *m_plot;
    mutable QMap<Part, QAccessible::Id> m_ids;
};

QAccessibleInterface *makeAccessible(const QString &, QObject *object)
{
    auto *plot = qobject_cast<TimelinePlot *>(object);
    return plot ? new PlotAccessible(plot) : nullptr;
}

} // namespace

void installTimelineAccessible()
{
    QAccessible::installFactory(makeAccessible); // once, however often it is asked for
}

} // namespace Widgets
