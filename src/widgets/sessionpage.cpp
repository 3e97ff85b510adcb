// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/sessionpage.h"

#include "models/eventsmodel.h"
#include "models/timelinerange.h"
#include "session/erroradvice.h"
#include "session/sessionlist.h"
#include "widgets/eventspanel.h"
#include "widgets/fieldpanel.h"
#include "widgets/fieldtreeview.h"
#include "widgets/jsonview.h"
#include "widgets/loadingstrip.h"
#include "widgets/markcommands.h"
#include "widgets/metrictabledialog.h"
#include "widgets/noticestrip.h"
#include "widgets/segmentedswitch.h"
#include "widgets/sessionheader.h"
#include "widgets/sessionnotices.h"
#include "widgets/sessionviews.h"
#include "widgets/statechoice.h"
#include "widgets/theme.h"
#include "widgets/timelinewidget.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMessageBox>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace Widgets {

namespace {

using State = Session::CurrentSession::State;

constexpr int loadingDelayMs = 150;

} // namespace

SessionPage::SessionPage(Session::Workspace *workspace, const Surroundings &surroundings, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_surroundings(surroundings)
    , m_eventsModel(new Models::EventsModel(this))
{
    buildLayout();
    m_loadingDelay.setSingleShot(true);
    m_loadingDelay.setInterval(loadingDelayMs);
    connect(&m_loadingDelay, &QTimer::timeout, this, [this] {
        m_isLoadingShown = true;
        showState();
    });
    connect(m_header, &SessionHeader::copied, this, &SessionPage::copied);
    connect(m_views, &SessionViews::copied, this, &SessionPage::copied);
    connect(m_json, &JsonView::copied, this, &SessionPage::copied);
    connect(m_header->viewSwitch(), &SegmentedSwitch::currentChanged, this, [this](int index) {
        m_isJson = index == 1;
        showState();
        Q_EMIT viewChanged(m_isJson);
    });
    connect(m_loading, &LoadingStrip::cancelRequested, m_workspace, &Session::Workspace::cancel);
    connect(m_notices, &NoticeStrip::actionTriggered, this, &SessionPage::onNotice);
    connect(m_message, &MessagePage::buttonClicked, this, &SessionPage::onButton);
    connect(m_timeline, &TimelineWidget::eventActivated, this, [this](int index) {
        m_workspace->selection()->setEvent(index);
        m_views->events()->focusTable();
    });
    connect(m_timeline, &TimelineWidget::copied, this, &SessionPage::copied);
    connect(m_timeline, &TimelineWidget::spanCopyWanted, this, &SessionPage::spanCopyWanted);
    connect(m_timeline, &TimelineWidget::spanExportWanted, this, &SessionPage::spanExportWanted);
    connect(m_marks, &MarkCommands::told, this, &SessionPage::copied);
    connect(m_timeline, &TimelineWidget::metricsWanted, m_workspace->current(),
            &Session::CurrentSession::refreshMetrics);
    connect(m_workspace->current(), &Session::CurrentSession::metricsChanged, this, [this] {
        const auto &metrics = m_workspace->current()->metrics();
        // While they are read again, what is there stays as it is.
        const bool isAgain = metrics.state == Session::SessionMetrics::State::Loading && !metrics.series.isEmpty();
        if (m_workspace->current()->state() == State::Shown && !isAgain)
            m_timeline->setMetrics(metrics);
        // The words of events and the header have figures in them.
        const auto &record = m_workspace->current()->record();
        if (record && !isAgain)
            m_eventsModel->setSession(record->session, m_workspace->live()->now(), record->metrics);
        if (m_workspace->current()->state() == State::Shown)
            m_header->setFacts(
                Models::factsOf(*record, m_workspace->live()->now(), m_workspace->timeDisplay()->format()));
    });
    connect(m_workspace->current(), &Session::CurrentSession::changed, this, &SessionPage::onCurrentChanged);
    connect(m_workspace->live(), &Session::LiveRefresh::changed, this, &SessionPage::updateNotices);
    connect(m_workspace->live(), &Session::LiveRefresh::ticked, this, &SessionPage::tick);
    connect(m_workspace, &Session::Workspace::connectionChanged, this, &SessionPage::showState);
    connect(m_workspace->profiles(), &Session::ProfileList::changed, this, &SessionPage::showState);
    connect(m_workspace->channels(), &Session::ChannelDirectory::stateChanged, this, &SessionPage::showState);
    connect(m_workspace->timeDisplay(), &Session::TimeDisplay::changed, this, [this] {
        m_eventsModel->setTimeFormat(m_workspace->timeDisplay()->format());
        showState();
    });
    m_eventsModel->setTimeFormat(m_workspace->timeDisplay()->format());
    onCurrentChanged();
}

SessionPage::~SessionPage() = default;

void SessionPage::buildLayout()
{
    m_header = new SessionHeader(this);
    m_loading = new LoadingStrip(this);
    m_notices = new NoticeStrip(this);
    m_stack = new QStackedWidget(this);
    m_sessionView = new QWidget(m_stack);
    m_timeline = new TimelineWidget(m_workspace->selection(), m_workspace->timeDisplay(), m_sessionView);
    m_marks = new MarkCommands(m_workspace, m_timeline, this);
    m_views = new SessionViews(m_eventsModel, m_workspace->selection(), m_surroundings.catalogue,
                               m_surroundings.desktop, m_sessionView);
    m_json = new JsonView(m_stack);
    m_message = new MessagePage(m_stack);
    m_blank = new QWidget(m_stack);
    m_blank->setFocusPolicy(Qt::StrongFocus); // keeps the keyboard in the page until the answer is there
    m_blank->setAccessibleName(tr("The session is being read"));
    m_blank->setBackgroundRole(QPalette::Base);
    m_blank->setAutoFillBackground(true);
    auto *sessionLayout = new QVBoxLayout(m_sessionView);
    sessionLayout->setContentsMargins(0, 0, 0, 0);
    sessionLayout->setSpacing(0);
    sessionLayout->addWidget(m_timeline);
    sessionLayout->addWidget(m_views, 1);
    m_sessionView->installEventFilter(this);
    for (QWidget *page : {m_sessionView, static_cast<QWidget *>(m_json), static_cast<QWidget *>(m_message), m_blank})
        m_stack->addWidget(page);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_loading);
    layout->addWidget(m_notices);
    layout->addWidget(m_stack, 1);
}

