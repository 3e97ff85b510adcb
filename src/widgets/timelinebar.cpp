// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timelinebar.h"

#include "widgets/theme.h"
#include "widgets/themedicon.h"
#include "widgets/timelinestrokes.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QFontMetricsF>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Widgets {

namespace {

// One of several buttons in a row that share their borders.
class PresetButton : public QAbstractButton
{
public:
    PresetButton(const QString &text, bool isFirst, QWidget *parent)
        : QAbstractButton(parent)
        , m_isFirst(isFirst)
    {
        setText(text);
        setCheckable(true);
        setFocusPolicy(Qt::TabFocus);
        setFont(Fonts::small());
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        setAttribute(Qt::WA_Hover);
    }

    QSize sizeHint() const override
    {
        return {QFontMetrics(Fonts::small()).horizontalAdvance(text()) + 20, Metrics::segmentHeight};
    }

protected:
    void nextCheckState() override { } // the range says which is on, not the click

    void paintEvent(QPaintEvent *) override
    {
        const Theme theme = Theme::of(palette());
        QPainter painter(this);
        QColor ground = isChecked() ? theme.accent : theme.control;
        if (isDown() && !isChecked())
            ground = mixed(theme.text, theme.control, 0.10);
        else if (underMouse() && isEnabled() && !isChecked())
            ground = mixed(theme.text, theme.control, 0.05);
        painter.setPen(isChecked() ? theme.accent : theme.controlBorder);
        painter.setBrush(ground);
        // Neighbours share a border, which is the left one's.
        painter.drawRect(rect().adjusted(m_isFirst ? 0 : -1, 0, -1, -1));
        if (hasFocus()) {
            painter.setPen(isChecked() ? theme.onAccent : theme.accentLine);
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(rect().adjusted(2, 2, -3, -3));
        }
        const QColor usable = isChecked() ? theme.onAccent : theme.text;
        painter.setPen(isEnabled() ? usable : palette().color(QPalette::Disabled, QPalette::ButtonText));
        painter.setFont(Fonts::small());
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, text());
    }

private:
    bool m_isFirst;
};

} // namespace

QString visibleRangeText(const Session::TimeRange &range, const Base::TimeFormat &format, const QDateTime &sessionStart)
{
    if (!range.isValid())
        return {};
    const qint64 seconds = range.end.toSecsSinceEpoch() - range.start.toSecsSinceEpoch();
    QString length = Base::durationText(seconds);
    if (seconds >= 3600 && seconds % 3600 == 0)
        length = TimelineBar::tr("%1 h").arg(seconds / 3600);
    else if (seconds >= 60 && seconds < 3600 && seconds % 60 == 0)
        length = TimelineBar::tr("%1 min").arg(seconds / 60);
    else if (seconds < 60)
        length = TimelineBar::tr("%1 s").arg(seconds);

    QString start = format.clock(range.start, sessionStart);
    QString end = format.clock(range.end, sessionStart);
    if (format.kind() == Base::TimeFormat::Kind::Elapsed)
        return TimelineBar::tr("T+ %1 – %2, %3").arg(start, end, length);
    const QDate firstDay = format.day(range.start);
    const QDate lastDay = format.day(range.end);
    if (firstDay != lastDay) {
        const QLocale english(QLocale::English);
        start.prepend(english.toString(firstDay, u"d MMM "_s));
        end.prepend(english.toString(lastDay, u"d MMM "_s));
    }
    const QString zone = format.zoneLabel(range.end);
    if (const QString before = format.zoneLabel(range.start); before != zone)
        start += u' ' + before;
    return TimelineBar::tr("%1 – %2 %3, %4").arg(start, end, zone, length);
}

// Swatches with their words; as many as there are things to explain.
class TimelineBar::Legend : public QWidget
{
public:
    explicit Legend(QWidget *parent)
        : QWidget(parent)
    {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    }

    enum class Swatch { Average, Target, Healthy, Starving, NotTold, NoData };

    void setSwatches(const QList<QPair<Swatch, QString>> &swatches)
    {
        m_swatches = swatches;
        QStringList words;
        for (const auto &swatch : swatches)
            words << swatch.second;
        setAccessibleName(words.join(u", "_s));
        updateGeometry();
        update();
    }
    void setDimmed(bool dimmed)
    {
        m_isDimmed = dimmed;
        update();
    }

    QSize sizeHint() const override
    {
        const QFontMetrics metrics(Fonts::label());
        int width = 0;
        for (const auto &swatch : m_swatches)
            width += swatchWidth + swatchGap + metrics.horizontalAdvance(swatch.second) + apart;
        return {std::max(0, width - apart), Metrics::timelineBarHeight};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        Theme theme = Theme::of(palette());
        if (m_isDimmed)
            theme = theme.dimmed();
        QPainter painter(this);
        const QFontMetrics metrics(Fonts::label());
        painter.setFont(Fonts::label());
        int x = 0;
        const int middle = height() / 2;
        for (const auto &[swatch, words] : m_swatches) {
            paintSwatch(&painter, swatch, QRectF(x, middle - 5, swatchWidth, 11), theme);
            x += swatchWidth + swatchGap;
            painter.setPen(theme.secondaryText);
            painter.drawText(QPointF(x, middle + 4), words);
            x += metrics.horizontalAdvance(words) + apart;
        }
    }

private:
    static constexpr int swatchWidth = 22;
    static constexpr int swatchGap = 6;
    static constexpr int apart = 16;

