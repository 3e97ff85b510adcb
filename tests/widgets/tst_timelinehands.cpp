// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timelinebench.h"

#include <QAbstractButton>
#include <QRegularExpression>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace TimelineTest;
using Session::TimeRange;
using Widgets::TimelineWidget;

namespace {

TimeRange range(const QString &start, const QString &end)
{
    return {at(start), at(end)};
}

// Lanes' middles: Stream state, Health, Limits.
constexpr double stateY = 65;
constexpr double healthY = 87;
constexpr double limitsY = 109;

QPoint overviewPoint(const Bench &bench, const QString &time)
{
    constexpr double overviewY = 14;
    return QPointF(bench.view().layout.overviewScale().x(at(time)), overviewY).toPoint();
}

} // namespace

// What keys, wheel and pointer do to events and range.
class TestTimelineHands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void keysWalkTheEventsInOrderOfTime()
    {
        Bench bench;
        bench.press(Qt::Key_Period);
        QCOMPARE(bench.selectedTime(), at(u"02:41:08"_s));
        bench.press(Qt::Key_Period);
        QCOMPARE(bench.selectedTime(), at(u"02:41:15"_s));
        bench.press(Qt::Key_Comma);
        QCOMPARE(bench.selectedTime(), at(u"02:41:08"_s));
        bench.press(Qt::Key_N);
        QCOMPARE(bench.selectedTime(), at(u"02:52:41"_s));
        bench.press(Qt::Key_N);
        QCOMPARE(bench.selectedTime(), at(u"02:57:02"_s));
        bench.press(Qt::Key_N, Qt::ShiftModifier);
        QCOMPARE(bench.selectedTime(), at(u"02:52:41"_s));
        bench.press(Qt::Key_End);
        QCOMPARE(bench.selectedTime(), at(u"03:12:27"_s));
        bench.press(Qt::Key_Period);
        QCOMPARE(bench.selectedTime(), at(u"03:12:27"_s));
        bench.press(Qt::Key_Home);
        QCOMPARE(bench.selectedTime(), at(u"02:41:08"_s));
        bench.press(Qt::Key_Comma);
        QCOMPARE(bench.selectedTime(), at(u"02:41:08"_s));
        QCOMPARE(bench.selection.cursor(), std::optional(at(u"02:41:08"_s)));
    }

    void singleLettersAreLeftToWhoeverHasTheFocus()
    {
        Bench bench;
        auto *other = bench.presets().first();
        other->setFocus();
        QTRY_VERIFY(other->hasFocus());
        QTest::keyClick(other, Qt::Key_N);
        QTest::keyClick(other, Qt::Key_Plus);
        QCOMPARE(bench.selection.eventIndex(), -1);
        QVERIFY(!bench.selection.visibleRange().isValid());
    }

    void zoomPanAndUndoByKey()
    {
        Bench bench;
        const TimeRange whole = bench.timeline.content().span();
        bench.press(Qt::Key_Plus);
        const TimeRange closer = bench.selection.visibleRange();
        QVERIFY(closer.isValid());
        QVERIFY(qAbs(closer.seconds() - whole.seconds() * 2 / 3) <= 1);
        bench.press(Qt::Key_W);
        QVERIFY(bench.selection.visibleRange().seconds() < closer.seconds());
        bench.press(Qt::Key_D);
        const TimeRange later = bench.selection.visibleRange();
        bench.press(Qt::Key_A);
        QVERIFY(bench.selection.visibleRange().start < later.start);
        for (int i = 0; i < 3; ++i)
            bench.press(Qt::Key_Backspace);
        QCOMPARE(bench.selection.visibleRange(), closer);
        bench.press(Qt::Key_S);
        QVERIFY(!bench.selection.visibleRange().isValid());
        bench.press(Qt::Key_Backspace);
        QCOMPARE(bench.selection.visibleRange(), closer);
        bench.press(Qt::Key_0, Qt::ControlModifier);
        QVERIFY(!bench.selection.visibleRange().isValid());
        bench.press(Qt::Key_Minus);
        QVERIFY(!bench.selection.visibleRange().isValid());
    }

    void zoomingByKeyStaysWithTheCursor()
    {
        Bench bench;
        bench.selection.setCursor(at(u"03:07:30"_s));
        const double before = bench.view().layout.scale().x(at(u"03:07:30"_s));
        bench.press(Qt::Key_Plus);
        const double after = bench.view().layout.scale().x(at(u"03:07:30"_s));
        QVERIFY(qAbs(before - after) < 1);
    }

    void theWheelZoomsAboutThePointerAndIsUndoneAsOne()
    {
        Bench bench;
        const QPoint point = bench.pointAt(u"03:07:30"_s, healthY);
        for (int i = 0; i < 5; ++i)
            bench.wheel(point, {0, 120}, Qt::ControlModifier);
        const auto &scale = bench.view().layout.scale();
        QVERIFY(qAbs(scale.x(at(u"03:07:30"_s)) - point.x()) <= 2);
        QVERIFY(bench.selection.visibleRange().seconds() < 700);
        bench.press(Qt::Key_Backspace);
        QVERIFY(!bench.selection.visibleRange().isValid());
    }

    void theWheelAloneIsLeftToThePage()
    {
        Bench bench;
        bench.wheel(bench.pointAt(u"03:07:30"_s, healthY), {0, 120}, {});
        QVERIFY(!bench.selection.visibleRange().isValid());
    }

    void shiftAndWheelMoveTheRange()
    {
        Bench bench;
        bench.selection.setVisibleRange(range(u"03:00:00"_s, u"03:05:00"_s));
        bench.wheel(bench.pointAt(u"03:02:00"_s, healthY), {0, -120}, Qt::ShiftModifier);
        QVERIFY(bench.selection.visibleRange().start > at(u"03:00:00"_s));
        QCOMPARE(bench.selection.visibleRange().seconds(), 300);
    }

    void aClickSelectsTheEventUnderIt_data()
    {
        QTest::addColumn<QString>("time");
        QTest::addColumn<double>("y");
        QTest::addColumn<QString>("expected");
        QTest::newRow("a breach") << u"03:01:27"_s << limitsY << u"03:01:27"_s;
        QTest::newRow("a spell") << u"03:07:00"_s << healthY << u"03:06:05"_s;
        QTest::newRow("the live bar") << u"03:00:00"_s << stateY << u"02:41:15"_s;
        QTest::newRow("nothing") << u"02:50:00"_s << limitsY << QString();
    }

    void aClickSelectsTheEventUnderIt()
    {
        QFETCH(QString, time);
        QFETCH(double, y);
        QFETCH(QString, expected);
        Bench bench;
        QTest::mouseClick(bench.plot(), Qt::LeftButton, {}, bench.pointAt(time, y));
        QCOMPARE(bench.selectedTime(), expected.isEmpty() ? QDateTime() : at(expected));
    }

    void clicksOnAGroupTakeItsEventsInTurn()
    {
        Ivs::StreamSession session = quietSession();
        for (const auto *time : {u"03:00:00", u"03:00:01", u"03:00:02"})
            addEvent(session, at(QString::fromUtf16(time)), u"Ingest Bitrate"_s, u"IVS Limit Breach"_s);
        Bench bench(session);
        QStringList taken;
        for (int i = 0; i < 4; ++i) {
            QTest::mouseClick(bench.plot(), Qt::LeftButton, {}, bench.pointAt(u"03:00:00"_s, limitsY));
            taken << bench.selectedTime().toString(u"ss"_s);
        }
        QCOMPARE(taken, (QStringList{u"00"_s, u"01"_s, u"02"_s, u"00"_s}));
    }

    void enterAndDoubleClickAskForTheTable()
    {
        Bench bench;
        QSignalSpy spy(&bench.timeline, &TimelineWidget::eventActivated);
        bench.press(Qt::Key_Return);
        QCOMPARE(spy.size(), 0);
        QTest::mouseDClick(bench.plot(), Qt::LeftButton, {}, bench.pointAt(u"03:01:27"_s, limitsY));
        QCOMPARE(spy.size(), 1);
        bench.press(Qt::Key_Home);
        bench.press(Qt::Key_Return);
        QCOMPARE(spy.size(), 2);
        QCOMPARE(spy.at(1).at(0).toInt(), bench.selection.eventIndex());
    }

    void theCursorFollowsThePointerInWholeSeconds()
    {
        Bench bench;
        bench.move(bench.pointAt(u"03:07:30"_s, healthY));
        QVERIFY(bench.selection.cursor().has_value());
        QVERIFY(qAbs(bench.selection.cursor()->secsTo(at(u"03:07:30"_s))) <= 2);
        QCOMPARE(bench.selection.cursor()->toMSecsSinceEpoch() % 1000, 0);
        bench.move(QPoint(20, int(healthY)));
        QVERIFY(!bench.selection.cursor());
        bench.move(overviewPoint(bench, u"02:50:00"_s));
        QVERIFY(bench.selection.cursor().has_value());
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(bench.plot(), &leave);
        QVERIFY(!bench.selection.cursor());
    }

    void shiftDragAndMiddleDragMoveTheRange_data()
    {
        QTest::addColumn<Qt::MouseButton>("button");
        QTest::addColumn<int>("modifier");
        QTest::newRow("Shift and left") << Qt::LeftButton << int(Qt::ShiftModifier);
        QTest::newRow("middle") << Qt::MiddleButton << int(Qt::NoModifier);
    }

    void shiftDragAndMiddleDragMoveTheRange()
    {
        QFETCH(Qt::MouseButton, button);
        QFETCH(int, modifier);
        Bench bench;
        bench.selection.setVisibleRange(range(u"03:00:00"_s, u"03:05:00"_s));
        auto *plot = bench.plot();
        const QPoint from = bench.pointAt(u"03:02:00"_s, limitsY);
        const QPoint to = bench.pointAt(u"03:03:00"_s, limitsY);
        QTest::mousePress(plot, button, Qt::KeyboardModifiers(modifier), from);
        QTest::mouseMove(plot, to);
        QTest::mouseRelease(plot, button, Qt::KeyboardModifiers(modifier), to);
        QVERIFY(qAbs(bench.selection.visibleRange().start.secsTo(at(u"02:59:00"_s))) <= 1);
        QCOMPARE(bench.selection.visibleRange().seconds(), 300);
        bench.press(Qt::Key_Backspace);
        QCOMPARE(bench.selection.visibleRange(), range(u"03:00:00"_s, u"03:05:00"_s));
    }

    void theOverviewsWindowAndHandlesAreDragged()
    {
        Bench bench;
        bench.selection.setVisibleRange(range(u"03:00:00"_s, u"03:05:00"_s));
        auto *plot = bench.plot();
        const auto drag = [&](const QString &from, const QString &to) {
            QTest::mousePress(plot, Qt::LeftButton, {}, overviewPoint(bench, from));
            QTest::mouseMove(plot, overviewPoint(bench, to));
            QTest::mouseRelease(plot, Qt::LeftButton, {}, overviewPoint(bench, to));
        };
        const auto isAbout = [&](const QString &start, const QString &end) {
            const TimeRange &range = bench.selection.visibleRange();
            return qAbs(range.start.secsTo(at(start))) <= 3 && qAbs(range.end.secsTo(at(end))) <= 3;
        };
        drag(u"03:02:30"_s, u"03:04:30"_s);
        QVERIFY(isAbout(u"03:02:00"_s, u"03:07:00"_s));
        drag(u"03:02:00"_s, u"02:58:00"_s);
        QVERIFY(isAbout(u"02:58:00"_s, u"03:07:00"_s));
        drag(u"03:07:00"_s, u"03:10:00"_s);
        QVERIFY(isAbout(u"02:58:00"_s, u"03:10:00"_s));
        drag(u"02:58:00"_s, u"03:20:00"_s); // past the other handle
        QCOMPARE(bench.selection.visibleRange().seconds(), 10);
        bench.selection.setVisibleRange(range(u"03:00:00"_s, u"03:05:00"_s));
        QTest::mouseClick(plot, Qt::LeftButton, {}, overviewPoint(bench, u"02:50:00"_s));
        QVERIFY(isAbout(u"02:47:30"_s, u"02:52:30"_s));
    }

    void shiftAndTheMiddleButtonPan_data()
    {
        QTest::addColumn<Qt::MouseButton>("button");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::newRow("Shift") << Qt::LeftButton << Qt::KeyboardModifiers(Qt::ShiftModifier);
        QTest::newRow("middle") << Qt::MiddleButton << Qt::KeyboardModifiers();
    }

    void shiftAndTheMiddleButtonPan()
    {
        QFETCH(const Qt::MouseButton, button);
        QFETCH(const Qt::KeyboardModifiers, modifiers);
        ChartBench bench;
        bench.selection.setVisibleRange(range(u"02:50:00"_s, u"03:00:00"_s));
        bench.drag(u"02:55:00"_s, u"02:53:00"_s, bench.row(2).values.top + 5, modifiers, button);
        QVERIFY(std::abs(bench.selection.visibleRange().start.secsTo(at(u"02:52:00"_s))) <= 2);
        QVERIFY(!bench.timeline.span());
    }

    void controlAndWheelZoomAboutTheCursorAndPlainWheelIsThePages()
    {
        ChartBench bench;
        const QPoint over = bench.point(u"03:00:00"_s, 0, 1e6);
        bench.wheel(over, {0, 120});
        QVERIFY(!bench.selection.visibleRange().isValid());
        bench.wheel(over, {0, 120}, Qt::ControlModifier);
        QVERIFY(bench.selection.visibleRange().isValid());
        QVERIFY(std::abs(bench.x(u"03:00:00"_s) - over.x()) < 1.5);
        const TimeRange zoomed = bench.selection.visibleRange();
        bench.wheel(over, {0, -120}, Qt::ShiftModifier);
        QVERIFY(bench.selection.visibleRange().start > zoomed.start);
        QCOMPARE(bench.selection.visibleRange().seconds(), zoomed.seconds());
    }

    void arrowsAndLettersMoveAlike_data()
    {
        QTest::addColumn<int>("letter");
        QTest::addColumn<int>("arrow");
        QTest::newRow("closer") << int(Qt::Key_W) << int(Qt::Key_Up);
        QTest::newRow("farther") << int(Qt::Key_S) << int(Qt::Key_Down);
        QTest::newRow("earlier") << int(Qt::Key_A) << int(Qt::Key_Left);
        QTest::newRow("later") << int(Qt::Key_D) << int(Qt::Key_Right);
    }

    void arrowsAndLettersMoveAlike()
    {
        QFETCH(const int, letter);
        QFETCH(const int, arrow);
        const TimeRange start = range(u"02:50:00"_s, u"03:00:00"_s);
        ChartBench bench;
        bench.selection.setVisibleRange(start);
        bench.press(letter);
        const TimeRange moved = bench.selection.visibleRange();
        QVERIFY(moved != start);
        bench.selection.setVisibleRange(start);
        bench.press(arrow);
        QCOMPARE(bench.selection.visibleRange(), moved);
    }

    void theCursorWalksFromValueToValueByKey()
    {
        ChartBench bench;
        bench.selection.setVisibleRange(range(u"02:50:00"_s, u"02:55:00"_s));
        bench.selection.setCursor(at(u"02:52:00"_s));
        bench.press(Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(bench.selection.cursor(), std::optional(at(u"02:52:05"_s)));
        bench.press(Qt::Key_Left, Qt::ControlModifier);
        bench.press(Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(bench.selection.cursor(), std::optional(at(u"02:51:55"_s)));
    }
};

QTEST_MAIN(TestTimelineHands)
#include "tst_timelinehands.moc"
