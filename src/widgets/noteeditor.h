// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>

class QLabel;
class QPlainTextEdit;

namespace Widgets {

// A small editor over the timeline for the words of one mark. Enter keeps them, Shift+Enter begins a line, Esc or a
// click elsewhere lets them go.
class NoteEditor : public QFrame
{
    Q_OBJECT

public:
    explicit NoteEditor(QWidget *parent);

    // Opens with its middle at `x` as far as the parent has room, its top at `y`.
    void edit(const QString &title, const QString &text, int x, int y);

Q_SIGNALS:
    void accepted(const QString &text);
    void closed(); // by a key: the focus is to go back to where it came from

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void end();

    QLabel *m_title;
    QPlainTextEdit *m_text;
};

} // namespace Widgets
