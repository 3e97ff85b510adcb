// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

// MainWindow's sizes: what the design gives, what is kept, and what is in sight.

#include "session/workspace.h"
#include "ui_mainwindow.h"
#include "widgets/activitypanel.h"
#include "widgets/appearance.h"
#include "widgets/connectionbar.h"
#include "widgets/mainwindow.h"
#include "widgets/navigatorpanel.h"
#include "widgets/sessionpage.h"
#include "widgets/sessionviews.h"
#include "widgets/splitter.h"
#include "widgets/theme.h"
#include "widgets/timelinewidget.h"

#include <QResizeEvent>
#include <QScreen>
#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Widgets {

namespace {

constexpr int titleBarHeight = 32; // about: the platform tells it once the window is shown

// Where the window is small the navigator gives way first, where it is large the page takes the rest.
int navigatorWidthIn(int windowWidth)
{
    return windowWidth < Metrics::narrowWindowWidth ? Metrics::navigatorMinimumWidth : Metrics::navigatorWidth;
}

} // namespace

void MainWindow::resetLayout()
{
    m_navigator->show();
    m_ui->actionNavigator->setChecked(true);
    const int navigator = navigatorWidthIn(width());
    m_horizontal->setSizes({navigator, std::max(width() - navigator - 1, 1)});
    m_activity->setExpanded(false);
    m_page->views()->resetLayout();
    m_page->timeline()->resetLayout();
}

void MainWindow::saveLayout() const
{
    QSettings *settings = m_parts.settings;
    settings->setValue(u"window/geometry"_s, saveGeometry());
    settings->setValue(u"window/navigator"_s, m_horizontal->saveState());
    settings->setValue(u"window/navigatorShown"_s, !m_navigator->isHidden());
    settings->setValue(u"window/activityShown"_s, m_activity->isExpanded());
    settings->setValue(u"view/times"_s, m_workspace->timeDisplay()->format().toText());
    settings->setValue(u"view/appearance"_s, Appearance::toText(m_parts.appearance->scheme()));
    m_page->views()->saveLayout(settings);
    m_page->timeline()->saveLayout(settings);
}

void MainWindow::restoreLayout()
{
    const QSettings *settings = m_parts.settings;
    if (!restoreGeometry(settings->value(u"window/geometry"_s).toByteArray()))
        resize(QSize(1600, 1000).boundedTo(screen()->availableSize() - QSize(0, titleBarHeight)));
    resetLayout();
    const QByteArray navigator = settings->value(u"window/navigator"_s).toByteArray();
    if (!navigator.isEmpty())
        m_horizontal->restoreSizes(navigator);
    const bool isNavigatorShown = settings->value(u"window/navigatorShown"_s, true).toBool();
    m_navigator->setVisible(isNavigatorShown);
    m_connectionBar->setVisible(!isNavigatorShown);
    m_ui->actionNavigator->setChecked(isNavigatorShown);
    m_activity->setExpanded(settings->value(u"window/activityShown"_s, false).toBool());
    m_workspace->timeDisplay()->setFormat(
        Base::TimeFormat::fromText(settings->value(u"view/times"_s, u"utc"_s).toString()));
    if (settings->contains(u"view/appearance"_s))
        m_parts.appearance->setScheme(Appearance::fromText(settings->value(u"view/appearance"_s).toString()));
    m_page->views()->restoreLayout(settings);
    m_page->timeline()->restoreLayout(settings);
}

// What nobody can see is not refreshed.
void MainWindow::updateVisible()
{
    m_workspace->live()->setVisible(isVisible() && !isMinimized());
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    updateVisible();
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QMainWindow::hideEvent(event);
    updateVisible();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        updateVisible();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveLayout();
    m_workspace->cancel();
    QMainWindow::closeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    const int navigator = navigatorWidthIn(event->size().width());
    const bool isOther = navigator != navigatorWidthIn(event->oldSize().width());
    if (isOther && event->oldSize().isValid() && m_horizontal)
        m_horizontal->setSizes({navigator, std::max(event->size().width() - navigator - 1, 1)});
}

} // namespace Widgets
