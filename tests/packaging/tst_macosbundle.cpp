// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

// The bundle as CMake generates it for macOS, which any system can do. Whether a Mac takes it is not shown here.
class TestMacosBundle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void theSystemReadsOfTheProgram_data();
    void theSystemReadsOfTheProgram();
    void sessionFilesAreItsOwnAndOtherJsonIsNot();
    void nothingIsLeftToFillIn();
    void theBundleHoldsProgramAndIcon();
    void theEntitlementsWeakenNothing();

private:
    QTemporaryDir m_build;
    QVariantMap m_info;
    QByteArray m_infoText;
};

namespace {

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QVariant valueOf(QXmlStreamReader &xml);

QVariantMap dictionaryOf(QXmlStreamReader &xml)
{
    QVariantMap dictionary;
    while (xml.readNextStartElement()) {
        if (xml.name() != "key"_L1) {
            xml.raiseError(u"a value without a key"_s);
            break;
        }
        const QString key = xml.readElementText();
        if (!xml.readNextStartElement())
            xml.raiseError(u"no value for "_s + key);
        else if (dictionary.contains(key))
            xml.raiseError(u"twice: "_s + key);
        else
            dictionary.insert(key, valueOf(xml));
    }
    return dictionary;
}

QVariant valueOf(QXmlStreamReader &xml)
{
    const QString name = xml.name().toString();
    if (name == "string"_L1)
        return xml.readElementText();
    if (name == "true"_L1 || name == "false"_L1) {
        xml.skipCurrentElement();
        return name == "true"_L1;
    }
    if (name == "dict"_L1)
        return dictionaryOf(xml);
    if (name != "array"_L1) {
        xml.raiseError(u"no type that we use: "_s + name);
        return {};
    }
    QVariantList list;
    while (xml.readNextStartElement())
        list.append(valueOf(xml));
    return list;
}

// Of a property list; `error` is empty where it is one.
QVariantMap propertyList(const QByteArray &text, QString *error)
{
    QXmlStreamReader xml(text);
    QVariantMap root;
    if (xml.readNextStartElement() && xml.name() == "plist"_L1 && xml.readNextStartElement())
        root = valueOf(xml).toMap();
    while (!xml.atEnd())
        xml.readNext();
    *error = xml.errorString();
    return root;
}

} // namespace

void TestMacosBundle::initTestCase()
{
    QProcess cmake;
    cmake.setProcessChannelMode(QProcess::MergedChannels);
    // No compiler for macOS is needed to generate.
    cmake.start(QStringLiteral(STREAMLOUPE_CMAKE),
                {u"-G"_s, u"Ninja"_s, u"-S"_s, QStringLiteral(STREAMLOUPE_SOURCE_DIR) + u"/tests/packaging/darwin"_s,
                 u"-B"_s, m_build.path(), u"-DCMAKE_SYSTEM_NAME=Darwin"_s, u"-DCMAKE_CXX_COMPILER_FORCED=ON"_s,
                 u"-DCMAKE_CXX_COMPILER="_s + QStringLiteral(STREAMLOUPE_COMPILER), u"-DCMAKE_OSX_SYSROOT=/"_s});
    QVERIFY(cmake.waitForFinished(100'000));
    const QByteArray said = cmake.readAll();
    QVERIFY2(cmake.exitCode() == 0, said.constData());

    m_infoText = content(m_build.filePath(u"Streamloupe.app/Contents/Info.plist"_s));
    QString error;
    m_info = propertyList(m_infoText, &error);
    QVERIFY2(error.isEmpty(), qPrintable(error));
}

void TestMacosBundle::theSystemReadsOfTheProgram_data()
{
    QTest::addColumn<QVariant>("value");
    QTest::newRow("CFBundleExecutable") << QVariant(u"Streamloupe"_s);
    QTest::newRow("CFBundleIdentifier") << QVariant(u"org.streamloupe.Streamloupe"_s);
    QTest::newRow("CFBundlePackageType") << QVariant(u"APPL"_s);
    QTest::newRow("CFBundleShortVersionString") << QVariant(u"1.2.3"_s);
    QTest::newRow("CFBundleVersion") << QVariant(u"1.2.3"_s);
    QTest::newRow("CFBundleIconFile") << QVariant(u"streamloupe.icns"_s);
    QTest::newRow("LSMinimumSystemVersion") << QVariant(u"12.0"_s);
    QTest::newRow("NSHighResolutionCapable") << QVariant(true);
    QTest::newRow("NSRequiresAquaSystemAppearance") << QVariant(false); // dark as well
}

void TestMacosBundle::theSystemReadsOfTheProgram()
{
    QFETCH(QVariant, value);
    QCOMPARE(m_info.value(QLatin1String(QTest::currentDataTag())), value);
}

void TestMacosBundle::sessionFilesAreItsOwnAndOtherJsonIsNot()
{
    const QVariantList exported = m_info.value(u"UTExportedTypeDeclarations"_s).toList();
    QCOMPARE(exported.size(), 1);
    const QVariantMap session = exported.first().toMap();
    const QVariant identifier = session.value(u"UTTypeIdentifier"_s);
    QCOMPARE(identifier, QVariant(u"org.streamloupe.Streamloupe.session"_s));
    QCOMPARE(session.value(u"UTTypeConformsTo"_s), QVariant(QVariantList{u"public.json"_s}));
    const QVariantMap tags = session.value(u"UTTypeTagSpecification"_s).toMap();
    QCOMPARE(tags.value(u"public.filename-extension"_s), QVariant(QVariantList{u"streamloupe.json"_s}));
    QCOMPARE(tags.value(u"public.mime-type"_s), QVariant(QVariantList{u"application/vnd.streamloupe+json"_s}));

    QMap<QString, QString> ranks;
    const QVariantList types = m_info.value(u"CFBundleDocumentTypes"_s).toList();
    for (const auto &entry : types) {
        const QVariantMap type = entry.toMap();
        ranks.insert(type.value(u"LSItemContentTypes"_s).toList().value(0).toString(),
                     type.value(u"LSHandlerRank"_s).toString());
    }
    QCOMPARE(ranks, (QMap<QString, QString>{{identifier.toString(), u"Owner"_s}, {u"public.json"_s, u"Alternate"_s}}));
}

void TestMacosBundle::nothingIsLeftToFillIn()
{
    QVERIFY(!m_infoText.isEmpty());
    QVERIFY(!m_infoText.contains("${"));
    QVERIFY(!m_infoText.contains("<string></string>"));
}

void TestMacosBundle::theBundleHoldsProgramAndIcon()
{
    const QByteArray plan = content(m_build.filePath(u"build.ninja"_s));
    QVERIFY(plan.contains("build Streamloupe.app/Contents/MacOS/Streamloupe:"));
    QVERIFY(plan.contains("build Streamloupe.app/Contents/Resources/streamloupe.icns:"));
}

void TestMacosBundle::theEntitlementsWeakenNothing()
{
    const QByteArray text = content(QStringLiteral(STREAMLOUPE_SOURCE_DIR) + u"/packaging/macos/entitlements.plist"_s);
    QVERIFY(!text.isEmpty());
    QString error;
    const QVariantMap entitlements = propertyList(text, &error);
    QVERIFY2(error.isEmpty(), qPrintable(error));
    // An entitlement is an exception from the hardened runtime. We need none.
    QCOMPARE(entitlements, QVariantMap());
}

QTEST_GUILESS_MAIN(TestMacosBundle)

#include "tst_macosbundle.moc"
