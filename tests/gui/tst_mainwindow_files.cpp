// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/windowfixture.h"

#include "base/json.h"
#include "widgets/filecommands.h"
#include "widgets/noticestrip.h"

#include <QAction>
#include <QClipboard>
#include <QDropEvent>
#include <QFile>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QTableView>

using namespace Qt::StringLiterals;
using Simulator::Scenario;
using Testing::SimulatedService;
using Testing::WindowFixture;
using State = Session::CurrentSession::State;

// Exporting and opening, by dialog, drop and paste.
class TestMainWindowFiles : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Widgets::Appearance> m_appearance;
    std::unique_ptr<SimulatedService> m_service;
    std::unique_ptr<WindowFixture> m_fixture;

    QString exportTo(const QString &name, const QString &action = u"actionExport"_s)
    {
        const QString path = m_fixture->path(name);
        m_fixture->desktop().saveAnswer = path;
        m_fixture->action(action)->trigger();
        return path;
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QJsonObject expectedResponse() const
    {
        QStringList withheld;
        return Base::withoutSecrets(m_fixture->workspace().current()->record()->response, &withheld);
    }
    QString notices() const
    {
        QStringList texts;
        for (const auto &notice : m_fixture->window().findChild<Widgets::NoticeStrip *>()->notices())
            texts += notice.text;
        return texts.join(u'\n');
    }

private Q_SLOTS:
    void initTestCase() { m_appearance = std::make_unique<Widgets::Appearance>(); }
    void init()
    {
        Testing::failOnOurWarnings();
        m_service = std::make_unique<SimulatedService>();
        m_fixture = std::make_unique<WindowFixture>(m_service.get(), m_appearance.get());
        QVERIFY(m_fixture->connectToService());
        QVERIFY(m_fixture->openScenario(Scenario::Starving));
    }
    void cleanup()
    {
        m_fixture.reset();
        m_service.reset();
    }

    void anExportHoldsTheResponseAndNoSecret()
    {
        const QString path = exportTo(u"a.streamloupe.json"_s);
        const QJsonObject file = QJsonDocument::fromJson(contentOf(path)).object();
        QCOMPARE(file.value("response"_L1).toObject(), expectedResponse());
        QCOMPARE(file.value("withheld"_L1).toArray().size(), 1);
        QVERIFY(m_fixture->window().noticeText().contains(u"a.streamloupe.json"_s));
        QVERIFY(m_fixture->desktop().lastSuggestion.endsWith(u".streamloupe.json"_s));
    }

    void theBareExportIsTheDocumentOfTheApi()
    {
        const QString path = exportTo(u"bare.json"_s, u"actionExportBare"_s);
        QCOMPARE(QJsonDocument::fromJson(contentOf(path)).object(), expectedResponse());
    }

    void nothingIsWrittenWhereThePersonChangesTheirMind()
    {
        m_fixture->desktop().saveAnswer.clear();
        m_fixture->action(u"actionExport"_s)->trigger();
        QVERIFY(m_fixture->window().noticeText().isEmpty());
    }

    void anExportThatFailsSaysWhy()
    {
        m_fixture->desktop().saveAnswer = m_fixture->path(u"no/such/folder/a.json"_s);
        m_fixture->action(u"actionExport"_s)->trigger();
        auto *box = m_fixture->window().findChild<QMessageBox *>();
        QVERIFY(box);
        QVERIFY(box->informativeText().contains(u"a.json"_s));
        box->close();
    }

    void anExportOpensAgainWithTheSameValues()
    {
        const QString path = exportTo(u"a.streamloupe.json"_s);
        const int events = m_fixture->events()->model()->rowCount();
        m_fixture->workspace().current()->clear();
        m_fixture->desktop().openAnswer = path;
        m_fixture->action(u"actionOpen"_s)->trigger();
        QCOMPARE(m_fixture->workspace().current()->state(), State::Shown);
        QCOMPARE(m_fixture->events()->model()->rowCount(), events);
        QCOMPARE(m_fixture->labelText(u"channelName"_s), u"arena-main"_s);
        QVERIFY(notices().contains(u"a.streamloupe.json"_s));
        QVERIFY(notices().contains(u"2026-11-24 03:14:20 UTC"_s));
        const QByteArray first = contentOf(path);
        exportTo(u"b.streamloupe.json"_s);
        QCOMPARE(contentOf(m_fixture->path(u"b.streamloupe.json"_s)), first);
    }

    void aFileIsOpenedByDroppingIt()
    {
        const QString path = exportTo(u"dropped.json"_s);
        m_fixture->workspace().current()->clear();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&m_fixture->window(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&m_fixture->window(), &drop);
        QCOMPARE(m_fixture->workspace().current()->state(), State::Shown);
    }

    void pastedTextIsOpened()
    {
        const QByteArray text = contentOf(exportTo(u"bare.json"_s, u"actionExportBare"_s));
        m_fixture->workspace().current()->clear();
        QGuiApplication::clipboard()->setText(QString::fromUtf8(text));
        m_fixture->action(u"actionPaste"_s)->trigger();
        QCOMPARE(m_fixture->workspace().current()->state(), State::Shown);
        QVERIFY(notices().contains(u"pasted text"_s));
    }

    void aFileThatIsNoSessionSaysWhyAndWhere()
    {
        const QString path = m_fixture->path(u"broken.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"streamSession\": {");
        file.close();
        m_fixture->desktop().openAnswer = path;
        m_fixture->action(u"actionOpen"_s)->trigger();
        QCOMPARE(m_fixture->workspace().current()->state(), State::Failed);
        QVERIFY(!m_fixture->messageHeading().isEmpty());
        QVERIFY(!m_fixture->window().files()->recentFiles().contains(path));
    }

    void openedAndExportedFilesAreAmongTheRecentOnes()
    {
        const QString path = exportTo(u"recent.json"_s);
        QCOMPARE(m_fixture->window().files()->recentFiles(), QStringList{path});
        auto *menu = m_fixture->window().findChild<QMenu *>(u"menuRecent"_s);
        QCOMPARE(menu->actions().constFirst()->text(), u"recent.json"_s);
        m_fixture->workspace().current()->clear();
        menu->actions().constFirst()->trigger();
        QCOMPARE(m_fixture->workspace().current()->state(), State::Shown);
        m_fixture->window().files()->clearRecentFiles();
        QVERIFY(m_fixture->window().files()->recentFiles().isEmpty());
    }

    void settingsHoldNoSecret()
    {
        exportTo(u"a.json"_s);
        m_fixture->window().close();
        m_fixture->settings().sync();
        const QByteArray kept = contentOf(m_fixture->settings().fileName());
        QVERIFY(!kept.isEmpty());
        const QString passphrase = Base::valueAt(m_fixture->workspace().current()->record()->response,
                                                 u"/streamSession/channel/srt/passphrase"_s)
                                       .toString();
        QVERIFY(!passphrase.isEmpty());
        QVERIFY(!kept.contains(passphrase.toUtf8()));
        QVERIFY(!kept.contains(m_service->server().credentials().secretAccessKey.reveal().bytes()));
    }
};

QTEST_MAIN(TestMainWindowFiles)
#include "tst_mainwindow_files.moc"
