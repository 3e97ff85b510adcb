// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/fieldpanel.h"

#include "widgets/fieldtreeview.h"
#include "widgets/theme.h"
#include "widgets/valuemenu.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace Widgets {

FieldPanel::FieldPanel(Models::FieldSection section, const Texts &texts, const Models::FieldCatalogue *catalogue,
                       Desktop *desktop, QWidget *parent)
    : QWidget(parent)
    , m_texts(texts)
    , m_model(new Models::FieldTreeModel(section, catalogue, this))
    , m_tree(new FieldTreeView(this))
    , m_titleBar(new QWidget(this))
{
    auto *title = new QLabel(texts.title, m_titleBar);
    title->setFont(Fonts::strong());
    title->setBuddy(m_tree);
    auto *subtitle = new QLabel(texts.subtitle, m_titleBar);
    subtitle->setFont(Fonts::small());
    subtitle->setForegroundRole(QPalette::PlaceholderText);
    auto *titleLayout = new QHBoxLayout(m_titleBar);
    titleLayout->setContentsMargins(Metrics::pagePadding, 0, Metrics::pagePadding, 0);
    titleLayout->setSpacing(8);
    titleLayout->addWidget(title);
    titleLayout->addWidget(subtitle);
    titleLayout->addStretch();
    m_titleBar->setFixedHeight(Metrics::viewTitleHeight);

    m_tree->setAccessibleName(texts.title);
    m_tree->setModel(m_model);
    m_placeholder = new QLabel(texts.absent, m_tree->viewport());
    m_placeholder->setFont(Fonts::small());
    m_placeholder->setWordWrap(true);
    m_placeholder->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto *inView = new QVBoxLayout(m_tree->viewport());
    inView->setContentsMargins(12, 6, 12, 6);
    inView->addWidget(m_placeholder);
    inView->addStretch();
    m_placeholder->hide();
    m_placeholder->setForegroundRole(QPalette::PlaceholderText);
    m_menu = new ValueMenu(m_tree, desktop);
    connect(m_menu, &ValueMenu::revealRequested, this,
            [this](const QModelIndex &index, bool revealed) { m_model->setRevealed(index, revealed); });

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_titleBar);
    layout->addWidget(m_tree);
    setMinimumWidth(Metrics::treeViewMinimumWidth);
}

void FieldPanel::setDocument(const QJsonObject &response, const QList<Ivs::FieldIssue> &issues)
{
    m_model->setDocument(response, issues);
    m_placeholder->setVisible(m_model->isSectionAbsent());
}

void FieldPanel::clear()
{
    m_model->clear();
    m_placeholder->hide();
}

void FieldPanel::setDimmed(bool dimmed)
{
    m_tree->setDimmed(dimmed);
}

void FieldPanel::setTitleVisible(bool visible)
{
    m_titleBar->setVisible(visible);
}

void FieldPanel::paintEvent(QPaintEvent *)
{
    if (m_titleBar->isHidden())
        return;
    QPainter painter(this);
    painter.fillRect(0, m_titleBar->geometry().bottom(), width(), 1, Theme::of(palette()).hairline);
}

} // namespace Widgets
