// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/keysheet.h"

#include "ui_keysheet.h"
#include "widgets/theme.h"

#include <QHeaderView>
#include <QMap>

using namespace Qt::StringLiterals;

namespace Widgets {

namespace {

QString keysOf(const QAction *action)
{
    QStringList keys;
    for (const QKeySequence &sequence : action->shortcuts())
        keys += sequence.toString(QKeySequence::NativeText);
    keys.removeDuplicates();
    return keys.join(u"  or  "_s);
}

} // namespace

KeySheet::KeySheet(const QList<ActionEntry> &actions, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::KeySheet>())
{
    m_ui->setupUi(this);
    m_ui->list->header()->setStretchLastSection(false);
    m_ui->list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_ui->list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    QMap<QString, QTreeWidgetItem *> groups;
    for (const ActionEntry &entry : actions) {
        if (entry.action->shortcuts().isEmpty())
            continue;
        QTreeWidgetItem *&group = groups[entry.group];
        if (!group) {
            group = new QTreeWidgetItem(m_ui->list, {entry.group});
            group->setFirstColumnSpanned(true);
            group->setFont(0, Fonts::strong());
            group->setExpanded(true);
        }
        new QTreeWidgetItem(group, {plainText(entry.action), keysOf(entry.action)});
    }
    m_ui->list->expandAll();
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

KeySheet::~KeySheet() = default;

} // namespace Widgets
