// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/output.h"

#include "base/platform.h"

#include <cerrno>
#include <cstring>

namespace Cli {

Output::Output(std::FILE *out, std::FILE *err)
    : m_out(out)
    , m_err(err)
{
}

Output::Written Output::document(const QByteArray &text)
{
    errno = 0;
    const auto size = static_cast<std::size_t>(text.size());
    const bool isWhole = std::fwrite(text.constData(), 1, size, m_out) == size && std::fflush(m_out) == 0;
    if (isWhole)
        return Written::Yes;
    const int reason = errno;
    if (Base::isReaderGone(reason))
        return Written::ReaderGone;
    m_lastError = QString::fromLocal8Bit(std::strerror(reason));
    return Written::Failed;
}

void Output::note(const QString &text)
{
    const QByteArray line = text.toUtf8() + '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), m_err);
    std::fflush(m_err);
}

} // namespace Cli
