// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/noteeditor.h"

#include "widgets/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Widgets {

namespace {

constexpr int editorWidth = 280;
constexpr int textHeight = 64;

} // namespace

NoteEditor::NoteEditor(QWidget *parent)
    : QFrame(parent)
    , m_title(new QLabel(this))
    , m_text(new QPlainTextEdit(this))
{
    setObjectName(u"noteEditor"_s);
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setFixedWidth(editorWidth);
    m_title->setFont(Fonts::strong());
    m_text->setObjectName(u"noteText"_s);
    m_text->setFont(Fonts::body());
    m_text->setFixedHeight(textHeight);
    m_text->setTabChangesFocus(true);
    m_text->installEventFilter(this);
    auto *hint = new QLabel(tr("Enter keeps it, Shift+Enter a new line, Esc cancels"), this);
    hint->setFont(Fonts::label());
    hint->setForegroundRole(QPalette::PlaceholderText);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->setSpacing(4);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addWidget(hint);
    hide();
}

void NoteEditor::edit(const QString &title, const QString &text, int x, int y)
{
    m_title->setText(title);
    m_text->setAccessibleName(title);
    m_text->setPlainText(text);
    m_text->selectAll();
    adjustSize();
    const int last = std::max(0, parentWidget()->width() - width());
    move(std::clamp(x - width() / 2, 0, last), std::clamp(y, 0, std::max(0, parentWidget()->height() - height())));
    show();
    raise();
    m_text->setFocus(Qt::PopupFocusReason);
}

void NoteEditor::end()
{
    if (isHidden())
        return;
    // The focus goes first: a hidden widget's is given to whatever comes next, and a table takes it for a choice.
    Q_EMIT closed();
    hide();
}

bool NoteEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_text)
        return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason
        && static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason) {
        hide(); // who went elsewhere stays there
        return false;
    }
    // Before it becomes a shortcut of the window, where Esc cancels what is being read.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() == Qt::Key_Escape) {
        end();
        return true;
    }
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (!isEnter || key->modifiers().testFlag(Qt::ShiftModifier))
        return QFrame::eventFilter(watched, event);
    const QString text = m_text->toPlainText().trimmed();
    end();
    Q_EMIT accepted(text);
    return true;
}

} // namespace Widgets
