// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a SessionPage shows in each state of the session.

#include "models/sessionfacts.h"
#include "widgets/jsonview.h"
#include "widgets/loadingstrip.h"
#include "widgets/noticestrip.h"
#include "widgets/segmentedswitch.h"
#include "widgets/sessionheader.h"
#include "widgets/sessionpage.h"
#include "widgets/sessionviews.h"
#include "widgets/statechoice.h"
#include "widgets/taborder.h"
#include "widgets/timelinewidget.h"

#include <QStackedWidget>

namespace Widgets {

using State = Session::CurrentSession::State;

void SessionPage::showState()
{
    switch (m_workspace->current()->state()) {
    case State::Nothing:
        showNothing();
        break;
    case State::Loading:
        if (m_isLoadingShown)
            showLoading();
        break;
    case State::Shown:
        showRecord();
        break;
    case State::Failed:
        showFailure();
        break;
    }
}

void SessionPage::setDimmed(bool dimmed)
{
    m_timeline->setDimmed(dimmed);
    m_views->setDimmed(dimmed);
}

void SessionPage::showRecord()
{
    const auto *current = m_workspace->current();
    const Base::TimeFormat &format = m_workspace->timeDisplay()->format();
    m_header->setFacts(Models::factsOf(*current->record(), m_workspace->live()->now(), format));
    m_header->viewSwitch()->show();
    m_header->show();
    m_loading->hide();
    updateNotices();
    setDimmed(current->state() == State::Failed);
    showSessionOrJson();
}

// The keyboard goes with the stack; in the JSON it reads before it searches.
void SessionPage::showSessionOrJson()
{
    QWidget *shown = m_isJson ? static_cast<QWidget *>(m_json) : m_sessionView;
    const QWidget *before = m_stack->currentWidget();
    if (shown == before)
        return;
    const bool isFocused = window()->focusWidget() && before->isAncestorOf(window()->focusWidget());
    m_stack->setCurrentWidget(shown);
    if (isFocused && m_isJson)
        m_json->focusText();
}

void SessionPage::showLoading()
{
    const auto *current = m_workspace->current();
    const auto &record = current->record();
    const Base::TimeFormat &format = m_workspace->timeDisplay()->format();
    QString shownBelow;
    if (record && current->recordIsOfAddress()) {
        m_header->setFacts(Models::factsOf(*record, m_workspace->live()->now(), format));
        shownBelow = tr("Shown below: as of %1").arg(format.dateTime(record->capturedAt));
    } else {
        setExpectedFacts(tr("being read"));
        if (record)
            shownBelow
                = tr("Shown below: %1, as of %2").arg(record->channelName(), format.dateTime(record->capturedAt));
    }
    const QString name = addressedName();
    const auto &address = current->address();
    m_loading->setTexts(address && address->streamId ? tr("Reading session %1 of %2").arg(*address->streamId, name)
                                                     : tr("Reading the most recent session of %1").arg(name),
                        shownBelow);
    m_loading->show();
    m_header->viewSwitch()->setVisible(record.has_value());
    m_header->show();
    m_notices->setNotices({});
    setDimmed(true);
    if (record)
        showSessionOrJson();
    else
        m_stack->setCurrentWidget(m_blank);
}

void SessionPage::showFailure()
{
    const auto *current = m_workspace->current();
    if (current->record() && current->recordIsOfAddress()) {
        showRecord();
        return;
    }
    if (!current->error())
        return;
    if (current->address())
        setExpectedFacts(tr("not read"));
    showMessage(StateMessages::whereTheSessionFailed(*m_workspace), current->address().has_value());
}

void SessionPage::showNothing()
{
    showMessage(StateMessages::whereNothingIsOpen(*m_workspace, m_pointedChannel, m_surroundings.demoAvailable), false);
}

void SessionPage::showMessage(const Message &message, bool withHeader)
{
    m_header->setVisible(withHeader);
    m_header->viewSwitch()->hide();
    m_loading->hide();
    m_notices->setNotices({});
    m_message->setMessage(message);
    orderTabs({m_json, m_message}); // its buttons are new
    m_stack->setCurrentWidget(m_message);
}

QString SessionPage::addressedName() const
{
    const auto &address = m_workspace->current()->address();
    if (!address)
        return {};
    const int row = m_workspace->channels()->indexOf(address->channelArn);
    return row < 0 ? address->channelArn.section(u'/', -1) : m_workspace->channels()->channels().at(row).name;
}

void SessionPage::setExpectedFacts(const QString &state)
{
    const auto *current = m_workspace->current();
    if (!current->address())
        return;
    m_header->setFacts(Models::factsOf(addressedName(), *current->address(), current->expectation(), state,
                                       m_workspace->clock()(), m_workspace->timeDisplay()->format()));
}

} // namespace Widgets
