// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

// MainWindow's commands: what each QAction does.

#include "analysis/eventcatalogue.h"
#include "base/json.h"
#include "models/handover.h"
#include "models/roles.h"
#include "session/workspace.h"
#include "ui_mainwindow.h"
#include "widgets/aboutdialog.h"
#include "widgets/activitypanel.h"
#include "widgets/appearance.h"
#include "widgets/commandpalette.h"
#include "widgets/connectionbar.h"
#include "widgets/desktop.h"
#include "widgets/eventspanel.h"
#include "widgets/fieldpanel.h"
#include "widgets/fieldtreeview.h"
#include "widgets/filecommands.h"
#include "widgets/gotofield.h"
#include "widgets/keysheet.h"
#include "widgets/mainwindow.h"
#include "widgets/markcommands.h"
#include "widgets/navigatorpanel.h"
#include "widgets/picturecommands.h"
#include "widgets/sessionpage.h"
#include "widgets/sessionviews.h"
#include "widgets/timelinewidget.h"
#include "widgets/timescombo.h"

#include <QActionGroup>
#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace Widgets {

void MainWindow::connectFileActions()
{
    m_ui->actionExport->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_S), QKeySequence(Qt::CTRL | Qt::Key_E)});
    m_ui->actionQuit->setMenuRole(QAction::QuitRole);
    connect(m_ui->actionOpen, &QAction::triggered, m_files, &FileCommands::openByDialog);
    connect(m_ui->actionPaste, &QAction::triggered, m_files, &FileCommands::paste);
    connect(m_ui->actionExport, &QAction::triggered, this, [this] { m_files->exportByDialog(false); });
    connect(m_ui->actionExportBare, &QAction::triggered, this, [this] { m_files->exportByDialog(true); });
    connect(m_ui->actionExportSpan, &QAction::triggered, this,
            [this] { m_files->exportSpanByDialog(m_page->spanToExport()); });
    connect(m_page, &SessionPage::spanCopyWanted, m_files, &FileCommands::copySpan);
    connect(m_files, &FileCommands::copied, this, [this](const QString &what) { showNotice(what); });
    connect(m_page, &SessionPage::spanExportWanted, m_files, &FileCommands::exportSpanByDialog);
    using Format = PictureCommands::Format;
    connect(m_ui->actionPicturePng, &QAction::triggered, this, [this] { m_pictures->saveByDialog(Format::Png); });
    connect(m_ui->actionPictureSharp, &QAction::triggered, this,
            [this] { m_pictures->saveByDialog(Format::SharpPng); });
    connect(m_ui->actionPicturePdf, &QAction::triggered, this, [this] { m_pictures->saveByDialog(Format::Pdf); });
    connect(m_ui->actionCopyPicture, &QAction::triggered, m_pictures, &PictureCommands::copy);
    connect(m_pictures, &PictureCommands::done, this, [this](const QString &what) { showNotice(what); });
    connect(m_ui->actionQuit, &QAction::triggered, this, &QWidget::close);
}

void MainWindow::updateRecentFiles()
{
    m_ui->menuRecent->clear();
    const QStringList files = m_files->recentFiles();
    for (const QString &file : files) {
        QAction *action = m_ui->menuRecent->addAction(QFileInfo(file).fileName().replace(u'&', u"&&"_s));
        action->setToolTip(file);
        connect(action, &QAction::triggered, this, [this, file] { m_files->open(file); });
    }
    m_ui->menuRecent->setToolTipsVisible(true);
    m_ui->menuRecent->setEnabled(!files.isEmpty());
    if (files.isEmpty())
        return;
    m_ui->menuRecent->addSeparator();
    connect(m_ui->menuRecent->addAction(tr("&Clear the list")), &QAction::triggered, m_files,
            &FileCommands::clearRecentFiles);
}

