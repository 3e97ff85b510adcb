// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/navigatorpanel.h"

#include "base/numbertext.h"
#include "models/accounttext.h"
#include "models/navigatormodel.h"
#include "models/navigatorproxy.h"
#include "models/roles.h"
#include "session/erroradvice.h"
#include "session/sessionlist.h"
#include "session/workspace.h"
#include "ui_navigatorpanel.h"
#include "widgets/theme.h"
#include "widgets/themedicon.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QScopedValueRollback>

namespace Widgets {

namespace {

using Models::NavigatorKind;
using State = Session::ChannelDirectory::State;

constexpr int keyboardDelayMs = 250;

NavigatorKind kindOf(const QModelIndex &index)
{
    return index.data(Models::KindRole).value<NavigatorKind>();
}

} // namespace

NavigatorPanel::NavigatorPanel(Session::Workspace *workspace, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::NavigatorPanel>())
    , m_workspace(workspace)
    , m_model(new Models::NavigatorModel(workspace->channels(), workspace->clock(), this))
    , m_proxy(new Models::NavigatorProxy(this))
{
    m_ui->setupUi(this);
    setMinimumWidth(Metrics::navigatorMinimumWidth);
    setMaximumWidth(Metrics::navigatorMaximumWidth);
    for (QLabel *label : {m_ui->profileLabel, m_ui->regionLabel}) {
        label->setFont(Fonts::label());
        label->setForegroundRole(QPalette::PlaceholderText);
    }
    m_ui->count->setFont(Fonts::small());
    m_ui->count->setForegroundRole(QPalette::PlaceholderText);
    m_ui->liveOnly->setFont(Fonts::small());
    m_ui->noticeText->setFont(Fonts::small());
    m_ui->noticeText->setForegroundRole(QPalette::PlaceholderText);
    m_ui->notice->setBackgroundRole(QPalette::Base);
    m_ui->notice->setAutoFillBackground(true);
    m_ui->filter->addAction(themedIcon(IconName::Search, QPalette::PlaceholderText), QLineEdit::LeadingPosition);
    m_ui->filter->installEventFilter(this);
    setUpTree();
    setUpConnection();

    connect(m_ui->filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_proxy->setFilterText(text);
        showChannelState();
    });
    connect(m_ui->liveOnly, &QCheckBox::toggled, this, [this](bool isOn) {
        m_proxy->setLiveOnly(isOn);
        showChannelState();
    });
    connect(m_workspace->channels(), &Session::ChannelDirectory::stateChanged, this, &NavigatorPanel::showChannelState);
    connect(m_proxy, &QAbstractItemModel::rowsInserted, this, &NavigatorPanel::showChannelState);
    connect(m_proxy, &QAbstractItemModel::rowsRemoved, this, &NavigatorPanel::showChannelState);
    connect(m_proxy, &QAbstractItemModel::rowsInserted, this, &NavigatorPanel::revealCurrentSession);
    connect(m_workspace->current(), &Session::CurrentSession::changed, this, &NavigatorPanel::revealCurrentSession);
    connect(m_workspace->timeDisplay(), &Session::TimeDisplay::changed, this,
            [this] { m_model->setTimeFormat(m_workspace->timeDisplay()->format()); });
    connect(m_ui->noticeAction, &QPushButton::clicked, this, [this] {
        if (m_workspace->channels()->state() == State::Failed) {
            m_workspace->channels()->refresh();
            return;
        }
        setFilterText({});
        setLiveOnly(false);
    });
    m_openTimer.setSingleShot(true);
    connect(&m_openTimer, &QTimer::timeout, this, &NavigatorPanel::openPending);
    m_tickTimer.setInterval(1000);
    connect(&m_tickTimer, &QTimer::timeout, m_model, &Models::NavigatorModel::tick);
    m_tickTimer.start();
    m_model->setTimeFormat(m_workspace->timeDisplay()->format());
    showConnection();
}

NavigatorPanel::~NavigatorPanel() = default;

void NavigatorPanel::setUpTree()
{
    m_proxy->setSourceModel(m_model);
    m_ui->tree->setModel(m_proxy);
    connect(m_ui->tree, &NavigatorView::chosen, this, &NavigatorPanel::openIndex);
    connect(m_ui->tree, &QWidget::customContextMenuRequested, this, &NavigatorPanel::showMenu);
    connect(m_ui->tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) {
                Q_EMIT currentChannelChanged(current.data(Models::ChannelArnRole).toString());
                if (m_isRevealing || kindOf(current) != NavigatorKind::Session || !current.isValid())
                    return;
                const bool byMouse = QGuiApplication::mouseButtons() != Qt::NoButton;
                m_openTimer.start(byMouse ? 0 : keyboardDelayMs);
            });
}

