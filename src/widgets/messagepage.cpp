// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/messagepage.h"

#include "widgets/severitywidget.h"
#include "widgets/theme.h"
#include "widgets/themedicon.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Widgets {

namespace {

constexpr int textWidth = 640;
constexpr int labelWidth = 136;

QLabel *makeText(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setFocusPolicy(Qt::NoFocus);
    return label;
}

// Words between backquotes are typed in a terminal.
QString withCode(const QString &text)
{
    static const QRegularExpression quoted(u"`([^`]+)`"_s);
    QString html = text.toHtmlEscaped();
    html.replace(quoted, u"<code style=\"font-family:'Noto Sans Mono',monospace\">\\1</code>"_s);
    return html;
}

} // namespace

MessagePage::MessagePage(QWidget *parent)
    : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setBackgroundRole(QPalette::Base);
    viewport()->setBackgroundRole(QPalette::Base);
    setFocusPolicy(Qt::NoFocus);
}

void MessagePage::setMessage(const Message &message)
{
    if (widget() && message == m_message)
        return;
    m_message = message;
    // The button whose click led here may be among what goes.
    if (QWidget *old = takeWidget())
        old->deleteLater();
    setWidget(makeContent());
}

void MessagePage::focusDefault()
{
    if (auto *button = widget() ? widget()->findChild<QPushButton *>() : nullptr)
        button->setFocus(Qt::OtherFocusReason);
}

QWidget *MessagePage::makeContent()
{
    auto *content = new QWidget;
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    content->setAccessibleName(m_message.heading);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(32, m_message.severity == Models::Severity::None ? 48 : 20, 32, 20);
    layout->setSpacing(0);
    addHeading(layout, content);
    if (!m_message.explanation.isEmpty()) {
        auto *text = new QLabel(withCode(m_message.explanation), content);
        text->setTextFormat(Qt::RichText);
        text->setWordWrap(true);
        text->setMaximumWidth(textWidth);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout->addSpacing(4);
        layout->addWidget(text);
    }
    addRows(layout, content);
    if (!m_message.toDo.isEmpty()) {
        auto *text = new QLabel(withCode(m_message.toDo), content);
        text->setTextFormat(Qt::RichText);
        text->setWordWrap(true);
        text->setMaximumWidth(textWidth);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout->addSpacing(12);
        layout->addWidget(text);
    }
    addButtons(layout, content);
    layout->addStretch();
    return content;
}

void MessagePage::addHeading(QVBoxLayout *layout, QWidget *content)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    if (m_message.severity != Models::Severity::None) {
        row->addWidget(new SeverityWidget(m_message.severity, content, 16));
    }
    QLabel *heading = makeText(m_message.heading, content);
    heading->setObjectName(u"messageHeading"_s);
    heading->setFont(Fonts::heading());
    row->addWidget(heading, 1);
    layout->addLayout(row);
}

void MessagePage::addRows(QVBoxLayout *layout, QWidget *content)
{
    if (m_message.rows.isEmpty())
        return;
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->setColumnMinimumWidth(0, labelWidth);
    grid->setColumnMinimumWidth(1, textWidth - labelWidth);
    grid->setColumnStretch(2, 1);
    int line = 0;
    for (const Message::Row &row : m_message.rows) {
        auto *label = new QLabel(row.label, content);
        label->setForegroundRole(QPalette::PlaceholderText);
        grid->addWidget(label, line, 0, Qt::AlignTop | Qt::AlignLeft);
        QLabel *value = makeText(row.value, content);
        value->setAccessibleName(row.label);
        value->setMaximumWidth(textWidth - labelWidth);
        if (row.isCode) {
            QFont font = Fonts::mono();
            font.setBold(row.isStrong);
            value->setFont(font);
            // An ARN has no spaces: as wide as it is, not cut.
            value->setWordWrap(false);
            value->setMaximumWidth(QWIDGETSIZE_MAX);
        }
        grid->addWidget(value, line, 1, Qt::AlignTop);
        ++line;
    }
    layout->addSpacing(12);
    layout->addLayout(grid);
}

void MessagePage::addButtons(QVBoxLayout *layout, QWidget *content)
{
    if (m_message.buttons.isEmpty())
        return;
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    bool isFirst = true;
    for (const Message::Button &button : m_message.buttons) {
        auto *widget = new QPushButton(button.text, content);
        if (button.isCopy)
            widget->setIcon(themedIcon(IconName::Copy));
        widget->setObjectName(button.id);
        widget->setAutoDefault(false);
        widget->setDefault(isFirst);
        isFirst = false;
        connect(widget, &QPushButton::clicked, this, [this, id = button.id] { Q_EMIT buttonClicked(id); });
        row->addWidget(widget);
    }
    row->addStretch();
    layout->addSpacing(16);
    layout->addLayout(row);
}

} // namespace Widgets
