// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/marksdialog.h"

#include "models/marksmodel.h"
#include "session/workspace.h"
#include "ui_marksdialog.h"
#include "widgets/tablelook.h"

#include <QFileInfo>
#include <QHeaderView>
#include <QShortcut>

#include <algorithm>

namespace Widgets {

MarksDialog::MarksDialog(Session::Workspace *workspace, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::MarksDialog>())
    , m_workspace(workspace)
    , m_model(new Models::MarksModel(this))
{
    m_ui->setupUi(this);
    m_ui->where->setForegroundRole(QPalette::PlaceholderText);
    setUpTable();
    Session::Marks *marks = m_workspace->marks();
    connect(marks, &Session::Marks::changed, this, &MarksDialog::update);
    connect(m_workspace->timeDisplay(), &Session::TimeDisplay::changed, this,
            [this] { m_model->setTimeFormat(m_workspace->timeDisplay()->format()); });
    connect(m_model, &Models::MarksModel::noteEdited, marks, &Session::Marks::setText);
    connect(m_ui->go, &QPushButton::clicked, this, &MarksDialog::goTo);
    connect(m_ui->table, &QTableView::activated, this, &MarksDialog::goTo);
    connect(m_ui->edit, &QPushButton::clicked, this,
            [this] { m_ui->table->edit(m_ui->table->currentIndex().siblingAtColumn(Models::MarksModel::NoteColumn)); });
    connect(m_ui->remove, &QPushButton::clicked, this, &MarksDialog::removeCurrent);
    connect(m_ui->undo, &QPushButton::clicked, marks, &Session::Marks::undoRemove);
    connect(m_ui->close, &QPushButton::clicked, this, &QDialog::close);
    connect(new QShortcut(QKeySequence::Delete, m_ui->table), &QShortcut::activated, this, &MarksDialog::removeCurrent);
    connect(new QShortcut(QKeySequence::Undo, this), &QShortcut::activated, marks, &Session::Marks::undoRemove);
    connect(m_ui->table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &MarksDialog::updateButtons);
    m_model->setTimeFormat(m_workspace->timeDisplay()->format());
    marks->reload();
    update();
    m_ui->table->selectRow(0);
    m_ui->table->setFocus();
}

MarksDialog::~MarksDialog() = default;

void MarksDialog::setUpTable()
{
    QTableView *table = m_ui->table;
    table->setModel(m_model);
    setTableLook(table);
    table->setAlternatingRowColors(true);
    QHeaderView *header = table->horizontalHeader();
    header->resizeSection(Models::MarksModel::TimeColumn, 80);
    header->resizeSection(Models::MarksModel::ElapsedColumn, 72);
}

void MarksDialog::update()
{
    const auto *marks = m_workspace->marks();
    const auto &record = m_workspace->current()->record();
    m_model->setMarks(marks->marks(), record ? record->session.startTime : QDateTime());
    QString where;
    if (!marks->canMark())
        where = tr("No session is shown.");
    else if (marks->marks().isEmpty())
        where = tr("No marks yet. In the timeline, M marks the instant under the cursor and ; writes a note there.");
    else if (marks->isInFile())
        where = tr("Kept in %1.").arg(QFileInfo(record->fileName).fileName());
    else
        where = tr("Kept on this machine; an export of the session carries them.");
    if (marks->error())
        where = marks->error()->message;
    m_ui->where->setText(where);
    updateButtons();
}

void MarksDialog::updateButtons()
{
    const bool hasCurrent = !currentId().isEmpty();
    for (QPushButton *button : {m_ui->go, m_ui->edit, m_ui->remove})
        button->setEnabled(hasCurrent);
    m_ui->undo->setEnabled(m_workspace->marks()->canUndo());
}

QString MarksDialog::currentId() const
{
    const auto *mark = m_model->markAt(m_ui->table->currentIndex().row());
    return mark ? mark->id : QString();
}

void MarksDialog::goTo()
{
    if (const QString id = currentId(); !id.isEmpty())
        Q_EMIT markActivated(id);
}

void MarksDialog::removeCurrent()
{
    const int row = m_ui->table->currentIndex().row();
    if (!m_workspace->marks()->remove(currentId()))
        return;
    if (m_model->rowCount() > 0)
        m_ui->table->selectRow(std::min(row, m_model->rowCount() - 1));
    update();
}

} // namespace Widgets
