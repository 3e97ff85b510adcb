// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/timelinesession.h"
#include "widgets/theme.h"
#include "widgets/timelinebar.h"
#include "widgets/timelineplot.h"
#include "widgets/timelinewidget.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QImage>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>
#include <QWheelEvent>

using namespace Qt::StringLiterals;
using namespace TimelineTest;
using Session::TimeRange;
using Widgets::TimelineWidget;

namespace {

Session::SessionRecord recordOf(const Ivs::StreamSession &session, const QString &channel = u"arn:one"_s)
{
    Session::SessionRecord record;
    record.session = session;
    record.source.channelArn = channel;
    return record;
}

// Shown, 1343 wide, with the session of the tests.
struct Bench
{
    Session::Selection selection;
    Session::TimeDisplay display;
    TimelineWidget timeline{&selection, &display};

    explicit Bench(const Ivs::StreamSession &session = starvingSession(), int width = 1343)
    {
        timeline.setRecord(recordOf(session), starvingNow());
        timeline.resize(width, timeline.sizeHint().height());
        timeline.show();
        QApplication::setActiveWindow(&timeline);
        timeline.plot()->setFocus();
    }

    QList<QAbstractButton *> presets() const
    {
        return timeline.bar()->findChild<QWidget *>(u"presets"_s)->findChildren<QAbstractButton *>();
    }
    QDateTime selectedTime() const
    {
        const auto *event = timeline.content().event(selection.eventIndex());
        return event ? event->time : QDateTime();
    }
    QPoint pointAt(const QString &time, double y) const
    {
        const auto &scale = timeline.plot()->geometryOfTimeline().scale();
        return QPointF(scale.x(at(time)), y).toPoint();
    }
    QPoint overviewPointAt(const QString &time) const
    {
        const auto &scale = timeline.plot()->geometryOfTimeline().overviewScale();
        return QPointF(scale.x(at(time)), 14).toPoint();
    }
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(timeline.plot(), Qt::Key(key), modifiers);
    }
    void hover(QPoint point)
    {
        QMouseEvent event(QEvent::MouseMove, point, timeline.plot()->mapToGlobal(QPointF(point)), Qt::NoButton,
                          Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(timeline.plot(), &event);
    }
    void wheel(QPoint point, int angle, Qt::KeyboardModifiers modifiers)
    {
        QWheelEvent event(point, timeline.plot()->mapToGlobal(point), {}, {0, angle}, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(timeline.plot(), &event);
    }
};

TimeRange span(const QString &start, const QString &end)
{
    return {at(start), at(end)};
}

// Lanes' middles: Stream state, Health, Limits, Recording.
constexpr double stateY = 65;
constexpr double healthY = 87;
constexpr double limitsY = 109;

} // namespace

class TestTimelineWidget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // The offscreen platform says of some calls that it has no windows to do them with.
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void itIsHiddenWithoutASession()
    {
        Bench bench;
        QVERIFY(bench.timeline.isVisible());
        bench.timeline.setRecord({}, {});
        QVERIFY(!bench.timeline.isVisible());
        bench.timeline.setRecord(recordOf(quietSession()), starvingNow());
        QVERIFY(bench.timeline.isVisible());
    }

