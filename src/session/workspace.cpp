// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/workspace.h"

#include "session/erroradvice.h"
#include "session/sessionfile.h"
#include "session/sessionlist.h"

#include <QSet>

#include <algorithm>

namespace Session {

Workspace::Workspace(Connector *connector, Base::Clock clock, const QString &marksFile, QObject *parent)
    : QObject(parent)
    , m_connector(connector)
    , m_clock(clock)
    , m_profiles(connector)
    , m_account(connector, clock)
    , m_current(clock)
    , m_live(&m_current, &m_channels, clock)
    , m_markStore(marksFile.isEmpty() ? nullptr : std::make_unique<MarkStore>(marksFile))
    , m_marks(&m_current, m_markStore.get(), std::move(clock))
{
    connect(&m_profiles, &ProfileList::filesChanged, this, &Workspace::lookAtProfile);
    connect(&m_account, &Account::signedIn, this, &Workspace::tryAgainSignedIn);
    // Connected first of all: views find the selection right when they hear of the change.
    connect(&m_current, &CurrentSession::changed, this, &Workspace::followSelection);
}

// The objects that ask go before the client that they ask.
Workspace::~Workspace()
{
    m_scan.reset();
    m_account.setConnection({}, nullptr);
    m_current.setClient(nullptr);
    m_current.setMetricsClient(nullptr);
    m_channels.setClient(nullptr);
}

QString Workspace::endpoint() const
{
    return m_client ? m_client->endpoint() : QString();
}

void Workspace::connectTo(const QString &profile, const QString &region)
{
    cancelScan();
    m_profile = profile.isEmpty() ? m_connector->defaultProfile() : profile;
    m_region = region.isEmpty() ? m_connector->defaultRegion(m_profile) : region;
    m_current.setClient(nullptr);
    m_current.setMetricsClient(nullptr);
    m_channels.setClient(nullptr);
    m_account.setConnection(m_profile, nullptr);
    m_accountSource.reset();
    m_client.reset();
    m_background.reset();
    m_metricsClient.reset();
    m_connectionError.reset();
    m_fingerprint = m_connector->fingerprint(m_profile);
    m_isProfileOutdated = false;
    auto connection = m_connector->connect(m_profile, m_region);
    if (connection) {
        m_client = std::move(connection->ivs);
        m_background = m_client->background();
        m_metricsClient = std::move(connection->metrics);
        m_current.setMetricsClient(m_metricsClient.get(), connection->metricsError);
        m_accountSource = std::move(connection->account);
        m_current.setClient(m_client.get());
    } else {
        m_connectionError = connection.error();
    }
    m_channels.setClient(m_client.get());
    Q_EMIT connectionChanged();
    m_channels.refresh();
    if (m_accountSource)
        m_account.setConnection(m_profile, m_accountSource.get());
}

void Workspace::reconnect()
{
    const auto address = m_current.address();
    connectTo(m_profile, m_region);
    if (m_client && address)
        show({m_profile, m_region, *address});
}

// Whatever the service said last, it was about credentials.
bool Workspace::lacksCredentials() const
{
    const auto isOfCredentials
        = [](const std::optional<Base::Error> &error) { return error && isAboutCredentials(*error); };
    return !m_client || isOfCredentials(m_channels.error()) || isOfCredentials(m_current.error());
}

void Workspace::lookAtProfile()
{
    const bool isOther = m_connector->fingerprint(m_profile) != m_fingerprint;
    // A sign-in elsewhere leaves its token in a file of its own.
    const auto &error = m_current.error() ? m_current.error() : m_channels.error();
    const bool waitsForSignIn = m_client && error && error->kind == Base::Error::Kind::SignInRequired;
    if (!isOther && waitsForSignIn && m_account.signInState() == Account::SignIn::None) {
        tryAgainSignedIn();
        return;
    }
    if (isOther && lacksCredentials()) {
        // Where there was no profile at all there may be a default one now.
        if (m_profiles.entry(m_profile))
            reconnect();
        else
            connectTo({}, {});
        return;
    }
    if (std::exchange(m_isProfileOutdated, isOther) != isOther)
        Q_EMIT profileOutdated();
}

// A connection reads the token with its next call; one that could not be made is made now.
void Workspace::tryAgainSignedIn()
{
    if (!m_client) {
        reconnect();
        return;
    }
    m_account.identify();
    refresh();
}

// What was selected belongs to the session that was shown. Of the same session, read again, the event may stand
// elsewhere: new ones come in front, old ones are cut.
void Workspace::followSelection()
{
    const auto &record = m_current.record();
    const QString shown
        = record ? record->source.channelArn + u'\n' + record->source.streamId + u'\n' + record->fileName : QString();
    const auto events = record ? record->session.truncatedEvents : QList<Ivs::StreamEvent>();
    const auto before = std::exchange(m_shownEvents, events);
    if (std::exchange(m_shownKey, shown) != shown) {
        m_selection.clear();
        return;
    }
    const int selected = m_selection.eventIndex();
    if (selected < 0 || selected >= before.size() || before == events)
        return;
    m_selection.renumberEvent(static_cast<int>(events.indexOf(before.at(selected))));
}

void Workspace::open(const Address &address)
{
    cancelScan();
    const Place place{m_profile, m_region, address};
    remember(place);
    show(place);
}

// Another region's or profile's place is connected to first.
void Workspace::show(const Place &place)
{
    if (place.profile != m_profile || place.region != m_region)
        connectTo(place.profile, place.region);
    if (!m_client)
        return;
    m_channels.remember(place.address.channelArn);
    m_current.open(place.address);
    if (place.address.streamId) {
        const auto *list = m_channels.sessions(place.address.channelArn);
        const int row = list->indexOf(*place.address.streamId);
        m_current.setExpectation(row < 0 ? std::optional<Ivs::StreamSessionSummary>() : list->sessions().at(row));
    }
}

void Workspace::remember(const Place &place)
{
    if (m_historyIndex >= 0 && m_history.at(m_historyIndex) == place)
        return;
    m_history.resize(m_historyIndex + 1);
    m_history.append(place);
    constexpr qsizetype longest = 100;
    if (m_history.size() > longest)
        m_history.removeFirst();
    m_historyIndex = m_history.size() - 1;
    Q_EMIT historyChanged();
}

void Workspace::goBack()
{
    if (canGoBack())
        goInHistory(-1);
}

void Workspace::goForward()
{
    if (canGoForward())
        goInHistory(+1);
}

void Workspace::goInHistory(int step)
{
    cancelScan();
    m_historyIndex += step;
    const Place place = m_history.at(m_historyIndex);
    Q_EMIT historyChanged();
    show(place);
}

std::optional<Address> Workspace::neighbour(int step) const
{
    const auto &record = m_current.record();
    if (!record || !m_current.address() || !m_current.recordIsOfAddress())
        return {};
    auto *list = m_channels.knownSessions(record->source.channelArn);
    const int row = list ? list->indexOf(record->source.streamId) : -1;
    if (row < 0 || row + step < 0 || row + step >= list->sessions().size())
        return {};
    const auto &summary = list->sessions().at(row + step);
    return summary.streamId ? std::optional(Address{record->source.channelArn, summary.streamId}) : std::nullopt;
}

void Workspace::goTo(const Target &target)
{
    cancelScan();
    if (!target.region.isEmpty() && target.region != m_region)
        connectTo(m_profile, target.region);
    if (!m_client)
        return;
    if (!target.channelArn.isEmpty()) {
        open({target.channelArn, target.streamId.isEmpty() ? std::optional<QString>() : target.streamId});
        return;
    }
    // A stream id alone: no operation finds it. Loaded sessions first, then the channels, live ones first as they
    // stand.
    QStringList arns;
    for (const auto &entry : m_channels.channels()) {
        const auto *list = m_channels.knownSessions(entry.arn);
        if (list && list->indexOf(target.streamId) >= 0) {
            open({entry.arn, target.streamId});
            return;
        }
        if (entry.live && entry.live->streamId == target.streamId) {
            open({entry.arn, target.streamId});
            return;
        }
        arns.append(entry.arn);
    }
    const int total = static_cast<int>(arns.size());
    m_scan = Scan{.streamId = target.streamId, .channelArns = arns, .total = total, .request = {}};
    Q_EMIT scanChanged();
    scanNext();
}

int Workspace::scannedCount() const
{
    return m_scan ? m_scan->total - static_cast<int>(m_scan->channelArns.size()) : 0;
}

int Workspace::scanTotal() const
{
    return m_scan ? m_scan->total : 0;
}

// One channel a call: GetStreamSession answers ResourceNotFoundException where the stream is another channel's.
void Workspace::scanNext()
{
    if (m_scan->channelArns.isEmpty()) {
        endScan({});
        return;
    }
    const QString arn = m_scan->channelArns.takeFirst();
    m_scan->request = m_background->getStreamSession(arn, m_scan->streamId, this, [this, arn](const auto &answer) {
        if (answer) {
            const QString streamId = m_scan->streamId;
            m_scan.reset();
            Q_EMIT scanChanged();
            open({arn, streamId});
            return;
        }
        if (answer.error().kind != Base::Error::Kind::NotFound
            && answer.error().kind != Base::Error::Kind::AccessDenied) {
            endScan(answer.error());
            return;
        }
        Q_EMIT scanChanged();
        scanNext();
    });
}

void Workspace::endScan(const std::optional<Base::Error> &error)
{
    const QString streamId = m_scan->streamId;
    m_scan.reset();
    Q_EMIT scanChanged();
    Q_EMIT scanEnded(streamId, error);
}

void Workspace::cancelScan()
{
    if (!m_scan)
        return;
    m_scan.reset();
    Q_EMIT scanChanged();
}

void Workspace::openFile(const QString &fileName)
{
    cancelScan();
    if (const auto record = File::read(fileName))
        m_current.show(*record);
    else
        m_current.showFileError(fileName, record.error());
}

void Workspace::openText(const QByteArray &text)
{
    cancelScan();
    if (const auto record = File::parse(text))
        m_current.show(*record);
    else
        m_current.showFileError({}, record.error());
}

void Workspace::refresh()
{
    m_current.refresh();
    if (!m_client)
        return;
    m_channels.refresh();
    if (const auto &address = m_current.address()) {
        if (auto *list = m_channels.knownSessions(address->channelArn))
            list->refresh();
    }
}

void Workspace::cancel()
{
    cancelScan();
    m_current.cancel();
    m_channels.cancel();
    m_channels.cancelSessions();
}

} // namespace Session
