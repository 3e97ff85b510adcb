// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/accountscene.h"
#include "gui/windowfixture.h"

#include "models/profilesmodel.h"
#include "models/roles.h"
#include "widgets/accountbutton.h"
#include "widgets/budgetmeter.h"
#include "widgets/connectionbar.h"
#include "widgets/connectioncombos.h"
#include "widgets/messagepage.h"
#include "widgets/mfadialog.h"
#include "widgets/navigatorpanel.h"
#include "widgets/profilepopup.h"
#include "widgets/signindialog.h"

#include <QAction>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>

using namespace Qt::StringLiterals;
using Testing::AccountScene;
using Testing::WindowFixture;

// Profiles, who we are, and signing in, as a person meets them.
class TestMainWindowAccount : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Widgets::Appearance> m_appearance;
    std::unique_ptr<AccountScene> m_scene;
    std::unique_ptr<WindowFixture> m_fixture;

    void start(std::optional<Base::Error> refusal = {})
    {
        m_scene = std::make_unique<AccountScene>();
        m_scene->refusal = std::move(refusal);
        m_fixture = std::make_unique<WindowFixture>(m_scene->connector, m_appearance.get());
        m_fixture->workspace().profiles()->setWatch(&m_scene->watch);
        m_fixture->workspace().connectTo({}, {});
    }
    bool channelsAreThere() const
    {
        return m_fixture->workspace().channels()->state() == Session::ChannelDirectory::State::Ready;
    }
    template <typename Widget>
    Widget *find(const QString &name = {}) const
    {
        return m_fixture->window().findChild<Widget *>(name);
    }
    Widgets::ProfilePopup *openPopup() const
    {
        m_fixture->action(u"actionChooseProfile"_s)->trigger();
        return find<Widgets::ProfilePopup>();
    }
    Widgets::SignInDialog *openSignIn() const
    {
        m_fixture->action(u"actionSignIn"_s)->trigger();
        return find<Widgets::SignInDialog>();
    }
    static QStringList rows(const Widgets::ProfilePopup *popup)
    {
        QStringList texts;
        const auto *model = popup->findChild<QListView *>()->model();
        for (int row = 0; row < model->rowCount(); ++row)
            texts += model->index(row, 0).data(Qt::AccessibleTextRole).toString();
        return texts;
    }
    static QString text(const QWidget *dialog, const QString &label)
    {
        return dialog->findChild<QLabel *>(label)->text();
    }
    static QPushButton *button(const QWidget *dialog, const QString &name)
    {
        return dialog->findChild<QPushButton *>(name);
    }

