// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <cstdio>

namespace Cli {

// The two streams of a terminal program. Documents go to one, everything else to the other.
class Output
{
public:
    explicit Output(std::FILE *out = stdout, std::FILE *err = stderr);

    enum class Written { Yes, ReaderGone, Failed };

    // All of it, flushed. ReaderGone: whoever read the pipe has had enough, which is no error.
    Written document(const QByteArray &text);
    QString lastError() const { return m_lastError; } // after Failed

    void note(const QString &text); // a line on stderr

private:
    std::FILE *m_out;
    std::FILE *m_err;
    QString m_lastError;
};

} // namespace Cli
