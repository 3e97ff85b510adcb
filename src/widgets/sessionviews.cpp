// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/sessionviews.h"

#include "widgets/eventspanel.h"
#include "widgets/fieldpanel.h"
#include "widgets/fieldtreeview.h"
#include "widgets/splitter.h"
#include "widgets/theme.h"
#include "widgets/valuemenu.h"
#include "widgets/viewwidths.h"

#include <QPainter>
#include <QSettings>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Widgets {

namespace {

constexpr int tabsWidth = 320;
constexpr int eventsBesideTabs = 320; // at least

} // namespace

SessionViews::SessionViews(Models::EventsModel *events, Session::Selection *selection,
                           const Models::FieldCatalogue *catalogue, Desktop *desktop, QWidget *parent)
    : QWidget(parent)
    , m_splitter(new Splitter(Qt::Horizontal, this))
    , m_tabs(new QTabWidget(this))
    , m_events(new EventsPanel(events, selection, desktop, this))
{
    addTree(Models::FieldSection::Channel, tr("Channel"), tr("as it went live"), tr("The response has no channel."),
            catalogue, desktop);
    addTree(Models::FieldSection::Ingest, tr("Ingest configuration"), {},
            tr("No ingest configuration: the encoder has not told one."), catalogue, desktop);
    addTree(Models::FieldSection::Recording, tr("Recording configuration"), {},
            tr("This session was not recorded: its channel had no recording configuration."), catalogue, desktop);
    addTree(Models::FieldSection::Other, tr("Other fields"), {}, {}, catalogue, desktop);
    connect(m_events->valueMenu(), &ValueMenu::copied, this, &SessionViews::copied);

    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setExpanding(false);
    m_tabs->tabBar()->setFont(Fonts::small());
    m_tabs->setMinimumWidth(240);
    m_tabs->hide();
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_isOfUser = m_isOfUser || !m_isNarrow; });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 1, 0, 0);
    layout->addWidget(m_splitter);
    setMinimumHeight(Metrics::viewsMinimumHeight);
    arrange(false);
    resetLayout();
}

void SessionViews::addTree(Models::FieldSection section, const QString &title, const QString &subtitle,
                           const QString &absent, const Models::FieldCatalogue *catalogue, Desktop *desktop)
{
    auto *panel = new FieldPanel(section, {title, subtitle, absent}, catalogue, desktop, this);
    connect(panel->valueMenu(), &ValueMenu::copied, this, &SessionViews::copied);
    m_trees += panel;
}

void SessionViews::setRecord(const Session::SessionRecord &record)
{
    for (FieldPanel *tree : m_trees)
        tree->setDocument(record.response, record.issues);
    showOther(m_trees.last()->model()->rowCount() > 0);
}

void SessionViews::clear()
{
    for (FieldPanel *tree : m_trees)
        tree->clear();
    showOther(false);
}

void SessionViews::setDimmed(bool dimmed)
{
    for (FieldPanel *tree : m_trees)
        tree->setDimmed(dimmed);
    m_events->setDimmed(dimmed);
}

// Widgets move between splitter and tab bar; what they show and their selection go with them.
void SessionViews::arrange(bool narrow)
{
    if (narrow && !m_isNarrow)
        m_wideState = m_splitter->saveState();
    m_isNarrow = narrow;
    if (narrow) {
        for (FieldPanel *tree : m_trees) {
            if (tree == m_trees.last() && !m_hasOther) {
                tree->hide();
                continue;
            }
            tree->setTitleVisible(false);
            m_tabs->addTab(tree, tree->title().section(u' ', 0, 0));
            m_tabs->setTabToolTip(m_tabs->count() - 1, tree->title());
        }
        m_splitter->insertWidget(0, m_tabs);
        m_tabs->show();
    } else {
        while (m_tabs->count() > 0)
            m_tabs->removeTab(0);
        m_tabs->hide();
        m_tabs->setParent(this);
        int position = 0;
        for (FieldPanel *tree : m_trees) {
            tree->setTitleVisible(true);
            m_splitter->insertWidget(position++, tree);
            tree->setVisible(tree != m_trees.last() || m_hasOther);
        }
    }
    m_splitter->addWidget(m_events);
    m_events->setMinimumWidth(narrow ? eventsBesideTabs : Metrics::eventsMinimumWidth);
    for (int i = 0; i < m_splitter->count(); ++i)
        m_splitter->setStretchFactor(i, m_splitter->widget(i) == m_events ? 1 : 0);
    if (!narrow && m_isOfUser && !m_wideState.isEmpty())
        m_splitter->restoreSizes(m_wideState);
    else
        shareWidth();
}

