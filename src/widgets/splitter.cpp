// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/splitter.h"

#include "widgets/theme.h"

namespace Widgets {

namespace {

// Qt lets a handle of one pixel be taken beside it, by margins on top of its neighbours, but by two pixels a side
// alone.
class Handle : public QSplitterHandle
{
public:
    using QSplitterHandle::QSplitterHandle;

protected:
    // QSplitterHandle's would set its own margins, and each change of them comes here again.
    void resizeEvent(QResizeEvent *) override
    {
        setAttribute(Qt::WA_MouseNoMask);
        constexpr int side = (Metrics::splitterGrip - Metrics::splitterWidth) / 2;
        if (orientation() == Qt::Horizontal)
            setContentsMargins(side, 0, side, 0);
        else
            setContentsMargins(0, side, 0, side);
        setMask(QRegion(contentsRect()));
    }
};

} // namespace

Splitter::Splitter(Qt::Orientation orientation, QWidget *parent)
    : QSplitter(orientation, parent)
{
    setHandleWidth(Metrics::splitterWidth);
    setChildrenCollapsible(false);
}

Splitter::Splitter(QWidget *parent)
    : Splitter(Qt::Horizontal, parent)
{
}

void Splitter::restoreSizes(const QByteArray &state)
{
    restoreState(state);
    setHandleWidth(Metrics::splitterWidth);
    setChildrenCollapsible(false);
}

QSplitterHandle *Splitter::createHandle()
{
    return new Handle(orientation(), this);
}

} // namespace Widgets
