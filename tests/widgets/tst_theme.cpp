// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/severityshapes.h"
#include "widgets/theme.h"
#include "widgets/themedicon.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using Models::Severity;
using Widgets::IconName;
using Widgets::Theme;

namespace {

const QList<Severity> severities{Severity::Error, Severity::Warning, Severity::Ok,
                                 Severity::Info,  Severity::Unknown, Severity::Offline};

QImage painted(const QSize &size, const QColor &ground, const std::function<void(QPainter &)> &paint)
{
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(ground);
    QPainter painter(&image);
    paint(painter);
    return image;
}

// The part of an image that is not the ground, as a rectangle.
QRect inkOf(const QImage &image, const QColor &ground)
{
    QRect ink;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) != ground)
                ink |= QRect(x, y, 1, 1);
        }
    }
    return ink;
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void cleanup() { QApplication::setPalette(QPalette()); }

    void theThemeFollowsThePaletteInForce()
    {
        const Theme light = Theme::of(Widgets::themedPalette(false));
        const Theme dark = Theme::of(Widgets::themedPalette(true));
        QVERIFY(!light.isDark);
        QVERIFY(dark.isDark);
        QCOMPARE(light.window, QColor(0xEF, 0xF0, 0xF1));
        QCOMPARE(dark.window, QColor(0x2A, 0x2E, 0x32));
        QCOMPARE(light.secondaryText, QColor(0x55, 0x5D, 0x65));
        QCOMPARE(dark.secondaryText, QColor(0xA9, 0xB0, 0xB7));
        QCOMPARE(light.hairline, QColor(0xCD, 0xD1, 0xD5));
        QCOMPARE(dark.hairline, QColor(0x43, 0x49, 0x4F));
        QCOMPARE(light.faintHairline, QColor(0xE4, 0xE6, 0xE9));
        QCOMPARE(dark.faintHairline, QColor(0x30, 0x35, 0x3A));
        QCOMPARE(light.controlBorder, QColor(0xB4, 0xBA, 0xBF));
        QCOMPARE(dark.accentLine, QColor(0x5A, 0xA2, 0xE2));
        QCOMPARE(light.severityFill(Severity::Error), QColor(0xD5, 0x5E, 0x00));
        QCOMPARE(dark.severityFill(Severity::Ok), QColor(0x2F, 0xB9, 0x8E));
    }

    void wordsAreReadable_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("isDimmed");
        QTest::newRow("light") << false << false;
        QTest::newRow("dark") << true << false;
        QTest::newRow("light, dimmed") << false << true;
        QTest::newRow("dark, dimmed") << true << true;
    }
    void wordsAreReadable()
    {
        QFETCH(bool, dark);
        QFETCH(bool, isDimmed);
        Theme theme = Theme::of(Widgets::themedPalette(dark));
        if (isDimmed)
            theme = theme.dimmed();
        for (const QColor &ground : {theme.window, theme.base, theme.alternateBase}) {
            QVERIFY(Widgets::contrastRatio(theme.text, ground) >= 4.5);
            QVERIFY(Widgets::contrastRatio(theme.secondaryText, ground) >= 4.5);
            for (const Severity severity : severities)
                QVERIFY2(Widgets::contrastRatio(theme.severityText(severity), ground) >= 4.5,
                         qPrintable(QString::number(static_cast<int>(severity))));
        }
        QVERIFY(Widgets::contrastRatio(theme.onAccent, theme.accent) >= 4.5);
        QVERIFY(Widgets::contrastRatio(theme.blockText, theme.blockFill) >= 4.5);
        QVERIFY(Widgets::contrastRatio(theme.text, theme.barFill) >= 4.5);
    }

    void shapesAndCurvesStandOut_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void shapesAndCurvesStandOut()
    {
        QFETCH(bool, dark);
        const Theme theme = Theme::of(Widgets::themedPalette(dark));
        for (const QColor &colour :
             {theme.severityFill(Severity::Error), theme.severityFill(Severity::Ok), theme.severityFill(Severity::Info),
              theme.severityFill(Severity::Unknown), theme.warningOutline, theme.videoBitrate, theme.framerate,
              theme.audioBitrate, theme.keyframeInterval, theme.accentLine, theme.blockLine})
            QVERIFY2(Widgets::contrastRatio(colour, theme.base) >= 3.0, qPrintable(colour.name()));
    }

    void dimmedTextIsSecondaryAndDrawingsAreHalfBase()
    {
        const Theme theme = Theme::of(Widgets::themedPalette(false));
        const Theme dimmed = theme.dimmed();
        QCOMPARE(dimmed.text, theme.secondaryText);
        QCOMPARE(dimmed.severityText(Severity::Error), theme.secondaryText);
        QCOMPARE(dimmed.severityFill(Severity::Info), QColor(0x80, 0xB9, 0xD9)); // half of #0072B2 and white
        QCOMPARE(dimmed.window, theme.window);
    }

    void aPlatformsFaintColoursAreMendedUntilTheyCanBeRead()
    {
        QPalette palette = Widgets::themedPalette(false);
        palette.setColor(QPalette::PlaceholderText, QColor(0, 0, 0, 60));
        palette.setColor(QPalette::Mid, palette.color(QPalette::Window));
        palette.setColor(QPalette::Link, QColor(0xFF, 0xFF, 0xE0));
        const Theme theme = Theme::of(palette);
        QVERIFY(Widgets::contrastRatio(theme.secondaryText, theme.window) >= 4.5);
        QVERIFY(theme.hairline != theme.window);
        QCOMPARE(theme.accentLine, theme.accent);
    }

    void contrastIsMeasuredAsTheGuidelinesDo()
    {
        QCOMPARE(Widgets::contrastRatio(Qt::black, Qt::white), 21.0);
        QCOMPARE(Widgets::contrastRatio(Qt::white, Qt::white), 1.0);
        QVERIFY(qAbs(Widgets::contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);
    }

    void eachSeverityHasAShapeOfItsOwnWithinItsBox_data()
    {
        QTest::addColumn<int>("scale");
        QTest::newRow("100 %") << 1;
        QTest::newRow("200 %") << 2;
    }
    void eachSeverityHasAShapeOfItsOwnWithinItsBox()
    {
        QFETCH(int, scale);
        const Theme theme = Theme::of(Widgets::themedPalette(false));
        QList<QImage> shapes;
        for (const Severity severity : severities) {
            // In one colour: what tells them apart must not be the hue.
            const QImage shape
                = Widgets::severityPixmap(severity, theme, 14, scale).toImage().convertToFormat(QImage::Format_Alpha8);
            QCOMPARE(shape.size(), QSize(14, 14) * scale);
            QVERIFY(!shapes.contains(shape));
            shapes << shape;
            const QImage whole = painted(QSize(20, 20) * scale, Qt::white, [&](QPainter &painter) {
                painter.scale(scale, scale);
                Widgets::paintSeverity(&painter, severity, QPointF(10, 10), 6, theme);
            });
            const QRect ink = inkOf(whole, Qt::white);
            QVERIFY(!ink.isEmpty());
            QVERIFY(QRect(QPoint(2, 2) * scale, QSize(16, 16) * scale).contains(ink));
        }
    }

    void aSelectedRowChangesEveryShape()
    {
        const Theme theme = Theme::of(Widgets::themedPalette(false));
        for (const Severity severity : severities) {
            const auto image = [&](bool isSelected) {
                return painted({20, 20}, theme.accent, [&](QPainter &painter) {
                    Widgets::paintSeverity(&painter, severity, QPointF(10, 10), 6, theme, isSelected);
                });
            };
            QVERIFY(image(false) != image(true));
        }
    }

    void noSeverityPaintsNothing()
    {
        const Theme theme = Theme::of(Widgets::themedPalette(false));
        const QImage image = painted({20, 20}, Qt::white, [&](QPainter &painter) {
            Widgets::paintSeverity(&painter, Severity::None, QPointF(10, 10), 6, theme);
        });
        QVERIFY(inkOf(image, Qt::white).isEmpty());
        QVERIFY(Widgets::severityIcon(Severity::None).isNull());
    }

    void paintingAShapeLeavesThePainterAsItWas()
    {
        QImage image(20, 20, QImage::Format_ARGB32_Premultiplied);
        QPainter painter(&image);
        painter.setPen(QPen(Qt::red, 3));
        painter.setBrush(Qt::green);
        const auto hints = painter.renderHints();
        Widgets::paintSeverity(&painter, Severity::Warning, {10, 10}, 6, Theme::of(Widgets::themedPalette(true)));
        Widgets::paintIcon(&painter, IconName::Copy, QRectF(0, 0, 16, 16), Qt::blue);
        QCOMPARE(painter.pen(), QPen(Qt::red, 3));
        QCOMPARE(painter.brush(), QBrush(Qt::green));
        QCOMPARE(painter.renderHints(), hints);
    }

    void everyIconIsDrawnWithinItsGrid()
    {
        for (int name = 0; name <= static_cast<int>(IconName::ZoomAll); ++name) {
            const QImage image = painted({20, 20}, Qt::white, [name](QPainter &painter) {
                Widgets::paintIcon(&painter, static_cast<IconName>(name), QRectF(2, 2, 16, 16), Qt::black);
            });
            const QRect ink = inkOf(image, Qt::white);
            QVERIFY2(ink.width() >= 3, qPrintable(QString::number(name)));
            QVERIFY2(QRect(2, 2, 16, 16).contains(ink), qPrintable(QString::number(name)));
        }
    }

    void iconsFollowThePaletteOfTheMoment()
    {
        const QIcon icon = Widgets::themedIcon(IconName::Refresh);
        QApplication::setPalette(Widgets::themedPalette(false));
        const QImage light = icon.pixmap(16).toImage();
        const QImage disabled = icon.pixmap(QSize(16, 16), QIcon::Disabled).toImage();
        QApplication::setPalette(Widgets::themedPalette(true));
        QVERIFY(icon.pixmap(16).toImage() != light);
        QVERIFY(disabled != light);
    }

    void anIconInARoleIgnoresTheMode()
    {
        QApplication::setPalette(Widgets::themedPalette(false));
        const QIcon icon = Widgets::themedIcon(IconName::Search, QPalette::PlaceholderText);
        QCOMPARE(icon.pixmap(QSize(16, 16), QIcon::Disabled).toImage(), icon.pixmap(16).toImage());
    }

    void fontsHaveTheSizesOfTheDesign()
    {
        QCOMPARE(Widgets::Fonts::title().pixelSize(), 17);
        QCOMPARE(Widgets::Fonts::title(true).pixelSize(), 15);
        QCOMPARE(Widgets::Fonts::body().pixelSize(), 13);
        QVERIFY(Widgets::Fonts::strong().bold());
        QCOMPARE(Widgets::Fonts::small().pixelSize(), 12);
        QCOMPARE(Widgets::Fonts::label().pixelSize(), 11);
        QCOMPARE(Widgets::Fonts::mono().pixelSize(), 12);
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
