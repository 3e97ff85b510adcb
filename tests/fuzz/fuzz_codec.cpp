// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/json.h"
#include "ivs/codec.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

// Every issue names a member that is there, and decoding the same document again says the same.
template <typename T>
void check(const Ivs::Decoded<T> &decoded, const Ivs::Decoded<T> &again, const QJsonObject &document)
{
    if (!(decoded.value == again.value && decoded.issues == again.issues))
        std::abort();
    for (const auto &issue : decoded.issues) {
        if (Base::valueAt(document, issue.pointer).isUndefined())
            std::abort();
    }
}

} // namespace

// Any document that is JSON, as any answer of the API: decoding never fails, whatever the types.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto document = Base::parseJsonObject(text);
    if (!document)
        return 0;

    const QJsonObject inner = document->value(u"streamSession").toObject();
    check(Ivs::decodeStreamSession(inner), Ivs::decodeStreamSession(inner), inner);
    check(Ivs::decodeStreamSession(*document), Ivs::decodeStreamSession(*document), *document);
    check(Ivs::decodeChannel(*document), Ivs::decodeChannel(*document), *document);
    check(Ivs::decodeRecordingConfiguration(*document), Ivs::decodeRecordingConfiguration(*document), *document);
    check(Ivs::decodeStream(*document), Ivs::decodeStream(*document), *document);
    check(Ivs::decodeChannelPage(*document), Ivs::decodeChannelPage(*document), *document);
    check(Ivs::decodeStreamSessionPage(*document), Ivs::decodeStreamSessionPage(*document), *document);
    check(Ivs::decodeStreamPage(*document), Ivs::decodeStreamPage(*document), *document);
    check(Ivs::decodeBatchGetChannel(*document), Ivs::decodeBatchGetChannel(*document), *document);
    return 0;
}
