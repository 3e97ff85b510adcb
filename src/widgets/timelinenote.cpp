// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timelinenote.h"

#include "models/timelinelayout.h"
#include "widgets/theme.h"
#include "widgets/themedicon.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Widgets {

namespace {

constexpr int textWidth = 640;

// Words between backquotes are typed as they stand.
QString withCode(const QString &text)
{
    static const QRegularExpression quoted(u"`([^`]+)`"_s);
    QString html = text.toHtmlEscaped();
    html.replace(quoted, u"<b><code style=\"font-family:'Noto Sans Mono',monospace\">\\1</code></b>"_s);
    return html;
}

} // namespace

TimelineNote::TimelineNote(QWidget *parent)
    : QWidget(parent)
    , m_heading(new QLabel(this))
    , m_text(new QLabel(this))
    , m_detail(new QLabel(this))
    , m_buttons(new QWidget(this))
    , m_tryAgain(new QPushButton(tr("Try again"), m_buttons))
    , m_copy(new QPushButton(themedIcon(IconName::Copy), tr("Copy policy statement"), m_buttons))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_heading->setFont(Fonts::strong());
    m_heading->setObjectName(u"chartsNoteHeading"_s);
    m_heading->setTextFormat(Qt::PlainText);
    m_text->setFont(Fonts::body());
    m_text->setTextFormat(Qt::RichText);
    m_text->setWordWrap(true);
    m_text->setMaximumWidth(textWidth);
    m_detail->setFont(Fonts::mono());
    m_detail->setTextFormat(Qt::PlainText);
    m_detail->setForegroundRole(QPalette::PlaceholderText);
    for (QLabel *label : {m_heading, m_text, m_detail})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *buttons = new QHBoxLayout(m_buttons);
    buttons->setContentsMargins(0, 8, 0, 0);
    buttons->setSpacing(8);
    buttons->addWidget(m_tryAgain);
    buttons->addWidget(m_copy);
    buttons->addStretch(1);
    m_tryAgain->setDefault(true);
    connect(m_tryAgain, &QPushButton::clicked, this, &TimelineNote::tryAgainWanted);
    connect(m_copy, &QPushButton::clicked, this, [this] { Q_EMIT copyWanted(m_note->policy); });

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(static_cast<int>(Models::TimelineFrame::gutter), 12, Metrics::pagePadding, 12);
    layout->setSpacing(4);
    for (QWidget *part : {static_cast<QWidget *>(m_heading), static_cast<QWidget *>(m_text),
                          static_cast<QWidget *>(m_detail), m_buttons})
        layout->addWidget(part);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    hide();
}

void TimelineNote::setNote(const std::optional<Models::ChartsNote> &note)
{
    if (m_note == note)
        return;
    m_note = note;
    if (note) {
        m_heading->setText(note->heading);
        m_text->setText(withCode(note->text));
        m_detail->setText(note->detail);
        m_detail->setVisible(!note->detail.isEmpty());
        m_tryAgain->setVisible(note->canTryAgain);
        m_copy->setVisible(!note->policy.isEmpty());
        m_buttons->setVisible(note->canTryAgain || !note->policy.isEmpty());
        setAccessibleName(note->heading);
    }
    setVisible(note.has_value());
    fitText();
    updateGeometry();
}

void TimelineNote::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitText();
}

// A layout of a fixed height asks a wrapped text for the height of its hint, which is not that of its width.
void TimelineNote::fitText()
{
    const QMargins margins = layout()->contentsMargins();
    const int room = std::min(textWidth, width() - margins.left() - margins.right());
    if (room > 0)
        m_text->setFixedHeight(m_text->heightForWidth(room));
}

} // namespace Widgets
