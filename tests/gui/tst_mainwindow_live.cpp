// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window while a session on air goes on: by a clock that the test moves.

#include "gui/windowfixture.h"

#include "models/timelinefollow.h"
#include "widgets/fieldpanel.h"
#include "widgets/fieldtreeview.h"
#include "widgets/noticestrip.h"
#include "widgets/sessionpage.h"
#include "widgets/sessionviews.h"
#include "widgets/timelinepill.h"
#include "widgets/timelineplot.h"
#include "widgets/timelinewidget.h"
#include "widgets/updatedlabel.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTextBlock>

#include <memory>

using namespace Qt::StringLiterals;
using Simulator::Scenario;
using Testing::WindowFixture;

namespace {

// Counts the paint events of a widget and all in it.
class PaintCounter : public QObject
{
public:
    explicit PaintCounter(QWidget *widget)
    {
        widget->installEventFilter(this);
        const auto children = widget->findChildren<QWidget *>();
        for (QWidget *child : children)
            child->installEventFilter(this);
    }
    int count = 0;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

} // namespace

class TestMainWindowLive : public QObject
{
    Q_OBJECT

private:
    Widgets::Appearance m_appearance;

    struct Bench
    {
        Testing::MovableClock clock;
        Testing::SimulatedService service;
        WindowFixture window;
        int running = 0;

        Bench(Widgets::Appearance *appearance, const Simulator::World::Options &options = {})
            : service(options, clock)
            , window(&service, appearance, {1600, 1000}, clock)
        {
            QObject::connect(&service.log(), &Aws::RequestLog::started, &window.workspace(), [this] { ++running; });
            QObject::connect(&service.log(), &Aws::RequestLog::finished, &window.workspace(), [this] { --running; });
        }

        bool open(Scenario scenario) { return window.connectToService() && window.openScenario(scenario); }

        bool pass(qint64 seconds)
        {
            for (qint64 second = 0; second < seconds; ++second) {
                clock.advance(1);
                window.workspace().live()->tick();
                const bool isSettled = QTest::qWaitFor(
                    [this] {
                        QCoreApplication::processEvents();
                        const bool wasQuiet = running == 0;
                        QCoreApplication::processEvents();
                        return wasQuiet && running == 0;
                    },
                    10'000);
                if (!isSettled)
                    return false;
            }
            return true;
        }

        Widgets::TimelineWidget *timeline() { return window.window().page()->timeline(); }
        Widgets::TimelinePill *pill() { return timeline()->findChild<Widgets::TimelinePill *>(); }
        QCheckBox *followBox() { return timeline()->findChild<QCheckBox *>(u"followNow"_s); }
        QString updated() { return window.labelText(u"updatedAt"_s); }
        QString next() { return window.labelText(u"updatedNext"_s); }
        QStringList notices()
        {
            QStringList texts;
            const auto &notices = window.window().findChild<Widgets::NoticeStrip *>()->notices();
            for (const auto &notice : notices)
                texts << notice.text;
            return texts;
        }
        qsizetype eventCount() { return window.workspace().current()->record()->session.truncatedEvents.size(); }
        // Until there is an event more.
        bool passToNextEvent()
        {
            const qsizetype before = eventCount();
            for (int i = 0; i < 30 && eventCount() == before; ++i) {
                if (!pass(10))
                    return false;
            }
            return eventCount() > before;
        }
    };

private Q_SLOTS:
    void init() { Testing::failOnOurWarnings(); }

    void theClockOfTheLastReadingTicks()
    {
        Bench b(&m_appearance);
        QVERIFY(b.open(Scenario::Starving));
        QCOMPARE(b.updated(), u"Updated 03:14:20 UTC"_s);
        QCOMPARE(b.next(), u"next in 10 s"_s);
        QVERIFY(b.pass(6));
        QCOMPARE(b.updated(), u"Updated 03:14:20 UTC"_s);
        QCOMPARE(b.next(), u"next in 4 s"_s);
        QVERIFY(b.pass(4));
        QCOMPARE(b.updated(), u"Updated 03:14:30 UTC"_s);
        QCOMPARE(b.next(), u"next in 10 s"_s);

        QVERIFY(b.window.openScenario(Scenario::Healthy));
        QVERIFY(b.updated().startsWith(u"Updated 03:14:30"_s));
        QCOMPARE(b.next(), QString());
    }

    void nowMovesEachSecondWithoutARequest()
    {
        Bench b(&m_appearance);
        QVERIFY(b.open(Scenario::Starving));
        const auto requests = b.window.workspace().activity()->totalCount();
        const QDateTime before = b.timeline()->content().span().end;
        QCOMPARE(b.window.labelText(u"factDuration"_s), u"33:12"_s);
        QCOMPARE(b.window.events()->model()->index(0, 5).data().toString(), u"1:53 so far"_s);
        QVERIFY(b.pass(3));
        QCOMPARE(b.window.labelText(u"factDuration"_s), u"33:15"_s);
        QCOMPARE(b.window.events()->model()->index(0, 5).data().toString(), u"1:56 so far"_s);
        QCOMPARE(before.secsTo(b.timeline()->content().span().end), 3);
        QCOMPARE(b.window.workspace().activity()->totalCount(), requests);
    }

