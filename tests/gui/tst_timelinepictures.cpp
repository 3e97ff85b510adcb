// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/currentsession.h"
#include "session/simulatedservice.h"
#include "widgets/appearance.h"
#include "widgets/timelineplot.h"
#include "widgets/timelinewidget.h"

#include <QApplication>
#include <QDir>
#include <QFontInfo>
#include <QImage>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using Simulator::Scenario;
using MetricsState = Session::SessionMetrics::State;

Q_DECLARE_METATYPE(Simulator::Scenario)

namespace {

// The pictures are of this face; another one would move every word.
constexpr auto face = "Noto Sans";
// How far a channel of a pixel may be off before the pixel counts, and how many may count: what other versions of the
// font's renderer and of Qt round otherwise.
constexpr int channelTolerance = 32;
constexpr double shareTolerance = 0.004;
constexpr int width = 920; // small, and with a readout
constexpr int heightForFolded = 690;
constexpr int heightForAll = 816;

QString referenceFolder()
{
    return QStringLiteral(STREAMLOUPE_SOURCE_DIR) + u"/tests/gui/references/"_s;
}

double shareOfDifferentPixels(const QImage &a, const QImage &b)
{
    qint64 different = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb one = a.pixel(x, y);
            const QRgb other = b.pixel(x, y);
            if (std::abs(qRed(one) - qRed(other)) > channelTolerance
                || std::abs(qGreen(one) - qGreen(other)) > channelTolerance
                || std::abs(qBlue(one) - qBlue(other)) > channelTolerance)
                ++different;
        }
    }
    return static_cast<double>(different) / (static_cast<double>(a.width()) * a.height());
}

} // namespace

// The timeline of the simulator's scenarios, at a moment that stands still, beside pictures that were looked at.
// STREAMLOUPE_RENEW_PICTURES=1 (./dev pictures) writes them anew.
class TestTimelinePictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QFont font(QString::fromLatin1(face));
        font.setPixelSize(13);
        if (QFontInfo(font).family() != QLatin1String(face))
            QSKIP("the pictures are drawn in Noto Sans, which is not installed");
        m_font = font;
        QApplication::setFont(font);
    }
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void theTimelineLooksAsItDid_data()
    {
        QTest::addColumn<Scenario>("scenario");
        QTest::addColumn<bool>("isDark");
        for (const Scenario scenario : {Scenario::Healthy, Scenario::Live, Scenario::Starving, Scenario::LimitBreach,
                                        Scenario::Split, Scenario::Multitrack}) {
            for (const bool isDark : {false, true})
                QTest::addRow("%s-%s", qPrintable(Simulator::scenarioName(scenario)), isDark ? "dark" : "light")
                    << scenario << isDark;
        }
    }
    void theTimelineLooksAsItDid()
    {
        QFETCH(const Scenario, scenario);
        QFETCH(const bool, isDark);
        const QImage picture = draw(scenario, isDark);
        QVERIFY(!picture.isNull());
        const QString name = QString::fromLatin1(QTest::currentDataTag()) + u".png"_s;
        if (qEnvironmentVariableIsSet("STREAMLOUPE_RENEW_PICTURES")) {
            QVERIFY(QDir().mkpath(referenceFolder()));
            QVERIFY(picture.save(referenceFolder() + name));
            return;
        }
        const QImage reference(referenceFolder() + name);
        QVERIFY2(!reference.isNull(), qPrintable(u"no picture %1: ./dev pictures makes it"_s.arg(name)));
        const bool isSameSize = reference.size() == picture.size();
        const double share = isSameSize ? shareOfDifferentPixels(reference, picture) : 1;
        if (share > shareTolerance)
            picture.save(QDir::current().filePath(u"actual-"_s + name));
        QVERIFY2(share <= shareTolerance,
                 qPrintable(u"%1 % of the pixels differ; see actual-%2 in %3"_s.arg(share * 100, 0, 'f', 2)
                                .arg(name, QDir::currentPath())));
    }

    void aPictureThatDiffersIsNoticed()
    {
        QImage picture(200, 100, QImage::Format_RGB32);
        picture.fill(Qt::white);
        QImage other = picture;
        QCOMPARE(shareOfDifferentPixels(picture, other), 0.0);
        other.setPixel(5, 5, qRgb(255 - channelTolerance, 255, 255));
        QCOMPARE(shareOfDifferentPixels(picture, other), 0.0);
        for (int x = 0; x < 200; ++x)
            other.setPixel(x, 50, qRgb(0, 114, 178));
        QCOMPARE(shareOfDifferentPixels(picture, other), 0.01);
    }

private:
    QImage draw(Scenario scenario, bool isDark)
    {
        Testing::SimulatedService service;
        const auto client = service.makeClient();
        const auto metricsClient = service.makeMetricsClient();
        Session::CurrentSession current(Testing::standingNow);
        current.setMetricsClient(metricsClient.get());
        current.setClient(client.get());
        const auto target = service.world().target(scenario);
        current.open({target.channelArn, target.streamId});
        if (!QTest::qWaitFor([&current] { return current.metrics().state == MetricsState::Shown; }, 30'000))
            return {};

        m_appearance.setScheme(isDark ? Widgets::Appearance::Scheme::Dark : Widgets::Appearance::Scheme::Light);
        QApplication::setFont(m_font);
        Session::Selection selection;
        Session::TimeDisplay display;
        Widgets::TimelineWidget timeline(&selection, &display);
        timeline.setAvailableHeight(scenario == Scenario::Starving ? heightForAll : heightForFolded);
        timeline.resize(width, 600);
        timeline.setRecord(*current.record(), current.record()->capturedAt);
        timeline.setMetrics(current.metrics());
        timeline.resize(width, timeline.sizeHint().height());
        timeline.show();
        QCoreApplication::processEvents();
        return timeline.picture(1);
    }

    QFont m_font;
    Widgets::Appearance m_appearance;
};

QTEST_MAIN(TestTimelinePictures)
#include "tst_timelinepictures.moc"
