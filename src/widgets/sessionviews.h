// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/fieldtreemodel.h"
#include "session/sessionrecord.h"

#include <QList>
#include <QWidget>

class QSettings;
class QTabWidget;

namespace Models {
class EventsModel;
}
namespace Session {
class Selection;
}

namespace Widgets {

class Desktop;
class EventsPanel;
class FieldPanel;
class Splitter;

// The four views of a session side by side: Channel, Ingest configuration, Recording configuration, Events; a fifth for
// fields that belong to none of them while there are any. Under 1000 px of width the trees share one tab bar. Widths
// are viewWidths' until a splitter is moved.
class SessionViews : public QWidget
{
    Q_OBJECT

public:
    // `events`, `selection`, `catalogue` and `desktop` must outlive the views.
    SessionViews(Models::EventsModel *events, Session::Selection *selection, const Models::FieldCatalogue *catalogue,
                 Desktop *desktop, QWidget *parent = nullptr);

    void setRecord(const Session::SessionRecord &record);
    void clear();
    void setDimmed(bool dimmed);

    EventsPanel *events() const { return m_events; }
    const QList<FieldPanel *> &trees() const { return m_trees; }

    void saveLayout(QSettings *settings) const;
    void restoreLayout(const QSettings *settings);
    void resetLayout();

Q_SIGNALS:
    void copied(const QString &what);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void addTree(Models::FieldSection section, const QString &title, const QString &subtitle, const QString &absent,
                 const Models::FieldCatalogue *catalogue, Desktop *desktop);
    bool wantsNarrow() const;
    void arrange(bool narrow);
    void showOther(bool visible);

    Splitter *m_splitter;
    QTabWidget *m_tabs;
    QList<FieldPanel *> m_trees;
    EventsPanel *m_events;
    void shareWidth();

    bool m_isNarrow = false;
    bool m_hasOther = false;
    bool m_isOfUser = false; // the widths, side by side
    QByteArray m_wideState; // while narrow
};

} // namespace Widgets
