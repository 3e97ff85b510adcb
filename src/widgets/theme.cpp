// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/theme.h"

#include <QFontDatabase>
#include <QGuiApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Widgets {

namespace {

QColor rgb(quint32 value)
{
    return QColor::fromRgb(value);
}

QColor withAlpha(quint32 value, qreal alpha)
{
    QColor colour = rgb(value);
    colour.setAlphaF(static_cast<float>(alpha));
    return colour;
}

QColor flattened(const QColor &colour, const QColor &under)
{
    if (colour.alpha() == 255)
        return colour;
    QColor opaque = colour;
    opaque.setAlpha(255);
    return mixed(opaque, under, colour.alphaF());
}

// The platform's secondary text where it can be read, else the text moved towards the window as far as it can.
QColor readableSecondary(const QColor &wanted, const QColor &text, const QColor &window, const QColor &base)
{
    const QColor colour = flattened(wanted, base);
    if (std::min(contrastRatio(colour, window), contrastRatio(colour, base)) >= 4.5 && colour != text)
        return colour;
    return mixed(text, window, 0.72);
}

// A platform's own line where it can be seen but does not shout, else `share` of text over window.
QColor line(const QColor &wanted, const QColor &text, const QColor &window, double least, double most, qreal share)
{
    const double ratio = contrastRatio(wanted, window);
    return ratio >= least && ratio <= most ? wanted : mixed(text, window, share);
}

} // namespace