void NavigatorPanel::focusFilter()
{
    m_ui->filter->setFocus(Qt::ShortcutFocusReason);
    m_ui->filter->selectAll();
}

void NavigatorPanel::focusTree()
{
    m_ui->tree->setFocus(Qt::ShortcutFocusReason);
    if (!m_ui->tree->currentIndex().isValid() && m_proxy->rowCount() > 0)
        m_ui->tree->setCurrentIndex(m_proxy->index(0, 0));
}

QString NavigatorPanel::filterText() const
{
    return m_ui->filter->text();
}

void NavigatorPanel::setFilterText(const QString &text)
{
    m_ui->filter->setText(text);
}

bool NavigatorPanel::isLiveOnly() const
{
    return m_ui->liveOnly->isChecked();
}

void NavigatorPanel::setLiveOnly(bool liveOnly)
{
    m_ui->liveOnly->setChecked(liveOnly);
}

QString NavigatorPanel::currentChannel() const
{
    return m_ui->tree->currentIndex().data(Models::ChannelArnRole).toString();
}

void NavigatorPanel::setUpConnection()
{
    m_ui->profile->setWorkspace(m_workspace);
    m_ui->region->setWorkspace(m_workspace);
    m_ui->account->setWorkspace(m_workspace);
    m_ui->outdatedText->setFont(Fonts::small());
    connect(m_ui->account, &AccountButton::copied, this, &NavigatorPanel::copied);
    connect(m_ui->account, &AccountButton::signInRequested, this, &NavigatorPanel::signInRequested);
    connect(m_ui->reconnect, &QPushButton::clicked, m_workspace, &Session::Workspace::reconnect);
    connect(m_workspace, &Session::Workspace::connectionChanged, this, &NavigatorPanel::showConnection);
    connect(m_workspace, &Session::Workspace::profileOutdated, this, &NavigatorPanel::showConnection);
    connect(m_workspace->profiles(), &Session::ProfileList::changed, this, &NavigatorPanel::showChannelState);
}

void NavigatorPanel::showConnection()
{
    m_ui->outdated->setVisible(m_workspace->isProfileOutdated());
    m_ui->outdatedText->setText(tr("The profile %1 was changed on disk. What is shown was read with it as it was.")
                                    .arg(Models::profileDisplayName(m_workspace->profile())));
    m_revealed.reset();
    showChannelState();
}

void NavigatorPanel::chooseProfile()
{
    m_ui->profile->setFocus(Qt::ShortcutFocusReason);
    m_ui->profile->showPopup();
}

QString NavigatorPanel::countText() const
{
    const Session::ChannelDirectory *channels = m_workspace->channels();
    const qsizetype count = channels->channels().size();
    const QString all = Base::groupedText(count);
    switch (channels->state()) {
    case State::Empty:
        return {};
    case State::Loading:
        return count == 0 ? tr("%1 so far…").arg(Base::groupedText(channels->loadedCount()))
                          : tr("%1 channels, reading…").arg(all);
    case State::Ready:
    case State::Failed:
        break;
    }
    if (m_proxy->rowCount() < count)
        return tr("%1 of %2 channels").arg(Base::groupedText(m_proxy->rowCount()), all);
    return channels->liveError() ? tr("%1 channels, live not known").arg(all)
                                 : tr("%1 channels, %2 live").arg(all).arg(channels->liveCount());
}

void NavigatorPanel::showChannelState()
{
    const Session::ChannelDirectory *channels = m_workspace->channels();
    const qsizetype count = channels->channels().size();
    m_ui->count->setText(countText());
    const QString profile = Models::profileDisplayName(m_workspace->profile());
    m_ui->count->setToolTip(channels->liveError() ? Session::adviceFor(*channels->liveError(), profile).heading
                                                  : QString());

    if (!m_workspace->isConnected())
        showNotice(m_workspace->profiles()->entry(m_workspace->profile())
                       ? tr("Channels appear here once the profile can be used.")
                       : tr("Channels appear here once a profile is chosen."),
                   {});
    else if (channels->state() == State::Failed && channels->error())
        showNotice(Session::adviceFor(*channels->error(), profile).heading + u'.', tr("Try again"));
    else if (channels->state() == State::Ready && count == 0)
        showNotice(tr("No channels in %1.").arg(m_workspace->region()), {});
    else if (count > 0 && m_proxy->rowCount() == 0)
        showNotice(isLiveOnly() && filterText().isEmpty() ? tr("No channel is live.")
                                                          : tr("No channel matches the filter."),
                   tr("Show all"));
    else
        showNotice({}, {});
}

