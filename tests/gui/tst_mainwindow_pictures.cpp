// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/windowfixture.h"

#include "widgets/sessionpage.h"
#include "widgets/timelineplot.h"
#include "widgets/timelinewidget.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QImage>
#include <QMessageBox>

using namespace Qt::StringLiterals;
using Simulator::Scenario;
using Testing::SimulatedService;
using Testing::WindowFixture;

// Pictures of the timeline, copied and saved by the window's commands.
class TestMainWindowPictures : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Widgets::Appearance> m_appearance;
    std::unique_ptr<SimulatedService> m_service;
    std::unique_ptr<WindowFixture> m_fixture;

    QSize pictureSize() const { return m_fixture->window().page()->timeline()->picture(1).size(); }

private Q_SLOTS:
    void init()
    {
        Testing::failOnOurWarnings();
        m_appearance = std::make_unique<Widgets::Appearance>(qApp);
        m_service = std::make_unique<SimulatedService>();
        m_service->setHasMetrics(true);
        m_fixture = std::make_unique<WindowFixture>(m_service.get(), m_appearance.get());
    }
    void cleanup()
    {
        m_fixture.reset();
        m_service.reset();
        m_appearance.reset();
    }

    void pngFilesAreAsLargeAsTheyPromise_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("ending");
        QTest::addColumn<int>("scale");
        QTest::newRow("PNG") << u"actionPicturePng"_s << u"-timeline.png"_s << 1;
        QTest::newRow("sharp PNG") << u"actionPictureSharp"_s << u"-timeline@2x.png"_s << 2;
    }
    void pngFilesAreAsLargeAsTheyPromise()
    {
        QFETCH(const QString, action);
        QFETCH(const QString, ending);
        QFETCH(const int, scale);
        QVERIFY(m_fixture->connectToService() && m_fixture->openScenario(Scenario::Starving));
        QVERIFY(m_fixture->waitUntilQuiet());
        m_fixture->desktop().saveAnswer = m_fixture->path(u"picture.png"_s);
        m_fixture->action(action)->trigger();
        QVERIFY2(m_fixture->desktop().lastSuggestion.endsWith(ending), qPrintable(m_fixture->desktop().lastSuggestion));
        const QImage picture(m_fixture->path(u"picture.png"_s));
        QCOMPARE(picture.size(), pictureSize() * scale);
        QCOMPARE(m_fixture->window().noticeText(), u"Picture saved as picture.png."_s);
    }

    void thePdfIsOneAndItsFolderIsSuggestedNext()
    {
        QVERIFY(m_fixture->connectToService() && m_fixture->openScenario(Scenario::Starving));
        m_fixture->desktop().saveAnswer = m_fixture->path(u"picture.pdf"_s);
        m_fixture->action(u"actionPicturePdf"_s)->trigger();
        QFile file(m_fixture->path(u"picture.pdf"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith("%PDF-"));
        m_fixture->action(u"actionPicturePdf"_s)->trigger();
        QVERIFY(m_fixture->desktop().lastSuggestion.startsWith(m_fixture->path(QString())));
        QVERIFY(m_fixture->desktop().lastSuggestion.endsWith(u"-timeline.pdf"_s));
    }

    void aDialogThatIsLeftWritesNothing()
    {
        QVERIFY(m_fixture->connectToService() && m_fixture->openScenario(Scenario::Starving));
        m_fixture->desktop().saveAnswer = QString();
        m_fixture->action(u"actionPicturePng"_s)->trigger();
        QVERIFY(!m_fixture->desktop().lastSuggestion.isEmpty());
        QVERIFY(!m_fixture->window().noticeText().startsWith(u"Picture saved"_s));
    }

    void aFailureIsTold()
    {
        QVERIFY(m_fixture->connectToService() && m_fixture->openScenario(Scenario::Starving));
        m_fixture->desktop().saveAnswer = m_fixture->path(u"no/such/folder/picture.png"_s);
        m_fixture->action(u"actionPicturePng"_s)->trigger();
        auto *box = m_fixture->window().findChild<QMessageBox *>();
        QVERIFY(box);
        QCOMPARE(box->text(), u"The picture was not saved"_s);
        QVERIFY(box->informativeText().contains(u"picture.png"_s));
        box->close();
    }

    void withoutASessionThereIsNothingToSave()
    {
        QVERIFY(m_fixture->connectToService());
        m_fixture->desktop().saveAnswer = m_fixture->path(u"picture.png"_s);
        m_fixture->action(u"actionPicturePng"_s)->trigger();
        QVERIFY(m_fixture->desktop().lastSuggestion.isEmpty());
    }

    void thePictureIsCopied()
    {
        QVERIFY(m_fixture->connectToService() && m_fixture->openScenario(Scenario::Starving));
        m_fixture->action(u"actionCopyPicture"_s)->trigger();
        QCOMPARE(QGuiApplication::clipboard()->image().size(), pictureSize());
        QCOMPARE(m_fixture->window().noticeText(), u"Picture of the timeline copied."_s);
    }
};

QTEST_MAIN(TestMainWindowPictures)
#include "tst_mainwindow_pictures.moc"
