// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/activitypanel.h"

#include "models/activitymodel.h"
#include "models/budgettext.h"
#include "session/activity.h"
#include "session/apibudget.h"
#include "session/erroradvice.h"
#include "session/timedisplay.h"
#include "ui_activitypanel.h"
#include "widgets/tablelook.h"
#include "widgets/theme.h"
#include "widgets/themedicon.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace Widgets {

using Models::ActivityModel;

ActivityPanel::ActivityPanel(Session::Activity *activity, Session::TimeDisplay *display, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ActivityPanel>())
    , m_activity(activity)
    , m_display(display)
    , m_model(new ActivityModel(activity, this))
{
    m_ui->setupUi(this);
    m_ui->bar->setFixedHeight(Metrics::activityHeight);
    m_ui->toggle->setFont(Fonts::smallStrong());
    m_ui->toggle->setFixedHeight(22);
    m_ui->summary->setFont(Fonts::small());
    m_ui->summary->setTextFormat(Qt::PlainText);
    m_ui->summary->setForegroundRole(QPalette::PlaceholderText);
    m_ui->details->setFont(Fonts::mono());
    m_ui->detailsTitle->setFont(Fonts::smallStrong());
    for (QToolButton *button : {m_ui->showBody, m_ui->copy}) {
        button->setFont(Fonts::small());
        button->setFixedHeight(22);
    }
    m_model->setTimeFormat(display->format());
    setUpTable();
    m_ui->body->setStretchFactor(0, 3);
    m_ui->body->setStretchFactor(1, 2);

    connect(display, &Session::TimeDisplay::changed, this, [this] { m_model->setTimeFormat(m_display->format()); });
    connect(m_model, &ActivityModel::summaryChanged, this, [this] { m_ui->summary->setText(m_model->summary()); });
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &ActivityPanel::followNewest);
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &from, const QModelIndex &to) {
        const int row = m_ui->table->currentIndex().row();
        if (row >= from.row() && row <= to.row())
            showDetails();
    });
    connect(m_ui->table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ActivityPanel::showDetails);
    connect(m_ui->toggle, &QToolButton::clicked, this, [this] { setExpanded(!m_isExpanded); });
    connect(m_ui->showBody, &QToolButton::toggled, this, &ActivityPanel::showDetails);
    connect(m_ui->copy, &QToolButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_ui->details->toPlainText());
        Q_EMIT copied(tr("Details copied."));
    });
    m_ui->summary->setText(m_model->summary());
    setExpanded(false);
    showDetails();
}

ActivityPanel::~ActivityPanel() = default;

void ActivityPanel::setBudget(const Session::ApiBudget *budget)
{
    m_budget = budget;
    m_ui->budget->setFont(Fonts::small());
    m_ui->budget->setForegroundRole(QPalette::PlaceholderText);
    connect(budget, &Session::ApiBudget::changed, this, &ActivityPanel::showBudget);
    showBudget();
}

// The operation that is nearest to its limit; all of them in the tool tip, and where no request is selected.
void ActivityPanel::showBudget()
{
    const Session::OperationBudget busiest = m_budget->busiest();
    QStringList parts;
    if (!busiest.operation.isEmpty())
        parts += tr("%1: %2").arg(busiest.operation, Models::budgetShareText(busiest));
    const QString state = Models::budgetStateText(busiest);
    if (!state.isEmpty())
        parts += state;
    m_ui->budget->setText(parts.join(u", "_s));
    m_ui->budget->setToolTip(Models::budgetTableText(*m_budget));
    m_ui->budget->setAccessibleName(Models::budgetSpokenText(*m_budget));
    if (!m_ui->table->currentIndex().isValid())
        showDetails();
}

void ActivityPanel::setUpTable()
{
    QTableView *table = m_ui->table;
    table->setModel(m_model);
    setTableLook(table);
    QHeaderView *header = table->horizontalHeader();
    header->resizeSection(ActivityModel::TimeColumn, 80);
    header->resizeSection(ActivityModel::OperationColumn, 150);
    header->resizeSection(ActivityModel::ResourceColumn, 200);
    header->resizeSection(ActivityModel::StatusColumn, 190);
    header->resizeSection(ActivityModel::DurationColumn, 72);
    header->resizeSection(ActivityModel::AttemptsColumn, 78);
    header->resizeSection(ActivityModel::SizeColumn, 66);
}