void SessionPage::showMetricTable()
{
    if (!m_metricTable) {
        m_metricTable = new MetricTableDialog(m_workspace, window());
        m_metricTable->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_metricTable, &MetricTableDialog::copied, this, &SessionPage::copied);
        connect(m_metricTable, &MetricTableDialog::exportWanted, this, &SessionPage::spanExportWanted);
    }
    m_metricTable->show();
    m_metricTable->raise();
    m_metricTable->activateWindow();
}

Session::TimeRange SessionPage::spanToExport() const
{
    if (const auto &span = m_timeline->span())
        return *span;
    return Models::effectiveRange(m_workspace->selection()->visibleRange(), m_timeline->content().span());
}

bool SessionPage::isJsonShown() const
{
    return m_stack->currentWidget() == m_json;
}

void SessionPage::showJson(bool json)
{
    m_header->viewSwitch()->setCurrent(json ? 1 : 0);
}

void SessionPage::setPointedChannel(const QString &arn)
{
    if (m_pointedChannel == arn)
        return;
    m_pointedChannel = arn;
    if (!arn.isEmpty() && m_workspace->isConnected())
        connect(m_workspace->channels()->sessions(arn), &Session::SessionList::stateChanged, this,
                &SessionPage::showState, Qt::UniqueConnection);
    showState();
}

void SessionPage::focusFindInJson()
{
    m_json->focusFind();
}

QList<QWidget *> SessionPage::panes() const
{
    QList<QWidget *> panes{m_header, m_timeline};
    for (FieldPanel *tree : m_views->trees())
        panes += tree;
    panes += {m_views->events(), m_json, m_message};
    return panes;
}

bool SessionPage::focusPane(QWidget *pane)
{
    if (!pane->isVisible())
        return false;
    if (pane == m_timeline)
        m_timeline->setFocus(Qt::ShortcutFocusReason);
    else if (pane == m_views->events())
        m_views->events()->focusTable();
    else if (pane == m_json)
        m_json->focusText();
    else if (pane == m_message)
        m_message->focusDefault();
    else if (auto *tree = pane->findChild<FieldTreeView *>(); tree && tree->isVisible())
        tree->setFocus(Qt::ShortcutFocusReason);
    else
        return false;
    return true;
}

