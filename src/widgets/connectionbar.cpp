// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/connectionbar.h"

#include "widgets/accountbutton.h"
#include "widgets/connectioncombos.h"
#include "widgets/theme.h"

#include <QHBoxLayout>

namespace Widgets {

namespace {

constexpr int comboHeight = 20;
constexpr int profileWidth = 130;
constexpr int regionWidth = 112;

} // namespace

ConnectionBar::ConnectionBar(Session::Workspace *workspace, QWidget *parent)
    : QWidget(parent)
    , m_profile(new ProfileCombo(this))
    , m_region(new RegionCombo(this))
    , m_account(new AccountButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, Metrics::grid, 0);
    layout->setSpacing(Metrics::grid);
    for (QWidget *widget :
         {static_cast<QWidget *>(m_profile), static_cast<QWidget *>(m_region), static_cast<QWidget *>(m_account)})
        layout->addWidget(widget);
    for (QComboBox *combo : {static_cast<QComboBox *>(m_profile), static_cast<QComboBox *>(m_region)})
        combo->setFont(Fonts::small());
    m_profile->setFixedSize(profileWidth, comboHeight);
    m_region->setFixedSize(regionWidth, comboHeight);
    m_profile->setWorkspace(workspace);
    m_region->setWorkspace(workspace);
    m_account->setWorkspace(workspace, true);
    connect(m_account, &AccountButton::signInRequested, this, &ConnectionBar::signInRequested);
    connect(m_account, &AccountButton::copied, this, &ConnectionBar::copied);
}

void ConnectionBar::chooseProfile()
{
    m_profile->setFocus(Qt::ShortcutFocusReason);
    m_profile->showPopup();
}

} // namespace Widgets