private Q_SLOTS:
    void initTestCase() { m_appearance = std::make_unique<Widgets::Appearance>(); }
    void init() { Testing::failOnOurWarnings(); }
    void cleanup()
    {
        m_fixture.reset();
        m_scene.reset();
    }

    void everyProfileStandsInTheListWithWhatItIsAndWhyItCannotBeUsed()
    {
        start();
        const auto *popup = openPopup();
        QVERIFY(popup->isVisible());
        QCOMPARE(rows(popup).size(), 6);
        QCOMPARE(rows(popup).at(0), u"ops-prod, SSO, eu-west-1, 111122223333"_s);
        QVERIFY2(rows(popup).at(4).contains(u"not usable: Its source_profile"_s), qPrintable(rows(popup).at(4)));
    }

    void typingFindsAProfileAndEnterChoosesIt()
    {
        start();
        auto *popup = openPopup();
        auto *search = popup->findChild<QLineEdit *>(u"search"_s);
        QVERIFY(search->hasFocus());
        QTest::keyClicks(search, u"444455556666"_s);
        QCOMPARE(rows(popup).size(), 1);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(m_fixture->workspace().profile(), u"cluster"_s);
        QCOMPARE(find<Widgets::ProfileCombo>(u"profile"_s)->currentText(), u"cluster"_s);
        QVERIFY(!popup->isVisible());
    }

    void aProfileThatCannotBeUsedIsReadAndNotChosen()
    {
        start();
        auto *popup = openPopup();
        auto *search = popup->findChild<QLineEdit *>(u"search"_s);
        QTest::keyClicks(search, u"ops"_s);
        QTest::keyClick(search, Qt::Key_Down);
        QVERIFY2(text(popup, u"hint"_s).contains(u"is in neither file"_s), qPrintable(text(popup, u"hint"_s)));
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(popup->isVisible());
        QCOMPARE(m_fixture->workspace().profile(), u"ops-prod"_s);
        QTest::keyClick(search, Qt::Key_Escape);
        QVERIFY(!popup->isVisible());
    }

    void typingIntoTheClosedChoiceOpensItWithWhatWasTyped()
    {
        start();
        QTest::keyClicks(find<Widgets::ProfileCombo>(u"profile"_s), u"b"_s);
        const auto *popup = find<Widgets::ProfilePopup>();
        QVERIFY(popup);
        QCOMPARE(popup->findChild<QLineEdit *>(u"search"_s)->text(), u"b"_s);
    }

    void whoWeAreStandsUnderTheChoiceAndCanBeCopied()
    {
        start();
        const auto *account = find<Widgets::AccountButton>(u"account"_s);
        QTRY_COMPARE(account->accessibleName(), u"Account: ops-support, 111122223333, 58 min left"_s);
        QVERIFY(account->isVisible());
        QVERIFY(account->toolTip().contains(u"arn:aws:sts::111122223333:assumed-role/ops-support/on-call"_s));
        Q_EMIT account->menu()->aboutToShow();
        account->menu()->actions().at(0)->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"111122223333"_s);
        m_fixture->action(u"actionCopyIdentityArn"_s)->trigger();
        QVERIFY(QGuiApplication::clipboard()->text().endsWith(u"ops-support/on-call"_s));
    }

    void withoutTheNavigatorItAllStandsInTheStatusBar()
    {
        start();
        auto *bar = find<Widgets::ConnectionBar>();
        QVERIFY(!bar->isVisible());
        m_fixture->action(u"actionNavigator"_s)->setChecked(false);
        QVERIFY(bar->isVisible());
        QCOMPARE(bar->findChild<Widgets::ProfileCombo *>()->currentText(), u"ops-prod"_s);
        QCOMPARE(bar->findChild<Widgets::RegionCombo *>()->currentText(), u"eu-west-1"_s);
        QTRY_VERIFY(bar->findChild<Widgets::AccountButton *>()->isVisible());
        QVERIFY(openPopup()->isVisible());
    }

    void whereASignInIsNeededThePageOffersItAndWhatFailedIsTriedAgainByItself()
    {
        start(Base::Error{.kind = Base::Error::Kind::SignInRequired, .message = u"The sign-in of corp has expired."_s});
        QVERIFY(!m_fixture->messageHeading().isEmpty());
        auto *page = find<Widgets::MessagePage>();
        QCOMPARE(page->message().buttons.first().id, u"signIn"_s);
        button(page, u"signIn"_s)->click();
        const auto *dialog = find<Widgets::SignInDialog>();
        QVERIFY(dialog->isVisible());
        QCOMPARE(m_scene->connector.signedInProfile, u"ops-prod"_s);

        m_scene->connector.prompted(m_scene->prompt());
        QCOMPARE(text(dialog, u"code"_s), u"BCDF-GHJK"_s);
        QCOMPARE(text(dialog, u"host"_s), u"device.sso.eu-west-1.amazonaws.com"_s);
        QCOMPARE(text(dialog, u"time"_s), u"9:32"_s);
        QCOMPARE(m_fixture->desktop().openedUrls, QList<QUrl>{m_scene->prompt().page});
        button(dialog, u"copyCode"_s)->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"BCDF-GHJK"_s);

        m_scene->refusal.reset();
        m_scene->connector.signIns.back().done({});
        QVERIFY(!dialog->isVisible());
        QTRY_VERIFY(channelsAreThere());
    }

    void escGivesUpASignIn()
    {
        start();
        auto *dialog = openSignIn();
        m_scene->connector.prompted(m_scene->prompt());
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(!dialog->isVisible());
        QVERIFY(m_scene->connector.signIns.back().isWithdrawn());
    }

    void aSignInThatFailsSaysWhyAndCanBeTriedAgain()
    {
        start();
        auto *dialog = openSignIn();
        m_scene->connector.signIns.back().done(
            Base::failure({.kind = Base::Error::Kind::SignInRequired, .message = u"It was declined."_s}));
        QVERIFY(dialog->isVisible());
        QVERIFY2(text(dialog, u"explanation"_s).contains(u"It was declined."_s),
                 qPrintable(text(dialog, u"explanation"_s)));
        QVERIFY(button(dialog, u"again"_s)->isVisible());
        button(dialog, u"again"_s)->click();
        QCOMPARE(m_scene->connector.signIns.size(), size_t(2));
        m_scene->connector.prompted(m_scene->prompt());
        QCOMPARE(text(dialog, u"code"_s), u"BCDF-GHJK"_s);
    }

    void aPageThatIsNotSafeIsNotOpened()
    {
        start();
        const auto *dialog = openSignIn();
        auto prompt = m_scene->prompt();
        prompt.page = QUrl(u"http://device.example/"_s);
        m_scene->connector.prompted(prompt);
        QVERIFY(m_fixture->desktop().openedUrls.isEmpty());
        QVERIFY(text(dialog, u"explanation"_s).contains(u"could not be opened"_s));
    }

    void aTokenCodeIsSixDigits()
    {
        start();
        std::optional<Base::Secret> code;
        m_scene->connector.asker(m_scene->question(), [&code](const auto &answer) { code = answer; });
        auto *dialog = find<Widgets::MfaDialog>();
        QVERIFY(dialog->isVisible());
        QCOMPARE(text(dialog, u"device"_s), m_scene->question().serial);
        QCOMPARE(text(dialog, u"role"_s), m_scene->question().roleArn);
        auto *edit = dialog->findChild<QLineEdit *>(u"code"_s);
        auto *ok = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        QCOMPARE(edit->echoMode(), QLineEdit::Password);
        QTest::keyClicks(edit, u"12a34"_s);
        QVERIFY(!ok->isEnabled());
        QTest::keyClicks(edit, u"56"_s);
        QVERIFY(ok->isEnabled());
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(code);
        QCOMPARE(code->reveal().bytes(), QByteArray("123456"));
        QVERIFY(edit->text().isEmpty());
    }

    void cancellingATokenCodeAnswersWithNone()
    {
        start();
        int answers = 0;
        m_scene->connector.asker(m_scene->question(), [&answers](const auto &code) { answers += code ? 100 : 1; });
        QTest::keyClick(find<Widgets::MfaDialog>(), Qt::Key_Escape);
        QCOMPARE(answers, 1);
    }

    void aProfileThatChangedOnDiskSaysSoAndReconnects()
    {
        start();
        QTRY_VERIFY(channelsAreThere());
        QVERIFY(m_fixture->labelText(u"outdatedText"_s).isEmpty());
        m_scene->connector.prints.insert(u"ops-prod"_s, "other");
        m_scene->watch.change();
        QVERIFY(m_fixture->labelText(u"outdatedText"_s).contains(u"ops-prod was changed on disk"_s));
        QCOMPARE(m_scene->connector.connectCount, 1);
        find<QPushButton>(u"reconnect"_s)->click();
        QCOMPARE(m_scene->connector.connectCount, 2);
        QVERIFY(m_fixture->labelText(u"outdatedText"_s).isEmpty());
    }

    void aRefusedCallNamesTheProfileAndItsPolicyIsCopied()
    {
        start();
        QTRY_VERIFY(channelsAreThere());
        m_scene->service.server().controls().deny(u"GetStreamSession"_s);
        const auto target = m_scene->service.world().target(Simulator::Scenario::Starving);
        m_fixture->workspace().open({target.channelArn, target.streamId});
        QVERIFY(m_fixture->waitForState(Session::CurrentSession::State::Failed));
        QCOMPARE(m_fixture->messageHeading(), u"This session may not be read with profile ops-prod"_s);
        button(find<Widgets::MessagePage>(), u"copyPolicy"_s)->click();
        const QString policy = QGuiApplication::clipboard()->text();
        QVERIFY2(policy.contains(u"\"ivs:GetStreamSession\""_s) && policy.contains(target.channelArn),
                 qPrintable(policy));
    }

    void theBudgetStandsInTheStatusBarInWords()
    {
        start();
        const auto *meter = find<Widgets::BudgetMeter>();
        QVERIFY(meter->isVisible());
        QVERIFY2(meter->accessibleName().contains(u"of 5 calls a second"_s), qPrintable(meter->accessibleName()));
    }

    void whateverTakesTheFocusHasAName()
    {
        start();
        openPopup();
        openSignIn();
        m_scene->connector.prompted(m_scene->prompt());
        m_scene->connector.asker(m_scene->question(), [](const auto &) {});
        const QList<QWidget *> places{find<Widgets::ProfilePopup>(), find<Widgets::SignInDialog>(),
                                      find<Widgets::MfaDialog>(), m_fixture->window().navigator(),
                                      find<Widgets::ConnectionBar>()};
        for (const QWidget *place : places) {
            for (const QWidget *widget : place->findChildren<QWidget *>()) {
                if (widget->window() != place->window() || !widget->isVisibleTo(place))
                    continue; // a combo box's list, a button without anything to do
                const auto *asButton = qobject_cast<const QAbstractButton *>(widget);
                const auto *asLabel = qobject_cast<const QLabel *>(widget);
                const bool isNamed
                    = !widget->accessibleName().isEmpty() || (asButton && !asButton->text().isEmpty()) || asLabel;
                const bool isOurs = !widget->objectName().startsWith("qt_"_L1);
                if (widget->focusPolicy() != Qt::NoFocus && isOurs && !widget->inherits("QScrollBar"))
                    QVERIFY2(isNamed, qPrintable(QLatin1String(place->metaObject()->className()) + u"/"_s
                                                 + widget->objectName()));
            }
        }
    }
};

QTEST_MAIN(TestMainWindowAccount)
#include "tst_mainwindow_account.moc"
