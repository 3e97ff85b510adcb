// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/theme.h"
#include "widgets/timelinebench.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>
#include <QToolTip>

using namespace Qt::StringLiterals;
using namespace TimelineTest;
using Session::TimeRange;
using Widgets::Theme;

namespace {

TimeRange range(const QString &start, const QString &end)
{
    return {at(start), at(end)};
}

// How far two colours are apart, 0 to 255 in the worst channel.
int distance(const QColor &a, const QColor &b)
{
    return std::max({std::abs(a.red() - b.red()), std::abs(a.green() - b.green()), std::abs(a.blue() - b.blue())});
}

// Whether a colour is near a point.
bool hasNear(const QImage &image, QPoint point, const QColor &colour, int reach = 2, int tolerance = 40)
{
    for (int dy = -reach; dy <= reach; ++dy) {
        for (int dx = -reach; dx <= reach; ++dx) {
            const QPoint at = point + QPoint(dx, dy);
            if (image.rect().contains(at) && distance(image.pixelColor(at), colour) <= tolerance)
                return true;
        }
    }
    return false;
}

double averageAt(const ChartBench &bench, qsizetype chart, const QString &time)
{
    const auto *point = Models::pointAt(bench.view().charts.charts().at(chart).series, at(time).toMSecsSinceEpoch());
    return point ? point->average : -1;
}

QString noteHeading(const ChartBench &bench)
{
    const auto *label = bench.timeline.findChild<QLabel *>(u"chartsNoteHeading"_s);
    return label->isVisibleTo(&bench.timeline) ? label->text() : QString();
}

} // namespace

