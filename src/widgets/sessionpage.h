// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/workspace.h"
#include "widgets/messagepage.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QStackedWidget;

namespace Models {
class EventsModel;
class FieldCatalogue;
} // namespace Models

namespace Widgets {

class Desktop;
class JsonView;
class LoadingStrip;
class MarkCommands;
class MetricTableDialog;
class NoticeStrip;
class SessionHeader;
class SessionViews;
class TimelineWidget;

// The centre of the window: the session on screen, or on its way, or why there is none.
class SessionPage : public QWidget
{
    Q_OBJECT

public:
    struct Surroundings
    {
        const Models::FieldCatalogue *catalogue;
        Desktop *desktop;
        bool demoAvailable = false;
    };

    // Everything given must outlive the page.
    SessionPage(Session::Workspace *workspace, const Surroundings &surroundings, QWidget *parent = nullptr);
    ~SessionPage() override;

    bool isJsonShown() const;
    void showJson(bool json);
    // The channel that the navigator points at, for the words where no session is open.
    void setPointedChannel(const QString &arn);
    void focusFindInJson();
    // The page's parts in the order in which they are read; at any time some of them are hidden.
    QList<QWidget *> panes() const;
    // False where the pane is hidden, or has nothing for the keyboard.
    bool focusPane(QWidget *pane);
    SessionViews *views() const { return m_views; }
    TimelineWidget *timeline() const { return m_timeline; }
    MarkCommands *marks() const { return m_marks; }
    void showMetricTable();
    // The selected span, else what is visible.
    Session::TimeRange spanToExport() const;

Q_SIGNALS:
    void copied(const QString &what);
    // A button that leads out of the page: StateMessages' ids.
    void actionRequested(const QString &id);
    void viewChanged(bool json);
    void spanCopyWanted(const Session::TimeRange &range); // as CSV
    void spanExportWanted(const Session::TimeRange &range); // as CSV

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void buildLayout();
    void onCurrentChanged();
    void showState();
    void showRecord();
    void showSessionOrJson();
    void showLoading();
    void showFailure();
    void showNothing();
    void showMessage(const Message &message, bool withHeader);
    void setDimmed(bool dimmed);
    void fillViews();
    void tick();
    void updateNotices();
    QString addressedName() const;
    void setExpectedFacts(const QString &state);
    void onButton(const QString &id);
    void onNotice(const QString &id);

    Session::Workspace *m_workspace;
    Surroundings m_surroundings;
    Models::EventsModel *m_eventsModel;
    SessionHeader *m_header;
    LoadingStrip *m_loading;
    NoticeStrip *m_notices;
    QStackedWidget *m_stack;
    QWidget *m_sessionView;
    TimelineWidget *m_timeline;
    MarkCommands *m_marks;
    QPointer<MetricTableDialog> m_metricTable;
    SessionViews *m_views;
    JsonView *m_json;
    MessagePage *m_message;
    QWidget *m_blank;
    QTimer m_loadingDelay; // an answer that comes at once shows no strip
    QString m_pointedChannel;
    bool m_isJson = false;
    bool m_isLoadingShown = false;
};

} // namespace Widgets
