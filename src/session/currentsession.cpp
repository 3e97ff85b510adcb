// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/currentsession.h"

#include "session/sessionfile.h"

namespace Session {

CurrentSession::CurrentSession(Base::Clock clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_metrics(std::move(clock))
{
    connect(&m_metrics, &MetricsLoader::changed, this, &CurrentSession::keepMetrics);
}

CurrentSession::~CurrentSession() = default;

void CurrentSession::setClient(Ivs::IvsClient *client)
{
    m_request.cancel();
    m_streamRequest.cancel();
    m_client = client;
    if (m_address)
        clear();
}

void CurrentSession::setMetricsClient(CloudWatch::CloudWatchClient *client, const std::optional<Base::Error> &error)
{
    const bool isOfFile = m_record && !m_record->isFromService;
    const SessionMetrics ofFile = isOfFile ? m_metrics.metrics() : SessionMetrics();
    m_metrics.setClient(client, error);
    if (isOfFile)
        m_metrics.show(ofFile);
}

void CurrentSession::refreshMetrics()
{
    if (m_record && m_record->isFromService)
        m_metrics.load(*m_record);
}

// They go into the record as well, which is what is exported.
void CurrentSession::keepMetrics()
{
    if (m_record)
        m_record->metrics = m_metrics.metrics();
    Q_EMIT metricsChanged();
}

void CurrentSession::open(const Address &address)
{
    m_fileName.clear();
    m_expectation.reset();
    m_address = address;
    ask();
}

void CurrentSession::show(const SessionRecord &record)
{
    m_request.cancel();
    m_streamRequest.cancel();
    m_address.reset();
    m_expectation.reset();
    m_streamError.reset();
    m_error.reset();
    m_fileName = record.fileName;
    m_record = record;
    m_metrics.show(record.metrics);
    setState(State::Shown);
}

void CurrentSession::showFileError(const QString &fileName, const Base::Error &error)
{
    m_request.cancel();
    m_streamRequest.cancel();
    m_address.reset();
    m_expectation.reset();
    m_streamError.reset();
    // What stood here before was another session; a file that is read again keeps its last good reading.
    if (!m_record || m_record->fileName != fileName) {
        m_record.reset();
        m_metrics.clear();
    }
    m_fileName = fileName;
    m_error = error;
    setState(State::Failed);
}

void CurrentSession::refresh()
{
    if (m_address) {
        ask();
        return;
    }
    if (m_fileName.isEmpty())
        return;
    const QString fileName = m_fileName;
    if (const auto record = File::read(fileName))
        show(*record);
    else
        showFileError(fileName, record.error());
}

bool CurrentSession::canRefresh() const
{
    return (m_address && m_client) || !m_fileName.isEmpty();
}

void CurrentSession::cancel()
{
    m_metrics.cancel();
    if (m_state != State::Loading)
        return;
    m_request.cancel();
    m_streamRequest.cancel();
    if (!m_record) {
        m_address.reset();
        setState(State::Nothing);
        return;
    }
    // Back to what is on screen: the address is again that of the record.
    if (!m_record->isFromService)
        m_address.reset();
    else if (!recordIsOfAddress())
        m_address = Address{m_record->source.channelArn, m_record->source.streamId};
    m_fileName = m_record->fileName;
    setState(State::Shown);
}

void CurrentSession::clear()
{
    m_request.cancel();
    m_streamRequest.cancel();
    m_address.reset();
    m_record.reset();
    m_metrics.clear();
    m_error.reset();
    m_streamError.reset();
    m_expectation.reset();
    m_fileName.clear();
    setState(State::Nothing);
}

bool CurrentSession::recordIsOfAddress() const
{
    if (!m_record)
        return false;
    if (!m_address)
        return m_record->fileName == m_fileName;
    // Without a stream id any session of the channel may be meant: the one shown is, until another one answers.
    return m_record->isFromService && m_record->source.channelArn == m_address->channelArn
           && (!m_address->streamId || *m_address->streamId == m_record->source.streamId);
}

void CurrentSession::ask()
{
    m_streamRequest.cancel();
    if (!m_client)
        return;
    const Address address = *m_address;
    m_request
        = m_client->getStreamSession(address.channelArn, address.streamId, this, [this, address](const auto &answer) {
              if (!answer) {
                  if (!recordIsOfAddress()) {
                      m_record.reset();
                      m_metrics.clear();
                  }
                  m_error = answer.error();
                  setState(State::Failed);
                  return;
              }
              // Viewers and health of a refresh stay until the new ones are there.
              const auto stream = recordIsOfAddress() ? m_record->stream : std::nullopt;
              SessionRecord record = recordOf(*answer, *m_client, address, m_clock());
              if (record.isLive())
                  record.stream = stream;
              m_record = record;
              m_error.reset();
              if (record.isLive())
                  askForStream();
              m_metrics.load(*m_record);
              setState(State::Shown);
          });
    setState(State::Loading);
}

// Health and viewers, which a stream session does not have. The session is complete without them.
void CurrentSession::askForStream()
{
    m_streamRequest = m_client->getStream(m_record->source.channelArn, this, [this](const auto &answer) {
        m_streamError.reset();
        if (answer) {
            // The channel may be live again with another stream.
            const bool isOurs = !answer->value.streamId || *answer->value.streamId == m_record->source.streamId;
            m_record->stream = isOurs ? std::optional<Ivs::Stream>(answer->value) : std::nullopt;
        } else {
            m_record->stream.reset();
            if (answer.error().kind != Base::Error::Kind::NotBroadcasting)
                m_streamError = answer.error();
        }
        Q_EMIT changed();
    });
}

void CurrentSession::setState(State state)
{
    m_state = state;
    Q_EMIT changed();
}

} // namespace Session
