// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/sessionfacts.h"

#include <QList>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace Widgets {

class SegmentedSwitch;
class SeverityWidget;

// The head of the session page: which session, its facts, and the switch between its views. Where the width does not
// do, facts go from the right, the least telling first.
class SessionHeader : public QWidget
{
    Q_OBJECT

public:
    explicit SessionHeader(QWidget *parent = nullptr);

    void setFacts(const Models::SessionFacts &facts);
    const Models::SessionFacts &facts() const { return m_facts; }
    SegmentedSwitch *viewSwitch() const { return m_switch; }
    // 48 high instead of 64, the name a size smaller.
    void setCompact(bool compact);

Q_SIGNALS:
    void copied(const QString &what);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Fact
    {
        QWidget *box;
        QLabel *value;
        int importance; // the lowest goes first
    };

    Fact addFact(const QString &label, const QString &objectName, int importance);
    void setFact(const Fact &fact, const QString &text, bool isSecondary = false);
    void dropByWidth();

    Models::SessionFacts m_facts;
    QLabel *m_name;
    QLabel *m_streamId;
    QToolButton *m_copy;
    QHBoxLayout *m_factsLayout;
    QList<Fact> m_all;
    Fact m_state;
    Fact m_started;
    Fact m_ended;
    Fact m_duration;
    Fact m_viewers;
    Fact m_starving;
    Fact m_limitBreaches;
    SeverityWidget *m_healthShape;
    QLabel *m_healthText;
    SegmentedSwitch *m_switch;
};

} // namespace Widgets
