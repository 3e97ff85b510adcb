#!/bin/sh
# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs AWS's IVS and CloudWatch clients for Node.js into a folder, for the test clients/tst_awssdk.
#
#   tests/clients/install.sh build/dev/clients      found by the tests of that build
#   tests/clients/install.sh ANYWHERE               found with STREAMLOUPE_CLIENTS=ANYWHERE in the environment
set -eu
if [ $# -ne 1 ]; then
    echo "usage: $0 FOLDER" >&2
    exit 2
fi
mkdir -p "$1"
npm install --prefix "$1" --no-audit --no-fund --loglevel=error @aws-sdk/client-ivs @aws-sdk/client-cloudwatch
