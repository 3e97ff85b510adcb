// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/application.h"

#include "app/awsconnector.h"
#include "app/democonnector.h"
#include "app/rendering.h"
#include "aws/proxies.h"
#include "models/fieldcatalogue.h"
#include "session/filewatch.h"
#include "session/workspace.h"
#include "widgets/mainwindow.h"

#include <QApplication>
#include <QDir>
#include <QFileOpenEvent>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace App {

namespace {

// A picture shows the same every time: the moment at which the demo's world stands still for it.
QDateTime standingNow()
{
    return QDateTime({2026, 11, 24}, {3, 14, 20}, Qt::UTC);
}

} // namespace

Application::Stack::Stack() = default;
Application::Stack::Stack(Stack &&) noexcept = default;

// The window looks at the workspace, the workspace at the connector.
Application::Stack::~Stack()
{
    window.reset();
    workspace.reset();
}

Application::Application(QApplication *qt, const Options &options)
    : m_qt(qt)
    , m_options(options)
    , m_clock(options.renderFile.isEmpty() ? Base::systemClock : standingNow)
    , m_settings(options.renderFile.isEmpty()
                     ? std::make_unique<QSettings>(u"Streamloupe"_s, u"Streamloupe"_s)
                     : std::make_unique<QSettings>(m_scratch.filePath(u"settings.ini"_s), QSettings::IniFormat))
{
    qt->installEventFilter(this);
}

bool Application::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_qt || event->type() != QEvent::FileOpen)
        return QObject::eventFilter(watched, event);
    const QString file = static_cast<QFileOpenEvent *>(event)->file();
    if (m_stacks.empty())
        m_options.file = file; // start() opens it
    else
        m_stacks.back()->workspace->openFile(file);
    return true;
}

Application::~Application()
{
    m_rendering.reset();
    m_stacks.clear();
}

void Application::start()
{
    if (m_options.demo)
        startDemo();
    else
        startAws();
}

Application::Stack &Application::makeStack(std::unique_ptr<Session::Connector> connector, bool isDemo)
{
    auto stack = std::make_unique<Stack>();
    stack->connector = std::move(connector);
    // The demo's sessions are made anew each time, and a picture is nobody's: what is marked there is not kept.
    const QString marksFile
        = isDemo || !m_options.renderFile.isEmpty()
              ? QString()
              : QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).filePath(u"marks.sqlite"_s);
    stack->workspace = std::make_unique<Session::Workspace>(stack->connector.get(), m_clock, marksFile);
    if (m_options.renderFile.isEmpty())
        stack->workspace->live()->start();
    stack->workspace->activity()->follow(&m_log);
    stack->workspace->apiBudget()->follow(m_budget.get());
    Widgets::MainWindow::Parts parts{.workspace = stack->workspace.get(),
                                     .settings = m_settings.get(),
                                     .desktop = &m_desktop,
                                     .appearance = &m_appearance,
                                     .catalogue = &Models::FieldCatalogue::builtIn()};
    if (!isDemo)
        parts.startDemo = [this] { startDemo(); };
    stack->window = std::make_unique<Widgets::MainWindow>(parts);
    m_stacks.push_back(std::move(stack));
    return *m_stacks.back();
}

void Application::startDemo()
{
    auto demo = std::make_unique<DemoConnector>(m_clock, &m_network, &m_log, m_budget);
    const Session::Address address = demo->startAddress();
    Stack &stack = makeStack(std::move(demo), true);
    show(stack);
    stack.workspace->connectTo({}, {});
    if (m_options.file.isEmpty())
        stack.workspace->open(address);
    else
        stack.workspace->openFile(m_options.file);
}

void Application::startAws()
{
    const Aws::Overrides overrides{.profile = m_options.profile,
                                   .region = m_options.region,
                                   .endpointUrl = m_options.endpointUrl,
                                   .caBundle = m_options.caBundle,
                                   .allowHttp = m_options.allowHttp};
    const auto environment = Aws::Environment::fromSystem();
    Aws::useProxies(&m_network, environment);
    Stack &stack
        = makeStack(std::make_unique<AwsConnector>(environment, overrides, &m_network, &m_log, m_budget), false);
    stack.watch = std::make_unique<Session::DiskFileWatch>();
    stack.workspace->profiles()->setWatch(stack.watch.get());
    show(stack);
    // What was chosen last, unless the command line or the environment say otherwise.
    QString profile;
    QString region;
    if (!m_options.profile && qEnvironmentVariableIsEmpty("AWS_PROFILE")) {
        const QString last = m_settings->value(u"connection/profile"_s).toString();
        const auto profiles = stack.connector->profiles();
        const bool isThere = std::any_of(profiles.begin(), profiles.end(),
                                         [&last](const auto &entry) { return entry.name == last && entry.isUsable; });
        if (isThere && !last.isEmpty()) {
            profile = last;
            region = m_options.region.value_or(m_settings->value(u"connection/region"_s).toString());
        }
    }
    stack.workspace->connectTo(profile, region);
    if (!m_options.file.isEmpty())
        stack.workspace->openFile(m_options.file);
}

void Application::show(Stack &stack)
{
    if (m_options.dark)
        m_appearance.setScheme(Widgets::Appearance::Scheme::Dark);
    if (m_options.size.isValid())
        stack.window->resize(m_options.size);
    if (m_options.size.isValid())
        stack.window->resetLayout();
    stack.window->show();
    if (!m_options.renderFile.isEmpty())
        m_rendering = std::make_unique<Rendering>(stack.workspace.get(), stack.window.get(),
                                                  Rendering::Job{m_options.renderFile, m_options.exportFile});
}

} // namespace App
