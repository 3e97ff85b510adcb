// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/json.h"
#include "bench/longestsession.h"
#include "ivs/codec.h"

#include <QTest>

// From the bytes of the longest session to its typed reading: what stands between an answer and the window.
class BenchCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodingTheLongestSession();
    void fromBytesToTheLongestSession();
};

void BenchCodec::decodingTheLongestSession()
{
    const QJsonObject session = Base::parseJsonObject(Bench::longestSessionText())->value(u"streamSession").toObject();
    QBENCHMARK
    {
        const auto decoded = Ivs::decodeStreamSession(session);
        QVERIFY(decoded.issues.isEmpty());
    }
}

void BenchCodec::fromBytesToTheLongestSession()
{
    const QByteArray text = Bench::longestSessionText();
    QBENCHMARK
    {
        const auto document = Base::parseJsonObject(text);
        QVERIFY(document);
        const auto decoded = Ivs::decodeStreamSession(document->value(u"streamSession").toObject());
        QVERIFY(decoded.issues.isEmpty());
    }
}

QTEST_APPLESS_MAIN(BenchCodec)

#include "bench_codec.moc"