double contrastRatio(const QColor &a, const QColor &b)
{
    const auto luminance = [](const QColor &colour) {
        const auto linear = [](double channel) {
            return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(colour.red() / 255.0) + 0.7152 * linear(colour.green() / 255.0)
               + 0.0722 * linear(colour.blue() / 255.0);
    };
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QColor mixed(const QColor &over, const QColor &under, qreal share)
{
    const auto channel
        = [share](int top, int bottom) { return static_cast<int>(std::lround(top * share + bottom * (1.0 - share))); };
    return {channel(over.red(), under.red()), channel(over.green(), under.green()), channel(over.blue(), under.blue())};
}

QColor Theme::severityFill(Models::Severity severity) const
{
    switch (severity) {
    case Models::Severity::Error:
        return m_errorFill;
    case Models::Severity::Warning:
        return m_warningFill;
    case Models::Severity::Ok:
        return m_okFill;
    case Models::Severity::Info:
        return m_infoFill;
    case Models::Severity::Unknown:
    case Models::Severity::Offline:
        return m_unknownFill;
    case Models::Severity::None:
        return text;
    }
    Q_UNREACHABLE();
}

QColor Theme::severityText(Models::Severity severity) const
{
    switch (severity) {
    case Models::Severity::Error:
        return m_errorText;
    case Models::Severity::Warning:
        return m_warningText;
    case Models::Severity::Ok:
        return m_okText;
    case Models::Severity::Info:
        return m_infoText;
    case Models::Severity::Unknown:
    case Models::Severity::Offline:
        return secondaryText;
    case Models::Severity::None:
        return text;
    }
    Q_UNREACHABLE();
}

Theme Theme::dimmed() const
{
    Theme theme = *this;
    for (QColor *colour :
         {&theme.barFill, &theme.barLine, &theme.blockFill, &theme.blockLine, &theme.videoBitrate, &theme.framerate,
          &theme.audioBitrate, &theme.keyframeInterval, &theme.target, &theme.limit, &theme.warningOutline,
          &theme.glyph, &theme.glyphOnWarning, &theme.accentLine, &theme.m_errorFill, &theme.m_warningFill,
          &theme.m_okFill, &theme.m_infoFill, &theme.m_unknownFill})
        *colour = mixed(*colour, base, 0.5);
    for (QColor *colour : {&theme.hatch, &theme.overviewArea, &theme.band, &theme.bandEdge, &theme.overviewBlock})
        colour->setAlphaF(colour->alphaF() / 2);
    for (QColor *colour :
         {&theme.text, &theme.blockText, &theme.m_errorText, &theme.m_warningText, &theme.m_okText, &theme.m_infoText})
        *colour = secondaryText;
    return theme;
}

Theme Theme::of(const QPalette &palette)
{
    Theme theme;
    theme.isDark = palette.color(QPalette::Active, QPalette::Window).lightness() < 128;
    if (theme.isDark)
        theme.setDarkColours();
    else
        theme.setLightColours();
    theme.takePalette(palette);
    return theme;
}

void Theme::takePalette(const QPalette &palette)
{
    const auto role = [&palette](QPalette::ColorRole which) { return palette.color(QPalette::Active, which); };
    window = role(QPalette::Window);
    base = role(QPalette::Base);
    alternateBase = role(QPalette::AlternateBase);
    text = role(QPalette::WindowText);
    secondaryText = readableSecondary(role(QPalette::PlaceholderText), text, window, base);
    hairline = line(role(QPalette::Mid), text, window, 1.2, 1.9, 0.16);
    faintHairline = line(role(QPalette::Midlight), text, window, 1.05, 1.2, 0.05);
    control = role(QPalette::Button);
    controlBorder = line(role(QPalette::Dark), text, window, 1.5, 3.0, 0.28);
    accent = role(QPalette::Highlight);
    onAccent = role(QPalette::HighlightedText);
    const QColor link = role(QPalette::Link);
    accentLine = contrastRatio(link, base) >= 3.0 ? link : accent;
    veil = window;
    veil.setAlphaF(0.55F);
    target = secondaryText;
    limit = m_errorFill;
}

void Theme::setLightColours()
{
    barFill = rgb(0xE1E4E7);
    barLine = rgb(0xA9B0B6);
    hatch = withAlpha(0xB4BABF, 0.60);
    overviewArea = withAlpha(0xB9C0C6, 0.60);
    band = withAlpha(0xE69F00, 0.15);
    bandEdge = withAlpha(0x9A6A00, 0.55);
    blockFill = rgb(0xF7D591);
    blockLine = rgb(0x9A6A00);
    blockText = rgb(0x3A2800);
    overviewBlock = withAlpha(0xE69F00, 0.38);
    videoBitrate = rgb(0x0072B2);
    framerate = rgb(0xA34E80);
    audioBitrate = rgb(0x1F86BF);
    keyframeInterval = rgb(0x50575E);
    rangeAlpha = 51;
    warningOutline = rgb(0x9A6A00);
    glyph = rgb(0xFFFFFF);
    glyphOnWarning = rgb(0x231800);
    m_errorFill = rgb(0xD55E00);
    m_errorText = rgb(0xA84300);
    m_warningFill = rgb(0xE69F00);
    m_warningText = rgb(0x7A5200);
    m_okFill = rgb(0x008F68);
    m_okText = rgb(0x00694D);
    m_infoFill = rgb(0x0072B2);
    m_infoText = rgb(0x005A8C);
    m_unknownFill = rgb(0x6B7178);
}

void Theme::setDarkColours()
{
    barFill = rgb(0x363C42);
    barLine = rgb(0x626A72);
    hatch = withAlpha(0x5A6168, 0.60);
    overviewArea = withAlpha(0x4C545B, 0.60);
    band = withAlpha(0xEBAF3A, 0.13);
    bandEdge = withAlpha(0xEBAF3A, 0.50);
    blockFill = rgb(0x5E4A1E);
    blockLine = rgb(0xEBAF3A);
    blockText = rgb(0xFBE9C2);
    overviewBlock = withAlpha(0xEBAF3A, 0.38);
    videoBitrate = rgb(0x56B4E9);
    framerate = rgb(0xDE9CC0);
    audioBitrate = rgb(0x8CCBEF);
    keyframeInterval = rgb(0xBAC1C7);
    rangeAlpha = 66;
    warningOutline = rgb(0xEBAF3A);
    glyph = rgb(0x14171A);
    glyphOnWarning = rgb(0x1D1500);
    m_errorFill = rgb(0xF0854A);
    m_errorText = rgb(0xF5935C);
    m_warningFill = rgb(0xEBAF3A);
    m_warningText = rgb(0xF0BC55);
    m_okFill = rgb(0x2FB98E);
    m_okText = rgb(0x45C79D);
    m_infoFill = rgb(0x62B6EA);
    m_infoText = rgb(0x7CC3EF);
    m_unknownFill = rgb(0xA0A7AE);
}

QPalette themedPalette(bool dark)
{
    struct Row
    {
        QPalette::ColorRole role;
        quint32 light;
        quint32 dark;
    };
    static constexpr Row rows[] = {
        {QPalette::Window, 0xEFF0F1, 0x2A2E32},
        {QPalette::Base, 0xFFFFFF, 0x1D2023},
        {QPalette::AlternateBase, 0xF6F7F8, 0x22262A},
        {QPalette::WindowText, 0x1B1F23, 0xE9ECEF},
        {QPalette::Text, 0x1B1F23, 0xE9ECEF},
        {QPalette::ButtonText, 0x1B1F23, 0xE9ECEF},
        {QPalette::PlaceholderText, 0x555D65, 0xA9B0B7},
        {QPalette::Mid, 0xCDD1D5, 0x43494F},
        {QPalette::Midlight, 0xE4E6E9, 0x30353A},
        {QPalette::Light, 0xFFFFFF, 0x3A4046},
        {QPalette::Button, 0xFBFBFC, 0x33383D},
        {QPalette::Dark, 0xB4BABF, 0x5A6168},
        {QPalette::Shadow, 0x8A9096, 0x111315},
        {QPalette::BrightText, 0xFFFFFF, 0xFFFFFF},
        {QPalette::Highlight, 0x2A6AAD, 0x2F74B8},
        {QPalette::HighlightedText, 0xFFFFFF, 0xFFFFFF},
        {QPalette::Link, 0x2A6AAD, 0x5AA2E2},
        {QPalette::LinkVisited, 0x6B4E9A, 0xB79AE0},
        {QPalette::ToolTipBase, 0xFFFFFF, 0x33383D},
        {QPalette::ToolTipText, 0x1B1F23, 0xE9ECEF},
    };
    QPalette palette;
    for (const Row &row : rows)
        palette.setColor(row.role, rgb(dark ? row.dark : row.light));

    // What cannot be used is told by the fainter text, not by another ground.
    const QColor disabledText = rgb(dark ? 0x757C83 : 0x92989E);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText,
                            QPalette::PlaceholderText})
        palette.setColor(QPalette::Disabled, role, disabledText);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, rgb(dark ? 0x43494F : 0xCDD1D5));
    return palette;
}

