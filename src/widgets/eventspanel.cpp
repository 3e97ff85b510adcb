// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/eventspanel.h"

#include "models/eventsmodel.h"
#include "models/eventsproxy.h"
#include "models/roles.h"
#include "session/selection.h"
#include "ui_eventspanel.h"
#include "widgets/eventdetails.h"
#include "widgets/tablelook.h"
#include "widgets/theme.h"
#include "widgets/valuemenu.h"

#include <QFontMetrics>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Widgets {

namespace {

using Models::EventsModel;

constexpr int meaningMinimumWidth = 560; // of the panel
constexpr int eventMinimumWidth = 120;
constexpr int nameMinimumWidth = 100;

} // namespace

EventsPanel::EventsPanel(EventsModel *model, Session::Selection *selection, Desktop *desktop, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::EventsPanel>())
    , m_model(model)
    , m_proxy(new Models::EventsProxy(this))
    , m_selection(selection)
{
    m_ui->setupUi(this);
    m_ui->titleBar->setFixedHeight(Metrics::viewTitleHeight);
    m_ui->title->setFont(Fonts::strong());
    m_ui->count->setFont(Fonts::small());
    m_ui->problemsOnly->setFont(Fonts::small());
    m_ui->count->setForegroundRole(QPalette::PlaceholderText);
    m_placeholder = new QLabel(m_ui->table->viewport());
    m_placeholder->setFont(Fonts::small());
    m_placeholder->move(12, 6);
    m_placeholder->setForegroundRole(QPalette::PlaceholderText);
    m_proxy->setSourceModel(model);
    setUpTable();
    m_details = new EventDetails(desktop, this);
    m_ui->layout->addWidget(m_details);
    m_menu = new ValueMenu(m_ui->table, desktop);

    connect(m_ui->problemsOnly, &QCheckBox::toggled, this, [this](bool isOn) {
        m_proxy->setProblemsOnly(isOn);
        updateCount();
        selectEvent(m_selection->eventIndex());
        Q_EMIT problemsOnlyChanged(isOn);
    });
    connect(m_selection, &Session::Selection::eventChanged, this, &EventsPanel::selectEvent);
    connect(m_selection, &Session::Selection::eventChanged, this, &EventsPanel::showDetails);
    // Its words grow with the session, and its row may be another.
    connect(model, &QAbstractItemModel::dataChanged, this, &EventsPanel::showDetails);
    connect(model, &QAbstractItemModel::modelReset, this, &EventsPanel::showDetails);
    connect(m_ui->table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &EventsPanel::takeEvent);
    // The current row may have been let go of.
    connect(m_ui->table, &QTableView::clicked, this, &EventsPanel::takeEvent);
    connect(m_ui->table, &QTableView::activated, this, &EventsPanel::takeEvent);
    connect(m_proxy, &QAbstractItemModel::modelReset, this, &EventsPanel::updateCount);
    // The selected event may stand in another row than the one that a view keeps current.
    const auto followRows = [this] {
        updateCount();
        selectEvent(m_selection->eventIndex());
        if (m_topRow.isValid()) {
            m_ui->table->doItemsLayout(); // or the bar ends where the rows before did
            m_ui->table->verticalScrollBar()->setValue(m_topRow.row());
        }
        m_topRow = QModelIndex();
    };
    connect(m_proxy, &QAbstractItemModel::rowsAboutToBeInserted, this, &EventsPanel::keepTopRow);
    connect(m_proxy, &QAbstractItemModel::rowsAboutToBeRemoved, this, &EventsPanel::keepTopRow);
    connect(m_proxy, &QAbstractItemModel::rowsInserted, this, followRows);
    connect(m_proxy, &QAbstractItemModel::rowsRemoved, this, followRows);
    updateCount();
}

EventsPanel::~EventsPanel() = default;

// Esc lets go of the selected event, in the timeline too. While something is read it is the window's Cancel instead.
bool EventsPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_ui->table && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape && m_selection->eventIndex() >= 0) {
        m_selection->setEvent(-1);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

// What is looked at stays where it is when rows come in front of it; a table at its top shows the new ones.
void EventsPanel::keepTopRow()
{
    const int top = m_ui->table->verticalScrollBar()->value();
    m_topRow = top > 0 ? QPersistentModelIndex(m_proxy->index(top, 0)) : QPersistentModelIndex();
}

void EventsPanel::setUpTable()
{
    QTableView *table = m_ui->table;
    table->setModel(m_proxy);
    table->installEventFilter(this);
    m_delegate = setTableLook(table, EventsModel::SeverityColumn);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QHeaderView *header = table->horizontalHeader();
    header->setSectionsMovable(true);
    header->setSortIndicatorClearable(false);
    table->sortByColumn(EventsModel::TimeColumn, Qt::DescendingOrder);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &EventsPanel::updateCount);
    resetColumns();
}

