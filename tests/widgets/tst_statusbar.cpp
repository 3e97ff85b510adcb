// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/statusbar.h"

#include <QApplication>
#include <QImage>
#include <QRegularExpression>
#include <QStyle>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

template <typename Bar>
int coloursOfABarWithAPart()
{
    Bar bar;
    bar.setSizeGripEnabled(false);
    bar.addWidget(new QWidget);
    bar.resize(200, 24);
    bar.show(); // hidden parts have no frames
    const QImage image = bar.grab().toImage();
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            colours.insert(image.pixel(x, y));
    }
    return static_cast<int>(colours.size());
}

} // namespace

class TestStatusBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aStyleThatFramesPartsFramesNoneOfOurs()
    {
        QApplication::setStyle(u"windows"_s);
        QVERIFY2(coloursOfABarWithAPart<QStatusBar>() > 1, "this style draws no frames: the test would prove nothing");
        QCOMPARE(coloursOfABarWithAPart<Widgets::StatusBar>(), 1);
    }
};

QTEST_MAIN(TestStatusBar)

#include "tst_statusbar.moc"
