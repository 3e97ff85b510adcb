// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/retry.h"

#include "aws/errordecoder.h"
#include "support/conformance.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Base::Error;

class TestRetry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void standardModeAgreesWithThePublicCases_data();
    void standardModeAgreesWithThePublicCases();
    void whatMayPassByItselfIsTriedAgain_data();
    void whatMayPassByItselfIsTriedAgain();
    void aTimeOutCostsTwice();
    void theDelayGrowsToItsCapAndIsDrawnFromAllOfIt_data();
    void theDelayGrowsToItsCapAndIsDrawnFromAllOfIt();
    void retryAfterIsReadInBothForms_data();
    void retryAfterIsReadInBothForms();
    void theServicesWishIsHeardUpToTheCap();
    void httpDatesAreReadInEnglishAlone();
};

void TestRetry::standardModeAgreesWithThePublicCases_data()
{
    QTest::addColumn<QJsonObject>("entry");
    STREAMLOUPE_CONFORMANCE_OR_SKIP(file, u"retry-standard.json"_s);
    const auto groups = file.value("groups"_L1).toObject();
    QVERIFY(!groups.isEmpty());
    for (const auto &group : groups) {
        const auto cases = group.toArray();
        for (const auto &entry : cases)
            QTest::newRow(qPrintable(entry["name"_L1].toString())) << entry.toObject();
    }
}

void TestRetry::standardModeAgreesWithThePublicCases()
{
    QFETCH(QJsonObject, entry);
    const auto given = entry.value("given"_L1);
    const Aws::RetryPolicy policy{.maxAttempts = given["max_attempts"_L1].toInt(),
                                  .base = std::chrono::seconds(given["exponential_base"_L1].toInt()),
                                  .cap = std::chrono::seconds(given["max_backoff_time"_L1].toInt())};
    Aws::RetryQuota quota(given["initial_retry_tokens"_L1].toInt());
    int attempt = 0;
    const auto responses = entry.value("responses"_L1).toArray();
    for (const auto &step : responses) {
        ++attempt;
        const auto expected = step["expected"_L1];
        const int status = step["response"_L1]["status_code"_L1].toInt();
        QString outcome = u"success"_s;
        if (status == 200) {
            quota.giveBack(attempt > 1 ? Aws::RetryQuota::retryCost : 0);
        } else {
            const Error error = Aws::decodeError({.status = status, .body = "{}"}, {});
            if (!Aws::isRetryable(error))
                outcome = u"fail"_s;
            else if (attempt >= policy.maxAttempts)
                outcome = u"max_attempts_exceeded"_s;
            else if (!quota.take())
                outcome = u"retry_quota_exceeded"_s;
            else
                outcome = u"retry_request"_s;
        }
        QCOMPARE(outcome, expected["outcome"_L1].toString());
        QCOMPARE(quota.available(), expected["retry_quota"_L1].toInt());
        if (const auto delay = expected["delay"_L1]; delay.isDouble())
            QCOMPARE(Aws::backoff(attempt, 1.0, policy).count(), qint64(delay.toDouble() * 1000));
    }
}

void TestRetry::whatMayPassByItselfIsTriedAgain_data()
{
    QTest::addColumn<Base::Error::Kind>("kind");
    QTest::addColumn<bool>("again");
    const QList<Error::Kind> yes{Error::Kind::Throttled,         Error::Kind::ServiceFault,   Error::Kind::DnsFailure,
                                 Error::Kind::ConnectionRefused, Error::Kind::ConnectionLost, Error::Kind::Timeout};
    for (int i = 0; i <= static_cast<int>(Error::Kind::File); ++i) {
        const auto kind = static_cast<Error::Kind>(i);
        QTest::newRow(qPrintable(Base::errorKindName(kind))) << kind << yes.contains(kind);
    }
}

void TestRetry::whatMayPassByItselfIsTriedAgain()
{
    QFETCH(Base::Error::Kind, kind);
    QTEST(Aws::isRetryable({.kind = kind}), "again");
}

