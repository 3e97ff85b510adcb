// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLineEdit>
#include <QPointer>

#include <optional>

class QLabel;

namespace Base {
struct Error;
}
namespace Session {
class Workspace;
}

namespace Widgets {

// Where a channel ARN, a stream id or a console URL is typed or pasted. What is wrong with it, and how far the search
// for a stream id has come, stands right under the field. The focus goes back to where it came from when the field is
// left with Esc, or with a target that was understood.
class GoToField : public QLineEdit
{
    Q_OBJECT

public:
    // `workspace` must outlive the field.
    explicit GoToField(Session::Workspace *workspace, QWidget *parent = nullptr);
    ~GoToField() override;

    void focusForInput();
    // What stands under the field; empty where nothing does.
    QString noticeText() const;

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void moveEvent(QMoveEvent *event) override;

private:
    void go();
    void giveFocusBack();
    void showScan();
    void showScanEnd(const QString &streamId, const std::optional<Base::Error> &error);
    void showNotice(const QString &text, bool isFault);
    void placeNotice();

    Session::Workspace *m_workspace;
    QPointer<QWidget> m_before; // had the focus
    QLabel *m_notice = nullptr; // a child of the window, which may go before us
};

} // namespace Widgets
