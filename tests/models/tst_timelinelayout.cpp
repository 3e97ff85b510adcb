// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/timelinelayout.h"

#include "models/timelinesession.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace TimelineTest;
using Analysis::EventLane;
using Models::LaneBlock;
using Models::LaneMarker;
using Models::LaneRow;
using Models::OverviewPart;
using Models::PlotSpan;
using Models::Severity;
using Models::TimelineContent;
using Models::TimelineLayout;
using Session::TimeRange;
namespace Frame = Models::TimelineFrame;

namespace {

// Six pixels a character.
double textWidth(const QString &text)
{
    return 6.0 * static_cast<double>(text.size());
}

// Laid out so that the plot is `plotWidth` wide.
TimelineLayout layoutOf(const Ivs::StreamSession &session, const TimeRange &visible, double plotWidth,
                        const QString &format = u"utc"_s)
{
    const TimelineContent content(session, starvingNow());
    return TimelineLayout(content,
                          {.visible = visible,
                           .format = Base::TimeFormat::fromText(format),
                           .width = plotWidth + Frame::gutter + Frame::readout},
                          textWidth);
}

TimeRange span(const QString &start, const QString &end)
{
    return {at(start), at(end)};
}

LaneRow row(const TimelineLayout &layout, EventLane lane)
{
    for (const LaneRow &candidate : layout.rows()) {
        if (candidate.lane == lane)
            return candidate;
    }
    return {};
}

// A session of 1000 s with one starvation spell.
Ivs::StreamSession withSpell(const QString &start, const QString &end)
{
    Ivs::StreamSession session;
    session.startTime = at(u"03:00:00"_s);
    addEvent(session, at(u"03:00:00"_s), u"Stream Start"_s);
    addSpell(session, start, end);
    addEvent(session, at(u"03:16:40"_s), u"Stream End"_s);
    session.endTime = at(u"03:16:40"_s);
    return session;
}

bool overlaps(const PlotSpan &a, const PlotSpan &b)
{
    return a.left < b.right - 0.01 && b.left < a.right - 0.01;
}

} // namespace

class TestTimelineLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void heightsAreThoseOfTheDesign()
    {
        const TimelineLayout layout = layoutOf(starvingSession(), {}, 1000);
        QCOMPARE(layout.rows().size(), 4);
        QCOMPARE(layout.lanesBottom(), 54.0 + 4 * 22);
        QCOMPARE(layout.height(), 54.0 + 88 + 24);
        QCOMPARE(layout.rows().at(0).top, 54.0);
        QCOMPARE(layout.rows().at(3).top, 54.0 + 66);
        QCOMPARE(layout.scale().left, 152.0);
        QCOMPARE(layout.scale().width, 1000.0);
        QCOMPARE(layout.overviewRect(), QRectF(152, 4, 1000, 28));
    }

    void withoutEventsANoteTakesTheLanesPlace()
    {
        Ivs::StreamSession session;
        session.startTime = at(u"03:00:00"_s);
        const TimelineLayout layout = layoutOf(session, {}, 1000);
        QVERIFY(layout.rows().isEmpty());
        QCOMPARE(layout.lanesBottom(), 54.0 + 44);
        QVERIFY(!layout.ticks().isEmpty());
    }

    void withoutATimeThereIsNothing()
    {
        const TimelineLayout layout = layoutOf({}, {}, 1000);
        QVERIFY(layout.rows().isEmpty());
        QVERIFY(layout.ticks().isEmpty());
        QVERIFY(layout.eventsAt(QPointF(300, 60)).isEmpty());
    }

    void aSpellIsLabelledByItsWidth_data()
    {
        QTest::addColumn<QString>("start");
        QTest::addColumn<QString>("end");
        QTest::addColumn<double>("plotWidth");
        QTest::addColumn<QString>("label");
        QTest::addColumn<bool>("isBeside");
        const QString start = u"03:06:05"_s;
        const QString end = u"03:08:10"_s; // 125 s of 1000
        // "Starving 2:05" needs 18 + 78 + 4 px, "2:05" 18 + 24 + 4.
        QTest::newRow("wide: with the word") << start << end << 810.0 << u"Starving 2:05"_s << false;
        QTest::newRow("too narrow for the word") << start << end << 790.0 << u"2:05"_s << false;
        QTest::newRow("still the time") << start << end << 370.0 << u"2:05"_s << false;
        QTest::newRow("narrow: beside") << start << end << 330.0 << u"2:05"_s << true;
        QTest::newRow("goes on") << start << QString() << 280.0 << u"Starving 8:15 so far"_s << false;
    }
    void aSpellIsLabelledByItsWidth()
    {
        QFETCH(QString, start);
        QFETCH(QString, end);
        QFETCH(double, plotWidth);
        QFETCH(QString, label);
        QFETCH(bool, isBeside);
        Ivs::StreamSession session = withSpell(start, end);
        if (end.isEmpty()) {
            session.endTime = {};
            session.truncatedEvents.removeFirst();
        }
        const LaneRow health = row(layoutOf(session, {}, plotWidth), EventLane::Health);
        QCOMPARE(health.blocks.size(), 1);
        const LaneBlock block = health.blocks.first();
        QCOMPARE(block.label.text, label);
        QCOMPARE(block.isLabelBeside, isBeside);
        QVERIFY(block.shapeX.has_value());
        if (isBeside)
            QVERIFY(block.label.left > block.rect.right());
        else
            QVERIFY(block.label.left + block.label.width <= block.rect.right());
    }

    void aSpellTooNarrowForItsTriangleKeepsItsFillAndGetsAMarker()
    {
        const LaneRow health = row(layoutOf(withSpell(u"03:06:05"_s, u"03:06:15"_s), {}, 1000), EventLane::Health);
        QCOMPARE(health.blocks.size(), 1);
        QVERIFY(!health.blocks.first().shapeX);
        QCOMPARE(health.blocks.first().rect.width(), 10.0);
        QCOMPARE(health.markers.size(), 1);
        QCOMPARE(health.markers.first().x, health.blocks.first().rect.center().x());
        QCOMPARE(health.markers.first().label.text, u"0:10"_s);
        QCOMPARE(health.markers.first().events, QList<int>{2});
    }

    void aBlockHasNoCapWhereItGoesOnBeyondThePlot_data()
    {
        QTest::addColumn<TimeRange>("visible");
        QTest::addColumn<bool>("hasStartCap");
        QTest::addColumn<bool>("hasEndCap");
        QTest::newRow("whole") << TimeRange() << true << true;
        QTest::newRow("begins before") << span(u"03:07:00"_s, u"03:12:00"_s) << false << true;
        QTest::newRow("ends behind") << span(u"03:01:00"_s, u"03:07:00"_s) << true << false;
        QTest::newRow("both") << span(u"03:06:30"_s, u"03:07:30"_s) << false << false;
        QTest::newRow("exactly") << span(u"03:06:05"_s, u"03:08:10"_s) << true << true;
    }
    void aBlockHasNoCapWhereItGoesOnBeyondThePlot()
    {
        QFETCH(TimeRange, visible);
        QFETCH(bool, hasStartCap);
        QFETCH(bool, hasEndCap);
        const TimelineLayout layout = layoutOf(withSpell(u"03:06:05"_s, u"03:08:10"_s), visible, 1000);
        const LaneBlock block = row(layout, EventLane::Health).blocks.first();
        QCOMPARE(block.hasStartCap, hasStartCap);
        QCOMPARE(block.hasEndCap, hasEndCap);
        QCOMPARE(block.rect.left() < layout.scale().left, !hasStartCap);
        QCOMPARE(block.rect.right() > layout.scale().right(), !hasEndCap);
        QVERIFY(block.rect.left() >= layout.scale().left - 10);
        QVERIFY(block.rect.right() <= layout.scale().right() + 10);
        QVERIFY(block.shapeX.value_or(0) >= layout.scale().left);
    }

    void whatGoesOnHasNoCapAtNow()
    {
        const TimelineLayout layout = layoutOf(starvingSession(), {}, 1000);
        const LaneBlock live = row(layout, EventLane::StreamState).blocks.first();
        QVERIFY(live.hasStartCap);
        QVERIFY(!live.hasEndCap);
        QVERIFY(!live.isEndInferred);
        QVERIFY(!row(layout, EventLane::Health).blocks.last().hasEndCap);
    }

    void whatIsOutOfViewIsLeftOut()
    {
        const TimelineLayout layout
            = layoutOf(withSpell(u"03:06:05"_s, u"03:08:10"_s), span(u"03:10:00"_s, u"03:12:00"_s), 1000);
        QVERIFY(row(layout, EventLane::Health).blocks.isEmpty());
        QVERIFY(layout.bands().isEmpty());
        QCOMPARE(row(layout, EventLane::Health).healthy.size(), 1);
        QCOMPARE(row(layout, EventLane::Health).healthy.first(), (PlotSpan{152, 1152}));
    }

    void barsSayWhatTheyAreInTheRoomThereIs_data()
    {
        QTest::addColumn<bool>("isEnded");
        QTest::addColumn<double>("plotWidth");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("live");
        QTest::addColumn<QString>("recording");
        QTest::newRow("open") << false << 1000.0 << u"utc"_s << u"Live since 02:41:15"_s
                              << u"Recording since 02:41:16 to arena-vod"_s;
        QTest::newRow("open, T+") << false << 1000.0 << u"elapsed"_s << u"Live since 0:00:07"_s
                                  << u"Recording since 0:00:08 to arena-vod"_s;
        QTest::newRow("open, narrow") << false << 150.0 << u"utc"_s << u"Live since 02:41:15"_s << u"Recording"_s;
        QTest::newRow("open, narrowest") << false << 60.0 << u"utc"_s << u"Live"_s << QString();
        QTest::newRow("ended") << true << 1000.0 << u"utc"_s << u"Live 02:41:15 – 03:20:00, 38:45"_s
                               << u"Recorded 02:41:16 – 03:20:00, 38:44 to arena-vod"_s;
        QTest::newRow("ended, narrow") << true << 180.0 << u"utc"_s << u"Live for 38:45"_s << u"Recorded for 38:44"_s;
    }
    void barsSayWhatTheyAreInTheRoomThereIs()
    {
        QFETCH(bool, isEnded);
        QFETCH(double, plotWidth);
        QFETCH(QString, format);
        Ivs::StreamSession session = quietSession();
        if (isEnded)
            endSession(session, u"03:20:00"_s);
        const TimelineLayout layout = layoutOf(session, {}, plotWidth, format);
        const LaneBlock live = row(layout, EventLane::StreamState).blocks.first();
        const LaneBlock recording = row(layout, EventLane::Recording).blocks.first();
        QTEST(live.label.text, "live");
        QTEST(recording.label.text, "recording");
    }

    void anEndThatNoEventTellsIsMarkedAndSaid()
    {
        Ivs::StreamSession session = quietSession();
        addEvent(session, at(u"03:20:00"_s), u"Stream End"_s);
        addEvent(session, at(u"03:20:00"_s), u"Session Ended"_s);
        session.endTime = at(u"03:20:00"_s);
        const TimelineLayout layout = layoutOf(session, {}, 1000);
        const LaneBlock recording = row(layout, EventLane::Recording).blocks.first();
        QVERIFY(recording.isEndInferred);
        QVERIFY(recording.hasEndCap);
        QCOMPARE(recording.label.text, u"Recording since 02:41:16 to arena-vod, its end is not told"_s);
        QVERIFY(!row(layout, EventLane::StreamState).blocks.first().isEndInferred);
    }

    void aMomentIsLabelledWhereThereIsRoom_data()
    {
        QTest::addColumn<QString>("time");
        QTest::addColumn<QString>("next"); // of another kind; empty: none
        QTest::addColumn<QString>("label");
        QTest::addColumn<bool>("isBefore");
        // The plot is 1000 px for 1000 s from 03:00:00 on; "Ingest Bitrate" takes 84 px, its shape 7 on either side.
        QTest::newRow("free") << u"03:05:00"_s << QString() << u"Ingest Bitrate"_s << false;
        QTest::newRow("at the right end: before the shape")
            << u"03:15:50"_s << QString() << u"Ingest Bitrate"_s << true;
        QTest::newRow("elided before the next") << u"03:05:00"_s << u"03:06:30"_s << u"Ingest…"_s << false;
        QTest::newRow("dropped where little would be left") << u"03:05:00"_s << u"03:06:00"_s << QString() << false;
    }
    void aMomentIsLabelledWhereThereIsRoom()
    {
        QFETCH(QString, time);
        QFETCH(QString, next);
        QFETCH(QString, label);
        QFETCH(bool, isBefore);
        Ivs::StreamSession session = withSpell({}, {});
        Ivs::StreamEvent end = session.truncatedEvents.takeFirst();
        addEvent(session, at(time), u"Ingest Bitrate"_s, u"IVS Limit Breach"_s);
        if (!next.isEmpty())
            addEvent(session, at(next), u"Ingest Resolution"_s, u"IVS Limit Breach"_s);
        session.truncatedEvents.prepend(end);
        const LaneRow limits = row(layoutOf(session, {}, 1000), EventLane::Limits);
        const LaneMarker marker = limits.markers.first();
        if (label.endsWith(u'…')) {
            QVERIFY(marker.label.text.endsWith(u'…'));
            QVERIFY(u"Ingest Bitrate"_s.startsWith(marker.label.text.chopped(1)));
        } else {
            QCOMPARE(marker.label.text, label);
        }
        QCOMPARE(!label.isEmpty() && marker.label.left < marker.x, isBefore);
    }

    void momentsInThePlaceOfOneBecomeOneWithACount()
    {
        Ivs::StreamSession session = withSpell({}, {});
        for (const auto *time : {u"03:05:00", u"03:05:02", u"03:05:04"})
            addEvent(session, at(QString::fromUtf16(time)), u"Ingest Bitrate"_s, u"IVS Limit Breach"_s);
        addEvent(session, at(u"03:10:00"_s), u"Ingest Bitrate"_s, u"IVS Limit Breach"_s);
        const LaneRow limits = row(layoutOf(session, {}, 1000), EventLane::Limits);
        QCOMPARE(limits.markers.size(), 2);
        QCOMPARE(limits.markers.at(0).count, 3);
        QCOMPARE(limits.markers.at(0).label.text, u"×3"_s);
        QCOMPARE(limits.markers.at(0).events, (QList{3, 2, 1}));
        QCOMPARE(limits.markers.at(0).x, 152.0 + 300);
        QCOMPARE(limits.markers.at(1).count, 1);
    }

    void theWorstOfAGroupGivesItsShape()
    {
        Ivs::StreamSession session = withSpell({}, {});
        addEvent(session, at(u"03:05:00"_s), u"Session Created"_s);
        addEvent(session, at(u"03:05:01"_s), u"Stream Failure"_s);
        addEvent(session, at(u"03:05:02"_s), u"Session Created"_s);
        const LaneRow state = row(layoutOf(session, {}, 1000), EventLane::StreamState);
        QCOMPARE(state.markers.size(), 1);
        QCOMPARE(state.markers.first().severity, Severity::Error);
    }

    void noLabelLiesOnAnything_data()
    {
        QTest::addColumn<int>("spells");
        QTest::addColumn<double>("plotWidth");
        for (const int spells : {3, 40, 240}) {
            for (const double width : {300.0, 648.0, 1015.0, 1972.0})
                QTest::addRow("%d spells on %.0f px", spells, width) << spells << width;
        }
    }
    void noLabelLiesOnAnything()
    {
        QFETCH(int, spells);
        QFETCH(double, plotWidth);
        Ivs::StreamSession session = quietSession();
        QDateTime time = at(u"02:42:00"_s);
        for (int i = 0; i < spells; ++i) {
            addEvent(session, time, u"Starvation Start"_s, u"IVS Stream Health Change"_s);
            time = time.addSecs(2 + (i * 7919) % (7200 / spells));
            addEvent(session, time, u"Starvation End"_s, u"IVS Stream Health Change"_s);
            time = time.addSecs(2 + (i * 104729) % (7200 / spells));
            if (i % 5 == 0)
                addEvent(session, time, u"Ingest Bitrate"_s, u"IVS Limit Breach"_s);
        }
        endSession(session, time.toString(u"HH:mm:ss"_s));
        const TimelineLayout layout = layoutOf(session, {}, plotWidth);
        for (const LaneRow &lane : layout.rows()) {
            QList<PlotSpan> labels;
            QList<PlotSpan> others;
            for (const LaneBlock &block : lane.blocks) {
                if (block.shapeX)
                    others.append({block.rect.left(), std::min(block.rect.right(), layout.scale().right())});
                if (!block.label.text.isEmpty() && (block.isLabelBeside || !block.isStarvation))
                    labels.append({block.label.left, block.label.left + block.label.width});
            }
            for (const LaneMarker &marker : lane.markers) {
                others.append({marker.x - 7, marker.x + 7});
                if (!marker.label.text.isEmpty())
                    labels.append({marker.label.left, marker.label.left + marker.label.width});
            }
            for (qsizetype i = 0; i < labels.size(); ++i) {
                QVERIFY(labels.at(i).left >= layout.scale().left);
                QVERIFY(labels.at(i).right <= layout.scale().right() + 0.01);
                for (const PlotSpan &other : labels.mid(i + 1) + others)
                    QVERIFY2(
                        !overlaps(labels.at(i), other),
                        qPrintable(
                            u"%1: label at %2, other at %3"_s.arg(lane.title).arg(labels.at(i).left).arg(other.left)));
            }
            for (qsizetype i = 1; i < lane.markers.size(); ++i)
                QVERIFY(lane.markers.at(i).x - lane.markers.at(i - 1).x >= 14);
        }
    }

    void aTimeBeforeItsShapeLeavesTheOneBesideABlockAlone()
    {
        Ivs::StreamSession session = withSpell(u"03:15:00"_s, u"03:15:30"_s);
        const Ivs::StreamEvent end = session.truncatedEvents.takeFirst();
        addSpell(session, u"03:16:28"_s, u"03:16:33"_s);
        session.truncatedEvents.prepend(end);
        const LaneRow health = row(layoutOf(session, {}, 1000), EventLane::Health);
        QCOMPARE(health.blocks.first().label.text, u"0:30"_s);
        QVERIFY(health.blocks.first().isLabelBeside);
        QCOMPARE(health.markers.size(), 1);
        QCOMPARE(health.markers.first().label.text, QString());
    }

    void theHealthyLineLeavesOutWhatIsNotKnown()
    {
        const TimelineLayout layout = layoutOf(withSpell(u"03:06:05"_s, u"03:08:10"_s), {}, 1000);
        const LaneRow health = row(layout, EventLane::Health);
        QCOMPARE(health.healthy, (QList{PlotSpan{152, 152 + 365}, PlotSpan{152 + 490, 1152}}));
        QCOMPARE(layout.bands(), (QList{PlotSpan{152 + 365, 152 + 490}}));
    }

    void whatWasCutAwayIsMarkedInLanesAndOverview()
    {
        Ivs::StreamSession session;
        session.startTime = at(u"03:00:00"_s);
        session.endTime = at(u"03:16:40"_s);
        for (int i = 0; i < Ivs::maximumEventCount; ++i)
            addEvent(session, at(u"03:01:40"_s).addSecs(i), u"Ingest Bitrate"_s, u"IVS Limit Breach"_s);
        const TimelineLayout layout = layoutOf(session, {}, 1000);
        QCOMPARE(layout.unknown(), std::optional(PlotSpan{152, 252}));
        QCOMPARE(layout.overviewUnknown(), std::optional(PlotSpan{152, 252}));
        QVERIFY(!layoutOf(session, span(u"03:10:00"_s, u"03:11:00"_s), 1000).unknown());
    }

    void theOverviewHoldsAllOfTheSessionWhateverIsVisible()
    {
        const TimelineLayout layout = layoutOf(starvingSession(), span(u"02:54:20"_s, u"03:14:20"_s), 1992);
        QCOMPARE(layout.overviewTicks().size(), 17);
        QCOMPARE(layout.overviewTicks().first().x, 152.0);
        QCOMPARE(layout.overviewBlocks().size(), 7);
        QCOMPARE(layout.overviewErrors(), QList<double>{152 + 1219.0});
        QCOMPARE(layout.window(), (PlotSpan{152 + 792.0, 152 + 1992.0})); // a second is a pixel
    }

    void theOverviewTellsWhatIsGrabbed_data()
    {
        QTest::addColumn<QPointF>("point");
        QTest::addColumn<OverviewPart>("expected");
        QTest::newRow("left handle") << QPointF(152 + 792, 10) << OverviewPart::StartHandle;
        QTest::newRow("left handle's edge") << QPointF(152 + 788, 10) << OverviewPart::StartHandle;
        QTest::newRow("right handle") << QPointF(152 + 1992, 10) << OverviewPart::EndHandle;
        QTest::newRow("window") << QPointF(152 + 1000, 10) << OverviewPart::Window;
        QTest::newRow("outside") << QPointF(152 + 100, 10) << OverviewPart::Outside;
        QTest::newRow("gutter") << QPointF(20, 10) << OverviewPart::None;
        QTest::newRow("labels") << QPointF(152 + 1000, 45) << OverviewPart::None;
        QTest::newRow("lanes") << QPointF(152 + 1000, 60) << OverviewPart::None;
    }
    void theOverviewTellsWhatIsGrabbed()
    {
        QFETCH(QPointF, point);
        QFETCH(OverviewPart, expected);
        const TimelineLayout layout = layoutOf(starvingSession(), span(u"02:54:20"_s, u"03:14:20"_s), 1992);
        QCOMPARE(layout.overviewPartAt(point), expected);
    }

    void pointsHitTheEventsUnderThem_data()
    {
        QTest::addColumn<double>("x");
        QTest::addColumn<int>("lane");
        QTest::addColumn<QString>("expected"); // the event's time; empty: none
        // The plot is 1992 px for 1992 s from 02:41:08 on.
        QTest::newRow("a shape") << 1219.0 << 2 << u"03:01:27"_s;
        QTest::newRow("near a shape") << 1226.0 << 2 << u"03:01:27"_s;
        QTest::newRow("a shape's label") << 1280.0 << 2 << u"03:01:27"_s;
        QTest::newRow("beside a shape") << 1205.0 << 2 << QString();
        QTest::newRow("a block") << 1540.0 << 1 << u"03:06:05"_s;
        QTest::newRow("a block's start") << 1498.0 << 1 << u"03:06:05"_s;
        QTest::newRow("a block's end") << 1621.0 << 1 << u"03:08:10"_s;
        QTest::newRow("healthy") << 100.0 << 1 << QString();
        QTest::newRow("the live bar") << 500.0 << 0 << u"02:41:15"_s;
        QTest::newRow("under the lanes") << 500.0 << 5 << QString();
    }
    void pointsHitTheEventsUnderThem()
    {
        QFETCH(double, x);
        QFETCH(int, lane);
        QFETCH(QString, expected);
        const Ivs::StreamSession session = starvingSession();
        const TimelineLayout layout = layoutOf(session, {}, 1992);
        const QList<int> events = layout.eventsAt(QPointF(152 + x, 54 + lane * 22 + 11));
        QCOMPARE(events.size(), expected.isEmpty() ? 0 : 1);
        if (!events.isEmpty())
            QCOMPARE(session.truncatedEvents.at(events.first()).eventTime, at(expected));
    }

    void everyEventInViewHasAFrame()
    {
        const Ivs::StreamSession session = starvingSession();
        const TimelineLayout layout = layoutOf(session, {}, 648);
        for (int i = 0; i < session.truncatedEvents.size(); ++i)
            QVERIFY2(layout.frameOf(i), qPrintable(QString::number(i)));
        QVERIFY(!layout.frameOf(-1));
        QVERIFY(!layout.frameOf(17));
        QVERIFY(!layoutOf(session, span(u"02:42:00"_s, u"02:43:00"_s), 648).frameOf(3));
    }

    void textsAreCutToTheirRoom_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("width");
        QTest::addColumn<QString>("expected");
        QTest::newRow("fits") << u"Ingest"_s << 36.0 << u"Ingest"_s;
        QTest::newRow("one short") << u"Ingest"_s << 35.0 << u"Inge…"_s;
        QTest::newRow("no space before the dots") << u"In gest"_s << 24.0 << u"In…"_s;
        QTest::newRow("one letter") << u"Ingest"_s << 12.0 << u"I…"_s;
        QTest::newRow("nothing left") << u"Ingest"_s << 11.0 << QString();
        QTest::newRow("no half characters") << u"a\U0001F50D\U0001F50D"_s << 24.0 << u"a\U0001F50D…"_s;
        QTest::newRow("not even between them") << u"a\U0001F50D\U0001F50D"_s << 18.0 << u"a…"_s;
        QTest::newRow("empty") << QString() << 0.0 << QString();
    }
    void textsAreCutToTheirRoom()
    {
        QFETCH(QString, text);
        QFETCH(double, width);
        QTEST(Models::elidedText(text, width, textWidth), "expected");
    }
};

QTEST_GUILESS_MAIN(TestTimelineLayout)
#include "tst_timelinelayout.moc"
