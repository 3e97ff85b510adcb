// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/requestlog.h"
#include "models/activitymodel.h"
#include "models/printedtree.h"
#include "models/roles.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Models;
using Testing::printedTree;
using State = Aws::RequestRecord::State;

namespace {

struct Fixture
{
    Fixture() { activity.follow(&log); }

    Aws::RequestRecord start(const QString &operation)
    {
        Aws::RequestRecord record{.id = log.nextId(),
                                  .operation = operation,
                                  .resource = u"arn:aws:ivs:eu-west-1:111122223333:channel/Qm7TgkXw2RbV"_s,
                                  .host = u"ivs.eu-west-1.amazonaws.com"_s,
                                  .startedAt = QDateTime({2026, 11, 24}, {3, 14, 20}, Qt::UTC),
                                  .attempts = 1};
        log.tellStarted(record);
        return record;
    }

    void finish(Aws::RequestRecord record, State state, int status)
    {
        record.state = state;
        record.httpStatus = status;
        record.durationMs = 214;
        record.bytesReceived = status > 0 ? 18400 : 0;
        record.requestId = status > 0 ? u"7c0e4b1a"_s : QString();
        if (state == State::Failed) {
            record.error = Base::Error{.kind = Base::Error::Kind::AccessDenied,
                                       .code = status > 0 ? u"AccessDeniedException"_s : QString(),
                                       .message = u"<b>not</b> authorized"_s};
        }
        log.tellFinished(record);
    }

    Aws::RequestLog log;
    Session::Activity activity;
    ActivityModel model{&activity};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

} // namespace

class TestActivityModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void requestsReadAsDesigned();
    void aRequestChangesItsRowInPlace();
    void theSummaryTellsTheLastRequestAndTheCount();
    void detailsAreOfferedWhereThereAreSome();
    void oldRequestsFallOut();
    void timesFollowTheFormat();
    void longRequestsAreInSeconds();
};

void TestActivityModel::requestsReadAsDesigned()
{
    Fixture fixture;
    fixture.finish(fixture.start(u"GetStreamSession"_s), State::Done, 200);
    fixture.finish(fixture.start(u"ListStreams"_s), State::Failed, 403);
    fixture.finish(fixture.start(u"GetStream"_s), State::Failed, 0);
    fixture.finish(fixture.start(u"GetStream"_s), State::Cancelled, 0);
    fixture.start(u"ListChannels"_s);
    const QString arn = u"arn:aws:ivs:eu-west-1:111122223333:channel/Qm7TgkXw2RbV"_s;
    const QString wanted = uR"(03:14:20 | GetStreamSession | %1 | 200 | 214 ms | 1 | 18.4 kB | 7c0e4b1a
03:14:20 | ListStreams | %1 | 403 AccessDeniedException | 214 ms | 1 | 18.4 kB | 7c0e4b1a
03:14:20 | GetStream | %1 | no answer | 214 ms | 1
03:14:20 | GetStream | %1 | cancelled | 214 ms | 1
03:14:20 | ListChannels | %1 | running |  | 1)"_s.arg(arn);
    QCOMPARE(printedTree(fixture.model), wanted);
    const auto severity = [&](int row) {
        return fixture.model.index(row, ActivityModel::StatusColumn).data(SeverityRole).value<Severity>();
    };
    QCOMPARE(severity(0), Severity::None);
    QCOMPARE(severity(1), Severity::Error);
    QCOMPARE(severity(2), Severity::Error);
    QCOMPARE(severity(3), Severity::None);
}

void TestActivityModel::aRequestChangesItsRowInPlace()
{
    Fixture fixture;
    const auto record = fixture.start(u"GetStreamSession"_s);
    QSignalSpy changes(&fixture.model, &QAbstractItemModel::dataChanged);
    QSignalSpy summaries(&fixture.model, &ActivityModel::summaryChanged);
    fixture.finish(record, State::Done, 200);
    QCOMPARE(changes.count(), 1);
    QVERIFY(summaries.count() >= 1);
    QCOMPARE(fixture.model.rowCount(), 1);
}

void TestActivityModel::theSummaryTellsTheLastRequestAndTheCount()
{
    Fixture fixture;
    QCOMPARE(fixture.model.summary(), u"No requests yet"_s);
    auto record = fixture.start(u"GetStreamSession"_s);
    QCOMPARE(fixture.model.summary(), u"GetStreamSession running. 1 request, none failed"_s);
    fixture.finish(record, State::Done, 200);
    QCOMPARE(fixture.model.summary(), u"GetStreamSession 200 in 214 ms, 18.4 kB. 1 request, none failed"_s);
    fixture.finish(fixture.start(u"ListStreams"_s), State::Failed, 403);
    QCOMPARE(fixture.model.summary(),
             u"ListStreams 403 AccessDeniedException in 214 ms, 18.4 kB. 2 requests, 1 failed"_s);
}

void TestActivityModel::detailsAreOfferedWhereThereAreSome()
{
    Fixture fixture;
    fixture.finish(fixture.start(u"GetStreamSession"_s), State::Done, 200);
    fixture.finish(fixture.start(u"ListStreams"_s), State::Failed, 403);
    QVERIFY(!fixture.model.index(0, 0).data(IsDetailAvailableRole).toBool());
    QVERIFY(fixture.model.index(1, 0).data(IsDetailAvailableRole).toBool());
    const QString tip = fixture.model.index(1, ActivityModel::StatusColumn).data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains(u"&lt;b&gt;not"_s), qPrintable(tip));
    QVERIFY(fixture.model.index(0, ActivityModel::RequestIdColumn).data(IsIdentifierRole).toBool());
}

void TestActivityModel::oldRequestsFallOut()
{
    // Without the tester, which looks at every row for each of them.
    Aws::RequestLog log;
    Session::Activity activity;
    activity.follow(&log);
    const ActivityModel model(&activity);
    for (int i = 0; i < Session::Activity::maximumEntries + 3; ++i)
        log.tellStarted({.id = log.nextId(), .operation = u"GetStream"_s});
    QCOMPARE(model.rowCount(), Session::Activity::maximumEntries);
    QVERIFY2(model.summary().endsWith(u"2\u2009003 requests, none failed"_s), qPrintable(model.summary()));
}

void TestActivityModel::timesFollowTheFormat()
{
    Fixture fixture;
    fixture.start(u"GetStream"_s);
    fixture.model.setTimeFormat(Base::TimeFormat::fromText(u"Europe/Berlin"_s));
    QCOMPARE(fixture.model.index(0, 0).data().toString(), u"04:14:20"_s);
    QCOMPARE(fixture.model.headerData(0, Qt::Horizontal).toString(), u"CET"_s);
    fixture.model.setTimeFormat(Base::TimeFormat::elapsed());
    QCOMPARE(fixture.model.index(0, 0).data().toString(), u"03:14:20"_s);
    QCOMPARE(fixture.model.headerData(0, Qt::Horizontal).toString(), u"UTC"_s);
}

void TestActivityModel::longRequestsAreInSeconds()
{
    Fixture fixture;
    auto record = fixture.start(u"GetStream"_s);
    record.state = State::Done;
    record.httpStatus = 200;
    record.durationMs = 12340;
    fixture.log.tellFinished(record);
    QCOMPARE(fixture.model.index(0, ActivityModel::DurationColumn).data().toString(), u"12.3 s"_s);
}

QTEST_GUILESS_MAIN(TestActivityModel)
#include "tst_activitymodel.moc"
