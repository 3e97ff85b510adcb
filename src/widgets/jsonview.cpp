// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/jsonview.h"

#include "base/json.h"
#include "ui_jsonview.h"
#include "widgets/jsonhighlighter.h"
#include "widgets/theme.h"
#include "widgets/themedicon.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace Widgets {

JsonView::JsonView(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::JsonView>())
{
    m_ui->setupUi(this);
    m_ui->title->setFont(Fonts::strong());
    for (QLabel *label : {m_ui->withheld, m_ui->matches}) {
        label->setFont(Fonts::small());
        label->setForegroundRole(QPalette::PlaceholderText);
    }
    m_ui->find->setFixedWidth(220);
    m_ui->find->addAction(themedIcon(IconName::Search, QPalette::PlaceholderText), QLineEdit::LeadingPosition);
    m_ui->previous->setIcon(themedIcon(IconName::ChevronUp));
    m_ui->next->setIcon(themedIcon(IconName::ChevronDown));
    m_ui->text->setFont(Fonts::mono());
    m_ui->text->document()->setDocumentMargin(8);
    m_ui->find->installEventFilter(this);
    m_highlighter = new JsonHighlighter(m_ui->text->document());
    connect(m_ui->find, &QLineEdit::textChanged, this, &JsonView::findFromStart);
    connect(m_ui->next, &QToolButton::clicked, this, [this] { find(false); });
    connect(m_ui->previous, &QToolButton::clicked, this, [this] { find(true); });
    connect(m_ui->copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(text());
        Q_EMIT copied(tr("JSON copied."));
    });
    showMatches();
}

JsonView::~JsonView() = default;

void JsonView::setDocument(const QJsonObject &document)
{
    QStringList withheld;
    const QString shown = QString::fromUtf8(Base::toJsonText(Base::withoutSecrets(document, &withheld)));
    // The same text keeps its place and its selection.
    if (shown == text())
        return;
    if (text().isEmpty())
        m_ui->text->setPlainText(shown);
    else
        replaceText(shown);
    m_ui->withheld->setText(withheld.isEmpty() ? QString()
                                               : tr("withheld: %1").arg(withheld.join(QStringLiteral(", "))));
    showMatches();
}

// Only what differs is replaced, so that place and selection survive elsewhere; lines that come above what is looked at
// do not move it.
void JsonView::replaceText(const QString &shown)
{
    const QString before = text();
    const qsizetype shorter = std::min(before.size(), shown.size());
    const auto differing = std::mismatch(before.begin(), before.begin() + shorter, shown.begin());
    const qsizetype from = differing.first - before.begin();
    qsizetype same = 0;
    while (same < shorter - from && before.at(before.size() - 1 - same) == shown.at(shown.size() - 1 - same))
        ++same;
    const QStringView removed = QStringView(before).mid(from, before.size() - same - from);
    const QStringView added = QStringView(shown).mid(from, shown.size() - same - from);

    QScrollBar *bar = m_ui->text->verticalScrollBar();
    const int top = m_ui->text->cursorForPosition({}).position();
    const int line = bar->value();
    QTextCursor cursor(m_ui->text->document());
    cursor.setPosition(static_cast<int>(from));
    cursor.setPosition(static_cast<int>(from + removed.size()), QTextCursor::KeepAnchor);
    cursor.insertText(added.toString());
    const bool isAbove = line > 0 && from < top;
    bar->setValue(isAbove ? line + static_cast<int>(added.count(u'\n') - removed.count(u'\n')) : line);
}

void JsonView::clear()
{
    m_ui->text->clear();
    m_ui->withheld->clear();
}

QString JsonView::text() const
{
    return m_ui->text->toPlainText();
}

void JsonView::focusFind()
{
    m_ui->find->setFocus(Qt::ShortcutFocusReason);
    m_ui->find->selectAll();
}

void JsonView::focusText()
{
    m_ui->text->setFocus(Qt::ShortcutFocusReason);
}

void JsonView::find(bool backward)
{
    const QString wanted = m_ui->find->text();
    if (wanted.isEmpty())
        return;
    const auto flags = backward ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    if (m_ui->text->find(wanted, flags))
        return;
    // Round to the other end.
    QTextCursor cursor = m_ui->text->textCursor();
    cursor.movePosition(backward ? QTextCursor::End : QTextCursor::Start);
    m_ui->text->setTextCursor(cursor);
    m_ui->text->find(wanted, flags);
}

void JsonView::findFromStart()
{
    QTextCursor cursor = m_ui->text->textCursor();
    cursor.movePosition(QTextCursor::Start);
    m_ui->text->setTextCursor(cursor);
    showMatches();
    find(false);
}

void JsonView::showMatches()
{
    const QString wanted = m_ui->find->text();
    m_matchCount = wanted.isEmpty() ? 0 : int(text().count(wanted, Qt::CaseInsensitive));
    m_ui->matches->setText(wanted.isEmpty() ? QString() : tr("%n match(es)", nullptr, m_matchCount));
    m_ui->previous->setEnabled(m_matchCount > 0);
    m_ui->next->setEnabled(m_matchCount > 0);
}

bool JsonView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_ui->find && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            find(key->modifiers() & Qt::ShiftModifier);
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            focusText();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void JsonView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_highlighter)
        m_highlighter->rehighlight();
}

void JsonView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme theme = Theme::of(palette());
    painter.fillRect(0, 0, width(), 1, theme.hairline);
    painter.fillRect(0, m_ui->bar->geometry().bottom(), width(), 1, theme.hairline);
}

} // namespace Widgets
