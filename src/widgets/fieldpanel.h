// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/fieldtreemodel.h"

#include <QWidget>

class QLabel;

namespace Widgets {

class Desktop;
class FieldTreeView;
class ValueMenu;

// One of the trees with its title: "Channel, as it went live".
class FieldPanel : public QWidget
{
    Q_OBJECT

public:
    struct Texts
    {
        QString title;
        QString subtitle;
        QString absent; // what stands there where the document has no such section
    };

    // `catalogue` and `desktop` must outlive the panel.
    FieldPanel(Models::FieldSection section, const Texts &texts, const Models::FieldCatalogue *catalogue,
               Desktop *desktop, QWidget *parent = nullptr);

    void setDocument(const QJsonObject &response, const QList<Ivs::FieldIssue> &issues);
    void clear();
    void setDimmed(bool dimmed);
    // Under a tab bar the tab says the title.
    void setTitleVisible(bool visible);

    FieldTreeView *tree() const { return m_tree; }
    Models::FieldTreeModel *model() const { return m_model; }
    ValueMenu *valueMenu() const { return m_menu; }
    const QString &title() const { return m_texts.title; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Texts m_texts;
    Models::FieldTreeModel *m_model;
    FieldTreeView *m_tree;
    QWidget *m_titleBar;
    QLabel *m_placeholder;
    ValueMenu *m_menu;
};

} // namespace Widgets
