// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Makes calls with AWS's own client and prints what came back. Reads from standard input
//     [{"command": "GetChannelCommand", "input": {…}}, …]
// and writes an array of {"output": {…}} or {"error": {"name", "message", "status", "requestId"}}. Endpoint, region and
// credentials come from the environment, as for every program that uses the client.

'use strict';

const path = require('path');
const { createRequire } = require('module');

const load = createRequire(path.join(process.env.STREAMLOUPE_NODE_MODULES, 'of-the-test.js'));
const ivs = load('@aws-sdk/client-ivs');

async function call(client, { command, input }) {
  try {
    const { $metadata, ...output } = await client.send(new ivs[command](input));
    return { output };
  } catch (error) {
    const metadata = error.$metadata ?? {};
    return {
      error: {
        name: error.name,
        message: error.message,
        status: metadata.httpStatusCode ?? 0,
        requestId: metadata.requestId ?? '',
      },
    };
  }
}

async function main() {
  let text = '';
  for await (const part of process.stdin) text += part;
  const client = new ivs.IvsClient({ maxAttempts: 1 });
  const results = [];
  for (const wanted of JSON.parse(text)) results.push(await call(client, wanted));
  process.stdout.write(JSON.stringify(results));
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
