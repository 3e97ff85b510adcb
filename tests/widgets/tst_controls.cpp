// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/celldelegate.h"
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
#include <QStandardItemModel>
#include <QTest>

using namespace Qt::StringLiterals;
namespace Metrics = Widgets::Metrics;

namespace {

// The cell of that width, on a canvas that is wide enough for any.
QImage paintedCell(const QAbstractItemModel &model, int width)
{
    const Widgets::CellDelegate delegate(Widgets::CellDelegate::Metrics{});
    QImage image(400, 20, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    QStyleOptionViewItem option;
    option.rect = QRect(0, 0, width, 20);
    delegate.paint(&painter, option, model.index(0, 0));
    return image;
}

} // namespace

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

    void aCellOfItsTextsWidthShowsItWhole()
    {
        QFont wide = QApplication::font();
        wide.setStretch(QFont::Expanded);
        QApplication::setFont(wide);
        const auto restored = qScopeGuard([] { QApplication::setFont(QFont()); });
        const QString text = u"03:14:20"_s;
        QStandardItemModel model(1, 1);
        model.setData(model.index(0, 0), text);
        const Widgets::CellDelegate delegate(Widgets::CellDelegate::Metrics{});
        const int width = delegate.cellWidth(0, text);
        const QImage whole = paintedCell(model, 400);
        QCOMPARE(paintedCell(model, width), whole);
        QVERIFY(paintedCell(model, width - 8) != whole);
    }

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
