// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Draws the window's main states to PNG files: for the documentation, and for looking at.

#include "gui/accountscene.h"
#include "gui/windowfixture.h"

#include "widgets/activitypanel.h"
#include "widgets/navigatorpanel.h"
#include "widgets/profilepopup.h"
#include "widgets/sessionpage.h"
#include "widgets/signindialog.h"
#include "widgets/timelinewidget.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QPainter>
#include <QProcess>
#include <QProcessEnvironment>

#include <cstdio>

using namespace Qt::StringLiterals;
using Simulator::Scenario;
using Testing::SimulatedService;
using Testing::WindowFixture;
using State = Session::CurrentSession::State;

namespace {

// With its metrics, which come after the session.
bool open(WindowFixture &fixture, Scenario scenario)
{
    return fixture.openScenario(scenario) && fixture.waitUntilQuiet();
}

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
    bool drawAccount();

private:
    bool save(WindowFixture &fixture, const QString &name);
    bool drawScenarios();
    bool drawSizes();
    bool drawLoading();
    bool drawErrors();
    bool drawEmpty();
    bool saveBoth(WindowFixture &fixture, const QString &name);
    bool drawLive();

    QDir m_directory;
    Widgets::Appearance *m_appearance;
};

bool Gallery::save(WindowFixture &fixture, const QString &name)
{
    QTest::qWait(200); // what is laid out later than the data comes, or than the scheme changes
    QPixmap picture = fixture.window().grab();
    // What stands over the window is a window of its own.
    for (QWidget *over : QApplication::topLevelWidgets()) {
        if (over == &fixture.window() || !over->isVisible())
            continue;
        QPainter painter(&picture);
        const bool isDialog = qobject_cast<QDialog *>(over);
        const QPoint corner = isDialog ? QRect({}, fixture.window().size()).center() - QRect({}, over->size()).center()
                                       : over->pos() - fixture.window().pos();
        painter.drawPixmap(corner, over->grab());
        painter.setPen(over->palette().color(QPalette::Dark));
        painter.drawRect(QRect(corner, over->size()).adjusted(-1, -1, 0, 0));
    }
    const QString scale = picture.devicePixelRatio() > 1 ? u"@2x"_s : QString();
    const QString file = m_directory.filePath(name + scale + u".png"_s);
    const bool isSaved = picture.save(file);
    std::printf("%s %s\n", isSaved ? "drawn" : "NOT drawn", qPrintable(file));
    return isSaved;
}

bool Gallery::drawSessions()
{
    SimulatedService service;
    service.setHasMetrics(true);
    WindowFixture fixture(&service, m_appearance);
    if (!fixture.connectToService() || !open(fixture, Scenario::Starving))
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
    service.setHasMetrics(true);
    WindowFixture fixture(&service, m_appearance);
    if (!fixture.connectToService())
        return false;
    bool ok = true;
    for (const Scenario scenario : {Scenario::Truncated, Scenario::NeverLive, Scenario::UnknownFields,
                                    Scenario::Multitrack, Scenario::LimitBreach}) {
        ok = ok && open(fixture, scenario) && save(fixture, u"scenario-"_s + Simulator::scenarioName(scenario));
    }
    return ok;
}

bool Gallery::drawSizes()
{
    bool ok = true;
    for (const QSize &size : {QSize(1024, 700), QSize(1280, 800), QSize(2560, 1440)}) {
        SimulatedService service;
        service.setHasMetrics(true);
        WindowFixture fixture(&service, m_appearance, size);
        ok = ok && fixture.connectToService() && open(fixture, Scenario::Starving)
             && save(fixture, u"session-%1x%2"_s.arg(size.width()).arg(size.height()));
    }
    return ok;
}

