// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/appearance.h"
#include "widgets/flatstyle.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStyle>
#include <QTest>

using namespace Qt::StringLiterals;
using Widgets::Appearance;
using Scheme = Appearance::Scheme;

namespace {

bool isFlat()
{
    return qobject_cast<Widgets::FlatStyle *>(QApplication::style());
}

bool isDark()
{
    return Widgets::Theme::of(QApplication::palette()).isDark;
}

} // namespace

class TestAppearance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aDesktopWithoutAStyleGetsOurs()
    {
        QApplication::setStyle(u"fusion"_s);
        Appearance appearance;
        QVERIFY(isFlat());
        appearance.setScheme(Scheme::Dark);
        QVERIFY(isFlat());
        QVERIFY(isDark());
        appearance.setScheme(Scheme::Light);
        QVERIFY(!isDark());
    }

    // Windows' style stands for those of platforms that draw in their own colours.
    void thePlatformsStyleIsKeptUntilAPaletteOfOursIsWanted()
    {
        QApplication::setStyle(u"windows"_s);
        QApplication::setPalette(QApplication::style()->standardPalette());
        const QPalette platforms = QApplication::palette();
        Appearance appearance;
        QSignalSpy changed(&appearance, &Appearance::schemeChanged);
        QCOMPARE(QApplication::style()->objectName(), u"windows"_s);

        appearance.setScheme(Scheme::Dark);
        QVERIFY(isFlat());
        QVERIFY(isDark());
        QCOMPARE(changed.count(), 1);

        appearance.setScheme(Scheme::System);
        QCOMPARE(QApplication::style()->objectName(), u"windows"_s);
        QCOMPARE(QApplication::palette().color(QPalette::Window), platforms.color(QPalette::Window));
    }
};

QTEST_MAIN(TestAppearance)

#include "tst_appearance.moc"
