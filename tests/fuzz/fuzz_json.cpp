// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/json.h"

#include <QJsonArray>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

// Not Q_ASSERT: the fuzzer runs optimised builds, in which that is nothing.
void require(bool condition)
{
    if (!condition)
        std::abort();
}

bool hasSecret(const QJsonValue &value)
{
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (const auto &element : array) {
            if (hasSecret(element))
                return true;
        }
        return false;
    }
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (Base::isSecretMember(it.key()) || hasSecret(it.value()))
            return true;
    }
    return false;
}

} // namespace

// Whatever the service, a proxy or a file says: reading ends, an error names a byte inside the text, and what was read
// is written without its secrets and read again as the same document.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto document = Base::parseJsonObject(text);
    if (!document) {
        const qint64 offset = document.error().byteOffset.value_or(-1);
        require(offset >= 0 && offset <= text.size());
        return 0;
    }

    QStringList withheld;
    const QJsonObject kept = Base::withoutSecrets(*document, &withheld);
    require(!hasSecret(kept));
    for (const auto &pointer : withheld)
        require(!Base::valueAt(*document, pointer).isUndefined());
    require(hasSecret(*document) || kept == *document);

    const QByteArray written = Base::toJsonText(kept);
    const auto again = Base::parseJsonObject(written);
    require(again.has_value());
    require(Base::toJsonText(*again) == written);
    return 0;
}
