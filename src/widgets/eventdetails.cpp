// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/eventdetails.h"

#include "models/eventsmodel.h"
#include "models/roles.h"
#include "widgets/desktop.h"
#include "widgets/theme.h"
#include "widgets/themedicon.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Widgets {

namespace {

constexpr int leastRoom = 200; // a header, some rows, and us

QString sentence(QString text)
{
    if (!text.isEmpty() && !text.endsWith(u'.'))
        text += u'.';
    return text;
}

} // namespace

EventDetails::EventDetails(Desktop *desktop, QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_link(new QToolButton(this))
{
    m_text->setObjectName(u"eventDetails"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setFont(Fonts::small());
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_link->setIcon(themedIcon(IconName::Link, QPalette::PlaceholderText));
    m_link->setAutoRaise(true);
    m_link->setFixedSize(22, 22);
    m_link->setFocusPolicy(Qt::TabFocus);
    m_link->setToolTip(tr("Open the documentation"));
    m_link->setAccessibleName(m_link->toolTip());
    connect(m_link, &QToolButton::clicked, this, [this, desktop] { desktop->openUrl(QUrl(m_url)); });
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Metrics::pagePadding, 5, 6, 5);
    layout->setSpacing(8);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_link, 0, Qt::AlignTop);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    hide();
}

void EventDetails::setEvent(const QModelIndex &row)
{
    QStringList sentences;
    if (row.isValid()) {
        sentences += sentence(row.siblingAtColumn(Models::EventsModel::MeaningColumn).data().toString());
        sentences += sentence(row.data(Models::MeaningRole).toString());
        sentences.removeAll(QString());
    }
    m_text->setText(sentences.join(u' '));
    m_text->setAccessibleName(row.isValid() ? tr("Selected event: %1").arg(m_text->text()) : QString());
    m_url = row.data(Models::DocumentationRole).toUrl().toString();
    m_link->setVisible(!m_url.isEmpty());
    updateVisible();
}

void EventDetails::setRoom(int height)
{
    m_room = height;
    updateVisible();
}

QString EventDetails::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void EventDetails::updateVisible()
{
    setVisible(!m_text->text().isEmpty() && m_room >= leastRoom);
}

void EventDetails::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme theme = Theme::of(palette());
    painter.fillRect(rect(), theme.window);
    painter.fillRect(0, 0, width(), 1, theme.hairline);
}

} // namespace Widgets
