// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <memory>

class QJsonObject;

namespace Ui {
class JsonView;
}

namespace Widgets {

class JsonHighlighter;

// The response as text: read-only, to be searched and copied. Secrets are left out and named.
class JsonView : public QWidget
{
    Q_OBJECT

public:
    explicit JsonView(QWidget *parent = nullptr);
    ~JsonView() override;

    void setDocument(const QJsonObject &document);
    void clear();
    QString text() const;
    void focusFind();
    void focusText();

Q_SIGNALS:
    void copied(const QString &what);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void find(bool backward);
    void findFromStart();
    void showMatches();
    void replaceText(const QString &shown);

    std::unique_ptr<Ui::JsonView> m_ui;
    JsonHighlighter *m_highlighter = nullptr;
    int m_matchCount = 0;
};

} // namespace Widgets