void SessionViews::shareWidth()
{
    if (m_isNarrow) {
        m_splitter->setSizes({tabsWidth, std::max(width() - tabsWidth, eventsBesideTabs)});
        return;
    }
    const ViewWidths widths = viewWidths(width(), m_hasOther ? 4 : 3);
    QList<int> sizes(m_splitter->count(), widths.tree);
    sizes[m_splitter->indexOf(m_events)] = widths.events;
    m_splitter->setSizes(sizes);
}

void SessionViews::showOther(bool visible)
{
    if (visible == m_hasOther)
        return;
    m_hasOther = visible;
    if (wantsNarrow() != m_isNarrow) {
        arrange(wantsNarrow());
        return;
    }
    if (m_isNarrow) {
        const int tab = m_tabs->indexOf(m_trees.last());
        if (visible && tab < 0) {
            m_trees.last()->setTitleVisible(false);
            m_tabs->addTab(m_trees.last(), m_trees.last()->title());
        } else if (!visible && tab >= 0) {
            m_tabs->removeTab(tab);
        }
        return;
    }
    m_trees.last()->setVisible(visible);
    if (!m_isOfUser)
        shareWidth();
}

void SessionViews::resetLayout()
{
    m_wideState.clear();
    m_isOfUser = false;
    shareWidth();
    m_events->resetColumns();
}

void SessionViews::saveLayout(QSettings *settings) const
{
    if (m_isOfUser)
        settings->setValue(u"views/splitter"_s, m_isNarrow ? m_wideState : m_splitter->saveState());
    else
        settings->remove(u"views/splitter"_s);
    settings->setValue(u"views/eventColumns"_s, m_events->headerState());
    settings->setValue(u"views/problemsOnly"_s, m_events->isProblemsOnly());
    QStringList expanded;
    QStringList collapsed;
    for (const FieldPanel *tree : m_trees) {
        expanded += tree->tree()->expandedPaths();
        collapsed += tree->tree()->collapsedPaths();
    }
    settings->setValue(u"views/expanded"_s, expanded);
    settings->setValue(u"views/collapsed"_s, collapsed);
}

void SessionViews::restoreLayout(const QSettings *settings)
{
    m_wideState = settings->value(u"views/splitter"_s).toByteArray();
    m_isOfUser = !m_wideState.isEmpty();
    if (!m_isNarrow && m_isOfUser)
        m_splitter->restoreSizes(m_wideState);
    const QByteArray columns = settings->value(u"views/eventColumns"_s).toByteArray();
    if (!columns.isEmpty())
        m_events->restoreHeaderState(columns);
    m_events->setProblemsOnly(settings->value(u"views/problemsOnly"_s, false).toBool());
    for (const FieldPanel *tree : m_trees) {
        tree->tree()->restorePaths(settings->value(u"views/expanded"_s).toStringList(),
                                   settings->value(u"views/collapsed"_s).toStringList());
    }
}

void SessionViews::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (wantsNarrow() != m_isNarrow)
        arrange(wantsNarrow());
    else if (!m_isOfUser)
        shareWidth();
}

// A fourth tree needs its room too.
bool SessionViews::wantsNarrow() const
{
    const int fourTrees = 4 * (Metrics::treeViewMinimumWidth + 1) + Metrics::eventsMinimumWidth;
    return width() < (m_hasOther ? std::max(fourTrees, Metrics::treesMinimumWidth) : Metrics::treesMinimumWidth);
}

void SessionViews::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, 0, width(), 1, Theme::of(palette()).hairline);
}

} // namespace Widgets
