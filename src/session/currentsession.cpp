// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/currentsession.h"

#include "session/marknotes.h"
#include "session/sessionfile.h"

#include <utility>

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
    withdraw();
    m_client = client;
    m_background = client ? client->background() : nullptr;
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

void CurrentSession::setMarks(const QList<Mark> &marks)
{
    if (m_record)
        m_record->marks = marks;
}

void CurrentSession::setFileNotes(const QList<Mark> &marks)
{
    if (!m_record)
        return;
    const auto name = QStringLiteral("notes");
    const QJsonValue notes = Notes::notesWith(m_record->envelope.value(name), marks);
    if (notes.isUndefined())
        m_record->envelope.remove(name);
    else
        m_record->envelope.insert(name, notes);
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
    withdraw();
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
    withdraw();
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
    withdraw();
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
    withdraw();
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

void CurrentSession::withdraw()
{
    m_request.cancel();
    m_streamRequest.cancel();
    m_sessionAgain.cancel();
    m_streamAgain.cancel();
    m_readingAgain.clear();
}

void CurrentSession::ask()
{
    withdraw();
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
              takeSession(*answer, address);
              if (m_record->isLive())
                  askForStream();
              m_metrics.load(*m_record);
              setState(State::Shown);
          });
    setState(State::Loading);
}

void CurrentSession::takeSession(const Ivs::Received<Ivs::StreamSession> &answer, const Address &address)
{
    const bool isSame = recordIsOfAddress();
    const auto stream = isSame ? m_record->stream : std::nullopt; // until the new one is there
    SessionRecord record = recordOf(answer, *m_client, address, m_clock());
    if (!isSame || m_record->source.streamId != record.source.streamId)
        m_isOffAir = false;
    if (record.isLive())
        record.stream = stream;
    if (isSame) {
        record.metrics = m_record->metrics;
        record.marks = m_record->marks;
    }
    m_record = record;
    m_error.reset();
}

// Health and viewers, which a stream session does not have. The session is complete without them.
void CurrentSession::askForStream()
{
    m_streamRequest = m_client->getStream(m_record->source.channelArn, this, [this](const auto &answer) {
        takeStream(answer);
        Q_EMIT changed();
    });
}

// Whether it says something new.
bool CurrentSession::takeStream(const Base::Result<Ivs::Received<Ivs::Stream>> &answer)
{
    const auto streamBefore = m_record->stream;
    const auto errorBefore = m_streamError;
    const bool wasOffAir = std::exchange(m_isOffAir, false);
    m_streamError.reset();
    if (answer) {
        // The channel may be live again with another stream.
        const bool isOurs = !answer->value.streamId || *answer->value.streamId == m_record->source.streamId;
        m_record->stream = isOurs ? std::optional<Ivs::Stream>(answer->value) : std::nullopt;
        m_isOffAir = !isOurs;
    } else {
        m_record->stream.reset();
        if (answer.error().kind == Base::Error::Kind::NotBroadcasting)
            m_isOffAir = true;
        else
            m_streamError = answer.error();
    }
    return m_record->stream != streamBefore || m_streamError != errorBefore || m_isOffAir != wasOffAir;
}

bool CurrentSession::readAgain(Part part)
{
    const bool isShown = m_state == State::Shown || m_state == State::Failed;
    if (!m_client || !m_address || !m_record || !recordIsOfAddress() || !isShown || m_readingAgain.contains(part))
        return false;
    m_readingAgain.insert(part);
    const Address address{m_record->source.channelArn, m_record->source.streamId};
    switch (part) {
    case Part::Session:
        m_sessionAgain = m_background->getStreamSession(
            address.channelArn, address.streamId, this, [this, address](const auto &answer) {
                m_readingAgain.remove(Part::Session);
                if (!answer) {
                    Q_EMIT partRead(Part::Session, answer.error());
                    return;
                }
                const bool isNew = m_record->response != answer->document || m_state != State::Shown;
                takeSession(*answer, address);
                if (isNew)
                    setState(State::Shown);
                Q_EMIT partRead(Part::Session, {});
            });
        return true;
    case Part::Stream:
        m_streamAgain = m_background->getStream(address.channelArn, this, [this](const auto &answer) {
            m_readingAgain.remove(Part::Stream);
            const bool isAnswer = answer || answer.error().kind == Base::Error::Kind::NotBroadcasting;
            if (!isAnswer) { // what was known stays, with its age
                Q_EMIT partRead(Part::Stream, answer.error());
                return;
            }
            if (takeStream(answer))
                Q_EMIT changed();
            Q_EMIT partRead(Part::Stream, {});
        });
        return true;
    }
    Q_UNREACHABLE();
}

void CurrentSession::setState(State state)
{
    m_state = state;
    Q_EMIT changed();
}

} // namespace Session
