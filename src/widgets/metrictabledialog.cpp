// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/metrictabledialog.h"

#include "models/metrictablemodel.h"
#include "models/timelinerange.h"
#include "models/timespantext.h"
#include "session/workspace.h"
#include "ui_metrictabledialog.h"
#include "widgets/tablelook.h"
#include "widgets/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QScopedValueRollback>
#include <QShortcut>
#include <QSignalBlocker>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Widgets {

using Models::MetricTableModel;

namespace {

QList<int> rowsIn(const QModelIndexList &indexes)
{
    QList<int> rows;
    for (const QModelIndex &index : indexes)
        rows.append(index.row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

} // namespace

MetricTableDialog::MetricTableDialog(Session::Workspace *workspace, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::MetricTableDialog>())
    , m_workspace(workspace)
    , m_model(new MetricTableModel(this))
{
    m_ui->setupUi(this);
    m_ui->summary->setForegroundRole(QPalette::PlaceholderText);
    setUpTable();
    m_model->setTimeFormat(m_workspace->timeDisplay()->format());
    connect(m_ui->chart, &QComboBox::currentIndexChanged, this, &MetricTableDialog::updateTable);
    connect(m_ui->copy, &QPushButton::clicked, this, &MetricTableDialog::copy);
    connect(m_ui->save, &QPushButton::clicked, this, [this] { Q_EMIT exportWanted(shownRange()); });
    connect(m_ui->close, &QPushButton::clicked, this, &QDialog::close);
    connect(new QShortcut(QKeySequence::Copy, m_ui->table), &QShortcut::activated, this, &MetricTableDialog::copy);
    connect(m_ui->table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                if (const auto time = m_model->timeAt(current.row()); time && !m_isMoving)
                    m_workspace->selection()->setCursor(*time);
            });
    const auto *selection = m_workspace->selection();
    connect(selection, &Session::Selection::visibleRangeChanged, this, &MetricTableDialog::updateTable);
    connect(selection, &Session::Selection::cursorChanged, this, &MetricTableDialog::followCursor);
    connect(m_workspace->current(), &Session::CurrentSession::changed, this, &MetricTableDialog::fillCharts);
    connect(m_workspace->current(), &Session::CurrentSession::metricsChanged, this, &MetricTableDialog::fillCharts);
    connect(m_workspace->timeDisplay(), &Session::TimeDisplay::changed, this, [this] {
        m_model->setTimeFormat(m_workspace->timeDisplay()->format());
        updateTable();
    });
    fillCharts();
    followCursor();
    m_ui->table->setFocus();
}

MetricTableDialog::~MetricTableDialog() = default;

void MetricTableDialog::setUpTable()
{
    QTableView *table = m_ui->table;
    table->setModel(m_model);
    setTableLook(table);
    QHeaderView *header = table->horizontalHeader();
    for (const int column :
         {MetricTableModel::TimeColumn, MetricTableModel::ElapsedColumn, MetricTableModel::MinimumColumn,
          MetricTableModel::AverageColumn, MetricTableModel::MaximumColumn, MetricTableModel::UnitColumn})
        header->resizeSection(column, 80);
}

Session::TimeRange MetricTableDialog::shownRange() const
{
    const auto &record = m_workspace->current()->record();
    if (!record)
        return {};
    const Models::TimelineContent content(record->session, m_workspace->live()->now());
    return Models::effectiveRange(m_workspace->selection()->visibleRange(), content.span());
}

void MetricTableDialog::fillCharts()
{
    const auto &metrics = m_workspace->current()->metrics();
    if (metrics.state == Session::SessionMetrics::State::Loading && !metrics.series.isEmpty())
        return; // what is there stays until the answer is
    const auto &record = m_workspace->current()->record();
    QStringList titles;
    QList<int> ids;
    if (record) {
        const Models::TimelineContent content(record->session, m_workspace->live()->now());
        const Models::TimelineCharts charts(metrics, record->session, content);
        for (const auto &chart : charts.charts()) {
            titles << Models::chartWords(chart.series.metric).title;
            ids << static_cast<int>(chart.series.metric);
        }
    }
    {
        const QSignalBlocker blocker(m_ui->chart);
        const QVariant chosen = m_ui->chart->currentData();
        m_ui->chart->clear();
        for (qsizetype i = 0; i < ids.size(); ++i)
            m_ui->chart->addItem(titles.at(i), ids.at(i));
        m_ui->chart->setCurrentIndex(std::max(0, m_ui->chart->findData(chosen)));
        m_ui->chart->setEnabled(!ids.isEmpty());
    }
    updateTable();
}

void MetricTableDialog::updateTable()
{
    const QScopedValueRollback guard(m_isMoving, true);
    const auto &record = m_workspace->current()->record();
    const auto &metrics = m_workspace->current()->metrics();
    const Session::TimeRange range = shownRange();
    if (!record || m_ui->chart->count() == 0) {
        m_model->setChart({}, {}, {}, 0);
        m_ui->summary->setText(metrics.state == Session::SessionMetrics::State::Loading
                                   ? tr("Metrics are being read")
                                   : tr("There are no metrics of this session"));
        m_ui->copy->setEnabled(false);
        return;
    }
    const Models::TimelineContent content(record->session, m_workspace->live()->now());
    const Models::TimelineCharts charts(metrics, record->session, content, range.start);
    const auto *chart = charts.find(static_cast<CloudWatch::Metric>(m_ui->chart->currentData().toInt()));
    m_model->setChart(chart ? std::optional(*chart) : std::nullopt, range, record->session.startTime,
                      charts.provisionalFrom());
    QStringList words{Models::visibleRangeText(range, m_workspace->timeDisplay()->format(), record->session.startTime)};
    if (chart && !chart->targetText.isEmpty())
        words << chart->targetText;
    m_ui->summary->setText((words << charts.periodLines()).join(u", "_s));
    m_ui->table->setAccessibleName(tr("%1 as a table, %2").arg(m_ui->chart->currentText(), words.first()));
    m_ui->copy->setEnabled(m_model->rowCount() > 0);
}

void MetricTableDialog::followCursor()
{
    const auto &cursor = m_workspace->selection()->cursor();
    const int row = cursor ? m_model->rowAt(*cursor) : -1;
    if (row < 0 || row == m_ui->table->currentIndex().row())
        return;
    const QScopedValueRollback guard(m_isMoving, true);
    m_ui->table->selectRow(row);
    m_ui->table->scrollTo(m_model->index(row, 0));
}

void MetricTableDialog::copy()
{
    QList<int> rows = rowsIn(m_ui->table->selectionModel()->selectedRows());
    if (rows.size() < 2) { // one is where the cursor stands, not a choice
        rows.clear();
        for (int row = 0; row < m_model->rowCount(); ++row)
            rows.append(row);
    }
    QGuiApplication::clipboard()->setText(m_model->tsv(rows));
    Q_EMIT copied(tr("%1 rows copied.").arg(rows.size()));
}

} // namespace Widgets
