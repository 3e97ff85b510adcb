// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/json.h"
#include "bench/longestsession.h"

#include <QTest>

// What is done to every response before anything else looks at it, at the size of the longest session.
class BenchJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reading();
    void takingTheSecretsOut();
    void writing();
};

void BenchJson::reading()
{
    const QByteArray text = Bench::longestSessionText();
    QBENCHMARK
    {
        QVERIFY(Base::parseJsonObject(text));
    }
}

void BenchJson::takingTheSecretsOut()
{
    const QJsonObject document = *Base::parseJsonObject(Bench::longestSessionText());
    QBENCHMARK
    {
        QStringList withheld;
        Base::withoutSecrets(document, &withheld);
        QCOMPARE(withheld.size(), 1);
    }
}

void BenchJson::writing()
{
    const QJsonObject document = *Base::parseJsonObject(Bench::longestSessionText());
    QBENCHMARK
    {
        QVERIFY(!Base::toJsonText(document).isEmpty());
    }
}

QTEST_APPLESS_MAIN(BenchJson)

#include "bench_json.moc"
