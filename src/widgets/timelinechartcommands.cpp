// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

// TimelineWidget's charts: which are shown, and which are folded.

#include "models/timelinecharts.h"
#include "widgets/timelinebar.h"
#include "widgets/timelineplot.h"
#include "widgets/timelinewidget.h"

#include <QAction>
#include <QMenu>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace Widgets {

using CloudWatch::Metric;

namespace {

constexpr auto chartsKey = "timeline/charts"_L1;

QString showCommandName(Metric metric)
{
    return u"show"_s + CloudWatch::metricName(metric);
}

} // namespace

QString TimelineWidget::foldCommandName(Metric metric)
{
    return u"fold"_s + CloudWatch::metricName(metric);
}

// A chart is folded by the figure of its place, whether those above it are shown or not.
void TimelineWidget::buildChartActions()
{
    m_chartsMenu->setObjectName(u"chartsMenu"_s);
    int key = Qt::Key_1;
    for (const Metric metric : Models::chartMetrics()) {
        const QString title = Models::chartWords(metric).title;
        addCommand(foldCommandName(metric), tr("Fold or open: %1").arg(title), {QKeySequence(key++)}, [this, metric] {
            const auto *row = m_plot->view().chartLayout.find(metric);
            foldChart(metric, row && !row->isFolded);
        });
        QAction *show = m_chartsMenu->addAction(title);
        show->setObjectName(showCommandName(metric));
        show->setCheckable(true);
        connect(show, &QAction::triggered, this, [this, metric](bool isShown) {
            Models::ChartChoices choices = m_choices;
            choices.setShown(metric, isShown);
            setChartChoices(choices);
        });
    }
    m_chartsMenu->addSeparator();
    m_chartsMenu->addAction(addCommand(u"chartsAsRoomAllows"_s, tr("Show all, folded as the room allows"), {Qt::Key_0},
                                       [this] { setChartChoices({}); }));
    updateChartActions();
}

// Opening one that is hidden shows it.
void TimelineWidget::foldChart(Metric metric, bool isFolded)
{
    Models::ChartChoices choices = m_choices;
    choices.setShown(metric, true);
    choices.setFolded(metric, isFolded);
    setChartChoices(choices);
}

void TimelineWidget::setChartChoices(const Models::ChartChoices &choices)
{
    m_choices = choices;
    m_plot->setChartChoices(choices);
    updateChartActions();
}

void TimelineWidget::updateChartActions()
{
    for (const Metric metric : Models::chartMetrics()) {
        const bool isThere = m_plot->charts().find(metric);
        auto *show = m_chartsMenu->findChild<QAction *>(showCommandName(metric));
        show->setChecked(m_choices.isShown(metric));
        show->setEnabled(isThere);
        command(foldCommandName(metric))->setEnabled(isThere);
    }
    command(u"chartsAsRoomAllows"_s)->setEnabled(!m_choices.isEmpty());
}

void TimelineWidget::saveLayout(QSettings *settings) const
{
    settings->setValue(chartsKey, m_choices.toWords());
}

void TimelineWidget::restoreLayout(const QSettings *settings)
{
    setChartChoices(Models::ChartChoices::fromWords(settings->value(chartsKey).toStringList()));
}

void TimelineWidget::resetLayout()
{
    setChartChoices({});
}

} // namespace Widgets
