// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/appearance.h"

#include "widgets/flatstyle.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace Widgets {

Appearance::Appearance(QApplication *application, QObject *parent)
    : QObject(parent)
    , m_application(application)
    , m_systemPalette(QApplication::palette())
{
    m_isFlat = QApplication::style()->objectName().compare(u"fusion"_s, Qt::CaseInsensitive) == 0;
    if (m_isFlat) {
        QApplication::setStyle(new FlatStyle);
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
    const bool isSystemDark = Theme::of(m_systemPalette).isDark;
    switch (scheme) {
    case Scheme::System:
        QApplication::setPalette(m_isFlat ? themedPalette(isSystemDark) : m_systemPalette);
        break;
    case Scheme::Light:
        QApplication::setPalette(themedPalette(false));
        break;
    case Scheme::Dark:
        QApplication::setPalette(themedPalette(true));
        break;
    }
    Q_EMIT schemeChanged();
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
