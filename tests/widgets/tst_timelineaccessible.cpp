// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timelinebench.h"

#include <QAccessible>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace TimelineTest;

namespace {

QAccessibleInterface *interfaceOf(const Bench &bench)
{
    return QAccessible::queryAccessibleInterface(bench.plot());
}

QAccessibleInterface *partOf(const Bench &bench, const QString &name)
{
    QAccessibleInterface *timeline = interfaceOf(bench);
    for (int i = 0; i < timeline->childCount(); ++i) {
        if (timeline->child(i)->text(QAccessible::Name) == name)
            return timeline->child(i);
    }
    return nullptr;
}

} // namespace

// What a screen reader is told of the timeline's parts.
class TestTimelineAccessible : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void overviewLanesAndChartsAreItsChildren()
    {
        const ChartBench bench;
        QAccessibleInterface *timeline = interfaceOf(bench);
        QCOMPARE(timeline->role(), QAccessible::Chart);
        QStringList names;
        for (int i = 0; i < timeline->childCount(); ++i) {
            QAccessibleInterface *part = timeline->child(i);
            names << part->text(QAccessible::Name);
            QVERIFY(part->isValid());
            QCOMPARE(part->parent(), timeline);
            QCOMPARE(timeline->indexOfChild(part), i);
            QCOMPARE(timeline->childAt(part->rect().center().x(), part->rect().center().y()), part);
        }
        QCOMPARE(names,
                 (QStringList{u"Overview of the whole session"_s, u"Lane Stream state"_s, u"Lane Health"_s,
                              u"Lane Limits"_s, u"Lane Recording"_s, u"Chart Video bitrate"_s, u"Chart Framerate"_s,
                              u"Chart Audio bitrate"_s, u"Chart Keyframe interval"_s, u"Chart Concurrent views"_s}));
    }

    void aPartTellsItsValueAtTheCursor_data()
    {
        QTest::addColumn<QString>("part");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("description");
        QTest::newRow("overview") << u"Overview of the whole session"_s << u"02:41:08 – 03:14:20"_s
                                  << u"17 events, 7 starvation spells, 1 limit breach"_s;
        QTest::newRow("lane") << u"Lane Health"_s << u"Starving for 0:30"_s << u"13 events in view"_s;
        QTest::newRow("chart") << u"Chart Framerate"_s << u"17.9 fps, 30 % of target 60"_s
                               << u"from 0 to 70.0 fps, target 60, period 5 s"_s;
    }
    void aPartTellsItsValueAtTheCursor()
    {
        QFETCH(const QString, part);
        ChartBench bench;
        bench.selection.setCursor(at(u"02:57:32"_s));
        QAccessibleInterface *found = partOf(bench, part);
        QVERIFY(found);
        QTEST(found->text(QAccessible::Value), "value");
        QTEST(found->text(QAccessible::Description), "description");
    }

    void aChartIsFoldedFromThere()
    {
        const ChartBench bench;
        QAccessibleInterface *chart = partOf(bench, u"Chart Framerate"_s);
        QVERIFY(chart->state().expanded);
        chart->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
        QVERIFY(bench.row(1).isFolded);
        QVERIFY(chart->state().collapsed);
        QVERIFY(!partOf(bench, u"Lane Health"_s)->actionInterface());
    }

    void aPartThatIsGoneIsNotValid()
    {
        ChartBench bench;
        QAccessibleInterface *chart = partOf(bench, u"Chart Framerate"_s);
        bench.timeline.setMetrics(refusedMetrics());
        QVERIFY(!chart->isValid());
        QCOMPARE(interfaceOf(bench)->childCount(), 5);
    }
};

QTEST_MAIN(TestTimelineAccessible)
#include "tst_timelineaccessible.moc"
