// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Makes calls with AWS's own client and prints what came back. Reads from standard input
//     [{"command": "GetChannelCommand", "input": {…}}, …]   with "service": "cloudwatch" for that one's commands
// and writes an array of {"output": {…}} or {"error": {"name", "message", "status", "requestId"}}. Endpoint, region and
// credentials come from the environment, as for every program that uses the client.

'use strict';

const path = require('path');
const { createRequire } = require('module');

const load = createRequire(path.join(process.env.STREAMLOUPE_NODE_MODULES, 'of-the-test.js'));
const services = {
  ivs: () => load('@aws-sdk/client-ivs'),
  cloudwatch: () => load('@aws-sdk/client-cloudwatch'),
};

// JSON has no times: seconds since the epoch become dates where the client wants them.
function withDates(input) {
  const result = { ...input };
  for (const name of ['StartTime', 'EndTime']) {
    if (name in result) result[name] = new Date(result[name] * 1000);
  }
  return result;
}

async function call({ service = 'ivs', command, input }) {
  try {
    const library = services[service]();
    const client = service === 'ivs' ? new library.IvsClient({ maxAttempts: 1 }) : new library.CloudWatchClient({ maxAttempts: 1 });
    const { $metadata, ...output } = await client.send(new library[command](withDates(input)));
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
  const results = [];
  for (const wanted of JSON.parse(text)) results.push(await call(wanted));
  process.stdout.write(JSON.stringify(results));
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
