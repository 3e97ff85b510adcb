// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "icons/iconfile.h"
#include "widgets/applicationicon.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <cstdlib>

using namespace Qt::StringLiterals;
using Packaging::IconEntry;

class TestIconFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void windowsFindsEverySizeItAsksFor();
    void macosFindsEverySizeItAsksFor();
    void theFilesShowWhatTheProgramPaints_data();
    void theFilesShowWhatTheProgramPaints();
    void aFileThatIsCutIsNotRead_data();
    void aFileThatIsCutIsNotRead();
};

namespace {

QByteArray content(const QString &name)
{
    QFile file(QStringLiteral(STREAMLOUPE_SOURCE_DIR) + u"/packaging/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList described(const QList<IconEntry> &entries)
{
    QStringList lines;
    for (const auto &[type, image] : entries)
        lines += u"%1 %2x%3"_s.arg(QString::fromLatin1(type)).arg(image.width()).arg(image.height()).trimmed();
    return lines;
}

// The largest difference of a channel of a pixel; curves may be smoothed a shade differently by another Qt.
int difference(const QImage &one, const QImage &other)
{
    int largest = 0;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x) {
            const QColor a = one.pixelColor(x, y);
            const QColor b = other.pixelColor(x, y);
            largest = std::max({largest, std::abs(a.alpha() - b.alpha()), std::abs(a.red() - b.red()) * a.alpha() / 255,
                                std::abs(a.green() - b.green()) * a.alpha() / 255,
                                std::abs(a.blue() - b.blue()) * a.alpha() / 255});
        }
    }
    return largest;
}

} // namespace

void TestIconFiles::windowsFindsEverySizeItAsksFor()
{
    QCOMPARE(described(Packaging::readIco(content(u"windows/streamloupe.ico"_s))),
             QStringList(
                 {u"16x16"_s, u"20x20"_s, u"24x24"_s, u"32x32"_s, u"40x40"_s, u"48x48"_s, u"64x64"_s, u"256x256"_s}));
}

void TestIconFiles::macosFindsEverySizeItAsksFor()
{
    QCOMPARE(
        described(Packaging::readIcns(content(u"macos/streamloupe.icns"_s))),
        QStringList({u"icp4 16x16"_s, u"icp5 32x32"_s, u"ic07 128x128"_s, u"ic08 256x256"_s, u"ic09 512x512"_s,
                     u"ic11 32x32"_s, u"ic12 64x64"_s, u"ic13 256x256"_s, u"ic14 512x512"_s, u"ic10 1024x1024"_s}));
}

void TestIconFiles::theFilesShowWhatTheProgramPaints_data()
{
    QTest::addColumn<QList<IconEntry>>("entries");
    QTest::newRow("ico") << Packaging::readIco(content(u"windows/streamloupe.ico"_s));
    QTest::newRow("icns") << Packaging::readIcns(content(u"macos/streamloupe.icns"_s));
}

void TestIconFiles::theFilesShowWhatTheProgramPaints()
{
    QFETCH(QList<IconEntry>, entries);
    QVERIFY(!entries.isEmpty());
    for (const auto &entry : entries) {
        const int side = entry.image.width();
        const int found = difference(entry.image, Widgets::applicationIconImage(side));
        QVERIFY2(found <= 8,
                 qPrintable(u"%1 px differ by %2: `ninja icons` makes the files anew"_s.arg(side).arg(found)));
    }
}

void TestIconFiles::aFileThatIsCutIsNotRead_data()
{
    QTest::addColumn<int>("missing");
    QTest::newRow("a byte") << 1;
    QTest::newRow("a picture") << 100'000;
}

void TestIconFiles::aFileThatIsCutIsNotRead()
{
    QFETCH(int, missing);
    const QByteArray ico = content(u"windows/streamloupe.ico"_s);
    const QByteArray icns = content(u"macos/streamloupe.icns"_s);
    QVERIFY(Packaging::readIco(ico.chopped(std::min(missing, int(ico.size()) - 1))).isEmpty());
    QVERIFY(Packaging::readIcns(icns.chopped(std::min(missing, int(icns.size()) - 1))).isEmpty());
}

QTEST_MAIN(TestIconFiles)

#include "tst_iconfiles.moc"
