// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace Aws {

// A part of AWS with accounts and names of its own.
struct Partition
{
    QString id; // "aws-us-gov"
    QString regionPattern; // of the whole name
    QString dnsSuffix;
    QString dualStackDnsSuffix;
    QString implicitGlobalRegion; // what "aws-global" and its like are signed for
    bool supportsFips = true;
    bool supportsDualStack = true;

    // The name of the region that stands for none: "aws-global".
    QString globalRegion() const { return id + QStringLiteral("-global"); }
};

// Written down from the public endpoint metadata of the AWS SDKs (partitions, version 1.1, as of August 2026).
const QList<Partition> &partitions();

// The first whose pattern fits, or whose global region it is. The commercial one for every other name, as the SDKs have
// it: a region may be newer than this table.
const Partition &partitionOf(const QString &region);

} // namespace Aws
