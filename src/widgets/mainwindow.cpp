// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/mainwindow.h"

#include "session/workspace.h"
#include "ui_mainwindow.h"
#include "widgets/activitypanel.h"
#include "widgets/appearance.h"
#include "widgets/applicationicon.h"
#include "widgets/budgetmeter.h"
#include "widgets/connectionbar.h"
#include "widgets/desktop.h"
#include "widgets/eventspanel.h"
#include "widgets/filecommands.h"
#include "widgets/gotofield.h"
#include "widgets/navigatorpanel.h"
#include "widgets/picturecommands.h"
#include "widgets/sessionpage.h"
#include "widgets/sessionviews.h"
#include "widgets/splitter.h"
#include "widgets/statemessages.h"
#include "widgets/taborder.h"
#include "widgets/theme.h"
#include "widgets/themedicon.h"
#include "widgets/timelinewidget.h"
#include "widgets/timescombo.h"
#include "widgets/updatedlabel.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLabel>
#include <QMimeData>
#include <QSettings>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Widgets {

namespace {

constexpr int activityHeight = 200; // unfolded
constexpr int goToWidth = 420;

// The demo is no connection to come back to: the next start shall find the one before it.
bool isDemo(const Session::Workspace &workspace)
{
    const auto profiles = workspace.connector()->profiles();
    return std::any_of(profiles.begin(), profiles.end(), [&workspace](const auto &entry) {
        return entry.name == workspace.profile() && entry.kind == "demo"_L1;
    });
}

} // namespace