class TestTimelinePlot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void theTimelineIsAsHighAsInTheDesign()
    {
        // Four lanes, four charts, and the folded row of concurrent views, which the views pay.
        ChartBench bench;
        QCOMPARE(bench.plot()->height(), 484 + 10 + 22 - 6);
        QCOMPARE(bench.row(0).values.top, 152.0);
        QVERIFY(bench.row(4).isFolded);
    }

    void aLaneMoreIsPaidByTheViews()
    {
        const ChartBench usual;
        Ivs::StreamSession session = declaredSession();
        addEvent(session, at(u"03:00:00"_s), u"Something New"_s, u"IVS Something New"_s);
        const ChartBench more(1343, 816, starvingMetrics(), session);
        QCOMPARE(more.plot()->height(), usual.plot()->height() + 22);
        QCOMPARE(more.row(0).values.height, usual.row(0).values.height);
    }

    void curvesTargetsAndLimitStandWhereTheirValuesAre()
    {
        ChartBench bench;
        const QImage image = bench.image();
        const Theme theme = Theme::of(bench.plot()->palette());
        const QList<QColor> colours{theme.videoBitrate, theme.framerate, theme.audioBitrate, theme.keyframeInterval};
        for (qsizetype chart = 0; chart < colours.size(); ++chart) {
            const double value = averageAt(bench, chart, u"02:46:00"_s);
            QVERIFY2(hasNear(image, bench.point(u"02:46:00"_s, chart, value), colours.at(chart)),
                     qPrintable(QString::number(chart)));
        }
        QVERIFY(hasNear(image, bench.point(u"02:50:00"_s, 0, 8.5e6), theme.limit, 4));
        QVERIFY(hasNear(image, bench.point(u"02:57:30"_s, 0, 6e6), theme.target, 6));
    }

    void inAGapThereIsNoCurveButHatching()
    {
        ChartBench bench;
        bench.selection.setVisibleRange(range(u"03:06:30"_s, u"03:07:30"_s));
        const QImage image = bench.image();
        const Theme theme = Theme::of(bench.plot()->palette());
        bool hasCurve = false;
        bool hasHatch = false;
        const auto values = bench.row(0).values;
        const int left = static_cast<int>(bench.x(u"03:06:47"_s));
        const int right = static_cast<int>(bench.x(u"03:07:08"_s));
        for (int x = left; x < right; ++x) {
            const int y = static_cast<int>(values.top + values.height * 0.75);
            hasCurve = hasCurve || distance(image.pixelColor(x, y), theme.videoBitrate) < 40;
            hasHatch = hasHatch || distance(image.pixelColor(x, y), image.pixelColor(left, y)) > 6;
        }
        QVERIFY(!hasCurve);
        QVERIFY(hasHatch);
    }

    void theCursorShowsEveryValueAtItsInstant()
    {
        ChartBench bench;
        bench.move(bench.point(u"02:50:00"_s, 1, 30));
        QCOMPARE(bench.selection.cursor(), std::optional(at(u"02:50:00"_s)));
        const QImage image = bench.image();
        const Theme theme = Theme::of(bench.plot()->palette());
        for (qsizetype chart = 0; chart < 4; ++chart) {
            // A ring: the ground inside, the colour around.
            const QPoint centre = bench.point(u"02:50:00"_s, chart, averageAt(bench, chart, u"02:50:00"_s));
            QVERIFY(hasNear(image, centre + QPoint(2, 0), theme.base, 1));
            QVERIFY(hasNear(image, centre + QPoint(4, 0),
                            chart == 0   ? theme.videoBitrate
                            : chart == 1 ? theme.framerate
                            : chart == 2 ? theme.audioBitrate
                                         : theme.keyframeInterval));
        }
        bench.move({5, 5});
        QVERIFY(!bench.selection.cursor());
    }

    void whereMetricsMayNotBeReadTheirPlaceSaysSo()
    {
        ChartBench bench(1343, 816, refusedMetrics());
        QCOMPARE(noteHeading(bench), u"No charts: this role may not read CloudWatch metrics"_s);
        QVERIFY(bench.view().chartLayout.isEmpty());
        QCOMPARE(bench.plot()->height(), 54 + 4 * 22 + 24);
        QSignalSpy again(&bench.timeline, &Widgets::TimelineWidget::metricsWanted);
        for (auto *button : bench.timeline.findChildren<QPushButton *>())
            button->click();
        QCOMPARE(again.size(), 1);
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"\"cloudwatch:GetMetricData\""_s));
        bench.timeline.setMetrics(starvingMetrics());
        QCOMPARE(noteHeading(bench), QString());
        QVERIFY(!bench.view().chartLayout.isEmpty());
    }

    void whileMetricsAreReadTheirPlaceIsKept()
    {
        Session::SessionMetrics metrics;
        metrics.state = Session::SessionMetrics::State::Loading;
        ChartBench bench(1343, 816, metrics);
        const double top = bench.row(3).values.top;
        QCOMPARE(noteHeading(bench), QString());
        bench.timeline.setMetrics(starvingMetrics());
        QCOMPARE(bench.row(3).values.top, top);
    }

    void narrowPagesHaveNoReadoutAndKeepTheValues()
    {
        ChartBench bench(880);
        QVERIFY(!bench.view().hasReadout);
        QVERIFY(bench.view().layout.scale().right() > 860);
    }

    void narrowPagesTellThePeriodInTheGutter()
    {
        ChartBench bench(815, 590);
        const Theme theme = Theme::of(bench.plot()->palette());
        const QImage image = bench.image();
        const auto hasWords = [&](const QRect &place) {
            for (int x = place.left(); x <= place.right(); ++x) {
                for (int y = place.top(); y <= place.bottom(); ++y) {
                    if (distance(image.pixelColor(x, y), theme.secondaryText) < 40)
                        return true;
                }
            }
            return false;
        };
        const int axis = static_cast<int>(bench.view().axisY());
        QVERIFY(hasWords({12, axis + 8, 60, 12}));
        // And nothing but the curve stands at the end of the last chart.
        const auto &last = bench.view().chartLayout.rows().last();
        QVERIFY(last.isFolded);
        QVERIFY(!hasWords(QRect(QPoint(740, static_cast<int>(last.values.y(0)) - 3), QPoint(800, axis - 1))));
    }

    void restingOnACurveTellsAllOfItsPoint_data()
    {
        QTest::addColumn<QString>("time"); // empty: on the name
        QTest::addColumn<QString>("expected");
        QTest::newRow("a point") << u"02:50:00"_s << u"of the channel’s limit of 8.5 Mb/s"_s;
        QTest::newRow("a gap") << u"03:07:00"_s << u"<b>Video bitrate: no data</b>"_s;
        QTest::newRow("the name") << QString() << u"Fold the chart “Video bitrate”"_s;
    }

    void restingOnACurveTellsAllOfItsPoint()
    {
        QFETCH(const QString, time);
        QFETCH(const QString, expected);
        ChartBench bench;
        const int y = static_cast<int>(bench.row(0).values.top) + 12;
        const QPoint point(time.isEmpty() ? 40 : static_cast<int>(bench.x(time)), y);
        QHelpEvent help(QEvent::ToolTip, point, bench.plot()->mapToGlobal(point));
        QApplication::sendEvent(bench.plot(), &help);
        QTRY_VERIFY(QToolTip::isVisible());
        QVERIFY2(QToolTip::text().contains(expected), qPrintable(QToolTip::text()));
        QToolTip::hideText();
        QTRY_VERIFY(!QToolTip::isVisible());
    }

    void marksAreDrawnAndCanBeClicked()
    {
        ChartBench bench;
        const QImage before = bench.image();
        bench.timeline.setMarks(
            {{.id = u"one"_s, .time = at(u"02:50:00"_s), .text = u"Director called"_s, .createdAt = {}}});
        QVERIFY(bench.image() != before);
        QSignalSpy clicks(&bench.timeline, &Widgets::TimelineWidget::markActivated);
        const QPoint flag = QPointF(bench.x(u"02:50:00"_s) + 3, bench.view().axisY() - 4).toPoint();
        QTest::mouseClick(bench.plot(), Qt::LeftButton, {}, flag);
        QCOMPARE(clicks.size(), 1);
        QCOMPARE(clicks.first().first().toString(), u"one"_s);
    }

    void mAndSemicolonAskForAMarkAtTheCursor()
    {
        ChartBench bench;
        bench.selection.setCursor(at(u"03:00:00"_s));
        QSignalSpy marks(&bench.timeline, &Widgets::TimelineWidget::markWanted);
        QSignalSpy notes(&bench.timeline, &Widgets::TimelineWidget::noteWanted);
        bench.press(Qt::Key_M);
        bench.press(Qt::Key_Semicolon);
        QCOMPARE(marks.size(), 1);
        QCOMPARE(marks.first().first().toDateTime(), at(u"03:00:00"_s));
        QCOMPARE(notes.size(), 1);
    }

    void thePictureIsTheDrawingAtAnyScale()
    {
        ChartBench bench;
        const QImage once = bench.timeline.picture(1);
        const QImage twice = bench.timeline.picture(2);
        QCOMPARE(once.size(), bench.plot()->size() + QSize(0, 32)); // the caption
        QCOMPARE(twice.size(), once.size() * 2);
        const Theme theme = Theme::of(bench.plot()->palette());
        const QPoint below(0, 32);
        const double value = averageAt(bench, 0, u"02:46:00"_s);
        QVERIFY(hasNear(once, bench.point(u"02:46:00"_s, 0, value) + below, theme.videoBitrate));
        // Without the cursor, which is nobody's but the one who points.
        const QPoint beside = bench.point(u"02:50:00"_s, 1, 30) + below;
        bench.selection.setCursor(at(u"02:50:00"_s));
        QVERIFY(hasNear(bench.image(), beside - below, theme.text, 1));
        QVERIFY(!hasNear(bench.timeline.picture(1), beside, theme.text, 1));
    }

    void thePdfIsOne()
    {
        ChartBench bench;
        QTemporaryDir directory;
        const QString file = directory.filePath(u"timeline.pdf"_s);
        QVERIFY(bench.timeline.writePdf(file));
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray bytes = written.readAll();
        QVERIFY(bytes.startsWith("%PDF-"));
        QVERIFY(bytes.size() > 5000);
        const auto refused = bench.timeline.writePdf(directory.filePath(u"no/such/folder.pdf"_s));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Base::Error::Kind::File);
    }

    void theFinerSeriesIsShownAsSoonAsItCoversTheView()
    {
        Session::SessionMetrics metrics = starvingMetrics();
        metrics.recent = metrics.series;
        metrics.recentRange = range(u"03:00:00"_s, u"03:14:20"_s);
        for (auto &series : metrics.recent)
            series.points.removeIf(
                [](const auto &point) { return point.time < at(u"03:00:00"_s).toMSecsSinceEpoch(); });
        for (auto &series : metrics.series)
            series.periodSeconds = 60;
        ChartBench bench(1343, 816, metrics);
        QCOMPARE(bench.view().charts.periodLines().first(), u"period 1 min"_s);
        bench.selection.setVisibleRange(range(u"03:01:00"_s, u"03:10:00"_s));
        QCOMPARE(bench.view().charts.periodLines().first(), u"period 5 s"_s);
        bench.selection.setVisibleRange(range(u"02:59:00"_s, u"03:10:00"_s));
        QCOMPARE(bench.view().charts.periodLines().first(), u"period 1 min"_s);
    }
};

QTEST_MAIN(TestTimelinePlot)
#include "tst_timelineplot.moc"