void SessionPage::onCurrentChanged()
{
    const bool isLoading = m_workspace->current()->state() == State::Loading;
    if (!isLoading) {
        m_loadingDelay.stop();
        m_isLoadingShown = false;
        fillViews();
    } else if (!m_workspace->current()->record()) {
        m_isLoadingShown = true; // nothing stands there that could flicker
    } else if (!m_isLoadingShown && !m_loadingDelay.isActive()) {
        m_loadingDelay.start();
    }
    showState();
}

// The views take their data when it changes; what is around them is made anew on each update.
void SessionPage::fillViews()
{
    const auto &record = m_workspace->current()->record();
    if (!record) {
        m_views->clear();
        m_json->clear();
        m_eventsModel->clear();
        m_timeline->setRecord({}, {});
        return;
    }
    const QDateTime now = m_workspace->live()->now();
    m_timeline->setRecord(*record, now);
    m_timeline->setMetrics(m_workspace->current()->metrics());
    m_eventsModel->setSession(record->session, now, record->metrics);
    m_views->setRecord(*record);
    m_json->setDocument(record->response);
}

// Now went on by a second. What says so is told, and nothing else.
void SessionPage::tick()
{
    const auto *current = m_workspace->current();
    const auto &record = current->record();
    if (!record || !current->recordIsOfAddress())
        return;
    const QDateTime now = m_workspace->live()->now();
    m_header->setFacts(Models::factsOf(*record, now, m_workspace->timeDisplay()->format()));
    m_timeline->setNow(now);
    m_eventsModel->setNow(now);
}

void SessionPage::updateNotices()
{
    const auto *current = m_workspace->current();
    if (current->record() && current->state() != State::Loading && current->recordIsOfAddress())
        m_notices->setNotices(SessionNotices::noticesFor(*current, *m_workspace->live(),
                                                         m_workspace->timeDisplay()->format(),
                                                         StateMessages::askerOf(*m_workspace).profile));
}

void SessionPage::onButton(const QString &id)
{
    const auto error = StateMessages::errorOf(*m_workspace);
    if (id == QStringView(StateMessages::copyPolicy) && error) {
        const auto &address = m_workspace->current()->address();
        QGuiApplication::clipboard()->setText(
            Session::policyStatement(*error, address ? address->channelArn : QString()));
        Q_EMIT copied(tr("Policy copied."));
        return;
    }
    if (id == QStringView(StateMessages::copyDetails) && error) {
        QGuiApplication::clipboard()->setText(Session::errorDetails(*error));
        Q_EMIT copied(tr("Details copied."));
        return;
    }
    if (id == QStringView(StateMessages::tryAgain) && m_workspace->isConnected()
        && m_workspace->current()->state() == State::Nothing && !m_pointedChannel.isEmpty()) {
        m_workspace->channels()->sessions(m_pointedChannel)->refresh();
        return;
    }
    Q_EMIT actionRequested(id);
}

void SessionPage::onNotice(const QString &id)
{
    const auto *current = m_workspace->current();
    QString title;
    QString text;
    QString details;
    if (id == QStringView(SessionNotices::showIssues) && current->record()) {
        title = tr("Fields that could not be read");
        text = tr("These members are not what the API describes. The trees and the JSON show them as received.");
        details = SessionNotices::issuesText(current->record()->issues);
    } else if (current->error()) {
        const auto advice = Session::adviceFor(*current->error(), StateMessages::askerOf(*m_workspace).profile);
        title = advice.heading;
        text = advice.toDo;
        details = Session::errorDetails(*current->error());
    }
    auto *box = new QMessageBox(QMessageBox::NoIcon, title, title, QMessageBox::Close, window());
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setTextInteractionFlags(Qt::TextSelectableByMouse);
    box->setInformativeText(text + QStringLiteral("\n\n") + details);
    box->open();
}

bool SessionPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_sessionView && event->type() == QEvent::Resize)
        m_timeline->setAvailableHeight(m_sessionView->height());
    return QWidget::eventFilter(watched, event);
}

void SessionPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // Heights are the last to give way: only where timeline and views would not fit.
    m_header->setCompact(height() < 620 || width() < Metrics::treesMinimumWidth);
}

void SessionPage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().window());
}

} // namespace Widgets
