// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/valuemenu.h"

#include "models/roles.h"
#include "widgets/desktop.h"
#include "widgets/themedicon.h"

#include <QAbstractItemView>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

namespace Widgets {

namespace {

// A row's facts stand on its value cell; its label's cell may lack some.
QString text(const QModelIndex &index, int role)
{
    const QString own = index.data(role).toString();
    return own.isEmpty() ? index.siblingAtColumn(1).data(role).toString() : own;
}

QString rawValue(const QModelIndex &index)
{
    // On a tree's label the value is what people mean; in a table it is the cell itself.
    const QModelIndex cell = index.data(Models::PathRole).isValid() ? index.siblingAtColumn(1) : index;
    const QVariant raw = cell.data(Models::RawValueRole);
    return raw.isValid() ? raw.toString() : cell.data(Qt::DisplayRole).toString();
}

bool isWithheld(const QModelIndex &index)
{
    return index.siblingAtColumn(1).data(Models::PresenceRole).value<Models::Presence>() == Models::Presence::Withheld;
}

bool isSecret(const QModelIndex &index)
{
    return index.data(Models::IsSecretRole).toBool() || index.siblingAtColumn(1).data(Models::IsSecretRole).toBool();
}

} // namespace

ValueMenu::ValueMenu(QAbstractItemView *view, Desktop *desktop)
    : QObject(view)
    , m_view(view)
    , m_desktop(desktop)
{
    view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(view, &QWidget::customContextMenuRequested, this, &ValueMenu::showAt);
    auto *copy = new QAction(tr("Copy value"), view);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, [this] { copyValue(m_view->currentIndex()); });
    view->addAction(copy);
}

void ValueMenu::copyValue(const QModelIndex &index)
{
    if (!index.isValid() || isWithheld(index))
        return;
    QGuiApplication::clipboard()->setText(rawValue(index));
    Q_EMIT copied(tr("Value copied."));
}

QMenu *ValueMenu::menuFor(const QModelIndex &index, QWidget *parent)
{
    auto *menu = new QMenu(parent);
    QAction *copy = menu->addAction(themedIcon(IconName::Copy), tr("Copy &value"));
    copy->setShortcut(QKeySequence::Copy);
    copy->setEnabled(!isWithheld(index));
    connect(copy, &QAction::triggered, this, [this, index] { copyValue(index); });
    addCopy(menu, tr("Copy &name"), text(index, Models::NameRole), tr("Name copied."));
    addCopy(menu, tr("Copy &path"), text(index, Models::PathRole), tr("Path copied."));
    addCopy(menu, tr("Copy JSON p&ointer"), text(index, Models::PointerRole), tr("JSON pointer copied."));
    addCopy(menu, tr("Copy subtree as &JSON"), text(index, Models::JsonRole), tr("JSON copied."));
    addReveal(menu, index);
    addMeaning(menu, index);
    return menu;
}

void ValueMenu::addCopy(QMenu *menu, const QString &label, const QString &copyText, const QString &what)
{
    if (copyText.isEmpty())
        return;
    QAction *action = menu->addAction(label);
    connect(action, &QAction::triggered, this, [this, copyText, what] {
        QGuiApplication::clipboard()->setText(copyText);
        Q_EMIT copied(what);
    });
}

void ValueMenu::addReveal(QMenu *menu, const QModelIndex &index)
{
    if (!isSecret(index))
        return;
    menu->addSeparator();
    const bool reveals = isWithheld(index);
    QAction *action = menu->addAction(themedIcon(reveals ? IconName::Eye : IconName::EyeOff),
                                      reveals ? tr("&Show secret") : tr("&Hide secret"));
    connect(action, &QAction::triggered, this, [this, reveals, kept = QPersistentModelIndex(index)] {
        if (kept.isValid())
            Q_EMIT revealRequested(kept, reveals);
    });
}

void ValueMenu::addMeaning(QMenu *menu, const QModelIndex &index)
{
    if (text(index, Models::MeaningRole).isEmpty())
        return;
    menu->addSeparator();
    QAction *action = menu->addAction(themedIcon(IconName::Help), tr("&What is this?"));
    connect(action, &QAction::triggered, this, [this, kept = QPersistentModelIndex(index)] {
        if (kept.isValid())
            explain(kept);
    });
}

void ValueMenu::explain(const QModelIndex &index)
{
    QUrl url = index.data(Models::DocumentationRole).toUrl();
    if (!url.isValid())
        url = index.siblingAtColumn(1).data(Models::DocumentationRole).toUrl();
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("What is this?"),
                                index.siblingAtColumn(0).data(Qt::DisplayRole).toString(), QMessageBox::Close,
                                m_view->window());
    if (!index.data(Models::PathRole).isValid())
        box->setText(text(index, Models::NameRole));
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(text(index, Models::MeaningRole));
    box->setAttribute(Qt::WA_DeleteOnClose);
    if (url.isValid()) {
        auto *open = box->addButton(tr("Open the documentation"), QMessageBox::ActionRole);
        connect(open, &QPushButton::clicked, this, [this, url] { m_desktop->openUrl(url); });
    }
    box->open();
}

void ValueMenu::showAt(const QPoint &position)
{
    QModelIndex index = m_view->indexAt(position);
    if (!index.isValid())
        index = m_view->currentIndex();
    if (!index.isValid())
        return;
    QMenu *menu = menuFor(index, m_view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

} // namespace Widgets