void MainWindow::copyFromRecord(const QString &text, const QString &what)
{
    if (text.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(text);
    showNotice(what);
}

void MainWindow::connectEditActions()
{
    connect(m_ui->actionCopyStreamId, &QAction::triggered, this, [this] {
        if (const auto &record = m_workspace->current()->record())
            copyFromRecord(record->session.streamId.value_or(record->source.streamId), tr("Stream id copied."));
    });
    connect(m_ui->actionCopyChannelArn, &QAction::triggered, this, [this] {
        const auto &record = m_workspace->current()->record();
        if (!record)
            return;
        const auto &channel = record->session.channel;
        copyFromRecord(channel && channel->arn ? *channel->arn : record->source.channelArn, tr("Channel ARN copied."));
    });
    connect(m_ui->actionCopyJson, &QAction::triggered, this, [this] {
        QStringList withheld;
        if (const auto &record = m_workspace->current()->record())
            copyFromRecord(QString::fromUtf8(Base::toJsonText(Base::withoutSecrets(record->response, &withheld))),
                           tr("JSON copied."));
    });
    connect(m_ui->actionCopySummary, &QAction::triggered, this, [this] {
        if (const auto &record = m_workspace->current()->record())
            copyFromRecord(
                Models::markdownSummary(*record, m_workspace->live()->now(), m_workspace->timeDisplay()->format()),
                tr("Summary copied."));
    });
    connect(m_ui->actionCopyCommand, &QAction::triggered, this, [this] {
        if (const auto &record = m_workspace->current()->record())
            copyFromRecord(Models::awsCommand(*record, record->isFromService ? m_workspace->profile() : QString()),
                           tr("Command copied."));
    });
    connect(m_ui->actionUndoMark, &QAction::triggered, m_page->marks(), &MarkCommands::undoRemove);
    connect(m_ui->actionFind, &QAction::triggered, this, &MainWindow::find);
}

void MainWindow::find()
{
    if (m_page->isJsonShown())
        m_page->focusFindInJson();
    else {
        m_ui->actionNavigator->setChecked(true);
        m_navigator->focusFilter();
    }
}

void MainWindow::connectViewActions()
{
    auto *views = new QActionGroup(this);
    views->addAction(m_ui->actionShowSession);
    views->addAction(m_ui->actionShowJson);
    m_ui->actionShowSession->setChecked(true);
    m_ui->menuView->insertMenu(m_ui->menuTimes->menuAction(), m_page->timeline()->chartsMenu());
    connect(m_ui->actionShowSession, &QAction::triggered, this, [this] { m_page->showJson(false); });
    connect(m_ui->actionShowJson, &QAction::triggered, this, [this] { m_page->showJson(true); });
    connect(m_page, &SessionPage::viewChanged, this,
            [this](bool json) { (json ? m_ui->actionShowJson : m_ui->actionShowSession)->setChecked(true); });
    connect(m_ui->actionNavigator, &QAction::toggled, m_navigator, &QWidget::setVisible);
    connect(m_ui->actionNavigator, &QAction::toggled, m_connectionBar, &QWidget::setHidden);
    connect(m_ui->actionActivity, &QAction::triggered, m_activity, &ActivityPanel::setExpanded);
    connect(m_ui->actionProblemsOnly, &QAction::triggered, m_page->views()->events(), &EventsPanel::setProblemsOnly);
    connect(m_page->views()->events(), &EventsPanel::problemsOnlyChanged, m_ui->actionProblemsOnly,
            &QAction::setChecked);
    connect(m_ui->actionExpandAll, &QAction::triggered, this, [this] {
        for (const FieldPanel *tree : m_page->views()->trees())
            tree->tree()->expandEverything();
    });
    connect(m_ui->actionCollapseAll, &QAction::triggered, this, [this] {
        for (const FieldPanel *tree : m_page->views()->trees())
            tree->tree()->collapseEverything();
    });
    connect(m_ui->actionFullScreen, &QAction::triggered, this,
            [this](bool isOn) { isOn ? showFullScreen() : showNormal(); });
    connect(m_ui->actionResetLayout, &QAction::triggered, this, &MainWindow::resetLayout);

    using Scheme = Appearance::Scheme;
    auto *schemes = new QActionGroup(this);
    const auto addScheme = [this, schemes](QAction *action, Scheme scheme) {
        schemes->addAction(action);
        action->setChecked(m_parts.appearance->scheme() == scheme);
        connect(action, &QAction::triggered, this, [this, scheme] { m_parts.appearance->setScheme(scheme); });
        connect(m_parts.appearance, &Appearance::schemeChanged, action,
                [this, action, scheme] { action->setChecked(m_parts.appearance->scheme() == scheme); });
    };
    addScheme(m_ui->actionSystem, Scheme::System);
    addScheme(m_ui->actionLight, Scheme::Light);
    addScheme(m_ui->actionDark, Scheme::Dark);
}

void MainWindow::connectTimesActions()
{
    auto *times = new QActionGroup(this);
    const auto add = [this, times](QAction *action, const Base::TimeFormat &format) {
        times->addAction(action);
        connect(action, &QAction::triggered, this, [this, format] { m_workspace->timeDisplay()->setFormat(format); });
    };
    add(m_ui->actionTimesUtc, Base::TimeFormat::utc());
    add(m_ui->actionTimesLocal, Base::TimeFormat::local());
    add(m_ui->actionTimesElapsed, Base::TimeFormat::elapsed());
    times->addAction(m_ui->actionTimesZone);
    connect(m_ui->actionTimesZone, &QAction::triggered, this, [this] {
        m_times->chooseZone();
        updateTimes(); // not yet chosen
    });
}

void MainWindow::connectGoActions()
{
    connect(m_ui->actionBack, &QAction::triggered, m_workspace, &Session::Workspace::goBack);
    connect(m_ui->actionForward, &QAction::triggered, m_workspace, &Session::Workspace::goForward);
    const auto goBeside = [this](int step) {
        if (const auto address = m_workspace->neighbour(step))
            m_workspace->open(*address);
    };
    connect(m_ui->actionNewer, &QAction::triggered, this, [goBeside] { goBeside(-1); });
    connect(m_ui->actionOlder, &QAction::triggered, this, [goBeside] { goBeside(+1); });
    connect(m_ui->actionMostRecent, &QAction::triggered, this, [this] {
        QString arn = m_navigator->currentChannel();
        if (arn.isEmpty() && m_workspace->current()->address())
            arn = m_workspace->current()->address()->channelArn;
        if (!arn.isEmpty())
            m_workspace->open({arn, {}});
    });
    connect(m_ui->actionGoTo, &QAction::triggered, m_goTo, &GoToField::focusForInput);
    connect(m_ui->actionNextPane, &QAction::triggered, this, [this] { focusPane(+1); });
    connect(m_ui->actionPreviousPane, &QAction::triggered, this, [this] { focusPane(-1); });
    connect(m_ui->actionRefresh, &QAction::triggered, m_workspace, &Session::Workspace::refresh);
    connect(m_ui->actionCancel, &QAction::triggered, m_workspace, &Session::Workspace::cancel);
    connect(m_ui->actionMarks, &QAction::triggered, m_page->marks(), &MarkCommands::showList);
    connect(m_ui->actionMetricTable, &QAction::triggered, m_page, &SessionPage::showMetricTable);
    connect(m_ui->actionNextProblem, &QAction::triggered, this, [this] { selectProblem(+1); });
    connect(m_ui->actionPreviousProblem, &QAction::triggered, this, [this] { selectProblem(-1); });
}

// Round the parts of the window: navigator, what the page shows, activity.
void MainWindow::focusPane(int step)
{
    const QList<QWidget *> panes = QList<QWidget *>{m_navigator} + m_page->panes() + QList<QWidget *>{m_activity};
    qsizetype at = -1;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        if (panes.at(i)->isAncestorOf(focusWidget()) || panes.at(i) == focusWidget())
            at = i;
    }
    if (at < 0 && step < 0)
        at = 0;
    for (qsizetype tried = 0; tried < panes.size(); ++tried) {
        at = (at + step + panes.size()) % panes.size();
        QWidget *pane = panes.at(at);
        if (pane == m_navigator && m_navigator->isVisible()) {
            m_navigator->focusTree();
            return;
        }
        if (pane == m_activity ? m_activity->focusTable() : m_page->focusPane(pane))
            return;
    }
}