    static void paintSwatch(QPainter *painter, Swatch swatch, const QRectF &box, const Theme &theme)
    {
        const QRectF frame = box.adjusted(0.5, 0.5, -0.5, -0.5);
        switch (swatch) {
        case Swatch::Average: {
            QColor range = theme.videoBitrate;
            range.setAlpha(theme.rangeAlpha);
            painter->fillRect(box.adjusted(0, 1, 0, -1), theme.base);
            painter->fillRect(box.adjusted(0, 1, 0, -1), range);
            painter->fillRect(QRectF(box.left(), box.center().y() - 0.5, box.width(), 2), theme.videoBitrate);
            break;
        }
        case Swatch::Target:
            Strokes::horizontal(painter, box.center().y() - 0.5, box.left(), box.right(),
                                Strokes::dashed(theme.target, 6, 4));
            break;
        case Swatch::Healthy:
            painter->fillRect(QRectF(box.left(), box.center().y() - 0.5, box.width(), 2),
                              theme.severityFill(Models::Severity::Ok));
            break;
        case Swatch::Starving:
            painter->fillRect(box, theme.base);
            painter->fillRect(box, theme.band);
            painter->setBrush(theme.blockFill);
            painter->setPen(theme.blockLine);
            painter->drawRect(frame);
            break;
        case Swatch::NotTold: {
            painter->fillRect(frame, theme.barFill);
            QPen dashed(theme.secondaryText, 1, Qt::CustomDashLine, Qt::FlatCap);
            dashed.setDashPattern({2, 2});
            painter->setPen(theme.barLine);
            painter->drawLine(frame.topLeft(), frame.topRight());
            painter->drawLine(frame.bottomLeft(), frame.bottomRight());
            painter->setPen(dashed);
            painter->drawLine(frame.topRight(), frame.bottomRight());
            break;
        }
        case Swatch::NoData:
            Strokes::hatch(painter, box, theme.hatch);
            break;
        }
    }

    QList<QPair<Swatch, QString>> m_swatches;
    bool m_isDimmed = false;
};

TimelineBar::TimelineBar(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(tr("Timeline"), this))
    , m_range(new QLabel(this))
    , m_follow(new QCheckBox(tr("Follow now"), this))
    , m_legend(new Legend(this))
    , m_presets(new QWidget(this))
    , m_spanStrip(new QWidget(this))
    , m_spanText(new QLabel(m_spanStrip))
{
    setFixedHeight(Metrics::timelineBarHeight);
    m_title->setFont(Fonts::strong());
    m_range->setFont(Fonts::body());
    m_range->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_range->setAccessibleName(tr("Visible range"));

    m_follow->setObjectName(u"followNow"_s);
    m_follow->setFont(Fonts::body());
    m_follow->setAccessibleName(m_follow->text());
    m_follow->setToolTip(tr("Keep the newest part in view"));
    m_follow->hide();
    // clicked, not toggled: what the range does to the box is no wish.
    connect(m_follow, &QCheckBox::clicked, this, &TimelineBar::followWanted);

    auto *presets = new QHBoxLayout(m_presets);
    presets->setContentsMargins(0, 0, 0, 0);
    presets->setSpacing(0);
    m_presets->setObjectName(u"presets"_s);
    m_presets->setAccessibleName(tr("Visible range presets"));
    addPreset(tr("All"), tr("Show the whole session"), 0);
    addPreset(tr("1 h"), tr("Show one hour"), 3600);
    addPreset(tr("30 min"), tr("Show 30 minutes"), 1800);
    addPreset(tr("5 min"), tr("Show 5 minutes"), 300);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Metrics::pagePadding, 0, Metrics::pagePadding, 0);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addSpacing(16);
    layout->addWidget(m_presets);
    layout->addSpacing(12);
    layout->addWidget(m_range);
    layout->addSpacing(16);
    layout->addWidget(m_follow);
    layout->addStretch(1);
    layout->addWidget(m_spanStrip);
    layout->addWidget(m_legend);
    buildSpanStrip();
}

TimelineBar::~TimelineBar() = default;

void TimelineBar::addPreset(const QString &text, const QString &name, qint64 seconds)
{
    auto *button = new PresetButton(text, m_buttons.isEmpty(), m_presets);
    button->setAccessibleName(name);
    button->setToolTip(name);
    connect(button, &QAbstractButton::clicked, this, [this, seconds] {
        if (seconds == 0)
            Q_EMIT wholeWanted();
        else
            Q_EMIT lengthWanted(seconds);
    });
    m_presets->layout()->addWidget(button);
    m_buttons.append(button);
    m_lengths.append(seconds);
}