    void onlyWhatChangedIsToldAndPainted()
    {
        Bench b(&m_appearance);
        QVERIFY(b.open(Scenario::Starving));
        QVERIFY(b.pass(1));
        auto *events = b.window.events();
        QSignalSpy reset(events->model(), &QAbstractItemModel::modelReset);
        QSignalSpy changed(events->model(), &QAbstractItemModel::dataChanged);
        QList<std::shared_ptr<QSignalSpy>> trees;
        QList<std::shared_ptr<PaintCounter>> paints;
        for (auto *panel : b.window.window().page()->views()->trees()) {
            trees << std::make_shared<QSignalSpy>(panel->model(), &QAbstractItemModel::modelReset);
            trees << std::make_shared<QSignalSpy>(panel->model(), &QAbstractItemModel::dataChanged);
            paints << std::make_shared<PaintCounter>(panel);
        }
        PaintCounter navigator(b.window.navigator());
        QVERIFY(b.pass(20)); // with two readings of the session and one of its health
        QCOMPARE(reset.count(), 0);
        QCOMPARE(changed.count(), 20); // "so far" of one row, each second
        for (const auto &change : changed) {
            QCOMPARE(change.at(0).toModelIndex().row(), 0);
            QCOMPARE(change.at(1).toModelIndex().row(), 0);
        }
        for (const auto &tree : trees)
            QCOMPARE(tree->count(), 0);
        for (const auto &paint : paints)
            QCOMPARE(paint->count, 0);
    }