MainWindow::MainWindow(const Parts &parts, QWidget *parent)
    : QMainWindow(parent)
    , m_ui(std::make_unique<Ui::MainWindow>())
    , m_parts(parts)
    , m_workspace(parts.workspace)
    , m_files(new FileCommands(parts.workspace, parts.desktop, parts.settings, this))
{
    m_ui->setupUi(this);
    setWindowIcon(applicationIcon());
    setMinimumSize(Metrics::windowMinimumWidth, Metrics::windowMinimumHeight);
    setContextMenuPolicy(Qt::NoContextMenu);
    buildCentre();
    buildToolBar();
    buildStatusBar();
    m_pictures = new PictureCommands(m_page->timeline(), m_parts.desktop, m_parts.settings, this);
    connectFileActions();
    connectEditActions();
    connectViewActions();
    connectTimesActions();
    connectGoActions();
    connectAccountActions();
    connectHelpActions();
    connectState();
    restoreLayout();
    updateActions();
    updateTitle();
    updateTimes();
    updateRecentFiles();
    orderTabs(QList<QWidget *>{m_ui->toolBar, m_navigator} + m_page->panes()
              + QList<QWidget *>{m_activity, m_ui->statusBar});
    m_navigator->focusTree();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildCentre()
{
    m_navigator = new NavigatorPanel(m_workspace, this);
    m_page = new SessionPage(m_workspace, {m_parts.catalogue, m_parts.desktop, static_cast<bool>(m_parts.startDemo)},
                             this);
    m_activity = new ActivityPanel(m_workspace->activity(), m_workspace->timeDisplay(), this);
    m_activity->setBudget(m_workspace->apiBudget());
    m_horizontal = new Splitter(Qt::Horizontal, this);
    m_horizontal->addWidget(m_navigator);
    m_horizontal->addWidget(m_page);
    m_horizontal->setStretchFactor(0, 0);
    m_horizontal->setStretchFactor(1, 1);
    m_vertical = new Splitter(Qt::Vertical, this);
    m_vertical->addWidget(m_horizontal);
    m_vertical->addWidget(m_activity);
    m_vertical->setStretchFactor(0, 1);
    m_vertical->setStretchFactor(1, 0);
    auto *layout = new QVBoxLayout(m_ui->central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_vertical);

    connect(m_navigator, &NavigatorPanel::currentChannelChanged, m_page, &SessionPage::setPointedChannel);
    connect(m_navigator, &NavigatorPanel::copied, this, [this](const QString &what) { showNotice(what); });
    connect(m_page, &SessionPage::copied, this, [this](const QString &what) { showNotice(what); });
    connect(m_activity, &ActivityPanel::copied, this, [this](const QString &what) { showNotice(what); });
    connect(m_page, &SessionPage::actionRequested, this, &MainWindow::onPageAction);
    connect(m_activity, &ActivityPanel::expandedChanged, this, [this](bool expanded) {
        m_ui->actionActivity->setChecked(expanded);
        const int height = expanded ? activityHeight : Metrics::activityHeight;
        m_vertical->setSizes({m_vertical->height() - height, height});
    });
}

void MainWindow::buildToolBar()
{
    m_ui->actionBack->setIcon(themedIcon(IconName::Back));
    m_ui->actionForward->setIcon(themedIcon(IconName::Forward));
    m_ui->actionNewer->setIcon(themedIcon(IconName::Up));
    m_ui->actionOlder->setIcon(themedIcon(IconName::Down));
    m_ui->actionRefresh->setIcon(themedIcon(IconName::Refresh));
    m_ui->actionOpen->setIcon(themedIcon(IconName::Open));
    m_ui->actionExport->setIcon(themedIcon(IconName::Export));
    m_goTo = new GoToField(m_workspace, this);
    m_goTo->setFixedWidth(goToWidth);

    QToolBar *bar = m_ui->toolBar;
    bar->setFixedHeight(Metrics::toolBarHeight);
    bar->setContentsMargins(8, 0, 8, 0);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->addAction(m_ui->actionBack);
    bar->addAction(m_ui->actionForward);
    bar->addSeparator();
    bar->addAction(m_ui->actionNewer);
    bar->addAction(m_ui->actionOlder);
    bar->addSeparator();
    bar->addWidget(m_goTo);
    bar->addSeparator();
    bar->addAction(m_ui->actionRefresh);
    bar->addAction(m_ui->actionOpen);
    bar->addAction(m_ui->actionExport);
    for (QAction *action : {m_ui->actionRefresh, m_ui->actionOpen, m_ui->actionExport}) {
        if (auto *button = qobject_cast<QToolButton *>(bar->widgetForAction(action)))
            button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    }
    for (const QAction *action : bar->actions()) {
        // Everything that a click does a key does; the buttons are reached by Tab all the same.
        if (auto *button = qobject_cast<QToolButton *>(bar->widgetForAction(const_cast<QAction *>(action)))) {
            button->setAccessibleName(plainText(action));
            button->setFocusPolicy(Qt::TabFocus);
        }
    }
}

void MainWindow::buildStatusBar()
{
    QStatusBar *bar = m_ui->statusBar;
    bar->setFixedHeight(Metrics::statusBarHeight);
    bar->setContentsMargins(8, 0, 0, 0);
    m_updated = new UpdatedLabel(m_workspace->live(), m_workspace->timeDisplay(), bar);
    m_notice = new QLabel(bar);
    m_notice->setObjectName(u"statusNotice"_s);
    m_notice->setFont(Fonts::small());
    m_notice->setForegroundRole(QPalette::PlaceholderText);
    m_showInFolder = new QToolButton(bar);
    m_showInFolder->setText(tr("Show in folder"));
    m_showInFolder->setFont(Fonts::small());
    m_showInFolder->setAutoRaise(true);
    m_showInFolder->setFixedHeight(20);
    m_showInFolder->hide();
    connect(m_showInFolder, &QToolButton::clicked, this,
            [this] { m_parts.desktop->openUrl(QUrl::fromLocalFile(QFileInfo(m_noticeFile).absolutePath())); });
    m_times = new TimesCombo(m_workspace->timeDisplay(), bar);
    m_times->setFont(Fonts::small());
    m_times->setFixedSize(120, 20);
    auto *timesLabel = new QLabel(tr("Times"), bar);
    timesLabel->setFont(Fonts::small());
    timesLabel->setBuddy(m_times);
    bar->addWidget(m_updated);
    bar->addWidget(m_notice);
    bar->addWidget(m_showInFolder);
    m_connectionBar = new ConnectionBar(m_workspace, bar);
    m_connectionBar->hide();
    bar->addPermanentWidget(m_connectionBar);
    auto *budget = new BudgetMeter(m_workspace->apiBudget(), bar);
    connect(budget, &QAbstractButton::clicked, this, [this] { m_activity->setExpanded(true); });
    bar->addPermanentWidget(budget);
    bar->addPermanentWidget(timesLabel);
    bar->addPermanentWidget(m_times);
}

QString MainWindow::noticeText() const
{
    return m_notice->text();
}

void MainWindow::showNotice(const QString &text, const QString &fileName)
{
    m_notice->setText(text);
    m_noticeFile = fileName;
    m_showInFolder->setVisible(!fileName.isEmpty());
}

void MainWindow::connectState()
{
    const auto *current = m_workspace->current();
    connect(current, &Session::CurrentSession::changed, this, &MainWindow::updateActions);
    connect(current, &Session::CurrentSession::changed, this, &MainWindow::updateTitle);
    connect(m_workspace->marks(), &Session::Marks::changed, this, &MainWindow::updateActions);
    connect(m_workspace, &Session::Workspace::historyChanged, this, &MainWindow::updateActions);
    connect(m_workspace, &Session::Workspace::scanChanged, this, &MainWindow::updateActions);
    connect(m_workspace->channels(), &Session::ChannelDirectory::stateChanged, this, &MainWindow::updateActions);
    connect(m_workspace->timeDisplay(), &Session::TimeDisplay::changed, this, &MainWindow::updateTimes);
    connect(m_workspace->timeDisplay(), &Session::TimeDisplay::changed, this, &MainWindow::updateTitle);
    connect(m_files, &FileCommands::recentFilesChanged, this, &MainWindow::updateRecentFiles);
    connect(m_files, &FileCommands::exported, this, [this](const QString &fileName) {
        showNotice(tr("Exported to %1.").arg(QDir::toNativeSeparators(fileName)), fileName);
    });
    connect(m_workspace->live(), &Session::LiveRefresh::ended, this, [this] {
        const QDateTime end = m_workspace->current()->record()->session.endTime;
        showNotice(tr("The stream ended at %1.").arg(m_workspace->timeDisplay()->format().dateTime(end)));
    });
    connect(m_workspace, &Session::Workspace::connectionChanged, this, [this] {
        if (m_workspace->isConnected() && !isDemo(*m_workspace)) {
            m_parts.settings->setValue(u"connection/profile"_s, m_workspace->profile());
            m_parts.settings->setValue(u"connection/region"_s, m_workspace->region());
        }
        updateActions();
    });
}

void MainWindow::updateActions()
{
    const auto *current = m_workspace->current();
    const bool hasRecord = current->record().has_value() && current->recordIsOfAddress();
    const bool isBusy = current->state() == Session::CurrentSession::State::Loading || m_workspace->isScanning()
                        || m_workspace->channels()->state() == Session::ChannelDirectory::State::Loading;
    m_ui->actionBack->setEnabled(m_workspace->canGoBack());
    m_ui->actionForward->setEnabled(m_workspace->canGoForward());
    m_ui->actionNewer->setEnabled(m_workspace->neighbour(-1).has_value());
    m_ui->actionOlder->setEnabled(m_workspace->neighbour(+1).has_value());
    m_ui->actionMostRecent->setEnabled(m_workspace->isConnected());
    m_ui->actionRefresh->setEnabled(current->canRefresh() || m_workspace->isConnected());
    m_ui->actionCancel->setEnabled(isBusy);
    for (QAction *action :
         {m_ui->actionExport, m_ui->actionExportBare, m_ui->actionExportSpan, m_ui->actionMetricTable,
          m_ui->actionCopyStreamId, m_ui->actionCopyChannelArn, m_ui->actionCopyJson, m_ui->actionCopySummary,
          m_ui->actionCopyCommand, m_ui->actionShowSession, m_ui->actionShowJson, m_ui->actionNextProblem,
          m_ui->actionPreviousProblem, m_ui->actionExpandAll, m_ui->actionCollapseAll})
        action->setEnabled(hasRecord);
    m_ui->actionMarks->setEnabled(m_workspace->marks()->canMark());
    m_ui->actionUndoMark->setEnabled(m_workspace->marks()->canUndo());
}

void MainWindow::updateTitle()
{
    const auto &record = m_workspace->current()->record();
    const Base::TimeFormat &format = m_workspace->timeDisplay()->format();
    if (!record) {
        setWindowTitle(tr("Streamloupe"));
        return;
    }
    const QString start = record->session.startTime.isValid() ? format.dateTime(record->session.startTime)
                                                              : record->session.streamId.value_or(QString());
    setWindowTitle(tr("%1, %2 – Streamloupe").arg(record->channelName(), start));
}

void MainWindow::updateTimes()
{
    using Kind = Base::TimeFormat::Kind;
    const Base::TimeFormat &format = m_workspace->timeDisplay()->format();
    m_ui->actionTimesUtc->setChecked(format.kind() == Kind::Utc);
    m_ui->actionTimesLocal->setChecked(format.kind() == Kind::Local);
    m_ui->actionTimesElapsed->setChecked(format.kind() == Kind::Elapsed);
    m_ui->actionTimesZone->setChecked(format.kind() == Kind::Zone);
}

void MainWindow::onPageAction(const QString &id)
{
    if (id == QStringView(StateMessages::openFile)) {
        m_files->openByDialog();
    } else if (id == QStringView(StateMessages::startDemo)) {
        m_parts.startDemo();
    } else if (id == QStringView(StateMessages::showActivity)) {
        const auto &error = m_workspace->current()->error();
        m_activity->showRequest(error ? error->requestId : QString());
    } else if (id == QStringView(StateMessages::focusChannels)) {
        m_navigator->focusFilter();
    } else if (id == QStringView(StateMessages::goTo)) {
        m_goTo->focusForInput();
    } else if (id == QStringView(StateMessages::signIn)) {
        signIn();
    } else if (id == QStringView(StateMessages::chooseProfile)) {
        chooseProfile();
    } else if (!m_workspace->isConnected()) {
        m_workspace->profiles()->reload();
        m_workspace->connectTo(m_workspace->profile(), m_workspace->region());
    } else {
        m_workspace->refresh();
    }
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (FileCommands::canOpen(event->mimeData()))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    m_files->open(event->mimeData());
}

} // namespace Widgets
