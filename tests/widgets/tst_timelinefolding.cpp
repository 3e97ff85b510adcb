// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timelinebench.h"

#include <QAction>
#include <QMenu>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace TimelineTest;

// Charts that somebody folds, opens and hides.
class TestTimelineFolding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void aClickOnAChartsNameFoldsAndOpensIt()
    {
        ChartBench bench;
        const auto name = [&bench] { return QPoint(40, static_cast<int>(bench.row(1).values.top) + 8); };
        QTest::mouseClick(bench.plot(), Qt::LeftButton, {}, name());
        QVERIFY(bench.row(1).isFolded);
        QTest::mouseClick(bench.plot(), Qt::LeftButton, {}, name());
        QVERIFY(!bench.row(1).isFolded);
        QTest::mouseDClick(bench.plot(), Qt::LeftButton, {}, name());
        QVERIFY(bench.row(1).isFolded);
        QVERIFY(!bench.timeline.span());
    }

    void figuresFoldAndOpenTheChartOfTheirPlace()
    {
        ChartBench bench;
        QVERIFY(bench.row(4).isFolded);
        bench.press(Qt::Key_5);
        QVERIFY(!bench.row(4).isFolded);
        bench.press(Qt::Key_1);
        QVERIFY(bench.row(0).isFolded);
        bench.press(Qt::Key_0);
        QVERIFY(!bench.row(0).isFolded);
        QVERIFY(bench.row(4).isFolded);
    }

    void theMenuSaysWhichChartsAreShown()
    {
        ChartBench bench;
        auto *show = bench.timeline.chartsMenu()->findChild<QAction *>(u"showIngestFramerate"_s);
        QVERIFY(show->isChecked());
        show->trigger();
        QCOMPARE(bench.view().chartLayout.rows().size(), 4);
        QVERIFY(!bench.view().chartLayout.find(CloudWatch::Metric::IngestFramerate));
        bench.press(Qt::Key_2);
        QVERIFY(!bench.view().chartLayout.find(CloudWatch::Metric::IngestFramerate)->isFolded);
        QVERIFY(show->isChecked());
        for (QAction *action : bench.timeline.chartsMenu()->actions()) {
            if (action->isCheckable())
                action->trigger();
        }
        QVERIFY(bench.view().chartLayout.isEmpty());
        QVERIFY(!bench.image().isNull());
        bench.timeline.setMetrics(refusedMetrics());
        QVERIFY(!show->isEnabled());
    }

    void choicesOfChartsAreKept()
    {
        QTemporaryDir directory;
        QSettings settings(directory.filePath(u"kept.ini"_s), QSettings::IniFormat);
        {
            ChartBench bench;
            bench.press(Qt::Key_2);
            bench.timeline.saveLayout(&settings);
        }
        ChartBench bench;
        bench.timeline.restoreLayout(&settings);
        QVERIFY(bench.row(1).isFolded);
        bench.timeline.resetLayout();
        QVERIFY(!bench.row(1).isFolded);
    }
};

QTEST_MAIN(TestTimelineFolding)
#include "tst_timelinefolding.moc"
