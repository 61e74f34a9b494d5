// SPDX-License-Identifier: MIT
//
//     node tokens.js LMC
//
// What it costs to tell a model of its schema, in tokens of o200k: the
// notation of `lmc prompt` against the strict JSON Schema, compact; at most
// half of it. Speaks TAP.

import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';

const lmc = process.argv[2];
const file = join(dirname(fileURLToPath(import.meta.url)), 'tokens.model');
const MOST = 0.5;

function print(...args) {
  return spawnSync(lmc, args, { encoding: 'utf8' }).stdout;
}

let n = 0;
let failed = 0;
for (const name of ['User', 'Order', 'Resume']) {
  const prompt = encode(print('prompt', file, name).trim()).length;
  const schema = encode(JSON.stringify(JSON.parse(
    print('schema', file, name, '--profile', 'openai_strict')))).length;
  const good = prompt > 0 && prompt <= MOST * schema;
  failed += good ? 0 : 1;
  console.log(`${good ? 'ok' : 'not ok'} ${++n} - ${name}: ${prompt} tokens, `
    + `${(prompt / schema).toFixed(2)} of the schema's ${schema}`);
}
console.log(`1..${n}`);
process.exit(failed ? 1 : 0);
