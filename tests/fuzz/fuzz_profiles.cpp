// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/profileparser.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

// The SDKs' names of properties are in lower case, and a profile of the other kinds of sections is none.
void checkSections(const QMap<QString, Aws::Profile> &sections)
{
    for (auto it = sections.begin(); it != sections.end(); ++it) {
        require(it->name == it.key());
        const auto properties = it->properties.keys();
        for (const auto &property : properties)
            require(property == property.toLower() && property == property.trimmed());
    }
}

// One line of a file is worth at most one property: no input grows.
qsizetype propertyCount(const QMap<QString, Aws::Profile> &sections)
{
    qsizetype count = 0;
    for (const auto &section : sections) {
        count += section.properties.size();
        for (const auto &nested : section.nested)
            count += nested.size();
    }
    return count;
}

} // namespace

// Whatever stands in ~/.aws: reading ends, says the same twice, and an error names a line and quotes none of it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const auto kind = (data[0] & 1U) == 0 ? Aws::SharedFile::Config : Aws::SharedFile::Credentials;
    const QByteArray text(reinterpret_cast<const char *>(data + 1), static_cast<qsizetype>(size - 1));
    const auto parsed = Aws::parseSharedFile(text, kind, QStringLiteral("/file"));
    const auto again = Aws::parseSharedFile(text, kind, QStringLiteral("/file"));
    require(parsed.has_value() == again.has_value());
    if (!parsed) {
        require(parsed.error().kind == Base::Error::Kind::Configuration);
        require(parsed.error() == again.error());
        require(parsed.error().message.contains(QLatin1String("/file")));
        return 0;
    }
    checkSections(parsed->profiles);
    checkSections(parsed->services);
    checkSections(parsed->ssoSessions);
    require(parsed->profiles.keys() == again->profiles.keys());
    const qsizetype lines = text.count('\n') + text.count('\r') + 1;
    require(propertyCount(parsed->profiles) + propertyCount(parsed->services) + propertyCount(parsed->ssoSessions)
            <= lines);
    return 0;
}
