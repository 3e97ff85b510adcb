// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/error.h"
#include "base/result.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

class TestError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyKindHasANameOfItsOwn();
    void aFailureIsTheErrorThatItWasMadeOf();
};

void TestError::everyKindHasANameOfItsOwn()
{
    using Kind = Base::Error::Kind;
    QSet<QString> names;

    // File is the last kind.
    for (int kind = 0; kind <= static_cast<int>(Kind::File); ++kind) {
        const QString name = Base::errorKindName(static_cast<Kind>(kind));
        QVERIFY(!name.isEmpty());
        QVERIFY2(!names.contains(name), qPrintable(name));
        names.insert(name);
    }
    QCOMPARE(Base::errorKindName(Kind::AccessDenied), u"AccessDenied"_s);
}

void TestError::aFailureIsTheErrorThatItWasMadeOf()
{
    const Base::Error error{.kind = Base::Error::Kind::Throttled, .code = u"ThrottlingException"_s, .httpStatus = 429};

    const Base::Result<int> result = Base::failure(error);

    QVERIFY(!result);
    QCOMPARE(result.error(), error);
}

QTEST_APPLESS_MAIN(TestError)

#include "tst_error.moc"
