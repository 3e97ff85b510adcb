// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QPalette>
#include <QString>

class QApplication;

namespace Widgets {

// Light, dark, or as the desktop has it. Where the desktop has no style of its own, that is Fusion made flat.
class Appearance : public QObject
{
    Q_OBJECT

public:
    enum class Scheme { System, Light, Dark };
    Q_ENUM(Scheme)

    // Call once, before the first widget: sets style and, where the platform names none, the font.
    explicit Appearance(QApplication *application, QObject *parent = nullptr);

    Scheme scheme() const { return m_scheme; }
    void setScheme(Scheme scheme);

    // What settings keep: "system", "light", "dark".
    static QString toText(Scheme scheme);
    static Scheme fromText(const QString &text);

Q_SIGNALS:
    void schemeChanged();

private:
    QApplication *m_application;
    QPalette m_systemPalette;
    bool m_isFlat = false; // our own style: its palette is ours too
    Scheme m_scheme = Scheme::System;
};

} // namespace Widgets