bool Gallery::drawLoading()
{
    SimulatedService service;
    service.setHasMetrics(true);
    WindowFixture fixture(&service, m_appearance);
    if (!fixture.connectToService() || !open(fixture, Scenario::Starving))
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
    service.setHasMetrics(true);
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
    if (!open(fixture, Scenario::Starving))
        return false;
    service.server().controls().deny(u"GetStreamSession"_s);
    fixture.workspace().current()->refresh();
    if (!fixture.waitForState(State::Failed) || !fixture.waitUntilQuiet())
        return false;
    ok = ok && save(fixture, u"error-refresh-light"_s);

    // As with the managed policy IVSReadOnlyAccess: the session is there, its metrics are not.
    service.server().controls().deny(u"GetStreamSession"_s, false);
    service.server().controls().deny(u"GetMetricData"_s);
    if (!open(fixture, Scenario::LimitBreach))
        return false;
    ok = ok && save(fixture, u"error-metrics-light"_s);
    m_appearance->setScheme(Widgets::Appearance::Scheme::Dark);
    ok = ok && save(fixture, u"error-metrics-dark"_s);
    m_appearance->setScheme(Widgets::Appearance::Scheme::Light);
    return ok;
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

bool Gallery::saveBoth(WindowFixture &fixture, const QString &name)
{
    QTest::qWait(300);
    const bool isLight = save(fixture, name + u"-light"_s);
    m_appearance->setScheme(Widgets::Appearance::Scheme::Dark);
    QTest::qWait(300);
    const bool isDark = save(fixture, name + u"-dark"_s);
    m_appearance->setScheme(Widgets::Appearance::Scheme::Light);
    return isLight && isDark;
}

// Who we are, the choice of profiles, signing in, a token code, a profile that cannot be used.
bool Gallery::drawAccount()
{
    Testing::AccountScene scene;
    WindowFixture fixture(scene.connector, m_appearance, {1280, 800});
    const auto target = scene.service.world().target(Scenario::Starving);
    if (!fixture.connectToService())
        return false;
    fixture.workspace().open({target.channelArn, target.streamId});
    if (!fixture.waitForState(State::Shown) || !fixture.waitUntilQuiet())
        return false;
    m_appearance->setScheme(Widgets::Appearance::Scheme::Light);
    bool ok = saveBoth(fixture, u"account-identity"_s);
    fixture.action(u"actionNavigator"_s)->setChecked(false);
    ok = ok && saveBoth(fixture, u"account-statusbar"_s);
    fixture.action(u"actionNavigator"_s)->setChecked(true);
    fixture.action(u"actionChooseProfile"_s)->trigger();
    ok = ok && saveBoth(fixture, u"account-profiles"_s);
    fixture.window().findChild<Widgets::ProfilePopup *>()->close();
    scene.connector.asker(scene.question(), [](const auto &) {});
    ok = ok && saveBoth(fixture, u"account-mfa"_s);
    fixture.workspace().account()->declineMfa();

    scene.refusal = Base::Error{.kind = Base::Error::Kind::SignInRequired,
                                .message = u"The sign-in of the sso-session corp has expired."_s};
    fixture.workspace().connectTo({}, {});
    ok = ok && saveBoth(fixture, u"account-expired"_s);
    fixture.action(u"actionSignIn"_s)->trigger();
    scene.connector.prompted(scene.prompt());
    ok = ok && saveBoth(fixture, u"account-signin"_s);
    scene.connector.signIns.back().done(Base::failure(
        {.kind = Base::Error::Kind::SignInRequired, .message = u"The sign-in was declined in the browser."_s}));
    ok = ok && saveBoth(fixture, u"account-declined"_s);
    fixture.workspace().account()->cancelSignIn();
    fixture.window().findChild<Widgets::SignInDialog *>()->close();
    scene.refusal = Base::Error{.kind = Base::Error::Kind::Configuration,
                                .message = u"The profile \"ops-old\" takes its credentials from \"gone\", which is "
                                           "in neither file."_s};
    fixture.workspace().connectTo(u"ops-old"_s, {});
    return ok && saveBoth(fixture, u"account-unusable"_s);
}

// A session on air some minutes later, with marks: looked at elsewhere while events come, a note being written, the
// charts' table, the end.
bool Gallery::drawLive()
{
    const Testing::MovableClock clock;
    SimulatedService service({.liveEndsAfter = 400}, clock);
    service.setHasMetrics(true);
    WindowFixture fixture(&service, m_appearance, {1600, 1000}, clock);
    if (!fixture.connectToService() || !open(fixture, Scenario::Live))
        return false;
    const auto pass = [&](int seconds) {
        for (int second = 0; second < seconds; ++second) {
            clock.advance(1);
            fixture.workspace().live()->tick();
            QTest::qWait(1);
        }
        return fixture.waitUntilQuiet();
    };
    auto *selection = fixture.workspace().selection();
    const auto start = fixture.workspace().current()->record()->session.startTime;
    fixture.workspace().marks()->add(start.addSecs(200));
    fixture.workspace().marks()->add(start.addSecs(420), u"Encoder restarted by the crew"_s);
    if (!pass(6))
        return false;
    bool ok = save(fixture, u"live-light"_s);
    selection->setVisibleRange({start.addSecs(180), start.addSecs(480)});
    if (!pass(200))
        return false;
    ok = ok && save(fixture, u"live-behind-light"_s);
    m_appearance->setScheme(Widgets::Appearance::Scheme::Dark);
    ok = ok && save(fixture, u"live-behind-dark"_s);
    selection->setCursor(start.addSecs(300));
    auto *timeline = fixture.window().page()->timeline();
    Q_EMIT timeline->noteWanted(start.addSecs(300));
    ok = ok && save(fixture, u"note-dark"_s);
    m_appearance->setScheme(Widgets::Appearance::Scheme::Light);
    ok = ok && save(fixture, u"note-light"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    fixture.action(u"actionMetricTable"_s)->trigger();
    fixture.action(u"actionMarks"_s)->trigger();
    QTest::qWait(50);
    const auto dialogs = fixture.window().findChildren<QDialog *>();
    for (QDialog *dialog : dialogs)
        ok = ok && dialog->grab().save(m_directory.filePath(dialog->objectName().toLower() + u".png"_s));
    return ok && pass(220) && save(fixture, u"live-ended-light"_s);
}

bool Gallery::drawAll()
{
    m_appearance->setScheme(Widgets::Appearance::Scheme::Light);
    return drawSessions() && drawScenarios() && drawSizes() && drawLive() && drawLoading() && drawErrors()
           && drawEmpty() && drawAccount();
}

} // namespace

int main(int argc, char *argv[])
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    const bool isAccountAlone = arguments.size() == 3 && arguments.at(2) == "account"_L1;
    if (arguments.size() != 2 && !isAccountAlone) {
        std::fputs("streamloupe-screenshots DIRECTORY [account]: draws the window's states to PNG files there\n",
                   stderr);
        return 252;
    }
    const QString directory = QApplication::arguments().at(1);
    if (!QDir().mkpath(directory)) {
        std::fprintf(stderr, "streamloupe-screenshots: %s cannot be made\n", qPrintable(directory));
        return 255;
    }
    Widgets::Appearance appearance;
    Gallery gallery(directory, &appearance);
    if (isAccountAlone)
        return gallery.drawAccount() ? 0 : 255;
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