void TimelineBar::buildSpanStrip()
{
    auto *layout = new QHBoxLayout(m_spanStrip);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    m_spanText->setFont(Fonts::strong());
    layout->addWidget(m_spanText);
    layout->addSpacing(6);
    const auto add
        = [this, layout](const QString &text, const QString &tip, const QString &name, void (TimelineBar::*wanted)()) {
              auto *button = new QToolButton(m_spanStrip);
              button->setObjectName(name);
              button->setText(text);
              button->setToolTip(tip);
              button->setAutoRaise(true);
              button->setFocusPolicy(Qt::TabFocus);
              button->setFixedHeight(Metrics::segmentHeight);
              connect(button, &QToolButton::clicked, this, wanted);
              layout->addWidget(button);
              return button;
          };
    add(tr("Zoom to it"), tr("Show the selected span alone (F)"), u"spanZoom"_s, &TimelineBar::spanZoomWanted);
    add(tr("Copy"), tr("Copy its figures as text (Ctrl+C)"), u"spanCopy"_s, &TimelineBar::spanCopyWanted);
    add(tr("Export CSV…"), tr("Save its values as CSV (X)"), u"spanExport"_s, &TimelineBar::spanExportWanted);
    QToolButton *close = add({}, tr("Select no span (Esc)"), u"spanClear"_s, &TimelineBar::spanClearWanted);
    close->setIcon(themedIcon(IconName::Close));
    close->setAccessibleName(tr("Select no span"));
    m_spanStrip->hide();
}

void TimelineBar::setSpanText(const QString &text)
{
    m_spanText->setText(text);
    showParts();
}

void TimelineBar::showParts()
{
    const bool hasSpan = !m_spanText->text().isEmpty();
    m_spanStrip->setVisible(hasSpan);
    m_legend->setVisible(!hasSpan && width() >= Metrics::legendMinimumWidth);
}

void TimelineBar::setContent(const Models::TimelineContent &content)
{
    m_content = content;
    m_charts = {};
    const auto &span = content.span();
    for (qsizetype i = 0; i < m_buttons.size(); ++i)
        m_buttons.at(i)->setEnabled(span.isValid() && m_lengths.at(i) < span.seconds());

    updateLegend();
}

void TimelineBar::setCharts(const Models::TimelineCharts &charts)
{
    m_charts = charts;
    updateLegend();
}

void TimelineBar::updateLegend()
{
    using Swatch = Legend::Swatch;
    QList<QPair<Swatch, QString>> swatches;
    const auto &charts = m_charts.charts();
    const bool hasCharts = !charts.isEmpty() && !m_charts.isLoading();
    if (hasCharts)
        swatches.append({Swatch::Average, tr("average, min–max")});
    if (hasCharts
        && std::any_of(charts.cbegin(), charts.cend(), [](const auto &one) { return one.target.has_value(); }))
        swatches.append({Swatch::Target, tr("encoder’s target")});
    if (!hasCharts && !m_content.healthy().isEmpty())
        swatches.append({Swatch::Healthy, tr("healthy")});
    const auto &intervals = m_content.intervals();
    if (!intervals.starving.isEmpty())
        swatches.append({Swatch::Starving, tr("starving")});
    for (const auto *list : {&intervals.live, &intervals.starving, &intervals.recording}) {
        const bool isInferred = std::any_of(list->cbegin(), list->cend(), [](const Analysis::Interval &interval) {
            return interval.isEndInferred || !Models::TimelineContent::isStartTold(interval);
        });
        if (isInferred) {
            swatches.append({Swatch::NotTold, tr("end not told")});
            break;
        }
    }
    const bool hasGaps
        = std::any_of(charts.cbegin(), charts.cend(), [](const auto &one) { return !one.gaps.isEmpty(); });
    if (m_content.isCut())
        swatches.append({Swatch::NoData, tr("not known")});
    else if (hasCharts && (hasGaps || m_content.isOpen()))
        swatches.append({Swatch::NoData, tr("no data")});
    m_legend->setSwatches(swatches);
}

void TimelineBar::setRange(const Session::TimeRange &range, bool isWhole, const Base::TimeFormat &format)
{
    for (qsizetype i = 0; i < m_buttons.size(); ++i)
        m_buttons.at(i)->setChecked(isWhole ? i == 0 : m_lengths.at(i) == range.seconds());
    m_range->setText(visibleRangeText(range, format, m_content.sessionStart()));
}

void TimelineBar::setDimmed(bool dimmed)
{
    m_isDimmed = dimmed;
    m_legend->setDimmed(dimmed);
    updateColours();
}

void TimelineBar::setFollow(bool isOffered, bool isFollowing)
{
    m_follow->setVisible(isOffered);
    m_follow->setChecked(isFollowing);
}

QString TimelineBar::rangeText() const
{
    return m_range->text();
}

void TimelineBar::updateColours()
{
    // Text that is about to be replaced is secondary; the roles are the palette's, so that both follow a change.
    const QPalette::ColorRole role = m_isDimmed ? QPalette::PlaceholderText : QPalette::WindowText;
    for (QLabel *label : {m_title, m_range})
        label->setForegroundRole(role);
    m_follow->setForegroundRole(role);
}

void TimelineBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showParts();
}

void TimelineBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_legend->update();
}

} // namespace Widgets
