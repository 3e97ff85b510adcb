// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timelinebar.h"

#include "models/timespantext.h"
#include "widgets/presetbutton.h"
#include "widgets/theme.h"
#include "widgets/timelinelegend.h"
#include "widgets/timelinespanstrip.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Widgets {

namespace {

constexpr int groupGap = 16; // between parts of different kinds
constexpr int rangeGap = 12; // between the presets and the range that they set

} // namespace

TimelineBar::TimelineBar(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(tr("Timeline"), this))
    , m_presets(new QWidget(this))
    , m_range(new QLabel(this))
    , m_follow(new QCheckBox(tr("Follow now"), this))
    , m_chartsButton(new QToolButton(this))
    , m_spanStrip(new TimelineSpanStrip(this))
    , m_legend(new TimelineLegend(this))
{
    setFixedHeight(Metrics::timelineBarHeight);
    m_title->setFont(Fonts::strong());
    m_range->setFont(Fonts::body());
    m_range->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_range->setAccessibleName(tr("Visible range"));
    buildPresets();
    buildFollow();
    buildCharts();
    buildLayout();
    m_spanStrip->hide();
}

TimelineBar::~TimelineBar() = default;

void TimelineBar::buildPresets()
{
    auto *presets = new QHBoxLayout(m_presets);
    presets->setContentsMargins(0, 0, 0, 0);
    presets->setSpacing(0);
    m_presets->setObjectName(u"presets"_s);
    m_presets->setAccessibleName(tr("Visible range presets"));
    addPreset(tr("All"), tr("Show the whole session"), 0);
    addPreset(tr("1 h"), tr("Show one hour"), 3600);
    addPreset(tr("30 min"), tr("Show 30 minutes"), 1800);
    addPreset(tr("5 min"), tr("Show 5 minutes"), 300);
}

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

void TimelineBar::buildFollow()
{
    m_follow->setObjectName(u"followNow"_s);
    m_follow->setFont(Fonts::body());
    m_follow->setAccessibleName(m_follow->text());
    m_follow->setToolTip(tr("Keep the newest part in view"));
    m_follow->hide();
    // clicked, not toggled: what the range does to the box is no wish.
    connect(m_follow, &QCheckBox::clicked, this, &TimelineBar::followWanted);
}

void TimelineBar::buildCharts()
{
    m_chartsButton->setObjectName(u"chartsButton"_s);
    m_chartsButton->setText(tr("Charts"));
    m_chartsButton->setAccessibleName(tr("Charts that are shown"));
    m_chartsButton->setToolTip(tr("Choose which charts are shown"));
    m_chartsButton->setFont(Fonts::body());
    m_chartsButton->setAutoRaise(true);
    m_chartsButton->setFocusPolicy(Qt::TabFocus);
    m_chartsButton->setPopupMode(QToolButton::InstantPopup);
    m_chartsButton->setFixedHeight(Metrics::segmentHeight);
}

void TimelineBar::buildLayout()
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Metrics::pagePadding, 0, Metrics::pagePadding, 0);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addSpacing(groupGap);
    layout->addWidget(m_presets);
    layout->addSpacing(rangeGap);
    layout->addWidget(m_range);
    layout->addSpacing(groupGap);
    layout->addWidget(m_follow);
    layout->addStretch(1);
    layout->addWidget(m_spanStrip);
    layout->addWidget(m_legend);
    layout->addSpacing(groupGap);
    layout->addWidget(m_chartsButton);
}

void TimelineBar::setChartsMenu(QMenu *menu)
{
    m_chartsButton->setMenu(menu);
}

void TimelineBar::setSpanCommands(const QList<QAction *> &commands)
{
    m_spanStrip->setCommands(commands);
}

void TimelineBar::setSpanText(const QString &text)
{
    m_spanStrip->setText(text);
    fitParts();
}

void TimelineBar::fitParts()
{
    const bool hasSpan = !m_spanStrip->text().isEmpty();
    m_title->show();
    m_chartsButton->setVisible(!m_charts.charts().isEmpty());
    m_spanStrip->setCompact(false);
    m_spanStrip->setVisible(hasSpan);
    m_legend->setVisible(!hasSpan && width() >= Metrics::legendMinimumWidth);
    const auto isTooWide = [this] {
        layout()->invalidate();
        return layout()->sizeHint().width() > width();
    };
    if (isTooWide())
        m_legend->hide();
    if (isTooWide())
        m_spanStrip->setCompact(true);
    if (isTooWide())
        m_chartsButton->hide();
    if (isTooWide())
        m_title->hide();
}

void TimelineBar::setContent(const Models::TimelineContent &content)
{
    m_content = content;
    m_charts = {};
    const auto &span = content.span();
    for (qsizetype i = 0; i < m_buttons.size(); ++i)
        m_buttons.at(i)->setEnabled(span.isValid() && m_lengths.at(i) < span.seconds());
    m_legend->setContent(m_content, m_charts);
    fitParts();
}

void TimelineBar::setCharts(const Models::TimelineCharts &charts)
{
    m_charts = charts;
    m_legend->setContent(m_content, m_charts);
    fitParts();
}

void TimelineBar::setRange(const Session::TimeRange &range, bool isWhole, const Base::TimeFormat &format)
{
    for (qsizetype i = 0; i < m_buttons.size(); ++i)
        m_buttons.at(i)->setChecked(isWhole ? i == 0 : m_lengths.at(i) == range.seconds());
    m_range->setText(Models::visibleRangeText(range, format, m_content.sessionStart()));
    fitParts();
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
    fitParts();
}

QString TimelineBar::rangeText() const
{
    return m_range->text();
}

QSize TimelineBar::minimumSizeHint() const
{
    return {0, Metrics::timelineBarHeight};
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
    fitParts();
}

void TimelineBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_legend->update();
}

} // namespace Widgets
