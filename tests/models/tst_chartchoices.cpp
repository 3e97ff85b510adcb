// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/chartchoices.h"
#include "models/timelinechartlayout.h"
#include "models/timelinelayout.h"
#include "models/timelinemetrics.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using Models::ChartChoices;

// Charts that somebody opened, folded or hid.
class TestChartChoices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void choicesGoBeforeTheRoom_data()
    {
        QTest::addColumn<QStringList>("choices");
        QTest::addColumn<double>("usual");
        QTest::addColumn<double>("most");
        QTest::addColumn<QList<double>>("heights"); // 22 is a folded one
        QTest::newRow("none") << QStringList() << 312.0 << 452.0 << QList<double>{112, 64, 48, 48, 22};
        QTest::newRow("what is folded leaves its room to the others")
            << QStringList{u"folded IngestFramerate"_s} << 312.0 << 452.0 << QList<double>{154, 22, 48, 48, 22};
        QTest::newRow("also video") << QStringList{u"folded IngestVideoBitrate"_s} << 312.0 << 452.0
                                    << QList<double>{22, 96, 48, 48, 48};
        QTest::newRow("all") << QStringList{u"folded IngestVideoBitrate"_s, u"folded IngestFramerate"_s,
                                            u"folded IngestAudioBitrate"_s, u"folded KeyframeInterval"_s,
                                            u"folded ConcurrentViews"_s}
                             << 312.0 << 452.0 << QList<double>{22, 22, 22, 22, 22};
        QTest::newRow("what is opened takes the views' room and folds nothing")
            << QStringList{u"opened ConcurrentViews"_s} << 312.0 << 452.0 << QList<double>{112, 64, 48, 48, 48};
        QTest::newRow("where that is not enough, others fold")
            << QStringList{u"opened ConcurrentViews"_s} << 312.0 << 365.0 << QList<double>{107, 64, 48, 48, 48};
        QTest::newRow("in their order") << QStringList{u"opened ConcurrentViews"_s} << 312.0 << 340.0
                                        << QList<double>{88, 64, 48, 22, 48};
        QTest::newRow("video is the last of them")
            << QStringList{u"opened KeyframeInterval"_s} << 178.0 << 182.0 << QList<double>{22, 22, 22, 48, 22};
        QTest::newRow("what was opened last stays")
            << QStringList{u"opened IngestFramerate"_s, u"opened KeyframeInterval"_s} << 178.0 << 182.0
            << QList<double>{22, 22, 22, 48, 22};
        QTest::newRow("what is hidden leaves its room to the others")
            << QStringList{u"hidden KeyframeInterval"_s} << 312.0 << 452.0 << QList<double>{112, 64, 48, 48};
        QTest::newRow("nothing is left") << QStringList{u"hidden IngestVideoBitrate"_s, u"hidden IngestFramerate"_s,
                                                        u"hidden IngestAudioBitrate"_s, u"hidden KeyframeInterval"_s,
                                                        u"hidden ConcurrentViews"_s}
                                         << 312.0 << 452.0 << QList<double>{};
    }
    void choicesGoBeforeTheRoom()
    {
        QFETCH(const QStringList, choices);
        QFETCH(const double, usual);
        QFETCH(const double, most);
        QList<double> heights;
        for (const auto &chart :
             Models::chartHeights(Models::chartMetrics(), {usual, most}, ChartChoices::fromWords(choices))) {
            heights << chart.height;
            QCOMPARE(chart.isFolded, chart.height == Models::ChartFrame::foldedHeight);
        }
        QTEST(heights, "heights");
    }

    void aChartIsOpenedOrFoldedAndNotBoth()
    {
        ChartChoices choices;
        const auto metric = CloudWatch::Metric::IngestFramerate;
        choices.setFolded(metric, true);
        QVERIFY(choices.isFolded(metric));
        choices.setFolded(metric, false);
        QVERIFY(!choices.isFolded(metric));
        QCOMPARE(choices.opened(), QList{metric});
        choices.setShown(metric, false);
        QVERIFY(!choices.isShown(metric));
        choices.setShown(metric, true);
        QVERIFY(choices.isShown(metric));
        QVERIFY(!choices.isEmpty());
    }

    void wordsBringBackWhatWasChosen()
    {
        const QStringList words{u"opened KeyframeInterval"_s, u"opened IngestFramerate"_s,
                                u"folded IngestAudioBitrate"_s, u"hidden ConcurrentViews"_s};
        const ChartChoices choices = ChartChoices::fromWords(words);
        QCOMPARE(choices.toWords(), words);
        QVERIFY(ChartChoices::fromWords({}).isEmpty());
    }

    void wordsThatAreNotKnownArePassedOver()
    {
        QVERIFY(ChartChoices::fromWords({u"folded"_s, u"folded Bitrate"_s, u"bent IngestFramerate"_s, QString()})
                    .isEmpty());
    }

    void aNameIsHitWithItsArrow_data()
    {
        QTest::addColumn<QPointF>("point");
        QTest::addColumn<int>("row"); // -1: none
        QTest::newRow("arrow") << QPointF(2, 160) << 0;
        QTest::newRow("name") << QPointF(60, 165) << 0;
        QTest::newRow("under the name") << QPointF(60, 175) << -1;
        QTest::newRow("plot") << QPointF(152, 160) << -1;
        QTest::newRow("left of all") << QPointF(-1, 160) << -1;
        QTest::newRow("between two charts") << QPointF(60, 270) << -1;
        QTest::newRow("a folded one's edge") << QPointF(60, 275) << 1;
        QTest::newRow("a folded one") << QPointF(60, 290) << 1;
    }
    void aNameIsHitWithItsArrow()
    {
        QFETCH(const QPointF, point);
        QFETCH(const int, row);
        const Ivs::StreamSession session = TimelineTest::declaredSession();
        const Models::TimelineCharts charts(TimelineTest::starvingMetrics(), session,
                                            {session, TimelineTest::starvingNow()});
        const Models::TimelineChartLayout layout(
            charts,
            {{CloudWatch::Metric::IngestVideoBitrate, 112, false}, {CloudWatch::Metric::IngestFramerate, 22, true}},
            142);
        const auto *hit = layout.titleAt(point);
        QCOMPARE(hit ? hit - layout.rows().constData() : -1, row);
    }
};

QTEST_GUILESS_MAIN(TestChartChoices)
#include "tst_chartchoices.moc"
