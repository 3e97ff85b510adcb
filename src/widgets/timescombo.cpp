// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timescombo.h"

#include "session/timedisplay.h"
#include "widgets/zonedialog.h"

#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace Widgets {

namespace {

using Base::TimeFormat;

QString otherZone()
{
    return u"other"_s;
}

} // namespace

TimesCombo::TimesCombo(Session::TimeDisplay *display, QWidget *parent)
    : QComboBox(parent)
    , m_display(display)
{
    setAccessibleName(tr("Times"));
    connect(this, &QComboBox::activated, this, &TimesCombo::choose);
    connect(display, &Session::TimeDisplay::changed, this, &TimesCombo::fill);
    fill();
}

void TimesCombo::fill()
{
    const QSignalBlocker blocker(this);
    const TimeFormat &format = m_display->format();
    clear();
    addItem(tr("UTC"), TimeFormat::utc().toText());
    addItem(tr("Local"), TimeFormat::local().toText());
    addItem(tr("T+ since start"), TimeFormat::elapsed().toText());
    if (format.kind() == TimeFormat::Kind::Zone)
        addItem(format.toText(), format.toText());
    addItem(tr("Other zone…"), otherZone());
    setCurrentIndex(findData(format.toText()));
}

void TimesCombo::choose(int index)
{
    const QString text = itemData(index).toString();
    if (text == otherZone())
        chooseZone();
    else
        m_display->setFormat(TimeFormat::fromText(text));
    fill();
}

void TimesCombo::chooseZone()
{
    auto *dialog = new ZoneDialog(window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (const auto format = dialog->format())
            m_display->setFormat(*format);
    });
    dialog->open();
}

} // namespace Widgets
