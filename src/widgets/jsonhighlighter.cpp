// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/jsonhighlighter.h"

#include "widgets/theme.h"

#include <QGuiApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Widgets {

JsonHighlighter::JsonHighlighter(QTextDocument *document)
    : QSyntaxHighlighter(document)
{
}

void JsonHighlighter::highlightBlock(const QString &text)
{
    static const QRegularExpression member(uR"(^\s*("(?:[^"\\]|\\.)*")\s*:)"_s);
    static const QRegularExpression scalar(uR"((?:^|[:\s])(-?\d[\d.eE+-]*|true|false|null),?$)"_s);
    const Theme theme = Theme::of(QGuiApplication::palette());
    if (const auto match = member.match(text); match.hasMatch())
        setFormat(int(match.capturedStart(1)), int(match.capturedLength(1)), theme.accentLine);
    if (const auto match = scalar.match(text); match.hasMatch())
        setFormat(int(match.capturedStart(1)), int(match.capturedLength(1)),
                  theme.severityText(Models::Severity::Info));
}

} // namespace Widgets
