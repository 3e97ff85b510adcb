// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/windowfixture.h"

#include "models/fieldcatalogue.h"
#include "models/roles.h"
#include "widgets/fieldpanel.h"
#include "widgets/fieldtreeview.h"
#include "widgets/messagepage.h"
#include "widgets/sessionpage.h"
#include "widgets/sessionviews.h"

#include <QAction>
#include <QLabel>
#include <QRegularExpression>
#include <QTableView>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace Testing {

namespace {

QString findValue(const QAbstractItemModel *model, const QString &path, const QModelIndex &parent)
{
    for (int row = 0; row < model->rowCount(parent); ++row) {
        const QModelIndex index = model->index(row, 0, parent);
        if (index.data(Models::PathRole).toString() == path)
            return index.siblingAtColumn(1).data().toString();
        const QString found = findValue(model, path, index);
        if (!found.isNull())
            return found;
    }
    return {};
}

} // namespace

void failOnOurWarnings()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
}

QStringList EmptyConnector::regions() const
{
    return {u"eu-west-1"_s, u"us-east-1"_s};
}

QList<Session::LookedAt> EmptyConnector::lookedAt()
{
    return {{u"Environment"_s, u"AWS_ACCESS_KEY_ID is not set, AWS_PROFILE is not set"_s},
            {u"Credentials file"_s, u"~/.aws/credentials does not exist"_s},
            {u"Configuration file"_s, u"~/.aws/config does not exist"_s}};
}

Base::Result<Session::Connection> EmptyConnector::connect(const QString &, const QString &)
{
    return Base::failure({.kind = Base::Error::Kind::NoCredentials, .message = u"No credentials were found."_s});
}

WindowFixture::WindowFixture(SimulatedService *service, Widgets::Appearance *appearance, const QSize &size,
                             const Base::Clock &clock)
    : m_settings(m_directory.filePath(u"settings.ini"_s), QSettings::IniFormat)
    , m_appearance(appearance)
    , m_service(service)
    , m_clock(clock)
    , m_size(size)
{
    if (m_service)
        relayRequests();
    makeWindow();
    m_window->resize(size);
    m_window->resetLayout();
}

WindowFixture::WindowFixture(Session::Connector &connector, Widgets::Appearance *appearance, const QSize &size)
    : m_settings(m_directory.filePath(u"settings.ini"_s), QSettings::IniFormat)
    , m_appearance(appearance)
    , m_given(&connector)
    , m_size(size)
{
    makeWindow();
    m_window->resize(size);
    m_window->resetLayout();
}

WindowFixture::~WindowFixture()
{
    m_window.reset();
    m_workspace.reset();
}

void WindowFixture::makeWindow()
{
    if (m_given)
        m_connector.reset();
    else if (m_service)
        m_connector = std::make_unique<SimulatedConnector>(m_service);
    else
        m_connector = std::make_unique<EmptyConnector>();
    m_workspace = std::make_unique<Session::Workspace>(m_given ? m_given : m_connector.get(), m_clock);
    if (m_service)
        m_workspace->activity()->follow(&m_relay);
    m_window = std::make_unique<Widgets::MainWindow>(
        Widgets::MainWindow::Parts{.workspace = m_workspace.get(),
                                   .settings = &m_settings,
                                   .desktop = &m_desktop,
                                   .appearance = m_appearance,
                                   .catalogue = &Models::FieldCatalogue::builtIn(),
                                   .startDemo = [] {}});
    m_window->show();
}

void WindowFixture::relayRequests()
{
    const auto steady = [](Aws::RequestRecord record) {
        const bool isRunning = record.state == Aws::RequestRecord::State::Running;
        record.durationMs = isRunning ? 0 : 40 + 3 * record.operation.size();
        if (record.error)
            record.error->elapsedMs = record.durationMs;
        record.host = u"ivs.eu-west-1.amazonaws.com"_s;
        return record;
    };
    auto *log = &m_service->log();
    QObject::connect(log, &Aws::RequestLog::started, &m_relay,
                     [this, steady](const Aws::RequestRecord &record) { m_relay.tellStarted(steady(record)); });
    QObject::connect(log, &Aws::RequestLog::retried, &m_relay,
                     [this, steady](const Aws::RequestRecord &record) { m_relay.tellRetried(steady(record)); });
    QObject::connect(log, &Aws::RequestLog::finished, &m_relay,
                     [this, steady](const Aws::RequestRecord &record) { m_relay.tellFinished(steady(record)); });
}

void WindowFixture::restart()
{
    m_window->close();
    m_window.reset();
    m_workspace.reset();
    makeWindow();
}

bool WindowFixture::connectToService()
{
    m_workspace->connectTo({}, {});
    return QTest::qWaitFor(
        [this] { return m_workspace->channels()->state() == Session::ChannelDirectory::State::Ready; }, 10'000);
}

bool WindowFixture::waitForState(Session::CurrentSession::State state)
{
    return QTest::qWaitFor([this, state] { return m_workspace->current()->state() == state; }, 10'000);
}

bool WindowFixture::waitUntilQuiet()
{
    const bool isQuiet = QTest::qWaitFor([this] { return m_workspace->activity()->runningCount() == 0; }, 10'000);
    QTest::qWait(0);
    return isQuiet;
}

bool WindowFixture::openScenario(Simulator::Scenario scenario)
{
    const auto target = m_service->world().target(scenario);
    m_workspace->open({target.channelArn, target.streamId});
    // Of a live session health and viewers come after the session itself.
    const auto isWhole = [this] {
        const auto &record = m_workspace->current()->record();
        return !record->isLive() || record->stream || m_workspace->current()->streamError();
    };
    return waitForState(Session::CurrentSession::State::Shown) && QTest::qWaitFor(isWhole, 10'000) && waitUntilQuiet();
}

QTreeView *WindowFixture::navigator() const
{
    return m_window->findChild<QTreeView *>(u"tree"_s);
}

QTableView *WindowFixture::events() const
{
    return m_window->page()->views()->findChild<QTableView *>(u"table"_s);
}

QAction *WindowFixture::action(const QString &name) const
{
    return m_window->findChild<QAction *>(name);
}

QString WindowFixture::valueOf(const QString &path) const
{
    for (const auto *tree : m_window->page()->views()->trees()) {
        const QString value = findValue(tree->model(), path, {});
        if (!value.isNull())
            return value;
    }
    return {};
}

QString WindowFixture::labelText(const QString &objectName) const
{
    const auto *label = m_window->findChild<QLabel *>(objectName);
    return label && label->isVisible() ? label->text() : QString();
}

QString WindowFixture::messageHeading() const
{
    const auto *page = m_window->findChild<Widgets::MessagePage *>();
    return page && page->isVisible() ? page->message().heading : QString();
}

} // namespace Testing
