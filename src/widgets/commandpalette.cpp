// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/commandpalette.h"

#include "ui_commandpalette.h"
#include "widgets/listkeys.h"
#include "widgets/themedicon.h"

#include <QHeaderView>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Widgets {

CommandPalette::CommandPalette(const QList<ActionEntry> &actions, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::CommandPalette>())
    , m_actions(actions)
{
    m_ui->setupUi(this);
    m_ui->list->header()->setStretchLastSection(false);
    m_ui->list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_ui->list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_ui->search->addAction(themedIcon(IconName::Search, QPalette::PlaceholderText), QLineEdit::LeadingPosition);
    new ListKeys(m_ui->search, m_ui->list);
    connect(m_ui->search, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_ui->search, &QLineEdit::returnPressed, this, &CommandPalette::run);
    connect(m_ui->list, &QTreeWidget::itemActivated, this, &CommandPalette::run);
    fill();
    filter({});
    m_ui->search->setFocus();
}

CommandPalette::~CommandPalette() = default;

void CommandPalette::fill()
{
    for (qsizetype i = 0; i < m_actions.size(); ++i) {
        const QAction *action = m_actions.at(i).action;
        auto *item = new QTreeWidgetItem(m_ui->list);
        item->setText(0, m_actions.at(i).group + u": "_s + plainText(action));
        item->setText(1, action->shortcut().toString(QKeySequence::NativeText));
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        item->setData(0, Qt::UserRole, i);
        item->setDisabled(!action->isEnabled());
    }
}

void CommandPalette::filter(const QString &text)
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    QTreeWidgetItem *first = nullptr;
    for (int row = 0; row < m_ui->list->topLevelItemCount(); ++row) {
        QTreeWidgetItem *item = m_ui->list->topLevelItem(row);
        const bool matches = std::all_of(words.begin(), words.end(), [item](const QString &word) {
            return item->text(0).contains(word, Qt::CaseInsensitive);
        });
        item->setHidden(!matches);
        if (matches && !item->isDisabled() && !first)
            first = item;
    }
    m_ui->list->setCurrentItem(first);
}

void CommandPalette::run()
{
    const QTreeWidgetItem *item = m_ui->list->currentItem();
    if (!item || item->isHidden() || item->isDisabled())
        return;
    QAction *action = m_actions.at(item->data(0, Qt::UserRole).toLongLong()).action;
    accept();
    // After the palette is gone: what the command opens gets the focus.
    QTimer::singleShot(0, action, &QAction::trigger);
}

} // namespace Widgets
