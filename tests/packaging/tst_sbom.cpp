// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;

// The bill of materials of this very build, held against what SPDX 2.3 demands.
class TestSbom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void theDocumentSaysWhatItIs();
    void everyElementHasAnIdOfItsOwn();
    void aPackageHasWhatSpdxDemands();
    void theLibrariesAreThoseOfTheBuild();
    void everyRelationIsBetweenElementsThatExist();
    void aFileIsNamedWithItsChecksums();
    void theSameBuildGivesTheSameBytes();

private:
    QByteArray made(const QString &name);

    QTemporaryDir m_folder;
    QByteArray m_text;
    QJsonObject m_document;
};

namespace {

const QByteArray contentOfThePackage = "what would be an installer";

QJsonObject packageNamed(const QJsonObject &document, const QString &name)
{
    const QJsonArray packages = document.value("packages"_L1).toArray();
    for (const auto &entry : packages) {
        if (entry.toObject().value("name"_L1).toString() == name)
            return entry.toObject();
    }
    return {};
}

QStringList idsOf(const QJsonObject &document)
{
    QStringList ids{document.value("SPDXID"_L1).toString()};
    for (const auto &list : {u"packages"_s, u"files"_s}) {
        const QJsonArray entries = document.value(list).toArray();
        for (const auto &entry : entries)
            ids += entry.toObject().value("SPDXID"_L1).toString();
    }
    return ids;
}

} // namespace