void EventsPanel::resetColumns()
{
    QHeaderView *header = m_ui->table->horizontalHeader();
    for (int column = 0; column < EventsModel::ColumnCount; ++column)
        header->moveSection(header->visualIndex(column), column);
    // The design's widths are those of Noto Sans; a wider face must not cut the times.
    header->resizeSection(EventsModel::TimeColumn,
                          std::max(68, m_delegate->cellWidth(EventsModel::TimeColumn, u"00:00:00"_s)));
    header->resizeSection(EventsModel::ElapsedColumn,
                          std::max(60, m_delegate->cellWidth(EventsModel::ElapsedColumn, u"0:00:00"_s)));
    header->resizeSection(EventsModel::SeverityColumn, 26);
    m_eventWidth = 0;
    header->resizeSection(EventsModel::EventColumn, 184);
    header->resizeSection(EventsModel::NameColumn, 122);
    m_ui->table->sortByColumn(EventsModel::TimeColumn, Qt::DescendingOrder);
    fitColumns();
}

void EventsPanel::setDimmed(bool dimmed)
{
    if (dimmed == m_delegate->isDimmed())
        return;
    m_delegate->setDimmed(dimmed);
    m_ui->table->viewport()->update();
}

bool EventsPanel::isProblemsOnly() const
{
    return m_ui->problemsOnly->isChecked();
}

void EventsPanel::setProblemsOnly(bool problemsOnly)
{
    m_ui->problemsOnly->setChecked(problemsOnly);
}

QByteArray EventsPanel::headerState() const
{
    return m_ui->table->horizontalHeader()->saveState();
}

void EventsPanel::restoreHeaderState(const QByteArray &state)
{
    m_eventWidth = 0;
    if (m_ui->table->horizontalHeader()->restoreState(state))
        fitColumns();
}

void EventsPanel::focusTable()
{
    m_ui->table->setFocus(Qt::ShortcutFocusReason);
}

void EventsPanel::takeEvent(const QModelIndex &row)
{
    if (row.isValid())
        m_selection->setEvent(row.siblingAtColumn(0).data(Models::EventIndexRole).toInt());
}

void EventsPanel::selectEvent(int index)
{
    if (index < 0 || index >= m_model->rowCount()) {
        m_ui->table->clearSelection();
        // Where the keyboard is stays to be seen.
        if (!m_ui->table->hasFocus())
            m_ui->table->selectionModel()->clearCurrentIndex();
        return;
    }
    const QModelIndex row = m_proxy->mapFromSource(m_model->index(index, 0));
    if (!row.isValid()) {
        m_ui->table->clearSelection();
        return;
    }
    if (m_ui->table->currentIndex().row() != row.row() || !m_ui->table->selectionModel()->isSelected(row)) {
        m_ui->table->selectRow(row.row());
        m_ui->table->scrollTo(row);
    }
}

void EventsPanel::showDetails()
{
    const int index = m_selection->eventIndex();
    const bool wasHidden = m_details->isHidden();
    m_details->setEvent(index < m_model->rowCount() ? m_model->index(index, 0) : QModelIndex());
    if (!wasHidden || m_details->isHidden())
        return;
    // They took the room of the lowest rows.
    m_ui->layout->activate();
    m_ui->table->scrollTo(m_ui->table->currentIndex());
}

void EventsPanel::updateCount()
{
    const int all = m_model->rowCount();
    const int shown = m_proxy->rowCount();
    const QHeaderView *header = m_ui->table->horizontalHeader();
    const bool isByTime = header->sortIndicatorSection() == EventsModel::TimeColumn
                          || header->sortIndicatorSection() == EventsModel::ElapsedColumn;
    QString text = shown == all ? QString::number(all) : tr("%1 of %2").arg(shown).arg(all);
    if (isByTime && all > 0)
        text += header->sortIndicatorOrder() == Qt::DescendingOrder ? tr(", newest first") : tr(", oldest first");
    m_ui->count->setText(text);
    m_placeholder->setVisible(shown == 0);
    m_placeholder->setText(all == 0 ? tr("This session has no events.") : tr("No problems among %1 events.").arg(all));
    m_placeholder->adjustSize();
}

// In a narrow panel the meaning goes first (it is the row's tool tip), then the event's column gives way.
void EventsPanel::fitColumns()
{
    QTableView *table = m_ui->table;
    const bool isNarrow = width() < meaningMinimumWidth;
    table->setColumnHidden(EventsModel::MeaningColumn, isNarrow);
    if (!isNarrow) {
        if (m_eventWidth > 0)
            table->setColumnWidth(EventsModel::EventColumn, m_eventWidth);
        m_eventWidth = 0;
        return;
    }
    if (m_eventWidth == 0)
        m_eventWidth = table->columnWidth(EventsModel::EventColumn);
    const int others = table->columnWidth(EventsModel::TimeColumn) + table->columnWidth(EventsModel::ElapsedColumn)
                       + table->columnWidth(EventsModel::SeverityColumn) + nameMinimumWidth;
    table->setColumnWidth(EventsModel::EventColumn, std::clamp(width() - others, eventMinimumWidth, m_eventWidth));
}

void EventsPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitColumns();
    m_details->setRoom(height());
}

void EventsPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, m_ui->titleBar->geometry().bottom(), width(), 1, Theme::of(palette()).hairline);
}

} // namespace Widgets
