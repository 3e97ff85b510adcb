// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timelinebench.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace TimelineTest;
using Session::TimeRange;

namespace {

TimeRange range(const QString &start, const QString &end)
{
    return {at(start), at(end)};
}

} // namespace

// A span of time that is selected, and what can be done with it.
class TestTimelineSpan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void aDragSelectsASpanAndTellsOfIt()
    {
        ChartBench bench;
        const double y = bench.row(1).values.top + 10;
        QSignalSpy changes(&bench.timeline, &Widgets::TimelineWidget::spanChanged);
        bench.drag(u"02:57:00"_s, u"03:01:30"_s, y);
        QVERIFY(!changes.isEmpty());
        const auto statistics = bench.timeline.spanStatistics();
        QVERIFY(statistics);
        QVERIFY(std::abs(statistics->range.start.secsTo(at(u"02:57:00"_s))) <= 2);
        QVERIFY(std::abs(statistics->range.end.secsTo(at(u"03:01:30"_s))) <= 2);
        QCOMPARE(statistics->eventCount, 5);
        QCOMPARE(statistics->metrics.size(), 5);
        QVERIFY(!bench.selection.visibleRange().isValid()); // nothing moved
        const auto *strip = bench.timeline.bar()->findChild<QToolButton *>(u"fitSelection"_s);
        QVERIFY(strip->isVisible());
        QVERIFY(bench.view().span);
    }

    void anEndOfTheSpanCanBeDragged()
    {
        ChartBench bench;
        const double y = bench.row(1).values.top + 10;
        bench.drag(u"02:57:00"_s, u"03:01:30"_s, y);
        const QDateTime start = bench.timeline.span()->start;
        bench.drag(u"03:01:30"_s, u"03:05:00"_s, y);
        QCOMPARE(bench.timeline.span()->start, start);
        QVERIFY(std::abs(bench.timeline.span()->end.secsTo(at(u"03:05:00"_s))) <= 2);
    }

    void aClickBesideOrEscTakesTheSpanAway()
    {
        ChartBench bench;
        const double y = bench.row(1).values.top + 10;
        bench.drag(u"02:57:00"_s, u"03:01:30"_s, y);
        QTest::mouseClick(bench.plot(), Qt::LeftButton, {}, QPointF(bench.x(u"02:45:00"_s), y).toPoint());
        QVERIFY(!bench.timeline.span());
        bench.drag(u"02:57:00"_s, u"03:01:30"_s, y);
        bench.press(Qt::Key_Escape);
        QVERIFY(!bench.timeline.span());
        QVERIFY(!bench.timeline.bar()->findChild<QToolButton *>(u"fitSelection"_s)->isVisible());
    }

    void theSpanIsZoomedToCopiedAndExported()
    {
        ChartBench bench;
        bench.drag(u"02:57:00"_s, u"03:01:30"_s, bench.row(1).values.top + 10);
        const TimeRange span = *bench.timeline.span();
        bench.press(Qt::Key_C, Qt::ControlModifier);
        const QString text = QGuiApplication::clipboard()->text();
        QVERIFY(text.contains(u"5 events, 3 problems, starving 2:37"_s));
        QVERIFY(text.contains(u"Video bitrate, Mb/s\t"_s));
        QSignalSpy copies(&bench.timeline, &Widgets::TimelineWidget::spanCopyWanted);
        bench.press(Qt::Key_C);
        QCOMPARE(copies.size(), 1);
        QCOMPARE(copies.first().first().value<TimeRange>(), span);
        QSignalSpy exports(&bench.timeline, &Widgets::TimelineWidget::spanExportWanted);
        bench.press(Qt::Key_X);
        QCOMPARE(exports.size(), 1);
        bench.press(Qt::Key_F);
        QCOMPARE(bench.selection.visibleRange(), span);
        bench.press(Qt::Key_Backspace);
        QVERIFY(!bench.selection.visibleRange().isValid());
    }

    void keysSelectASpanToo()
    {
        ChartBench bench;
        bench.selection.setCursor(at(u"03:00:00"_s));
        bench.press(Qt::Key_BracketLeft);
        QCOMPARE(bench.timeline.span(), std::optional(range(u"03:00:00"_s, u"03:14:20"_s)));
        bench.selection.setCursor(at(u"03:05:00"_s));
        bench.press(Qt::Key_BracketRight);
        QCOMPARE(bench.timeline.span(), std::optional(range(u"03:00:00"_s, u"03:05:00"_s)));
    }

    void fFitsTheSelectedEventsSpell()
    {
        ChartBench bench;
        bench.press(Qt::Key_N);
        bench.press(Qt::Key_F);
        QCOMPARE(bench.selection.visibleRange().start, at(u"02:52:41"_s).addMSecs(-9500));
        QCOMPARE(bench.selection.visibleRange().end, at(u"02:53:19"_s).addMSecs(9500));
    }

    void everyPartOfTheBarHasItsRoom_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<bool>("hasSpan");
        QTest::addColumn<bool>("isCompact");
        for (const int width : {815, 1000, 1343}) {
            for (const bool hasSpan : {false, true})
                QTest::addRow("%d%s", width, hasSpan ? " with a span" : "")
                    << width << hasSpan << (hasSpan && width < 1343);
        }
    }

    void everyPartOfTheBarHasItsRoom()
    {
        QFETCH(const int, width);
        QFETCH(const bool, hasSpan);
        QFETCH(const bool, isCompact);
        ChartBench bench(width);
        if (hasSpan)
            bench.drag(u"02:57:00"_s, u"03:01:30"_s, bench.row(0).values.top + 10);
        bench.image();
        const auto *bar = bench.timeline.bar();
        QCOMPARE(bar->findChild<QToolButton *>(u"spanMenu"_s)->isVisible(), isCompact);
        QCOMPARE(bar->findChild<QToolButton *>(u"spanCopy"_s)->isVisible(), hasSpan && !isCompact);
        QVERIFY(bar->findChild<QToolButton *>(u"chartsButton"_s)->isVisible()); // there is room for it
        for (const auto *part : bar->findChildren<QWidget *>()) {
            if (part->isVisible())
                QVERIFY2(part->width() >= part->sizeHint().width()
                             && part->mapTo(bar, part->rect().topRight()).x() < width,
                         qPrintable(part->objectName() + u' ' + part->accessibleName()));
        }
    }
};

QTEST_MAIN(TestTimelineSpan)
#include "tst_timelinespan.moc"