void ActivityPanel::setExpanded(bool expanded)
{
    const bool changed = expanded != m_isExpanded;
    m_isExpanded = expanded;
    m_ui->toggle->setAccessibleName(expanded ? tr("Hide the activity") : tr("Show the activity"));
    m_ui->toggle->setIcon(themedIcon(expanded ? IconName::ChevronDown : IconName::ChevronRight));
    m_ui->body->setVisible(expanded);
    setMinimumHeight(expanded ? 140 : Metrics::activityHeight);
    setMaximumHeight(expanded ? QWIDGETSIZE_MAX : Metrics::activityHeight);
    if (expanded && !m_ui->table->currentIndex().isValid())
        m_ui->table->scrollToBottom();
    if (changed)
        Q_EMIT expandedChanged(expanded);
}

bool ActivityPanel::focusTable()
{
    if (!m_isExpanded)
        return false;
    m_ui->table->setFocus(Qt::ShortcutFocusReason);
    return true;
}

void ActivityPanel::showRequest(const QString &requestId)
{
    setExpanded(true);
    const auto &entries = m_activity->entries();
    qsizetype row = requestId.isEmpty() ? -1 : m_activity->indexOfRequest(requestId);
    for (qsizetype i = entries.size() - 1; i >= 0 && row < 0; --i) {
        if (entries.at(i).state == Session::ActivityEntry::State::Failed)
            row = i;
    }
    if (row < 0)
        return;
    m_ui->table->selectRow(int(row));
    m_ui->table->scrollTo(m_model->index(int(row), 0));
    m_ui->table->setFocus();
}

// Stays at the newest request while nobody scrolled away from it.
void ActivityPanel::followNewest()
{
    const QScrollBar *bar = m_ui->table->verticalScrollBar();
    if (m_isExpanded && bar->value() >= bar->maximum() - 2 && !m_ui->table->currentIndex().isValid())
        m_ui->table->scrollToBottom();
}

QString ActivityPanel::detailsOf(int row) const
{
    const Session::ActivityEntry &entry = m_activity->entries().at(row);
    QStringList lines;
    const auto add = [&lines](const QString &label, const QString &value) {
        if (!value.isEmpty())
            lines += label + u": "_s + value;
    };
    add(tr("Operation"), entry.operation);
    add(tr("Resource"), entry.resource);
    add(tr("Host"), entry.host);
    add(tr("Started"), m_display->format().dateTime(entry.startedAt));
    add(tr("Status"), m_model->index(row, ActivityModel::StatusColumn).data().toString());
    add(tr("Request id"), entry.requestId);
    add(tr("Attempts"), entry.attempts > 0 ? QString::number(entry.attempts) : QString());
    add(tr("Sent"), tr("%1 bytes").arg(entry.bytesSent));
    add(tr("Received"), tr("%1 bytes").arg(entry.bytesReceived));
    if (entry.error)
        lines += u'\n' + Session::errorDetails(*entry.error);
    if (m_ui->showBody->isChecked() && !entry.body.isEmpty())
        lines += u'\n' + QString::fromUtf8(entry.body);
    return lines.join(u'\n');
}

void ActivityPanel::showDetails()
{
    const int row = m_ui->table->currentIndex().row();
    const bool hasRow = row >= 0 && row < m_activity->entries().size();
    m_ui->copy->setEnabled(hasRow);
    m_ui->showBody->setEnabled(hasRow && !m_activity->entries().at(row).body.isEmpty());
    m_ui->detailsTitle->setText(hasRow ? m_activity->entries().at(row).operation : tr("Details"));
    QString nothing = tr("Select a request to see it in full.");
    if (m_budget)
        nothing += u"\n\n"_s + Models::budgetTableText(*m_budget);
    m_ui->details->setPlainText(hasRow ? detailsOf(row) : nothing);
}

void ActivityPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme theme = Theme::of(palette());
    painter.fillRect(rect(), theme.window);
    if (m_isExpanded)
        painter.fillRect(0, m_ui->bar->geometry().bottom(), width(), 1, theme.hairline);
}

} // namespace Widgets