void NavigatorPanel::showNotice(const QString &text, const QString &action)
{
    m_ui->notice->setVisible(!text.isEmpty());
    m_ui->noticeText->setText(text);
    m_ui->noticeAction->setVisible(!action.isEmpty());
    m_ui->noticeAction->setText(action);
}

// From the filter into what it found, and back out of it, without a detour round the window.
bool NavigatorPanel::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched != m_ui->filter || !isKey)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (event->type() == QEvent::ShortcutOverride) {
        // Esc is the window's shortcut for Cancel; here it first takes the text away.
        if (key == Qt::Key_Escape && !filterText().isEmpty())
            event->accept();
        return false;
    }
    switch (key) {
    case Qt::Key_Escape:
        if (filterText().isEmpty())
            focusTree();
        else
            setFilterText({});
        return true;
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        focusTree();
        return true;
    default:
        return false;
    }
}

void NavigatorPanel::openIndex(const QModelIndex &index)
{
    m_openTimer.stop();
    const QString arn = index.data(Models::ChannelArnRole).toString();
    if (arn.isEmpty())
        return;
    const NavigatorKind kind = kindOf(index);
    if (kind == NavigatorKind::Channel) {
        m_ui->tree->expand(index);
        m_workspace->open({arn, {}});
    } else if (kind == NavigatorKind::Session) {
        m_workspace->open({arn, index.data(Models::StreamIdRole).toString()});
    }
}

void NavigatorPanel::openPending()
{
    const QModelIndex index = m_ui->tree->currentIndex();
    if (index.isValid() && kindOf(index) == NavigatorKind::Session)
        openIndex(index);
}

void NavigatorPanel::revealCurrentSession()
{
    const auto *current = m_workspace->current();
    std::optional<Session::Address> address = current->address();
    if (address && !address->streamId && current->record() && current->recordIsOfAddress())
        address->streamId = current->record()->source.streamId;
    if (!address) {
        m_revealed.reset();
        return;
    }
    if (m_revealed == address)
        return;
    const QModelIndex channel = m_proxy->mapFromSource(m_model->indexOfChannel(address->channelArn));
    if (!channel.isValid())
        return;
    const QScopedValueRollback guard(m_isRevealing, true);
    if (!m_ui->tree->isExpanded(channel))
        m_ui->tree->expand(channel);
    if (!address->streamId)
        return;
    const QModelIndex session
        = m_proxy->mapFromSource(m_model->indexOfSession(address->channelArn, *address->streamId));
    if (!session.isValid())
        return; // its page is still to come: rowsInserted brings us back
    m_revealed = address;
    if (m_ui->tree->currentIndex() != session) {
        m_ui->tree->setCurrentIndex(session);
        m_ui->tree->scrollTo(channel); // whose session it is, where both fit
        m_ui->tree->scrollTo(session);
    }
}

void NavigatorPanel::addCopy(QMenu *menu, const QString &label, const QString &text, const QString &what)
{
    if (text.isEmpty())
        return;
    connect(menu->addAction(label), &QAction::triggered, this, [this, text, what] {
        QGuiApplication::clipboard()->setText(text);
        Q_EMIT copied(what);
    });
}

void NavigatorPanel::showMenu(const QPoint &position)
{
    QModelIndex index = m_ui->tree->indexAt(position);
    if (!index.isValid())
        index = m_ui->tree->currentIndex();
    const QString arn = index.data(Models::ChannelArnRole).toString();
    if (arn.isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QPersistentModelIndex kept(index);
    if (kindOf(index) == NavigatorKind::Session) {
        connect(menu->addAction(tr("&Open this session")), &QAction::triggered, this,
                [this, kept] { openIndex(kept); });
        addCopy(menu, tr("Copy &stream id"), index.data(Models::StreamIdRole).toString(), tr("Stream id copied."));
    }
    connect(menu->addAction(tr("Open the &most recent session")), &QAction::triggered, this, [this, arn] {
        m_workspace->open({arn, {}});
    });
    addCopy(menu, tr("Copy channel &ARN"), arn, tr("Channel ARN copied."));
    if (kindOf(index) == NavigatorKind::Channel)
        addCopy(menu, tr("Copy channel &name"), index.data(Qt::DisplayRole).toString(), tr("Channel name copied."));
    menu->addSeparator();
    connect(menu->addAction(tr("&Read its sessions again")), &QAction::triggered, this,
            [this, arn] { m_workspace->channels()->sessions(arn)->refresh(); });
    menu->popup(m_ui->tree->viewport()->mapToGlobal(position));
}

} // namespace Widgets
