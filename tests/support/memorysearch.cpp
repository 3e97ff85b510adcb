// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/memorysearch.h"

#include <QByteArray>
#include <QFile>

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>

using namespace Qt::StringLiterals;

namespace Support {

namespace {

struct Range
{
    quint64 begin = 0;
    quint64 end = 0;

    bool contains(quint64 address) const { return address >= begin && address < end; }
};

// Where what is read is put: found again it would be no news.
std::array<char, 1024 * 1024> buffer;

quint64 addressOf(const void *object)
{
    return reinterpret_cast<quint64>(object);
}

// The strings of the variables, which the system laid on the stack before the program began.
Range environmentStrings()
{
    Range range;
    for (char **variable = environ; *variable; ++variable) {
        const quint64 begin = addressOf(*variable);
        range.begin = range.begin == 0 ? begin : std::min(range.begin, begin);
        range.end = std::max(range.end, begin + std::strlen(*variable));
    }
    return range;
}

// One byte a letter, or two.
bool isAt(const char *bytes, qsizetype left, const char *mark, int letterSize)
{
    const auto length = static_cast<qsizetype>(std::strlen(mark));
    if (left < length * letterSize)
        return false;
    for (qsizetype i = 0; i < length; ++i) {
        if (bytes[i * letterSize] != mark[i] || (letterSize == 2 && bytes[i * letterSize + 1] != 0))
            return false;
    }
    return true;
}

class Search
{
public:
    explicit Search(const char *mark)
        : m_mark(mark)
        , m_memory(u"/proc/self/mem"_s)
    {
        if (!m_memory.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            m_places.append(u"/proc/self/mem cannot be read"_s);
    }

    void look(const Range &mapping, const QString &name)
    {
        const auto size = static_cast<qint64>(buffer.size());
        // What begins at the end of one piece is found in the next.
        const auto overlap = 2 * static_cast<qint64>(std::strlen(m_mark));
        for (quint64 at = mapping.begin; at < mapping.end; at += static_cast<quint64>(size - overlap)) {
            const qint64 wanted = std::min<qint64>(size, static_cast<qint64>(mapping.end - at));
            const auto got
                = ::pread(m_memory.handle(), buffer.data(), static_cast<std::size_t>(wanted), static_cast<off_t>(at));
            if (got > 0)
                lookThrough(got, at, name);
            if (wanted < size)
                return;
        }
    }

    QStringList places() const { return m_places; }

private:
    void lookThrough(qint64 size, quint64 address, const QString &name)
    {
        for (qint64 i = nextStart(0, size); i < size; i = nextStart(i + 1, size)) {
            if (isPassedOver(address + static_cast<quint64>(i)))
                continue;
            const char *here = buffer.data() + i;
            const bool isWide = isAt(here, size - i, m_mark, 2);
            if (isWide || (isAt(here, size - i, m_mark, 1) && !isInVariable(i, size)))
                m_places.append(u"%1 %2 %3: %4"_s.arg(name, QString::number(address + static_cast<quint64>(i), 16),
                                                      isWide ? u"UTF-16"_s : u"Latin-1"_s, surroundings(i, size)));
        }
    }

    // The next byte that the mark begins with, or the end: most of memory is zeros, which memchr() passes fast.
    qint64 nextStart(qint64 from, qint64 size) const
    {
        if (from >= size)
            return size;
        const void *next = std::memchr(buffer.data() + from, *m_mark, static_cast<std::size_t>(size - from));
        return next ? static_cast<const char *>(next) - buffer.data() : size;
    }

    bool isPassedOver(quint64 address) const
    {
        const quint64 own = addressOf(buffer.data());
        return Range{own, own + buffer.size()}.contains(address) || m_environment.contains(address);
    }

    // In a whole "NAME=VALUE" of the environment: a sanitizer keeps a copy of all.
    static bool isInVariable(qint64 at, qint64 size)
    {
        qint64 begin = at;
        while (begin > 0 && buffer[static_cast<std::size_t>(begin - 1)] != 0)
            --begin;
        for (char **variable = environ; *variable; ++variable) {
            const auto length = static_cast<qint64>(std::strlen(*variable));
            if (length <= size - begin
                && std::memcmp(buffer.data() + begin, *variable, static_cast<std::size_t>(length)) == 0)
                return true;
        }
        return false;
    }

    // Masked, so that what is told is not found in its turn.
    static QString surroundings(qint64 at, qint64 size)
    {
        QString text;
        for (qint64 i = std::max<qint64>(0, at - 48); i < std::min(size, at + 96); ++i) {
            const char c = buffer[static_cast<std::size_t>(i)];
            if (c != 0)
                text += c >= ' ' && c < 127 ? QChar::fromLatin1(c).toUpper() : QChar(u'.');
        }
        return text;
    }

    const char *m_mark;
    QFile m_memory;
    Range m_environment = environmentStrings();
    QStringList m_places;
};

} // namespace

QStringList placesInMemory(const char *mark)
{
    // A sanitizer's shadow of all memory, which holds nothing of ours, and would take hours.
    constexpr quint64 largest = quint64(4) << 30;
    QFile maps(u"/proc/self/maps"_s);
    if (!maps.open(QIODevice::ReadOnly))
        return {u"/proc/self/maps cannot be read"_s};
    const auto lines = QString::fromLatin1(maps.readAll()).split(u'\n', Qt::SkipEmptyParts);
    Search search(mark);
    for (const auto &line : lines) {
        // "55d0c1a2f000-55d0c1a31000 rw-p 00000000 00:00 0    [heap]"
        const auto words = line.simplified().split(u' ');
        const auto ends = words.first().split(u'-');
        const Range mapping{ends.value(0).toULongLong(nullptr, 16), ends.value(1).toULongLong(nullptr, 16)};
        if (words.value(1).startsWith("rw"_L1) && mapping.end - mapping.begin <= largest)
            search.look(mapping, words.value(5, u"anonymous"_s));
    }
    return search.places();
}

} // namespace Support