void TestRetry::aTimeOutCostsTwice()
{
    using Aws::RetryQuota;
    QCOMPARE(RetryQuota::costOf({.kind = Error::Kind::Timeout}), 10);
    QCOMPARE(RetryQuota::costOf({.kind = Error::Kind::Throttled}), 5);
    RetryQuota quota(20);
    QVERIFY(quota.take(10));
    QVERIFY(quota.take(5));
    QVERIFY(!quota.take(10));
    QCOMPARE(quota.available(), 5);
    quota.giveBack(10);
    QCOMPARE(quota.available(), 15);
    quota.giveBack(0);
    QCOMPARE(quota.available(), 16);
    quota.giveBack(10);
    QCOMPARE(quota.available(), 20);
}

void TestRetry::theDelayGrowsToItsCapAndIsDrawnFromAllOfIt_data()
{
    QTest::addColumn<int>("failedAttempts");
    QTest::addColumn<double>("random");
    QTest::addColumn<qint64>("milliseconds");
    QTest::newRow("first, most") << 1 << 1.0 << qint64(1000);
    QTest::newRow("first, half") << 1 << 0.5 << qint64(500);
    QTest::newRow("first, none") << 1 << 0.0 << qint64(0);
    QTest::newRow("second") << 2 << 1.0 << qint64(2000);
    QTest::newRow("fifth") << 5 << 1.0 << qint64(16000);
    QTest::newRow("capped") << 6 << 1.0 << qint64(20000);
    QTest::newRow("capped, half") << 6 << 0.5 << qint64(10000);
    QTest::newRow("far beyond") << 2000 << 1.0 << qint64(20000);
    QTest::newRow("chance out of range") << 1 << 7.0 << qint64(1000);
}

void TestRetry::theDelayGrowsToItsCapAndIsDrawnFromAllOfIt()
{
    QFETCH(int, failedAttempts);
    QFETCH(double, random);
    QTEST(qint64(Aws::backoff(failedAttempts, random, {}).count()), "milliseconds");
}

void TestRetry::retryAfterIsReadInBothForms_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<qint64>("milliseconds"); // -1 for none
    QTest::newRow("seconds") << QByteArray("3") << qint64(3000);
    QTest::newRow("none") << QByteArray() << qint64(-1);
    QTest::newRow("negative") << QByteArray("-3") << qint64(-1);
    QTest::newRow("text") << QByteArray("soon") << qint64(-1);
    QTest::newRow("date") << QByteArray("Tue, 24 Nov 2026 03:07:35 GMT") << qint64(5000);
    QTest::newRow("date gone by") << QByteArray("Tue, 24 Nov 2026 03:00:00 GMT") << qint64(0);
}

void TestRetry::retryAfterIsReadInBothForms()
{
    QFETCH(QByteArray, header);
    const auto wait = Aws::retryAfter(header, QDateTime({2026, 11, 24}, {3, 7, 30}, Qt::UTC));
    QTEST(qint64(wait.value_or(-1ms).count()), "milliseconds");
}

void TestRetry::theServicesWishIsHeardUpToTheCap()
{
    QCOMPARE(Aws::retryDelay(100ms, {}, {}), 100ms);
    QCOMPARE(Aws::retryDelay(100ms, 3s, {}), 3000ms);
    QCOMPARE(Aws::retryDelay(4s, 3s, {}), 4000ms);
    QCOMPARE(Aws::retryDelay(100ms, 1h, {}), 20000ms);
}

void TestRetry::httpDatesAreReadInEnglishAlone()
{
    QCOMPARE(Aws::httpDate("Sun, 06 Nov 1994 08:49:37 GMT"), QDateTime({1994, 11, 6}, {8, 49, 37}, Qt::UTC));
    QVERIFY(!Aws::httpDate("So, 06 Nov 1994 08:49:37 GMT").isValid());
    QVERIFY(!Aws::httpDate("1994-11-06").isValid());
}

QTEST_GUILESS_MAIN(TestRetry)
#include "tst_retry.moc"