// In time: next is later. Events are held newest first.
void MainWindow::selectProblem(int step)
{
    const auto &record = m_workspace->current()->record();
    if (!record)
        return;
    const auto &events = record->session.truncatedEvents;
    const auto isProblem = [&events](qsizetype index) {
        const auto severity = Analysis::meaningOf(events.at(index)).severity;
        return severity == Analysis::EventSeverity::Error || severity == Analysis::EventSeverity::Warning;
    };
    const int selected = m_workspace->selection()->eventIndex();
    qsizetype index = selected >= 0 ? selected : (step > 0 ? events.size() : -1);
    for (index -= step; index >= 0 && index < events.size(); index -= step) {
        if (isProblem(index)) {
            m_workspace->selection()->setEvent(int(index));
            return;
        }
    }
    showNotice(step > 0 ? tr("No later problem.") : tr("No earlier problem."));
}

void MainWindow::connectHelpActions()
{
    connect(m_ui->actionPalette, &QAction::triggered, this, &MainWindow::showPalette);
    connect(m_ui->actionKeys, &QAction::triggered, this, &MainWindow::showKeys);
    connect(m_ui->actionDocumentation, &QAction::triggered, this, [this] {
        m_parts.desktop->openUrl(
            QUrl(u"https://docs.aws.amazon.com/ivs/latest/LowLatencyUserGuide/stream-health.html"_s));
    });
    m_ui->actionAbout->setMenuRole(QAction::AboutRole);
    connect(m_ui->actionAbout, &QAction::triggered, this, [this] {
        auto *dialog = new AboutDialog(this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
}

QList<ActionEntry> MainWindow::actionEntries() const
{
    const QList<QAction *> timelineActions = m_page->timeline()->actions();
    QList<ActionEntry> entries;
    for (const QAction *menuAction : m_ui->menuBar->actions()) {
        QList<QPair<QString, QMenu *>> menus{{plainText(menuAction), menuAction->menu()}};
        while (!menus.isEmpty()) {
            const auto [group, menu] = menus.takeFirst();
            for (QAction *action : menu->actions()) {
                if (action->menu())
                    menus.append({group + u", "_s + plainText(action), action->menu()});
                else if (!action->isSeparator() && !timelineActions.contains(action))
                    entries.append({group, action});
            }
        }
    }
    for (QAction *action : timelineActions)
        entries += {tr("Timeline"), action};
    return entries;
}

void MainWindow::showPalette()
{
    auto *palette = new CommandPalette(actionEntries(), this);
    palette->setAttribute(Qt::WA_DeleteOnClose);
    palette->open();
}

void MainWindow::showKeys()
{
    auto *sheet = new KeySheet(actionEntries(), this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->open();
}

} // namespace Widgets
