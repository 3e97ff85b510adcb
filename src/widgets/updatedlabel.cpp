// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/updatedlabel.h"

#include "base/timetext.h"
#include "session/liverefresh.h"
#include "session/timedisplay.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace Widgets {

using Session::LiveRefresh;

UpdatedLabel::UpdatedLabel(LiveRefresh *live, Session::TimeDisplay *display, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_display(display)
    , m_updated(new QLabel(this))
    , m_next(new QLabel(this))
{
    for (QLabel *label : {m_updated, m_next})
        label->setFont(Fonts::small());
    m_updated->setObjectName(u"updatedAt"_s);
    m_next->setObjectName(u"updatedNext"_s);
    m_next->setForegroundRole(QPalette::PlaceholderText);
    // A name of its own, or a screen reader would be told of each second.
    m_next->setAccessibleName(tr("Next reading"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->setSpacing(12);
    layout->addWidget(m_updated);
    layout->addWidget(m_next);
    connect(m_live, &LiveRefresh::changed, this, &UpdatedLabel::update);
    connect(m_live, &LiveRefresh::ticked, this, &UpdatedLabel::update);
    connect(m_display, &Session::TimeDisplay::changed, this, &UpdatedLabel::update);
    update();
}

QString UpdatedLabel::updatedText() const
{
    return m_updated->text();
}

QString UpdatedLabel::nextText() const
{
    return m_next->text();
}

void UpdatedLabel::update()
{
    const QDateTime at = m_live->updatedAt();
    if (!at.isValid()) {
        m_updated->clear();
        m_next->clear();
        return;
    }
    const Base::TimeFormat &chosen = m_display->format();
    const bool isElapsed = chosen.kind() == Base::TimeFormat::Kind::Elapsed; // an age is no T+
    const Base::TimeFormat format = isElapsed ? Base::TimeFormat::utc() : chosen;
    QString text = tr("Updated %1 %2").arg(format.clock(at), format.zoneLabel(at));
    if (const qint64 age = m_live->ageSeconds(); m_live->isFollowing() && age > LiveRefresh::staleAfter)
        text = tr("%1, %2 ago").arg(text, Base::durationText(age));
    m_updated->setText(text);
    m_updated->setToolTip(format.dateTime(at));
    m_next->setText(whatComesNext());
}

QString UpdatedLabel::whatComesNext() const
{
    switch (m_live->state()) {
    case LiveRefresh::State::Off:
        return {};
    case LiveRefresh::State::Ended:
        return tr("ended, no longer refreshed");
    case LiveRefresh::State::GivenUp:
        return tr("no longer refreshed");
    case LiveRefresh::State::Following:
        break;
    }
    const qint64 seconds = m_live->secondsToNext().value_or(0);
    if (seconds == 0)
        return tr("reading");
    return m_live->error(LiveRefresh::Task::Session) ? tr("trying again in %1 s").arg(seconds)
                                                     : tr("next in %1 s").arg(seconds);
}

} // namespace Widgets