QByteArray TestSbom::made(const QString &name)
{
    const QString output = m_folder.filePath(name);
    QProcess cmake;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"SOURCE_DATE_EPOCH"_s, u"1700000000"_s);
    cmake.setProcessEnvironment(environment);
    cmake.setProcessChannelMode(QProcess::MergedChannels);
    cmake.start(QStringLiteral(STREAMLOUPE_CMAKE),
                {u"-D"_s, u"BUILD="_s + QStringLiteral(STREAMLOUPE_BUILD), u"-D"_s, u"OUTPUT="_s + output, u"-D"_s,
                 u"FILES="_s + m_folder.filePath(u"streamloupe.deb"_s), u"-P"_s,
                 QStringLiteral(STREAMLOUPE_SOURCE_DIR) + u"/packaging/sbom/sbom.cmake"_s});
    if (!cmake.waitForFinished(60'000) || cmake.exitCode() != 0)
        return cmake.readAll();
    QFile file(output);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestSbom::initTestCase()
{
    QFile package(m_folder.filePath(u"streamloupe.deb"_s));
    QVERIFY(package.open(QIODevice::WriteOnly));
    QVERIFY(package.write(contentOfThePackage) > 0);
    package.close();
    m_text = made(u"one.spdx.json"_s);
    m_document = QJsonDocument::fromJson(m_text).object();
    QVERIFY2(!m_document.isEmpty(), m_text.constData());
}

void TestSbom::theDocumentSaysWhatItIs()
{
    QCOMPARE(m_document.value("spdxVersion"_L1).toString(), u"SPDX-2.3"_s);
    QCOMPARE(m_document.value("dataLicense"_L1).toString(), u"CC0-1.0"_s);
    QCOMPARE(m_document.value("SPDXID"_L1).toString(), u"SPDXRef-DOCUMENT"_s);
    QVERIFY(m_document.value("name"_L1).toString().startsWith("streamloupe-"_L1));
    const QString name = m_document.value("documentNamespace"_L1).toString();
    QVERIFY2(QUrl(name).isValid() && !name.contains(u'#'), qPrintable(name));
    const QJsonObject creation = m_document.value("creationInfo"_L1).toObject();
    QCOMPARE(creation.value("created"_L1).toString(), u"2023-11-14T22:13:20Z"_s);
    static const QRegularExpression creator(u"^(Person|Organization|Tool): .+"_s);
    const QJsonArray creators = creation.value("creators"_L1).toArray();
    QVERIFY(!creators.isEmpty());
    for (const auto &entry : creators)
        QVERIFY2(creator.match(entry.toString()).hasMatch(), qPrintable(entry.toString()));
}

void TestSbom::everyElementHasAnIdOfItsOwn()
{
    static const QRegularExpression shape(u"^SPDXRef-[A-Za-z0-9.-]+$"_s);
    QStringList ids = idsOf(m_document);
    for (const auto &id : ids)
        QVERIFY2(shape.match(id).hasMatch(), qPrintable(id));
    QCOMPARE(ids.removeDuplicates(), 0);
}

void TestSbom::aPackageHasWhatSpdxDemands()
{
    const QJsonArray packages = m_document.value("packages"_L1).toArray();
    QVERIFY(packages.size() > 1);
    for (const auto &entry : packages) {
        const QJsonObject package = entry.toObject();
        const QString name = package.value("name"_L1).toString();
        for (const auto &member :
             {u"name"_s, u"downloadLocation"_s, u"licenseConcluded"_s, u"licenseDeclared"_s, u"copyrightText"_s})
            QVERIFY2(!package.value(member).toString().isEmpty(), qPrintable(name + u": no "_s + member));
        // A system's own SQLite is whichever the system has.
        QVERIFY2(!package.value("versionInfo"_L1).toString().isEmpty() || name == "SQLite"_L1, qPrintable(name));
        // Otherwise a code over all of its files would have to stand there.
        QVERIFY(package.value("filesAnalyzed"_L1).isBool() && !package.value("filesAnalyzed"_L1).toBool());
    }
}

void TestSbom::theLibrariesAreThoseOfTheBuild()
{
    QCOMPARE(packageNamed(m_document, u"Qt"_s).value("versionInfo"_L1).toString(), QString::fromLatin1(qVersion()));
    for (const auto &name :
         {u"OpenSSL"_s, u"CLI11"_s, u"QCoro"_s, u"QCustomPlot"_s, u"cpp-httplib"_s, u"tl-expected"_s})
        QVERIFY2(!packageNamed(m_document, name).isEmpty(), qPrintable(name));
}

void TestSbom::everyRelationIsBetweenElementsThatExist()
{
    const QStringList ids = idsOf(m_document);
    QStringList described;
    QStringList related{u"SPDXRef-DOCUMENT"_s};
    const QJsonArray relations = m_document.value("relationships"_L1).toArray();
    for (const auto &entry : relations) {
        const QString from = entry.toObject().value("spdxElementId"_L1).toString();
        const QString to = entry.toObject().value("relatedSpdxElement"_L1).toString();
        QVERIFY2(ids.contains(from) && ids.contains(to), qPrintable(from + u" and "_s + to));
        related << from << to;
        if (entry.toObject().value("relationshipType"_L1).toString() == "DESCRIBES"_L1)
            described += to;
    }
    QCOMPARE(described, QStringList{u"SPDXRef-Package-streamloupe"_s});
    for (const auto &id : ids)
        QVERIFY2(related.contains(id), qPrintable(u"%1 has nothing to do with the rest"_s.arg(id)));
}

void TestSbom::aFileIsNamedWithItsChecksums()
{
    const QJsonArray files = m_document.value("files"_L1).toArray();
    QCOMPARE(files.size(), 1);
    QCOMPARE(files.first()["fileName"_L1].toString(), u"./streamloupe.deb"_s);
    QMap<QString, QString> sums;
    const QJsonArray checksums = files.first()["checksums"_L1].toArray();
    for (const auto &entry : checksums)
        sums.insert(entry["algorithm"_L1].toString(), entry["checksumValue"_L1].toString());
    const auto sum = [](QCryptographicHash::Algorithm algorithm) {
        return QString::fromLatin1(QCryptographicHash::hash(contentOfThePackage, algorithm).toHex());
    };
    QCOMPARE(sums, (QMap<QString, QString>{{u"SHA1"_s, sum(QCryptographicHash::Sha1)},
                                           {u"SHA256"_s, sum(QCryptographicHash::Sha256)}}));
}

void TestSbom::theSameBuildGivesTheSameBytes()
{
    QCOMPARE(made(u"two.spdx.json"_s), m_text);
}

QTEST_GUILESS_MAIN(TestSbom)

#include "tst_sbom.moc"
