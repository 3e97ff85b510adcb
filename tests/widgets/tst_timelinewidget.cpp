// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/theme.h"
#include "widgets/timelinebench.h"

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

TimeRange span(const QString &start, const QString &end)
{
    return {at(start), at(end)};
}

} // namespace

class TestTimelineWidget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
        QCOMPARE(bench.plot()->sizeHint().height(), 54 + 4 * 22 + 24);
        bench.timeline.setRecord(recordOf(quietSession()), starvingNow());
        QCOMPARE(bench.plot()->sizeHint().height(), 54 + 3 * 22 + 24);
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
        auto *plot = bench.plot();
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
        QCOMPARE(bench.plot()->view().hasReadout, hasReadout);
    }

    void screenReadersHearTheSessionAndTheSelectedEvent()
    {
        Bench bench;
        auto *plot = bench.plot();
        QCOMPARE(plot->accessibleName(), u"Timeline, 17 events, 7 starvation spells, 1 limit breach, "
                                         "02:41:08 – 03:14:20 UTC, 33:12 visible"_s);
        QCOMPARE(plot->accessibleDescription(), u"No event selected"_s);
        bench.press(Qt::Key_N);
        QCOMPARE(plot->accessibleDescription(),
                 u"Selected: Encoder sends too little data, Starvation Start, 02:52:41 UTC, T+ 0:11:33, 0:38 long. "
                 "At 02:52:41: Live, Starving for 0:00, Within limits, Recording"_s);
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
        const QPoint point = bench.pointAt(u"03:00:00"_s, 65 + 3 * 22);
        QHelpEvent help(QEvent::ToolTip, point, bench.plot()->mapToGlobal(point));
        QApplication::sendEvent(bench.plot(), &help);
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
        QVERIFY(bench.plot()->view().theme != Widgets::Theme::of(Widgets::themedPalette(true)));
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
