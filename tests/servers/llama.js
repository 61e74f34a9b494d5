// SPDX-License-Identifier: MIT
//
//     node llama.js LM SERVER MODEL
//
// Typed calls by the command LM against llama.cpp's SERVER, started on a free
// port of loopback with the model file MODEL. Speaks TAP.
import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [lm, server, model] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const ROWS = [['llamacpp', '/v1', ['json_schema', 'grammar']],
  ['llamacpp-completion', '', ['json_schema', 'grammar']]];
const TEXT = 'Maria Papadaki is 41 years old and lives in Athens.';

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

// Until it says that the model is loaded; it ends or says so.
async function ready(url, child) {
  while (child.exitCode === null) {
    const response = await fetch(`${url}/health`).catch(() => null);
    if (response?.ok) {
      return true;
    }
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
  return false;
}

const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const child = spawn(server, ['-m', model, '--host', '127.0.0.1',
  '--port', String(port), '-c', '512', '--parallel', '1'],
{ stdio: 'ignore' });
let points = 0;
let failed = 0;
const point = (good, name, why = '') => {
  console.log(`${good ? 'ok' : 'not ok'} ${++points} - ${name}`);
  if (!good) {
    failed++;
    console.log(why.trimEnd().replace(/^/gm, '# '));
  }
};

if (await ready(url, child)) {
  for (const [provider, path, modes] of ROWS) {
    for (const mode of modes) {
      const done = spawnSync(lm, ['try', join(here, 'user.model'),
        'UserDetails', TEXT, '--provider', provider, '--model', 'any',
        '--mode', mode, '--base-url', url + path], { encoding: 'utf8' });
      point(done.status === 0, `llama-server ${provider} ${mode}`,
        done.stdout + done.stderr);
    }
  }
} else {
  point(false, 'llama-server starts', `${server} ended`);
}
console.log(`1..${points}`);
child.kill();
process.exit(failed ? 1 : 0);
