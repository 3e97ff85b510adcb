// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/appearance.h"

#include "widgets/flatstyle.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QStyle>
#include <QStyleFactory>

using namespace Qt::StringLiterals;

namespace Widgets {

Appearance::Appearance(QObject *parent)
    : QObject(parent)
    , m_systemPalette(QApplication::palette())
    , m_systemStyle(QApplication::style()->objectName())
{
    const bool isBareDesktop = m_systemStyle.compare("fusion"_L1, Qt::CaseInsensitive) == 0;
    if (isBareDesktop) {
        m_systemStyle.clear();
        // A Linux desktop without a platform theme gives some default face: ours where it is installed.
        const QString family = u"Noto Sans"_s;
        const QString platform = QGuiApplication::platformName();
        const bool isBare = platform == "offscreen"_L1 || qEnvironmentVariableIsEmpty("XDG_CURRENT_DESKTOP");
        if (isBare && QFontDatabase::families().contains(family)) {
            QFont font(family);
            font.setPixelSize(13);
            QApplication::setFont(font);
        }
    }
    setScheme(Scheme::System);
}

void Appearance::setScheme(Scheme scheme)
{
    m_scheme = scheme;
    const bool isSystems = scheme == Scheme::System && !m_systemStyle.isEmpty();
    // Windows' style draws its controls light whatever the palette is, macOS' goes by the system: a palette of ours
    // wants the style of ours.
    useFlatStyle(!isSystems);
    const bool isDark = scheme == Scheme::System ? Theme::of(m_systemPalette).isDark : scheme == Scheme::Dark;
    QApplication::setPalette(isSystems ? m_systemPalette : themedPalette(isDark));
    Q_EMIT schemeChanged();
}

void Appearance::useFlatStyle(bool isFlat)
{
    if (m_isFlat == isFlat)
        return;
    m_isFlat = isFlat;
    QApplication::setStyle(isFlat ? new FlatStyle : QStyleFactory::create(m_systemStyle));
}

QString Appearance::toText(Scheme scheme)
{
    switch (scheme) {
    case Scheme::System:
        return u"system"_s;
    case Scheme::Light:
        return u"light"_s;
    case Scheme::Dark:
        return u"dark"_s;
    }
    return {};
}

Appearance::Scheme Appearance::fromText(const QString &text)
{
    if (text == "light"_L1)
        return Scheme::Light;
    return text == "dark"_L1 ? Scheme::Dark : Scheme::System;
}

} // namespace Widgets
