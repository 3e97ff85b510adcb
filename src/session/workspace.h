// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "session/account.h"
#include "session/activity.h"
#include "session/apibudget.h"
#include "session/channeldirectory.h"
#include "session/connector.h"
#include "session/currentsession.h"
#include "session/liverefresh.h"
#include "session/marks.h"
#include "session/markstore.h"
#include "session/profilelist.h"
#include "session/selection.h"
#include "session/target.h"
#include "session/timedisplay.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace Session {

// One place in the back and forward history.
struct Place
{
    QString profile;
    QString region;
    Address address;

    friend bool operator==(const Place &, const Place &) = default;
};

// The profile and region in use and everything that hangs on them: the channels, the session on screen, what is
// selected, what was asked. The window's only way to the service.
class Workspace : public QObject
{
    Q_OBJECT

public:
    // `connector` must outlive the workspace. `marksFile` is where marks on sessions without a file are kept; where it
    // is empty they last as long as the session is shown.
    Workspace(Connector *connector, Base::Clock clock, const QString &marksFile = {}, QObject *parent = nullptr);
    ~Workspace() override;

    Connector *connector() const { return m_connector; }
    Base::Clock clock() const { return m_clock; }
    ChannelDirectory *channels() { return &m_channels; }
    CurrentSession *current() { return &m_current; }
    LiveRefresh *live() { return &m_live; }
    Marks *marks() { return &m_marks; }
    Selection *selection() { return &m_selection; }
    TimeDisplay *timeDisplay() { return &m_timeDisplay; }
    Activity *activity() { return &m_activity; }
    ApiBudget *apiBudget() { return &m_apiBudget; }
    ProfileList *profiles() { return &m_profiles; }
    Account *account() { return &m_account; }

    // Chooses the connector's defaults where `profile` or `region` is empty, connects, and reads the channels.
    void connectTo(const QString &profile, const QString &region);
    const QString &profile() const { return m_profile; }
    const QString &region() const { return m_region; }
    bool isConnected() const { return m_client != nullptr; }
    // Why it is not connected: NoCredentials, Configuration.
    const std::optional<Base::Error> &connectionError() const { return m_connectionError; }
    QString endpoint() const; // empty where not connected
    // Connects anew with the same profile and region, and opens again what was open.
    void reconnect();
    // The files say otherwise about the profile in use than when it was connected. A connection that does not work is
    // made anew by itself, one that does is left until reconnect().
    bool isProfileOutdated() const { return m_isProfileOutdated; }
    Ivs::IvsClient *client() const { return m_client.get(); }
    CloudWatch::CloudWatchClient *metricsClient() const { return m_metricsClient.get(); } // null without metrics

    // Opens a session and remembers the place that was left.
    void open(const Address &address);
    // Goes where a target leads: another region is connected to first. A stream id alone is looked for among the
    // sessions that are loaded, then in the channels one after the other, live ones first (isScanning, cancel()).
    void goTo(const Target &target);
    bool isScanning() const { return m_scan.has_value(); }
    int scannedCount() const; // channels looked through so far
    int scanTotal() const;

    void openFile(const QString &fileName);
    void openText(const QByteArray &text); // pasted

    bool canGoBack() const { return m_historyIndex > 0; }
    bool canGoForward() const { return m_historyIndex + 1 < m_history.size(); }
    void goBack();
    void goForward();
    // The session beside the current one in its channel's list, as far as it is loaded: -1 newer, +1 older.
    std::optional<Address> neighbour(int step) const;

    void refresh(); // session, its channel's sessions, channels
    void cancel(); // whatever is on its way

Q_SIGNALS:
    void connectionChanged(); // profile, region, connected or not, error
    void profileOutdated(); // isProfileOutdated() has become true
    void historyChanged();
    void scanChanged();
    // The scan for a stream id ended without finding it (no error) or failed. Not for a scan that was cancelled.
    void scanEnded(const QString &streamId, const std::optional<Base::Error> &error);

private:
    struct Scan
    {
        QString streamId;
        QStringList channelArns; // still to look through
        int total = 0;
        Base::RequestHandle request;
    };

    void followSelection();
    void lookAtProfile();
    bool lacksCredentials() const;
    void tryAgainSignedIn();
    void show(const Place &place);
    void remember(const Place &place);
    void goInHistory(int step);
    void scanNext();
    void endScan(const std::optional<Base::Error> &error);
    void cancelScan();

    Connector *m_connector;
    Base::Clock m_clock;
    std::unique_ptr<Ivs::IvsClient> m_client;
    std::unique_ptr<Ivs::IvsClient> m_background; // the same, for the scan
    std::unique_ptr<CloudWatch::CloudWatchClient> m_metricsClient;
    std::unique_ptr<AccountSource> m_accountSource;
    QString m_profile;
    QString m_region;
    std::optional<Base::Error> m_connectionError;
    QByteArray m_fingerprint; // of the profile when it was connected
    bool m_isProfileOutdated = false;
    ProfileList m_profiles;
    Account m_account;
    Activity m_activity;
    ApiBudget m_apiBudget;
    ChannelDirectory m_channels;
    CurrentSession m_current;
    LiveRefresh m_live;
    std::unique_ptr<MarkStore> m_markStore; // null without a file
    Marks m_marks;
    Selection m_selection;
    TimeDisplay m_timeDisplay;
    QList<Place> m_history;
    qsizetype m_historyIndex = -1;
    std::optional<Scan> m_scan;
    QString m_shownKey; // which session the selection belongs to
    QList<Ivs::StreamEvent> m_shownEvents; // and what the selected index counts in
};

} // namespace Session
