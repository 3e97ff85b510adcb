// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/secondarytext.h"

#include <QEvent>
#include <QGuiApplication>
#include <QPalette>
#include <QWidget>

namespace Widgets {

namespace {

class SecondaryColour : public QObject
{
public:
    explicit SecondaryColour(QWidget *label)
        : QObject(label)
        , m_label(label)
    {
        label->installEventFilter(this);
        apply();
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::ApplicationPaletteChange && !m_isApplying)
            apply();
        return QObject::eventFilter(watched, event);
    }

private:
    void apply()
    {
        m_isApplying = true;
        QPalette palette;
        palette.setColor(QPalette::WindowText, QGuiApplication::palette().color(QPalette::PlaceholderText));
        palette.setColor(QPalette::Text, QGuiApplication::palette().color(QPalette::PlaceholderText));
        m_label->setPalette(palette);
        m_isApplying = false;
    }

    QWidget *m_label;
    bool m_isApplying = false;
};

} // namespace

void makeSecondary(QWidget *label)
{
    new SecondaryColour(label);
}

} // namespace Widgets
