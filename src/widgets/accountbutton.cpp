// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/accountbutton.h"

#include "models/accounttext.h"
#include "session/workspace.h"
#include "widgets/theme.h"
#include "widgets/themedicon.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>

namespace Widgets {

namespace {

constexpr int lineHeight = 15;
constexpr int padding = 2;
constexpr int gap = 8;
constexpr int arrowWidth = 12;
constexpr int rounding = 4; // a text as wide as its room is elided now and then

int widthOf(const QString &text)
{
    return text.isEmpty() ? 0 : QFontMetrics(Fonts::label()).horizontalAdvance(text);
}

} // namespace

AccountButton::AccountButton(QWidget *parent)
    : QToolButton(parent)
{
    setAutoRaise(true);
    setFont(Fonts::label());
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::TabFocus);
    setMenu(new QMenu(this));
    connect(menu(), &QMenu::aboutToShow, this, &AccountButton::fillMenu);
}

void AccountButton::setWorkspace(Session::Workspace *workspace, bool singleLine)
{
    m_workspace = workspace;
    m_isSingleLine = singleLine;
    connect(workspace->account(), &Session::Account::changed, this, &AccountButton::refill);
    connect(workspace, &Session::Workspace::connectionChanged, this, &AccountButton::refill);
    refill();
}

void AccountButton::refill()
{
    const Session::Account &account = *m_workspace->account();
    const QString who = Models::accountText(account);
    const QString time = Models::accountTimeText(account);
    const bool isOther = who != m_who || time != m_time;
    m_who = who;
    m_time = time;
    const QString details = Models::accountDetailsText(account, m_workspace->profile(), m_workspace->region());
    setToolTip(details);
    setAccessibleName(tr("Account: %1").arg(m_time.isEmpty() ? m_who : m_who + QStringLiteral(", ") + m_time));
    setAccessibleDescription(details);
    setVisible(!m_who.isEmpty());
    if (isOther) {
        setFixedHeight(sizeHint().height());
        updateGeometry();
        update();
    }
}

void AccountButton::fillMenu()
{
    menu()->clear();
    const auto copy = [this](const QString &label, const QString &text, const QString &what) {
        connect(menu()->addAction(label), &QAction::triggered, this, [this, text, what] {
            QGuiApplication::clipboard()->setText(text);
            Q_EMIT copied(what);
        });
    };
    if (const auto &identity = m_workspace->account()->identity()) {
        copy(tr("Copy &account id"), identity->accountId, tr("Account id copied."));
        copy(tr("Copy A&RN"), identity->arn, tr("ARN copied."));
    } else {
        connect(menu()->addAction(tr("Ask &again")), &QAction::triggered, m_workspace->account(),
                &Session::Account::identify);
    }
    if (m_workspace->account()->canSignIn())
        connect(menu()->addAction(tr("&Sign in…")), &QAction::triggered, this, &AccountButton::signInRequested);
}

// Two lines wherever there is a time: a height that hung on the width would move all that stands below.
bool AccountButton::hasTwoLines() const
{
    return !m_isSingleLine && !m_time.isEmpty();
}

QSize AccountButton::sizeHint() const
{
    const int time = m_time.isEmpty() ? 0 : gap + widthOf(m_time);
    return {widthOf(m_who) + (hasTwoLines() ? 0 : time) + arrowWidth + 2 * padding + rounding,
            (hasTwoLines() ? 2 : 1) * lineHeight + 3};
}

QSize AccountButton::minimumSizeHint() const
{
    return {m_isSingleLine ? std::min(sizeHint().width(), 120) : 40, sizeHint().height()};
}

void AccountButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme theme = Theme::of(palette());
    const bool isPointed = underMouse() || hasFocus();
    const QFontMetrics metrics(Fonts::label());
    const QRect box = rect().adjusted(padding, 0, -padding, 0);
    const QRect first(box.x(), 1, box.width() - arrowWidth, lineHeight);
    const bool isTwoLines = hasTwoLines();
    const int timeWidth = isTwoLines || m_time.isEmpty() ? 0 : widthOf(m_time) + gap;
    painter.setFont(Fonts::label());
    painter.setPen(isPointed ? theme.text : theme.secondaryText);
    painter.drawText(first, Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(m_who, Qt::ElideMiddle, first.width() - timeWidth));
    if (isTwoLines)
        painter.drawText(first.translated(0, lineHeight), Qt::AlignLeft | Qt::AlignVCenter, m_time);
    else
        painter.drawText(first, Qt::AlignRight | Qt::AlignVCenter, m_time);
    paintIcon(&painter, IconName::ChevronDown, QRectF(box.right() - arrowWidth + 3, 4, 10, 10),
              isPointed ? theme.text : theme.secondaryText);
    if (hasFocus()) {
        painter.setPen(theme.accentLine);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

} // namespace Widgets