namespace Fonts {

namespace {

QFont sized(int pixels, bool bold = false)
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(pixels);
    font.setWeight(bold ? QFont::Bold : QFont::Normal);
    return font;
}

QFont monospace(int pixels)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    // Where the UI's face has a monospaced sister, the two go together better than with the platform's default.
    struct Sisters
    {
        QLatin1StringView face, monospaced;
    };
    constexpr std::array sisters{Sisters{"Noto Sans"_L1, "Noto Sans Mono"_L1}, Sisters{"Segoe UI"_L1, "Consolas"_L1}};
    const QString face = QGuiApplication::font().family();
    for (const Sisters &both : sisters) {
        if (face.startsWith(both.face) && QFontDatabase::hasFamily(both.monospaced))
            font.setFamily(both.monospaced);
    }
    font.setStyleHint(QFont::Monospace);
    font.setPixelSize(pixels);
    font.setWeight(QFont::Normal);
    return font;
}

} // namespace

QFont title(bool compact)
{
    return sized(compact ? 15 : 17, true);
}

QFont heading()
{
    return sized(15, true);
}

QFont body()
{
    return sized(13);
}

QFont strong()
{
    return sized(13, true);
}

QFont small()
{
    return sized(12);
}

QFont smallStrong()
{
    return sized(12, true);
}

QFont label()
{
    return sized(11);
}

QFont mono()
{
    return monospace(12);
}

QFont monoTree()
{
    return monospace(12);
}

} // namespace Fonts

} // namespace Widgets
