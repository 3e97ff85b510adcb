// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/chartsnote.h"
#include "models/timelinemetrics.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace TimelineTest;
using CloudWatch::MetricSeries;
using State = Session::SessionMetrics::State;

namespace {

Session::SessionMetrics inState(State state)
{
    Session::SessionMetrics metrics;
    metrics.state = state;
    metrics.readAt = starvingNow();
    return metrics;
}

Session::SessionMetrics failedWith(Base::Error::Kind kind)
{
    Session::SessionMetrics metrics = inState(State::Failed);
    metrics.error = Base::Error{
        .kind = kind, .code = u"Code"_s, .requestId = u"id"_s, .httpStatus = 403, .operation = u"GetMetricData"_s};
    return metrics;
}

Ivs::StreamSession neverLive()
{
    Ivs::StreamSession session;
    session.startTime = at(u"02:41:08"_s);
    session.endTime = at(u"02:42:08"_s);
    addEvent(session, session.startTime, u"Session Created"_s);
    return session;
}

} // namespace

Q_DECLARE_METATYPE(Session::SessionMetrics)
Q_DECLARE_METATYPE(Ivs::StreamSession)

class TestChartsNote : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void itSaysWhyThereAreNoCharts_data()
    {
        QTest::addColumn<Session::SessionMetrics>("metrics");
        QTest::addColumn<Ivs::StreamSession>("session");
        QTest::addColumn<bool>("isFromService");
        QTest::addColumn<QString>("heading"); // what it holds; empty: no note
        QTest::addColumn<bool>("canTryAgain");
        const auto live = starvingSession();
        Session::SessionMetrics old = inState(State::Shown);
        old.readAt = starvingNow().addDays(456);
        Session::SessionMetrics forbidden = inState(State::Shown);
        forbidden.series = {MetricSeries{.status = MetricSeries::Status::Forbidden}};
        Session::SessionMetrics stale = starvingMetrics();
        stale.state = State::Failed;

        QTest::newRow("metrics are there") << starvingMetrics() << live << true << QString() << false;
        QTest::newRow("older ones are there") << stale << live << true << QString() << false;
        QTest::newRow("being read") << inState(State::Loading) << live << true << QString() << false;
        QTest::newRow("refused") << failedWith(Base::Error::Kind::AccessDenied) << live << true << u"may not read"_s
                                 << true;
        QTest::newRow("failed") << failedWith(Base::Error::Kind::ServiceFault) << live << true << u"could not be read"_s
                                << true;
        QTest::newRow("a file") << inState(State::None) << live << false << u"file holds no metrics"_s << false;
        QTest::newRow("no client") << inState(State::None) << live << true << u"not read here"_s << false;
        QTest::newRow("too old") << old << live << true << u"too old"_s << false;
        QTest::newRow("never live") << inState(State::Shown) << neverLive() << true << u"never went live"_s << false;
        QTest::newRow("every series forbidden") << forbidden << live << true << u"does not let"_s << true;
        QTest::newRow("nothing there") << inState(State::Shown) << live << true << u"no metrics of this time"_s << true;
    }
    void itSaysWhyThereAreNoCharts()
    {
        QFETCH(const Session::SessionMetrics, metrics);
        QFETCH(const Ivs::StreamSession, session);
        QFETCH(const bool, isFromService);
        QFETCH(const QString, heading);
        QFETCH(const bool, canTryAgain);
        Session::SessionRecord record;
        record.session = session;
        record.isFromService = isFromService;
        const auto note = Models::chartsNote(metrics, record, Models::TimelineContent(session, starvingNow()));
        QCOMPARE(note.has_value(), !heading.isEmpty());
        if (!note)
            return;
        QVERIFY2(note->heading.contains(heading), qPrintable(note->heading));
        QVERIFY(!note->text.isEmpty());
        QCOMPARE(note->canTryAgain, canTryAgain);
    }

    void aRefusalNamesTheActionAndHasAPolicyToCopy()
    {
        Session::SessionRecord record;
        const auto note = Models::chartsNote(failedWith(Base::Error::Kind::AccessDenied), record,
                                             Models::TimelineContent(starvingSession(), starvingNow()));
        QVERIFY(note);
        QVERIFY(note->text.contains(u"`cloudwatch:GetMetricData`"_s));
        QVERIFY(note->policy.contains(u"\"cloudwatch:GetMetricData\""_s));
        QCOMPARE(note->detail, u"Code, HTTP 403, request id id"_s);
    }
};

QTEST_GUILESS_MAIN(TestChartsNote)
#include "tst_chartsnote.moc"
