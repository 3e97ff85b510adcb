// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/gotofield.h"

#include "models/accounttext.h"
#include "session/erroradvice.h"
#include "session/workspace.h"
#include "widgets/theme.h"
#include "widgets/themedicon.h"

#include <QAction>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPointer>

namespace Widgets {

GoToField::GoToField(Session::Workspace *workspace, QWidget *parent)
    : QLineEdit(parent)
    , m_workspace(workspace)
{
    setPlaceholderText(tr("Go to channel ARN, stream id or console URL"));
    setAccessibleName(placeholderText());
    addAction(themedIcon(IconName::Search, QPalette::PlaceholderText), QLineEdit::LeadingPosition);
    connect(this, &QLineEdit::returnPressed, this, &GoToField::go);
    connect(this, &QLineEdit::textEdited, this, [this] { showNotice({}, false); });
    connect(m_workspace, &Session::Workspace::scanChanged, this, &GoToField::showScan);
    connect(m_workspace, &Session::Workspace::scanEnded, this, &GoToField::showScanEnd);
}

GoToField::~GoToField() = default;

void GoToField::focusForInput()
{
    if (!hasFocus())
        m_before = window()->focusWidget();
    setFocus(Qt::ShortcutFocusReason);
    selectAll();
}

void GoToField::giveFocusBack()
{
    if (m_before && m_before->isVisible() && m_before != this)
        m_before->setFocus(Qt::OtherFocusReason);
    else
        clearFocus();
}

QString GoToField::noticeText() const
{
    return m_notice && m_notice->isVisible() ? m_notice->text() : QString();
}

void GoToField::go()
{
    const auto target = Session::parseTarget(text());
    if (!target) {
        showNotice(target.error().message, true);
        return;
    }
    showNotice({}, false);
    m_workspace->goTo(*target);
    if (!m_workspace->isConnected())
        showNotice(tr("Nothing can be asked yet: choose a profile and a region first."), true);
    else if (!m_workspace->isScanning())
        giveFocusBack();
}

void GoToField::showScan()
{
    if (!m_workspace->isScanning()) {
        showNotice({}, false);
        return;
    }
    showNotice(tr("Looking through the channels: %1 of %2. Esc stops.")
                   .arg(m_workspace->scannedCount())
                   .arg(m_workspace->scanTotal()),
               false);
}

void GoToField::showScanEnd(const QString &streamId, const std::optional<Base::Error> &error)
{
    if (error)
        showNotice(tr("The search stopped: %1. %2")
                       .arg(Session::adviceFor(*error, Models::profileDisplayName(m_workspace->profile())).heading,
                            error->message),
                   true);
    else
        showNotice(tr("No channel of this profile and region has the session %1. A deleted channel's session is found "
                      "with its channel ARN.")
                       .arg(streamId),
                   true);
}

void GoToField::showNotice(const QString &text, bool isFault)
{
    if (!m_notice) {
        if (text.isEmpty())
            return;
        m_notice = new QLabel(window());
        m_notice->setObjectName(QStringLiteral("goToNotice"));
        m_notice->setTextFormat(Qt::PlainText);
        m_notice->setWordWrap(true);
        m_notice->setMargin(8);
        m_notice->setFrameShape(QFrame::Box);
        m_notice->setAutoFillBackground(true);
        m_notice->setBackgroundRole(QPalette::Base);
        m_notice->setFont(Fonts::small());
    }
    m_notice->setVisible(!text.isEmpty());
    if (text.isEmpty())
        return;
    const Theme theme = Theme::of(palette());
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, isFault ? theme.severityText(Models::Severity::Error) : theme.text);
    m_notice->setPalette(colours);
    m_notice->setText(text);
    placeNotice();
    m_notice->raise();
    // Read aloud where a screen reader listens.
    setAccessibleDescription(text);
}

void GoToField::placeNotice()
{
    if (!m_notice || !m_notice->isVisible())
        return;
    m_notice->setFixedWidth(width());
    m_notice->setFixedHeight(m_notice->heightForWidth(width()));
    m_notice->move(mapTo(window(), QPoint(0, height() + 2)));
}

bool GoToField::event(QEvent *event)
{
    // Esc is the window's shortcut for Cancel; here it first takes the notice and the text away.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape && !m_workspace->isScanning()) {
            event->accept();
            return true;
        }
    }
    return QLineEdit::event(event);
}

void GoToField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        showNotice({}, false);
        clear();
        giveFocusBack();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void GoToField::moveEvent(QMoveEvent *event)
{
    QLineEdit::moveEvent(event);
    placeNotice();
}

void GoToField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (!text().isEmpty() || hasFocus())
        return;
    QPainter painter(this);
    painter.setFont(Fonts::label());
    painter.setPen(Theme::of(palette()).secondaryText);
    painter.drawText(rect().adjusted(0, 0, -8, 0), Qt::AlignRight | Qt::AlignVCenter,
                     QKeySequence(Qt::CTRL | Qt::Key_L).toString(QKeySequence::NativeText));
}

} // namespace Widgets
