// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/connectioncombos.h"

#include "models/accounttext.h"
#include "session/workspace.h"
#include "widgets/profilepopup.h"

#include <QAbstractItemView>
#include <QKeyEvent>
#include <QSignalBlocker>

namespace Widgets {

namespace {

constexpr int regionListWidth = 140;

void setUp(QComboBox *combo)
{
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(4);
}

} // namespace

ProfileCombo::ProfileCombo(QWidget *parent)
    : QComboBox(parent)
{
    setUp(this);
    setAccessibleName(tr("Profile"));
}

void ProfileCombo::setWorkspace(Session::Workspace *workspace)
{
    m_workspace = workspace;
    connect(workspace, &Session::Workspace::connectionChanged, this, &ProfileCombo::fill);
    connect(workspace->profiles(), &Session::ProfileList::changed, this, &ProfileCombo::fill);
    connect(workspace->account(), &Session::Account::changed, this, &ProfileCombo::fill);
    fill();
}

// The profile in use alone: the others are in the popup.
void ProfileCombo::fill()
{
    const bool isChosen = m_workspace->isConnected() || m_workspace->profiles()->entry(m_workspace->profile());
    const QString name = isChosen ? Models::profileDisplayName(m_workspace->profile()) : QString();
    if (currentText() != name || count() > 1) {
        const QSignalBlocker blocker(this);
        clear();
        if (isChosen)
            addItem(name, m_workspace->profile());
        setCurrentIndex(count() - 1);
    }
    setPlaceholderText(m_workspace->profiles()->entries().isEmpty() ? tr("none found") : tr("choose"));
    const QString details
        = Models::accountDetailsText(*m_workspace->account(), m_workspace->profile(), m_workspace->region());
    setToolTip(isChosen ? details : placeholderText());
    setAccessibleDescription(isChosen ? details : placeholderText());
}

void ProfileCombo::showPopup()
{
    openPopup({});
}

void ProfileCombo::openPopup(const QString &typed)
{
    m_workspace->profiles()->reload();
    auto *popup = new ProfilePopup(m_workspace->profiles(), m_workspace->profile(), this);
    connect(popup, &ProfilePopup::chosen, this, [this](const QString &name) {
        setFocus(Qt::PopupFocusReason);
        // The profile's own region, where it has one.
        m_workspace->connectTo(name, {});
    });
    popup->popUp(this);
    popup->setSearchText(typed);
}

void ProfileCombo::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    const bool hasCommand = event->modifiers() & (Qt::ControlModifier | Qt::MetaModifier);
    if (key == Qt::Key_Down || key == Qt::Key_Up || key == Qt::Key_F4 || key == Qt::Key_Space || key == Qt::Key_Return
        || key == Qt::Key_Enter) {
        showPopup();
    } else if (!hasCommand && !event->text().isEmpty() && event->text().at(0).isPrint()) {
        openPopup(event->text());
    } else {
        event->ignore();
    }
}

void ProfileCombo::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

RegionCombo::RegionCombo(QWidget *parent)
    : QComboBox(parent)
{
    setUp(this);
    setAccessibleName(tr("Region"));
}

void RegionCombo::setWorkspace(Session::Workspace *workspace)
{
    m_workspace = workspace;
    setPlaceholderText(tr("not set"));
    addItems(workspace->connector()->regions());
    view()->setMinimumWidth(regionListWidth);
    connect(workspace, &Session::Workspace::connectionChanged, this, &RegionCombo::fill);
    connect(this, &QComboBox::activated, this,
            [this] { m_workspace->connectTo(m_workspace->profile(), currentText()); });
    fill();
}

void RegionCombo::fill()
{
    const QSignalBlocker blocker(this);
    // One without IVS, as a profile may name it.
    if (!m_workspace->region().isEmpty() && findText(m_workspace->region()) < 0)
        addItem(m_workspace->region());
    setCurrentIndex(findText(m_workspace->region()));
    setToolTip(currentText());
}

void RegionCombo::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

} // namespace Widgets