    void newEventsComeInFrontAndMoveNothing()
    {
        Bench b(&m_appearance);
        QVERIFY(b.open(Scenario::Live));
        while (b.eventCount() < 40)
            QVERIFY(b.pass(60));
        auto *events = b.window.events();
        const QAbstractItemModelTester tester(events->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        auto *selection = b.window.workspace().selection();
        selection->setEvent(30);
        const auto selected = b.window.workspace().current()->record()->session.truncatedEvents.at(30);
        events->verticalScrollBar()->setValue(26);
        QVERIFY(events->verticalScrollBar()->value() > 0);
        const QString top = events->model()->index(events->verticalScrollBar()->value(), 0).data().toString();
        auto *tree = b.window.window().page()->views()->trees().first()->tree();
        tree->setCurrentIndex(tree->model()->index(2, 0));
        const QString current = tree->currentIndex().data().toString();
        QSignalSpy reset(events->model(), &QAbstractItemModel::modelReset);
        QSignalSpy inserted(events->model(), &QAbstractItemModel::rowsInserted);
        QSignalSpy chosen(selection, &Session::Selection::eventChanged);

        QVERIFY(b.passToNextEvent());
        QCOMPARE(reset.count(), 0);
        QVERIFY(inserted.count() > 0);
        QCOMPARE(chosen.count(), 0);
        QCOMPARE(b.window.workspace().current()->record()->session.truncatedEvents.at(selection->eventIndex()),
                 selected);
        QCOMPARE(events->currentIndex().row(), selection->eventIndex());
        QCOMPARE(events->model()->index(events->verticalScrollBar()->value(), 0).data().toString(), top);
        QCOMPARE(tree->currentIndex().data().toString(), current);
    }

    void theTimelineSticksToNowUntilOneLooksElsewhere()
    {
        Bench b(&m_appearance);
        QVERIFY(b.open(Scenario::Live));
        auto *selection = b.window.workspace().selection();
        const auto span = [&] { return b.timeline()->content().span(); };
        QVERIFY(b.followBox()->isVisible());
        QVERIFY(b.followBox()->isChecked());
        selection->setVisibleRange({span().end.addSecs(-300), span().end});
        QVERIFY(b.followBox()->isChecked());
        QVERIFY(b.pass(5));
        QCOMPARE(selection->visibleRange().end, span().end);
        QCOMPARE(selection->visibleRange().seconds(), 300);

        const Session::TimeRange earlier{span().end.addSecs(-400), span().end.addSecs(-100)};
        selection->setVisibleRange(earlier);
        QVERIFY(!b.followBox()->isChecked());
        QVERIFY(!b.pill()->isVisible());
        const qsizetype before = b.eventCount();
        QVERIFY(b.passToNextEvent());
        QCOMPARE(selection->visibleRange(), earlier);
        QVERIFY(b.pill()->isVisible());
        QCOMPARE(b.pill()->count(), b.eventCount() - before);

        QTest::mouseClick(b.pill(), Qt::LeftButton);
        QVERIFY(b.followBox()->isChecked());
        QVERIFY(!b.pill()->isVisible());
        QCOMPARE(selection->visibleRange().end, span().end);
        QCOMPARE(selection->visibleRange().seconds(), 300);

        selection->setVisibleRange(earlier);
        b.timeline()->plot()->setFocus();
        QTest::keyClick(b.timeline()->plot(), Qt::Key_End);
        QVERIFY(b.followBox()->isChecked());
        QCOMPARE(selection->visibleRange().end, span().end);

        b.followBox()->click();
        QVERIFY(!b.followBox()->isChecked());
        const auto kept = selection->visibleRange();
        QVERIFY(b.pass(3));
        QCOMPARE(selection->visibleRange(), kept);
    }

    void whatEndedHasNoNowToFollow()
    {
        Bench b(&m_appearance);
        QVERIFY(b.open(Scenario::Healthy));
        QVERIFY(!b.followBox()->isVisible());
        QVERIFY(!b.pill()->isVisible());
    }

    void theEndIsNoticedAndSaid()
    {
        Bench b(&m_appearance, {.liveEndsAfter = 25});
        QVERIFY(b.open(Scenario::Live));
        QVERIFY(b.pass(20));
        QCOMPARE(b.window.labelText(u"factState"_s), u"LIVE"_s);
        QVERIFY(b.pass(20));
        QCOMPARE(b.window.labelText(u"factState"_s), u"ended"_s);
        QVERIFY(!b.notices().filter(u"The stream ended at 2026-11-24 03:14:45 UTC"_s).isEmpty());
        QVERIFY(b.window.window().noticeText().contains(u"ended"_s));
        QCOMPARE(b.next(), u"ended, no longer refreshed"_s);
        QVERIFY(!b.followBox()->isVisible());
        // The navigator knows.
        const auto *channels = b.window.workspace().channels();
        const QString arn = b.service.world().target(Scenario::Live).channelArn;
        QVERIFY(!channels->channels().at(channels->indexOf(arn)).live);
    }

    void whatCannotBeReadAgainStaysWithItsAge()
    {
        Bench b(&m_appearance);
        QVERIFY(b.open(Scenario::Starving));
        b.service.server().controls().deny(u"GetStreamSession"_s);
        QVERIFY(b.pass(70));
        QVERIFY(!b.notices().filter(u"Not refreshed since 2026-11-24 03:14:20 UTC"_s).isEmpty());
        QCOMPARE(b.updated(), u"Updated 03:14:20 UTC, 1:10 ago"_s);
        QVERIFY(b.next().startsWith(u"trying again in"_s));
        QCOMPARE(b.window.labelText(u"factDuration"_s), u"33:12"_s); // nobody knows how it went on
        QVERIFY(b.window.events()->model()->rowCount() > 0);

        b.service.server().controls().deny(u"GetStreamSession"_s, false);
        b.window.action(u"actionRefresh"_s)->trigger();
        QTRY_VERIFY(b.notices().filter(u"Not refreshed"_s).isEmpty());
        QTRY_COMPARE(b.updated(), u"Updated 03:15:30 UTC"_s);
    }

    void offAirWithoutAnEndIsSaid()
    {
        Bench b(&m_appearance);
        QVERIFY(b.open(Scenario::Starving));
        b.service.server().controls().failNext(
            u"GetStream"_s, 100,
            {.status = 404, .code = u"ChannelNotBroadcasting"_s, .message = u"The channel is not broadcasting."_s});
        QVERIFY(b.pass(15));
        QVERIFY(!b.notices().filter(u"has told no end of the session yet"_s).isEmpty());
    }

    void aHiddenWindowAsksForNothing()
    {
        Bench b(&m_appearance);
        QVERIFY(b.open(Scenario::Starving));
        b.window.window().hide();
        const auto requests = b.window.workspace().activity()->totalCount();
        QVERIFY(b.pass(60));
        QCOMPARE(b.window.workspace().activity()->totalCount(), requests);
        b.window.window().show();
        QVERIFY(b.pass(1));
        QVERIFY(b.window.workspace().activity()->totalCount() > requests);
    }

    void jsonKeepsItsPlaceWhenEventsComeInFront()
    {
        Bench b(&m_appearance);
        QVERIFY(b.open(Scenario::Live));
        b.window.window().page()->showJson(true);
        auto *text = b.window.window().findChild<QPlainTextEdit *>(u"text"_s);
        QVERIFY(text);
        text->verticalScrollBar()->setValue(text->verticalScrollBar()->maximum());
        const QString line = text->cursorForPosition({2, 2}).block().text();
        QVERIFY(b.passToNextEvent());
        QCOMPARE(text->cursorForPosition({2, 2}).block().text(), line);
    }
};

QTEST_MAIN(TestMainWindowLive)
#include "tst_mainwindow_live.moc"
