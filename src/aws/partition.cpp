// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/partition.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aws {

const QList<Partition> &partitions()
{
    static const QList<Partition> table{
        {.id = u"aws"_s,
         .regionPattern = uR"((us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+)"_s,
         .dnsSuffix = u"amazonaws.com"_s,
         .dualStackDnsSuffix = u"api.aws"_s,
         .implicitGlobalRegion = u"us-east-1"_s},
        {.id = u"aws-cn"_s,
         .regionPattern = uR"(cn-\w+-\d+)"_s,
         .dnsSuffix = u"amazonaws.com.cn"_s,
         .dualStackDnsSuffix = u"api.amazonwebservices.com.cn"_s,
         .implicitGlobalRegion = u"cn-northwest-1"_s},
        {.id = u"aws-eusc"_s,
         .regionPattern = uR"(eusc-(de)-\w+-\d+)"_s,
         .dnsSuffix = u"amazonaws.eu"_s,
         .dualStackDnsSuffix = u"api.amazonwebservices.eu"_s,
         .implicitGlobalRegion = u"eusc-de-east-1"_s},
        {.id = u"aws-iso"_s,
         .regionPattern = uR"(us-iso-\w+-\d+)"_s,
         .dnsSuffix = u"c2s.ic.gov"_s,
         .dualStackDnsSuffix = u"api.aws.ic.gov"_s,
         .implicitGlobalRegion = u"us-iso-east-1"_s},
        {.id = u"aws-iso-b"_s,
         .regionPattern = uR"(us-isob-\w+-\d+)"_s,
         .dnsSuffix = u"sc2s.sgov.gov"_s,
         .dualStackDnsSuffix = u"api.aws.scloud"_s,
         .implicitGlobalRegion = u"us-isob-east-1"_s},
        {.id = u"aws-iso-e"_s,
         .regionPattern = uR"(eu-isoe-\w+-\d+)"_s,
         .dnsSuffix = u"cloud.adc-e.uk"_s,
         .dualStackDnsSuffix = u"api.cloud-aws.adc-e.uk"_s,
         .implicitGlobalRegion = u"eu-isoe-west-1"_s},
        {.id = u"aws-iso-f"_s,
         .regionPattern = uR"(us-isof-\w+-\d+)"_s,
         .dnsSuffix = u"csp.hci.ic.gov"_s,
         .dualStackDnsSuffix = u"api.aws.hci.ic.gov"_s,
         .implicitGlobalRegion = u"us-isof-south-1"_s},
        {.id = u"aws-us-gov"_s,
         .regionPattern = uR"(us-gov-\w+-\d+)"_s,
         .dnsSuffix = u"amazonaws.com"_s,
         .dualStackDnsSuffix = u"api.aws"_s,
         .implicitGlobalRegion = u"us-gov-west-1"_s},
    };
    return table;
}

const Partition &partitionOf(const QString &region)
{
    const auto &table = partitions();
    const auto found = std::find_if(table.begin(), table.end(), [&region](const Partition &partition) {
        const QRegularExpression pattern(QRegularExpression::anchoredPattern(partition.regionPattern));
        return region == partition.globalRegion() || pattern.match(region).hasMatch();
    });
    return found == table.end() ? table.first() : *found;
}

} // namespace Aws
