// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/roles.h"

#include <QList>
#include <QScrollArea>

class QVBoxLayout;

namespace Widgets {

// What stands where data would be: why there is none, and what to do.
struct Message
{
    struct Row
    {
        QString label;
        QString value;
        bool isCode = false; // monospace
        bool isStrong = false;

        friend bool operator==(const Row &, const Row &) = default;
    };
    struct Button
    {
        QString id;
        QString text;
        bool isCopy = false; // has the copy icon

        friend bool operator==(const Button &, const Button &) = default;
    };

    Models::Severity severity = Models::Severity::None; // its shape before the heading
    QString heading;
    QString explanation;
    QList<Row> rows;
    QString toDo; // under the rows; `words in backquotes` are set in monospace
    QList<Button> buttons; // the first is the default

    friend bool operator==(const Message &, const Message &) = default;
};

// Shows a Message: left aligned, every value selectable. Keeps the focus on a button that stays.
class MessagePage : public QScrollArea
{
    Q_OBJECT

public:
    explicit MessagePage(QWidget *parent = nullptr);

    void setMessage(const Message &message);
    const Message &message() const { return m_message; }
    // Puts the keyboard on the default button.
    void focusDefault();

Q_SIGNALS:
    void buttonClicked(const QString &id);

private:
    QWidget *makeContent();
    void addHeading(QVBoxLayout *layout, QWidget *content);
    void addRows(QVBoxLayout *layout, QWidget *content);
    void addButtons(QVBoxLayout *layout, QWidget *content);

    Message m_message;
};

} // namespace Widgets
