// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSplitter>

namespace Widgets {

// A splitter whose handle is one pixel to look at and Metrics::splitterGrip to take hold of.
class Splitter : public QSplitter
{
    Q_OBJECT

public:
    explicit Splitter(Qt::Orientation orientation, QWidget *parent = nullptr);
    explicit Splitter(QWidget *parent = nullptr);

    // QSplitter's own takes the handle's width from the state as well.
    void restoreSizes(const QByteArray &state);

protected:
    QSplitterHandle *createHandle() override;
};

} // namespace Widgets
