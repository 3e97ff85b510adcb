// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/sessionheader.h"

#include "widgets/segmentedswitch.h"
#include "widgets/severitywidget.h"
#include "widgets/theme.h"
#include "widgets/themedicon.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Widgets {

namespace {

constexpr int gap = 24;

QLabel *selectableLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

SessionHeader::SessionHeader(QWidget *parent)
    : QWidget(parent)
    , m_name(selectableLabel(this))
    , m_streamId(selectableLabel(this))
    , m_copy(new QToolButton(this))
    , m_factsLayout(new QHBoxLayout)
    , m_switch(new SegmentedSwitch(this))
{
    setObjectName(u"sessionHeader"_s);
    setAccessibleName(tr("Session"));
    m_name->setObjectName(u"channelName"_s);
    m_name->setAccessibleName(tr("Channel"));
    m_streamId->setObjectName(u"streamId"_s);
    m_streamId->setAccessibleName(tr("Stream id"));
    m_streamId->setFont(Fonts::mono());
    m_streamId->setForegroundRole(QPalette::PlaceholderText);
    m_copy->setIcon(themedIcon(IconName::Copy, QPalette::PlaceholderText));
    m_copy->setIconSize({13, 13});
    m_copy->setAutoRaise(true);
    m_copy->setFixedSize(20, 20);
    m_copy->setToolTip(tr("Copy the stream id"));
    m_copy->setAccessibleName(m_copy->toolTip());
    connect(m_copy, &QToolButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_facts.streamId);
        Q_EMIT copied(tr("Stream id copied."));
    });

    auto *idRow = new QHBoxLayout;
    idRow->setSpacing(4);
    idRow->addWidget(m_streamId);
    idRow->addWidget(m_copy);
    idRow->addStretch();
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    names->addStretch();
    names->addWidget(m_name);
    names->addLayout(idRow);
    names->addStretch();

    m_factsLayout->setSpacing(gap);
    m_state = addFact(tr("State"), u"factState"_s, 9);
    m_healthShape = new SeverityWidget(Models::Severity::None, m_state.box);
    m_healthText = selectableLabel(m_state.box);
    m_healthText->setObjectName(u"factHealth"_s);
    if (auto *line = m_state.box->findChild<QHBoxLayout *>(u"line"_s)) {
        line->insertWidget(1, m_healthShape);
        line->insertWidget(2, m_healthText);
    }
    m_started = addFact(tr("Started"), u"factStarted"_s, 8);
    m_ended = addFact(tr("Ended"), u"factEnded"_s, 4);
    m_duration = addFact(tr("Duration"), u"factDuration"_s, 7);
    m_viewers = addFact(tr("Viewers"), u"factViewers"_s, 3);
    m_starving = addFact(tr("Starving"), u"factStarving"_s, 2);
    m_limitBreaches = addFact(tr("Limit breaches"), u"factLimitBreaches"_s, 1);
    m_all = {m_state, m_started, m_ended, m_duration, m_viewers, m_starving, m_limitBreaches};

    m_switch->addSegment(tr("Session"), tr("Show the session"));
    m_switch->addSegment(tr("JSON"), tr("Show the response as JSON"));

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Metrics::pagePadding, 0, Metrics::pagePadding, 0);
    layout->setSpacing(gap + 12);
    layout->addLayout(names);
    layout->addLayout(m_factsLayout);
    layout->addStretch(1);
    layout->addWidget(m_switch);
    setCompact(false);
}

SessionHeader::Fact SessionHeader::addFact(const QString &label, const QString &objectName, int importance)
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto *caption = new QLabel(label, box);
    caption->setFont(Fonts::label());
    caption->setForegroundRole(QPalette::PlaceholderText);
    QLabel *value = selectableLabel(box);
    value->setObjectName(objectName);
    value->setAccessibleName(label);
    auto *line = new QHBoxLayout;
    line->setObjectName(u"line"_s);
    line->setSpacing(6);
    line->addWidget(value);
    line->addStretch();
    column->addStretch();
    column->addWidget(caption);
    column->addLayout(line);
    column->addStretch();
    m_factsLayout->addWidget(box);
    return {box, value, importance};
}

void SessionHeader::setFact(const Fact &fact, const QString &text, bool isSecondary)
{
    fact.value->setText(text);
    // A style sheet would follow the palette as well, and cost the platform's style: a role does not.
    fact.value->setForegroundRole(isSecondary ? QPalette::PlaceholderText : QPalette::WindowText);
}

void SessionHeader::setFacts(const Models::SessionFacts &facts)
{
    m_facts = facts;
    m_name->setText(facts.channelName);
    m_streamId->setText(facts.streamId);
    m_copy->setVisible(!facts.streamId.isEmpty());
    setFact(m_state, facts.state, facts.isStateSecondary);
    m_state.value->setFont(facts.isLive ? Fonts::strong() : Fonts::body());
    m_healthShape->setSeverity(facts.health);
    m_healthText->setText(facts.healthText);
    m_healthText->setVisible(!facts.healthText.isEmpty());
    setFact(m_started, facts.started);
    setFact(m_ended, facts.ended, facts.isEndSecondary);
    setFact(m_duration, facts.duration);
    setFact(m_viewers, facts.viewers);
    setFact(m_starving, facts.starving);
    setFact(m_limitBreaches, facts.limitBreaches);
    dropByWidth();
}

void SessionHeader::setCompact(bool compact)
{
    setFixedHeight(compact ? Metrics::compactHeaderHeight : Metrics::headerHeight);
    m_name->setFont(Fonts::title(compact));
}

void SessionHeader::dropByWidth()
{
    const int left = std::max(m_name->sizeHint().width(), m_streamId->sizeHint().width() + 24);
    int room = width() - left - m_switch->sizeHint().width() - 2 * Metrics::pagePadding - 2 * (gap + 12);
    QList<Fact> byImportance = m_all;
    std::sort(byImportance.begin(), byImportance.end(),
              [](const Fact &a, const Fact &b) { return a.importance > b.importance; });
    for (const Fact &fact : byImportance) {
        const bool hasText = !fact.value->text().isEmpty();
        const int wanted = fact.box->sizeHint().width() + gap;
        const bool isShown = hasText && wanted <= room + gap;
        fact.box->setVisible(isShown);
        // Once one did not fit, the less telling ones do not slip in behind it.
        if (isShown)
            room -= wanted;
        else if (hasText)
            room = -gap;
    }
}

void SessionHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    dropByWidth();
}

} // namespace Widgets
