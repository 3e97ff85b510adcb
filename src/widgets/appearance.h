// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QPalette>
#include <QString>

namespace Widgets {

// Light, dark, or as the desktop has it. Light and dark are our own palettes, drawn by Fusion made flat; so is a
// desktop that has no style of its own.
class Appearance : public QObject
{
    Q_OBJECT

public:
    enum class Scheme { System, Light, Dark };
    Q_ENUM(Scheme)

    // Call once, after the QApplication and before the first widget: sets style and, where the platform names none, the
    // font.
    explicit Appearance(QObject *parent = nullptr);

    Scheme scheme() const { return m_scheme; }
    void setScheme(Scheme scheme);

    // What settings keep: "system", "light", "dark".
    static QString toText(Scheme scheme);
    static Scheme fromText(const QString &text);

Q_SIGNALS:
    void schemeChanged();

private:
    void useFlatStyle(bool isFlat);

    QPalette m_systemPalette;
    QString m_systemStyle; // empty where the desktop has none
    bool m_isFlat = false;
    Scheme m_scheme = Scheme::System;
};

} // namespace Widgets
