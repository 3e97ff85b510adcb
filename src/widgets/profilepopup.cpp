// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/profilepopup.h"

#include "models/profilesmodel.h"
#include "models/roles.h"
#include "ui_profilepopup.h"
#include "widgets/listkeys.h"
#include "widgets/theme.h"
#include "widgets/themedicon.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScreen>
#include <QSortFilterProxyModel>

#include <algorithm>

namespace Widgets {

namespace {

constexpr int rowHeight = 38;
constexpr int padding = 6;
constexpr int popupWidth = 360;
constexpr int visibleRows = 9;

} // namespace

void ProfileDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme theme = Theme::of(option.palette);
    const bool isMarked = option.state & QStyle::State_Selected;
    const bool isUsable = index.data(Models::ProfilesModel::IsUsableRole).toBool();
    painter->fillRect(option.rect, isMarked ? theme.accent : theme.base);
    const QColor strong = isMarked ? theme.onAccent : (isUsable ? theme.text : theme.secondaryText);
    const QColor weak = isMarked ? theme.onAccent : theme.secondaryText;
    const QRect box = option.rect.adjusted(padding, 3, -padding, -3);
    const QRect upper(box.x(), box.y(), box.width(), 18);
    const QRect lower(box.x(), box.y() + 18, box.width(), 14);

    const QString account = index.data(Models::RawValueRole).toString();
    const QFontMetrics accountMetrics(Fonts::mono());
    const int accountWidth = account.isEmpty() ? 0 : accountMetrics.horizontalAdvance(account) + Metrics::grid;
    painter->setFont(Fonts::body());
    painter->setPen(strong);
    painter->drawText(
        upper.adjusted(0, 0, -accountWidth, 0), Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetrics(Fonts::body()).elidedText(index.data().toString(), Qt::ElideMiddle, upper.width() - accountWidth));
    painter->setFont(Fonts::mono());
    painter->setPen(weak);
    painter->drawText(upper, Qt::AlignRight | Qt::AlignVCenter, account);
    painter->setFont(Fonts::label());
    painter->drawText(lower, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(Fonts::label())
                          .elidedText(index.data(Models::MeaningRole).toString(), Qt::ElideRight, lower.width()));
}

QSize ProfileDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {0, rowHeight};
}

ProfilePopup::ProfilePopup(const Session::ProfileList *profiles, const QString &current, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_ui(std::make_unique<Ui::ProfilePopup>())
    , m_model(new Models::ProfilesModel(profiles, this))
    , m_proxy(new QSortFilterProxyModel(this))
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    m_proxy->setSourceModel(m_model);
    m_proxy->setFilterRole(Models::FilterTextRole);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_ui->list->setModel(m_proxy);
    m_ui->list->setItemDelegate(new ProfileDelegate(m_ui->list));
    m_ui->hint->setFont(Fonts::label());
    m_ui->hint->setTextFormat(Qt::PlainText);
    m_ui->hint->setForegroundRole(QPalette::PlaceholderText);
    m_ui->search->addAction(themedIcon(IconName::Search, QPalette::PlaceholderText), QLineEdit::LeadingPosition);
    new ListKeys(m_ui->search, m_ui->list);
    m_ui->search->installEventFilter(this);
    m_ui->list->installEventFilter(this);
    connect(m_ui->search, &QLineEdit::textChanged, this, &ProfilePopup::filter);
    connect(m_ui->list, &QListView::clicked, this, &ProfilePopup::choose);
    connect(m_ui->list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ProfilePopup::showHint);
    connect(m_proxy, &QAbstractItemModel::modelReset, this, [this] { filter(m_ui->search->text()); });
    m_ui->list->setCurrentIndex(m_proxy->mapFromSource(m_model->index(std::max(m_model->rowOf(current), 0))));
    showHint();
}

ProfilePopup::~ProfilePopup() = default;

void ProfilePopup::setSearchText(const QString &text)
{
    m_ui->search->setText(text);
}

void ProfilePopup::popUp(const QWidget *anchor)
{
    const int rows = std::clamp(m_proxy->rowCount(), 2, visibleRows);
    m_ui->list->setFixedHeight(rows * rowHeight);
    setFixedWidth(std::max(popupWidth, anchor->width()));
    adjustSize();
    const QRect screen = anchor->screen()->availableGeometry();
    QPoint corner = anchor->mapToGlobal(QPoint(0, anchor->height() + 1));
    if (corner.y() + height() > screen.bottom())
        corner.setY(std::max(anchor->mapToGlobal(QPoint(0, 0)).y() - height() - 1, screen.top()));
    corner.setX(std::clamp(corner.x(), screen.left(), std::max(screen.right() - width(), screen.left())));
    move(corner);
    show();
    m_ui->search->setFocus(Qt::PopupFocusReason);
    m_ui->list->scrollTo(m_ui->list->currentIndex());
}

// The first that can be used is marked, so that Enter chooses what was typed.
void ProfilePopup::filter(const QString &text)
{
    m_proxy->setFilterFixedString(text.trimmed());
    QModelIndex marked = m_proxy->index(0, 0);
    for (int row = 0; row < m_proxy->rowCount(); ++row) {
        const QModelIndex index = m_proxy->index(row, 0);
        if (index.data(Models::ProfilesModel::IsUsableRole).toBool()) {
            marked = index;
            break;
        }
    }
    m_ui->list->setCurrentIndex(marked);
    showHint();
}

void ProfilePopup::choose()
{
    const QModelIndex index = m_ui->list->currentIndex();
    if (!index.isValid() || !index.data(Models::ProfilesModel::IsUsableRole).toBool())
        return;
    const QString name = index.data(Models::NameRole).toString();
    close();
    Q_EMIT chosen(name);
}

void ProfilePopup::showHint()
{
    const QModelIndex index = m_ui->list->currentIndex();
    if (m_model->rowCount() == 0)
        m_ui->hint->setText(tr("The shared files hold no profile. Run aws configure sso or aws configure."));
    else if (m_proxy->rowCount() == 0)
        m_ui->hint->setText(tr("No profile matches."));
    else if (index.isValid() && !index.data(Models::ProfilesModel::IsUsableRole).toBool())
        m_ui->hint->setText(tr("%1: %2").arg(index.data().toString(), index.data(Models::MeaningRole).toString()));
    else
        m_ui->hint->setText(
            tr("%1 of %2 profiles. Enter chooses, Esc closes.").arg(m_proxy->rowCount()).arg(m_model->rowCount()));
}

bool ProfilePopup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        choose();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace Widgets