    void itIsAsHighAsItsLanes()
    {
        Bench bench;
        QCOMPARE(bench.timeline.plot()->sizeHint().height(), 54 + 4 * 22 + 24);
        bench.timeline.setRecord(recordOf(quietSession()), starvingNow());
        QCOMPARE(bench.timeline.plot()->sizeHint().height(), 54 + 3 * 22 + 24);
    }

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
        const double before = bench.timeline.plot()->geometryOfTimeline().scale().x(at(u"03:07:30"_s));
        bench.press(Qt::Key_Plus);
        const double after = bench.timeline.plot()->geometryOfTimeline().scale().x(at(u"03:07:30"_s));
        QVERIFY(qAbs(before - after) < 1);
    }

    void theWheelZoomsAboutThePointerAndIsUndoneAsOne()
    {
        Bench bench;
        const QPoint point = bench.pointAt(u"03:07:30"_s, healthY);
        for (int i = 0; i < 5; ++i)
            bench.wheel(point, 120, Qt::ControlModifier);
        const auto &scale = bench.timeline.plot()->geometryOfTimeline().scale();
        QVERIFY(qAbs(scale.x(at(u"03:07:30"_s)) - point.x()) <= 2);
        QVERIFY(bench.selection.visibleRange().seconds() < 700);
        bench.press(Qt::Key_Backspace);
        QVERIFY(!bench.selection.visibleRange().isValid());
    }

    void theWheelAloneIsLeftToThePage()
    {
        Bench bench;
        bench.wheel(bench.pointAt(u"03:07:30"_s, healthY), 120, {});
        QVERIFY(!bench.selection.visibleRange().isValid());
    }

    void shiftAndWheelMoveTheRange()
    {
        Bench bench;
        bench.selection.setVisibleRange(span(u"03:00:00"_s, u"03:05:00"_s));
        bench.wheel(bench.pointAt(u"03:02:00"_s, healthY), -120, Qt::ShiftModifier);
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
        QTest::mouseClick(bench.timeline.plot(), Qt::LeftButton, {}, bench.pointAt(time, y));
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
            QTest::mouseClick(bench.timeline.plot(), Qt::LeftButton, {}, bench.pointAt(u"03:00:00"_s, limitsY));
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
        QTest::mouseDClick(bench.timeline.plot(), Qt::LeftButton, {}, bench.pointAt(u"03:01:27"_s, limitsY));
        QCOMPARE(spy.size(), 1);
        bench.press(Qt::Key_Home);
        bench.press(Qt::Key_Return);
        QCOMPARE(spy.size(), 2);
        QCOMPARE(spy.at(1).at(0).toInt(), bench.selection.eventIndex());
    }

    void anEventSelectedElsewhereComesIntoView()
    {
        Bench bench;
        bench.selection.setVisibleRange(span(u"02:45:00"_s, u"02:50:00"_s));
        bench.selection.setEvent(0); // 03:12:27
        QCOMPARE(bench.selection.visibleRange().seconds(), 300);
        QVERIFY(bench.selection.visibleRange().start <= at(u"03:12:27"_s));
        QVERIFY(bench.selection.visibleRange().end >= at(u"03:12:27"_s));
    }

    void theCursorFollowsThePointerInWholeSeconds()
    {
        Bench bench;
        bench.hover(bench.pointAt(u"03:07:30"_s, healthY));
        QVERIFY(bench.selection.cursor().has_value());
        QVERIFY(qAbs(bench.selection.cursor()->secsTo(at(u"03:07:30"_s))) <= 2);
        QCOMPARE(bench.selection.cursor()->toMSecsSinceEpoch() % 1000, 0);
        bench.hover(QPoint(20, int(healthY)));
        QVERIFY(!bench.selection.cursor());
        bench.hover(bench.overviewPointAt(u"02:50:00"_s));
        QVERIFY(bench.selection.cursor().has_value());
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(bench.timeline.plot(), &leave);
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
        bench.selection.setVisibleRange(span(u"03:00:00"_s, u"03:05:00"_s));
        auto *plot = bench.timeline.plot();
        const QPoint from = bench.pointAt(u"03:02:00"_s, limitsY);
        const QPoint to = bench.pointAt(u"03:03:00"_s, limitsY);
        QTest::mousePress(plot, button, Qt::KeyboardModifiers(modifier), from);
        QTest::mouseMove(plot, to);
        QTest::mouseRelease(plot, button, Qt::KeyboardModifiers(modifier), to);
        QVERIFY(qAbs(bench.selection.visibleRange().start.secsTo(at(u"02:59:00"_s))) <= 1);
        QCOMPARE(bench.selection.visibleRange().seconds(), 300);
        bench.press(Qt::Key_Backspace);
        QCOMPARE(bench.selection.visibleRange(), span(u"03:00:00"_s, u"03:05:00"_s));
    }

    void theOverviewsWindowAndHandlesAreDragged()
    {
        Bench bench;
        bench.selection.setVisibleRange(span(u"03:00:00"_s, u"03:05:00"_s));
        auto *plot = bench.timeline.plot();
        const auto drag = [&](const QString &from, const QString &to) {
            QTest::mousePress(plot, Qt::LeftButton, {}, bench.overviewPointAt(from));
            QTest::mouseMove(plot, bench.overviewPointAt(to));
            QTest::mouseRelease(plot, Qt::LeftButton, {}, bench.overviewPointAt(to));
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
        bench.selection.setVisibleRange(span(u"03:00:00"_s, u"03:05:00"_s));
        QTest::mouseClick(plot, Qt::LeftButton, {}, bench.overviewPointAt(u"02:50:00"_s));
        QVERIFY(isAbout(u"02:47:30"_s, u"02:52:30"_s));
    }

    void presetsShowTheNewestPartOrWhatIsSelected()
    {
        Bench bench;
        const auto buttons = bench.presets();
        QCOMPARE(buttons.size(), 4);
        QVERIFY(buttons.at(0)->isChecked());
        QVERIFY(!buttons.at(1)->isEnabled()); // the session is shorter than an hour
        buttons.at(3)->click();
        QCOMPARE(bench.selection.visibleRange(), span(u"03:09:20"_s, u"03:14:20"_s));
        QVERIFY(buttons.at(3)->isChecked());
        QVERIFY(!buttons.at(0)->isChecked());
        buttons.at(0)->click();
        QVERIFY(!bench.selection.visibleRange().isValid());
        bench.press(Qt::Key_N); // 02:52:41
        buttons.at(3)->click();
        QCOMPARE(bench.selection.visibleRange(), span(u"02:50:11"_s, u"02:55:11"_s));
    }

    void theNewestPartOfALiveSessionIsFollowed()
    {
        Bench bench;
        bench.selection.setVisibleRange(span(u"03:09:20"_s, u"03:14:20"_s));
        bench.timeline.setRecord(recordOf(starvingSession()), starvingNow().addSecs(60));
        QCOMPARE(bench.selection.visibleRange(), span(u"03:10:20"_s, u"03:15:20"_s));
        bench.selection.setVisibleRange(span(u"03:00:00"_s, u"03:05:00"_s));
        bench.timeline.setRecord(recordOf(starvingSession()), starvingNow().addSecs(120));
        QCOMPARE(bench.selection.visibleRange(), span(u"03:00:00"_s, u"03:05:00"_s));
    }

    void aRangeOfAnotherSessionIsForgotten()
    {
        Bench bench;
        bench.selection.setVisibleRange(span(u"03:09:20"_s, u"03:14:20"_s));
        Ivs::StreamSession other;
        other.startTime = at(u"10:00:00"_s);
        other.endTime = at(u"11:00:00"_s);
        bench.timeline.setRecord(recordOf(other, u"arn:two"_s), {});
        QVERIFY(!bench.selection.visibleRange().isValid());
    }

    void theChartsAxisAgreesWithTheLanes()
    {
        Bench bench;
        bench.selection.setVisibleRange(span(u"02:54:20"_s, u"03:14:20"_s));
        auto *plot = bench.timeline.plot();
        bench.timeline.grab(); // lays the plot out
        for (const auto *time : {u"02:54:20", u"03:07:30", u"03:14:20"}) {
            const QDateTime moment = at(QString::fromUtf16(time));
            QVERIFY(qAbs(plot->axisPixel(moment) - plot->geometryOfTimeline().scale().x(moment)) <= 1.0);
        }
    }

    void narrowPagesGiveUpReadoutAndLegend_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<bool>("hasReadout");
        QTest::newRow("1343") << 1343 << true;
        QTest::newRow("900") << 900 << true;
        QTest::newRow("899") << 899 << false;
    }
    void narrowPagesGiveUpReadoutAndLegend()
    {
        QFETCH(int, width);
        QFETCH(bool, hasReadout);
        Bench bench(starvingSession(), width);
        QCOMPARE(bench.timeline.plot()->view().hasReadout, hasReadout);
    }

    void screenReadersHearTheSessionAndTheSelectedEvent()
    {
        Bench bench;
        auto *plot = bench.timeline.plot();
        QCOMPARE(plot->accessibleName(), u"Timeline, 17 events, 7 starvation spells, 1 limit breach, "
                                         "02:41:08 – 03:14:20 UTC, 33:12 visible"_s);
        QCOMPARE(plot->accessibleDescription(), u"No event selected"_s);
        bench.press(Qt::Key_N);
        QCOMPARE(plot->accessibleDescription(),
                 u"Selected: Encoder sends too little data, Starvation Start, 02:52:41 UTC, T+ 0:11:33, 0:38 long"_s);
        bench.display.setFormat(Base::TimeFormat::elapsed());
        QVERIFY(plot->accessibleName().contains(u"T+ 0:00:00 – 0:33:12"_s));
        for (const auto *button : bench.timeline.bar()->findChildren<QAbstractButton *>())
            QVERIFY(!button->accessibleName().isEmpty() || !button->text().isEmpty());
    }

    void everyCommandIsAnActionWithAKeyAndWords()
    {
        Bench bench;
        QVERIFY(bench.timeline.actions().size() >= 12);
        for (const QAction *action : bench.timeline.actions()) {
            QVERIFY(!action->text().isEmpty());
            QVERIFY(!action->objectName().isEmpty());
            QVERIFY(!action->shortcuts().isEmpty());
            QCOMPARE(action->shortcutContext(), Qt::WidgetShortcut);
        }
    }

    void namesFromTheServiceAreNotReadAsMarkup()
    {
        Ivs::StreamSession session = quietSession();
        addEvent(session, at(u"03:00:00"_s), u"<b>Bold</b>"_s, u"IVS Something New"_s);
        Bench bench(session);
        const QPoint point = bench.pointAt(u"03:00:00"_s, stateY + 3 * 22);
        QHelpEvent help(QEvent::ToolTip, point, bench.timeline.plot()->mapToGlobal(point));
        QApplication::sendEvent(bench.timeline.plot(), &help);
        QTRY_VERIFY(QToolTip::isVisible());
        QVERIFY2(QToolTip::text().contains(u"&lt;b&gt;Bold&lt;/b&gt;"_s), qPrintable(QToolTip::text()));
        QToolTip::hideText();
        QTRY_VERIFY(!QToolTip::isVisible());
    }

    void itRepaintsInTheNewPalette()
    {
        Bench bench;
        bench.timeline.setPalette(Widgets::themedPalette(false));
        // Left of the names, where nothing but the ground is.
        const QColor light = bench.timeline.grab().toImage().pixelColor(4, 150);
        bench.timeline.setPalette(Widgets::themedPalette(true));
        const QColor dark = bench.timeline.grab().toImage().pixelColor(4, 150);
        QCOMPARE(light, QColor(0xEF, 0xF0, 0xF1));
        QCOMPARE(dark, QColor(0x2A, 0x2E, 0x32));
        bench.timeline.setDimmed(true);
        QVERIFY(bench.timeline.plot()->view().theme != Widgets::Theme::of(Widgets::themedPalette(true)));
    }

    void everyKindOfSessionCanBePainted_data()
    {
        QTest::addColumn<int>("events");
        QTest::addColumn<int>("width");
        for (const int events : {0, 1, 17, 500}) {
            for (const int width : {400, 1343, 3840})
                QTest::addRow("%d events on %d px", events, width) << events << width;
        }
    }
    void everyKindOfSessionCanBePainted()
    {
        QFETCH(int, events);
        QFETCH(int, width);
        Ivs::StreamSession session;
        session.startTime = at(u"02:00:00"_s);
        for (int i = 0; i < events; ++i)
            addEvent(session, at(u"02:00:00"_s).addSecs(i * 9),
                     i % 7 == 0 ? u"Ingest Bitrate"_s
                     : i % 2    ? u"Starvation Start"_s
                                : u"Starvation End"_s,
                     i % 7 == 0 ? u"IVS Limit Breach"_s : u"IVS Stream Health Change"_s);
        Bench bench(session, width);
        bench.selection.setCursor(at(u"02:30:00"_s));
        bench.selection.setEvent(events / 2);
        bench.press(Qt::Key_Plus);
        QVERIFY(!bench.timeline.grab().isNull());
    }
};

QTEST_MAIN(TestTimelineWidget)
#include "tst_timelinewidget.moc"
