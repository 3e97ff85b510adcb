// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Draws the window's main states to PNG files: for the documentation, and for looking at.

#include "gui/windowfixture.h"

#include "widgets/activitypanel.h"
#include "widgets/navigatorpanel.h"
#include "widgets/sessionpage.h"

#include <QApplication>
#include <QDir>
#include <QProcess>
#include <QProcessEnvironment>

#include <cstdio>

using namespace Qt::StringLiterals;
using Simulator::Scenario;
using Testing::SimulatedService;
using Testing::WindowFixture;
using State = Session::CurrentSession::State;

namespace {

class Gallery
{
public:
    Gallery(const QString &directory, Widgets::Appearance *appearance)
        : m_directory(directory)
        , m_appearance(appearance)
    {
    }

    bool drawAll();
    bool drawSessions();

private:
    bool save(WindowFixture &fixture, const QString &name);
    bool drawScenarios();
    bool drawSizes();
    bool drawLoading();
    bool drawErrors();
    bool drawEmpty();

    QDir m_directory;
    Widgets::Appearance *m_appearance;
};

bool Gallery::save(WindowFixture &fixture, const QString &name)
{
    QTest::qWait(50); // what is laid out later than the data comes
    const QPixmap picture = fixture.window().grab();
    const QString scale = picture.devicePixelRatio() > 1 ? u"@2x"_s : QString();
    const QString file = m_directory.filePath(name + scale + u".png"_s);
    const bool isSaved = picture.save(file);
    std::printf("%s %s\n", isSaved ? "drawn" : "NOT drawn", qPrintable(file));
    return isSaved;
}

bool Gallery::drawSessions()
{
    SimulatedService service;
    WindowFixture fixture(&service, m_appearance);
    if (!fixture.connectToService() || !fixture.openScenario(Scenario::Starving))
        return false;
    bool ok = save(fixture, u"session-light"_s);
    m_appearance->setScheme(Widgets::Appearance::Scheme::Dark);
    ok = ok && save(fixture, u"session-dark"_s);
    fixture.window().page()->showJson(true);
    ok = ok && save(fixture, u"json-dark"_s);
    m_appearance->setScheme(Widgets::Appearance::Scheme::Light);
    ok = ok && save(fixture, u"json-light"_s);
    fixture.window().page()->showJson(false);
    fixture.window().activity()->setExpanded(true);
    fixture.window().activity()->showRequest({});
    ok = ok && save(fixture, u"activity-light"_s);
    fixture.window().activity()->setExpanded(false);
    fixture.workspace().selection()->setEvent(4);
    return ok && save(fixture, u"selected-light"_s);
}

bool Gallery::drawScenarios()
{
    SimulatedService service;
    WindowFixture fixture(&service, m_appearance);
    if (!fixture.connectToService())
        return false;
    bool ok = true;
    for (const Scenario scenario : {Scenario::Truncated, Scenario::NeverLive, Scenario::UnknownFields,
                                    Scenario::Multitrack, Scenario::LimitBreach}) {
        ok = ok && fixture.openScenario(scenario) && save(fixture, u"scenario-"_s + Simulator::scenarioName(scenario));
    }
    return ok;
}

bool Gallery::drawSizes()
{
    bool ok = true;
    for (const QSize &size : {QSize(1024, 700), QSize(1280, 800), QSize(2560, 1440)}) {
        SimulatedService service;
        WindowFixture fixture(&service, m_appearance, size);
        ok = ok && fixture.connectToService() && fixture.openScenario(Scenario::Starving)
             && save(fixture, u"session-%1x%2"_s.arg(size.width()).arg(size.height()));
    }
    return ok;
}

bool Gallery::drawLoading()
{
    SimulatedService service;
    WindowFixture fixture(&service, m_appearance);
    if (!fixture.connectToService() || !fixture.openScenario(Scenario::Starving))
        return false;
    service.server().controls().setLatency(u"GetStreamSession"_s, std::chrono::seconds(30));
    const auto target = service.world().target(Scenario::Starving);
    fixture.workspace().current()->refresh();
    QTest::qWait(300);
    bool ok = save(fixture, u"loading-light"_s);
    m_appearance->setScheme(Widgets::Appearance::Scheme::Dark);
    ok = ok && save(fixture, u"loading-dark"_s);
    m_appearance->setScheme(Widgets::Appearance::Scheme::Light);
    fixture.workspace().open({target.channelArn, target.earlierStreamId});
    QTest::qWait(300);
    ok = ok && save(fixture, u"loading-other-light"_s);
    fixture.workspace().cancel();
    return ok;
}

bool Gallery::drawErrors()
{
    SimulatedService service;
    WindowFixture fixture(&service, m_appearance);
    if (!fixture.connectToService())
        return false;
    bool ok = save(fixture, u"nothing-light"_s);
    service.server().controls().deny(u"GetStreamSession"_s);
    const auto target = service.world().target(Scenario::Starving);
    fixture.workspace().open({target.channelArn, target.streamId});
    if (!fixture.waitForState(State::Failed) || !fixture.waitUntilQuiet())
        return false;
    ok = ok && save(fixture, u"error-light"_s);
    m_appearance->setScheme(Widgets::Appearance::Scheme::Dark);
    ok = ok && save(fixture, u"error-dark"_s);
    m_appearance->setScheme(Widgets::Appearance::Scheme::Light);
    fixture.window().activity()->showRequest({});
    ok = ok && save(fixture, u"error-activity-light"_s);
    fixture.window().activity()->setExpanded(false);
    service.server().controls().deny(u"GetStreamSession"_s, false);
    if (!fixture.openScenario(Scenario::Starving))
        return false;
    service.server().controls().deny(u"GetStreamSession"_s);
    fixture.workspace().current()->refresh();
    if (!fixture.waitForState(State::Failed) || !fixture.waitUntilQuiet())
        return false;
    return ok && save(fixture, u"error-refresh-light"_s);
}

bool Gallery::drawEmpty()
{
    WindowFixture fixture(nullptr, m_appearance);
    fixture.workspace().connectTo({}, {});
    bool ok = save(fixture, u"empty-light"_s);
    m_appearance->setScheme(Widgets::Appearance::Scheme::Dark);
    ok = ok && save(fixture, u"empty-dark"_s);
    m_appearance->setScheme(Widgets::Appearance::Scheme::Light);
    return ok;
}

bool Gallery::drawAll()
{
    m_appearance->setScheme(Widgets::Appearance::Scheme::Light);
    return drawSessions() && drawScenarios() && drawSizes() && drawLoading() && drawErrors() && drawEmpty();
}

} // namespace

int main(int argc, char *argv[])
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    if (QApplication::arguments().size() != 2) {
        std::fputs("streamloupe-screenshots DIRECTORY: draws the window's states to PNG files there\n", stderr);
        return 252;
    }
    const QString directory = QApplication::arguments().at(1);
    if (!QDir().mkpath(directory)) {
        std::fprintf(stderr, "streamloupe-screenshots: %s cannot be made\n", qPrintable(directory));
        return 255;
    }
    Widgets::Appearance appearance(&application);
    Gallery gallery(directory, &appearance);
    // The scale is the process's: the pictures for sharp screens come from a second one.
    if (qEnvironmentVariableIsSet("QT_SCALE_FACTOR"))
        return gallery.drawSessions() ? 0 : 255;
    if (!gallery.drawAll())
        return 255;
    QProcess sharp;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_SCALE_FACTOR"_s, u"2"_s);
    sharp.setProcessEnvironment(environment);
    sharp.setProcessChannelMode(QProcess::ForwardedChannels);
    sharp.start(QApplication::applicationFilePath(), {directory});
    return sharp.waitForFinished(60'000) && sharp.exitCode() == 0 ? 0 : 255;
}
