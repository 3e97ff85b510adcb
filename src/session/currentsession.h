// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "base/requesthandle.h"
#include "ivs/ivsclient.h"
#include "session/metricsloader.h"
#include "session/sessionrecord.h"

#include <QObject>
#include <QSet>

#include <memory>
#include <optional>

namespace Session {

// The session that is on screen, or on its way there, or why it is not.
class CurrentSession : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Nothing, // none was chosen
        Loading, // record() may hold the session shown before, of the same or another address
        Shown,
        Failed, // error() says why; record() may hold older data of the same session
    };

    explicit CurrentSession(Base::Clock clock, QObject *parent = nullptr);
    ~CurrentSession() override;

    // `client` may be null: only files can be shown then. Clears a session that came from another client.
    void setClient(Ivs::IvsClient *client);
    // `client` may be null: sessions are shown without metrics then, and with `error` where there is a reason to tell.
    // To be set before the session's client.
    void setMetricsClient(CloudWatch::CloudWatchClient *client, const std::optional<Base::Error> &error = {});

    void open(const Address &address);
    // A record read from a file or from pasted text.
    void show(const SessionRecord &record);
    // Why a file could not be opened, where its session would be.
    void showFileError(const QString &fileName, const Base::Error &error);
    void refresh(); // the same address, or the same file, again

    // What of a session on air changes, each read by a call of its own.
    enum class Part {
        Session, // GetStreamSession
        Stream, // GetStream: health and viewers
    };
    Q_ENUM(Part)
    // Reads a part of the session on screen once more, in silence: state() stays Shown, and changed() comes only where
    // the answer says something new. False where there is nothing to ask or it is being asked.
    bool readAgain(Part part);
    void cancel(); // back to what was shown before
    void clear();

    State state() const { return m_state; }
    const std::optional<Address> &address() const { return m_address; } // empty for files
    const std::optional<SessionRecord> &record() const { return m_record; }
    const std::optional<Base::Error> &error() const { return m_error; }
    // True while what record() holds belongs to the address asked for: refreshing, or a refresh that failed.
    bool recordIsOfAddress() const;
    bool canRefresh() const;
    // GetStream's error where the session itself is there; ChannelNotBroadcasting is none.
    const std::optional<Base::Error> &streamError() const { return m_streamError; }
    // The channel broadcasts no longer, or another stream, while the session has no end yet.
    bool isOffAir() const { return m_isOffAir && m_record && m_record->isLive(); }

    // Of the session in record(), read once that is there; what fails here leaves the session as it is.
    const SessionMetrics &metrics() const { return m_metrics.metrics(); }
    // Reads them again, or what can have changed of a session that is live. Nothing for files.
    void refreshMetrics();

    // What an export of record() carries. Nothing that is shown by record() changes.
    void setMarks(const QList<Mark> &marks);
    // The file of record() holds these notes by now.
    void setFileNotes(const QList<Mark> &marks);

    // The channel as it is now, for the error and the loading state, where the navigator knows more than the address.
    void setExpectation(const std::optional<Ivs::StreamSessionSummary> &summary) { m_expectation = summary; }
    const std::optional<Ivs::StreamSessionSummary> &expectation() const { return m_expectation; }

Q_SIGNALS:
    // Any of the above changed, metrics() apart.
    void changed();
    void metricsChanged();
    // readAgain() came back, after changed() where there was one. capturedAt of the record is new in any case where
    // there is no error; with one, all stays as it was.
    void partRead(Session::CurrentSession::Part part, const std::optional<Base::Error> &error);

private:
    void ask();
    void askForStream();
    void takeSession(const Ivs::Received<Ivs::StreamSession> &answer, const Address &address);
    bool takeStream(const Base::Result<Ivs::Received<Ivs::Stream>> &answer);
    void withdraw();
    void setState(State state);
    void keepMetrics();

    Ivs::IvsClient *m_client = nullptr;
    std::unique_ptr<Ivs::IvsClient> m_background; // for what is read again by itself
    Base::Clock m_clock;
    Base::RequestHandle m_request;
    Base::RequestHandle m_streamRequest;
    Base::RequestHandle m_sessionAgain; // readAgain()
    Base::RequestHandle m_streamAgain;
    QSet<Part> m_readingAgain;
    bool m_isOffAir = false;
    MetricsLoader m_metrics;
    State m_state = State::Nothing;
    std::optional<Address> m_address;
    std::optional<SessionRecord> m_record;
    std::optional<Base::Error> m_error;
    std::optional<Base::Error> m_streamError;
    std::optional<Ivs::StreamSessionSummary> m_expectation;
    QString m_fileName; // of the file that is shown, or could not be
};

} // namespace Session
