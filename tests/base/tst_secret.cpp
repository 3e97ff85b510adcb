// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/secret.h"

#include <QDebug>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <type_traits>
#include <utility>

using namespace Qt::StringLiterals;

class TestSecret : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void debugOutputShowsNothing();
    void nothingConvertsItByItself();
    void theCallersBytesStayTheirOwn();
    void copiesOutliveEachOther();
    void movedFromIsEmpty();
    void assigningToItselfKeepsTheBytes();
    void overwritingLeavesZerosOfTheSameLength();
    void overwritingSparesWhatIsShared();
    void equalBytesAreEqualSecrets();
    void aTextIsKeptAsUtf8();
    void takingATextSparesWhatSharesIt();
    void whatWasRevealedIsTheCallersForAsLongAsAnythingSharesIt();
};

void TestSecret::debugOutputShowsNothing()
{
    const Base::Secret secret("hush-hush");
    QString text;

    QDebug(&text) << secret << Base::Secret();

    QVERIFY2(!text.contains(u"hush"_s), qPrintable(text));
    QCOMPARE(text, u"Secret(withheld) Secret(empty) "_s);
}

void TestSecret::nothingConvertsItByItself()
{
    static_assert(!std::is_convertible_v<QByteArray, Base::Secret>);
    static_assert(!std::is_convertible_v<Base::Secret, QByteArray>);
    static_assert(!std::is_convertible_v<Base::Secret, QString>);
    static_assert(!std::is_convertible_v<QString, Base::Secret>);
    static_assert(!std::is_copy_constructible_v<Base::Plaintext>);
    QCOMPARE(Base::Secret("hush").reveal().bytes(), QByteArray("hush"));
}

void TestSecret::theCallersBytesStayTheirOwn()
{
    const QByteArray mine("hush");
    {
        const Base::Secret secret(mine);
        QVERIFY(secret.reveal().bytes().constData() != mine.constData());
    }
    QCOMPARE(mine, QByteArray("hush"));
}

void TestSecret::copiesOutliveEachOther()
{
    Base::Secret copy;
    {
        const Base::Secret first("hush");
        copy = first;
    }
    QCOMPARE(copy.reveal().bytes(), QByteArray("hush"));

    const Base::Secret second(copy);
    copy = Base::Secret("other");
    QCOMPARE(second.reveal().bytes(), QByteArray("hush"));
    QCOMPARE(copy.reveal().bytes(), QByteArray("other"));
}

void TestSecret::movedFromIsEmpty()
{
    Base::Secret first("hush");

    Base::Secret second(std::move(first));
    QVERIFY(first.isEmpty()); // NOLINT(bugprone-use-after-move): that is what is asked
    QCOMPARE(second.reveal().bytes(), QByteArray("hush"));

    Base::Secret third("other");
    third = std::move(second);
    QVERIFY(second.isEmpty()); // NOLINT(bugprone-use-after-move)
    QCOMPARE(third.reveal().bytes(), QByteArray("hush"));
}

void TestSecret::assigningToItselfKeepsTheBytes()
{
    Base::Secret secret("hush");
    auto &same = secret;

    secret = same;
    QCOMPARE(secret.reveal().bytes(), QByteArray("hush"));
    secret = std::move(same);
    QCOMPARE(secret.reveal().bytes(), QByteArray("hush"));
}

void TestSecret::overwritingLeavesZerosOfTheSameLength()
{
    QByteArray bytes("hush-hush");
    bytes.detach();
    const char *buffer = bytes.constData();

    Base::overwrite(bytes);

    QCOMPARE(bytes.constData(), buffer);
    QCOMPARE(bytes, QByteArray(9, '\0'));
}

void TestSecret::overwritingSparesWhatIsShared()
{
    QByteArray bytes("hush");
    bytes.detach();
    const QByteArray other = bytes; // NOLINT(performance-unnecessary-copy-initialization): shares the buffer

    Base::overwrite(bytes);

    QCOMPARE(other, QByteArray("hush"));
    QCOMPARE(bytes.constData(), other.constData());
}

void TestSecret::equalBytesAreEqualSecrets()
{
    QCOMPARE(Base::Secret("hush"), Base::Secret("hush"));
    QVERIFY(Base::Secret("hush") != Base::Secret("hus"));
    QVERIFY(Base::Secret("hush") != Base::Secret());
    QVERIFY(Base::Secret().isEmpty());
}

void TestSecret::aTextIsKeptAsUtf8()
{
    const QString text = u"h\u00fcsh"_s;
    QCOMPARE(Base::Secret(QStringView(text)).reveal().bytes(), text.toUtf8());
    QVERIFY(Base::Secret(QStringView()).isEmpty());
    QCOMPARE(Base::takeSecret(text), Base::Secret(QStringView(text)));
}

void TestSecret::takingATextSparesWhatSharesIt()
{
    QString text = u"hush"_s;
    text.detach();
    QCOMPARE(Base::takeSecret(text), Base::Secret("hush"));
    QCOMPARE(text, u"hush"_s);

    Base::overwrite(text);
    QCOMPARE(text, QString(4, QChar()));
}

void TestSecret::whatWasRevealedIsTheCallersForAsLongAsAnythingSharesIt()
{
    QByteArray kept;
    {
        const auto plain = Base::Secret("hush").reveal();
        kept = plain.bytes();
    }
    QCOMPARE(kept, QByteArray("hush"));
}

QTEST_APPLESS_MAIN(TestSecret)

#include "tst_secret.moc"
