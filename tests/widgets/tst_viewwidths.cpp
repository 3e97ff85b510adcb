// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/theme.h"
#include "widgets/viewwidths.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using Widgets::viewWidths;
namespace Metrics = Widgets::Metrics;

// How a page is shared between trees and events.
class TestViewWidths : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aPageIsSharedWithoutRemainder_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("trees");
        QTest::addColumn<int>("tree");
        QTest::addColumn<int>("events");
        QTest::newRow("1024, navigator hidden") << 1024 << 3 << 187 << 460;
        QTest::newRow("1280") << 1071 << 3 << 202 << 462;
        QTest::newRow("1600") << 1343 << 3 << 228 << 656;
        QTest::newRow("1600, four trees") << 1343 << 4 << 219 << 463;
        QTest::newRow("1920") << 1663 << 3 << 334 << 658;
        QTest::newRow("2560") << 2303 << 3 << 360 << 1220;
    }
    void aPageIsSharedWithoutRemainder()
    {
        QFETCH(int, width);
        QFETCH(int, trees);
        const auto widths = viewWidths(width, trees);
        QTEST(widths.tree, "tree");
        QTEST(widths.events, "events");
        QCOMPARE(trees * (widths.tree + Metrics::splitterWidth) + widths.events, width);
    }

    void eventsCanBeReadBeforeTreesAreWide()
    {
        for (int width = 1000; width < 2600; ++width) {
            const auto widths = viewWidths(width, 3);
            QVERIFY2(widths.tree >= Metrics::treeViewMinimumWidth, qPrintable(QString::number(width)));
            QVERIFY2(widths.events >= Metrics::eventsNamedWidth || widths.tree < 200,
                     qPrintable(QString::number(width)));
            QVERIFY2(widths.tree <= 228 || widths.events >= Metrics::eventsWidth, qPrintable(QString::number(width)));
        }
    }

    void nothingIsNegativeOnAPageWithoutRoom() { QCOMPARE(viewWidths(0, 3).tree, Metrics::treeViewMinimumWidth); }
};

QTEST_GUILESS_MAIN(TestViewWidths)
#include "tst_viewwidths.moc"
