// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/flatstyle.h"
#include "widgets/listkeys.h"
#include "widgets/splitter.h"
#include "widgets/theme.h"
#include "widgets/themedicon.h"

#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
namespace Metrics = Widgets::Metrics;

// The small parts that the window is put together from.
class TestControls : public QObject
{
    Q_OBJECT

private:
    static void failOnOurWarnings()
    {
        // But for what the platform plugin without a screen says of every window.
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support).*"_s));
    }

private Q_SLOTS:
    void init() { failOnOurWarnings(); }

    void aSplitterIsOnePixelToSeeAndSevenToTake_data()
    {
        QTest::addColumn<Qt::Orientation>("orientation");
        QTest::newRow("side by side") << Qt::Horizontal;
        QTest::newRow("one above the other") << Qt::Vertical;
    }
    void aSplitterIsOnePixelToSeeAndSevenToTake()
    {
        QFETCH(Qt::Orientation, orientation);
        Widgets::Splitter splitter(orientation);
        splitter.addWidget(new QWidget);
        splitter.addWidget(new QWidget);
        splitter.resize(201, 201);
        splitter.show();
        const bool isHorizontal = orientation == Qt::Horizontal;
        int seen = 0;
        int taken = 0;
        for (int at = 0; at < 201; ++at) {
            const QPoint point = isHorizontal ? QPoint(at, 50) : QPoint(50, at);
            const QWidget *first = splitter.widget(0);
            const QWidget *second = splitter.widget(1);
            seen += !first->geometry().contains(point) && !second->geometry().contains(point);
            taken += splitter.childAt(point) == splitter.handle(1);
        }
        QCOMPARE(seen, Metrics::splitterWidth);
        QCOMPARE(taken, Metrics::splitterGrip);
    }

    void aSplittersHandleStaysAsItIsWhenSizesComeBack()
    {
        Widgets::Splitter before;
        before.addWidget(new QWidget);
        before.addWidget(new QWidget);
        before.setHandleWidth(9);
        Widgets::Splitter after;
        after.addWidget(new QWidget);
        after.addWidget(new QWidget);
        after.restoreSizes(before.saveState());
        QCOMPARE(after.handleWidth(), Metrics::splitterWidth);
        QVERIFY(!after.childrenCollapsible());
    }

    void arrowsInASearchFieldMoveInItsList()
    {
        QLineEdit field;
        QListWidget list;
        list.addItems({u"one"_s, u"two"_s, u"three"_s});
        list.setCurrentRow(0);
        new Widgets::ListKeys(&field, &list);
        QTest::keyClick(&field, Qt::Key_Down);
        QCOMPARE(list.currentRow(), 1);
        QTest::keyClick(&field, Qt::Key_PageDown);
        QCOMPARE(list.currentRow(), 2);
        QTest::keyClick(&field, Qt::Key_Up);
        QCOMPARE(list.currentRow(), 1);
        QTest::keyClicks(&field, u"abc"_s);
        QCOMPARE(field.text(), u"abc"_s);
        QCOMPARE(list.currentRow(), 1);
    }

    void aButtonsIconKeepsItsDistanceFromTheText()
    {
        Widgets::FlatStyle style;
        QPushButton plain(u"Copy details"_s);
        QPushButton withIcon(u"Copy details"_s);
        for (QPushButton *button : {&plain, &withIcon}) {
            button->setStyle(&style);
            button->setAutoDefault(false);
            button->setPalette(Widgets::themedPalette(false));
        }
        withIcon.setIcon(Widgets::themedIcon(Widgets::IconName::Copy));
        QCOMPARE(withIcon.sizeHint().width() - plain.sizeHint().width(), withIcon.iconSize().width() + 7);
        QCOMPARE(withIcon.sizeHint().height(), Metrics::controlHeight);

        // Between icon and text stands a stretch without any stroke.
        withIcon.resize(withIcon.sizeHint());
        const QImage image = withIcon.grab().toImage();
        const int middle = image.height() / 2;
        int longest = 0;
        int run = 0;
        for (int x = 20; x < 44; ++x) {
            bool isClear = true;
            for (int y = middle - 5; y <= middle + 5; ++y)
                isClear = isClear && image.pixelColor(x, y) == image.pixelColor(6, middle);
            run = isClear ? run + 1 : 0;
            longest = std::max(longest, run);
        }
        QVERIFY2(longest >= 7, qPrintable(QString::number(longest)));
    }
};

QTEST_MAIN(TestControls)
#include "tst_controls.moc"
