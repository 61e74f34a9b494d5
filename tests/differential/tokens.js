// SPDX-License-Identifier: MIT
//
//     node tokens.js LMC
//
// What it costs to tell a model of its schema, in tokens of o200k, in the
// notation of `lmc prompt`. The models are such that their strict schemas,
// compact, cost about what those of the known comparison do (52, 410, 733),
// in which the cheapest notation took 22, 175 and 293. Speaks TAP.

import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';

const lmc = process.argv[2];
const file = join(dirname(fileURLToPath(import.meta.url)), 'tokens.model');
const GOALS = [
  { name: 'User', schema: 52, most: 22 },
  { name: 'Order', schema: 410, most: 175 },
  { name: 'Resume', schema: 733, most: 293 },
];
const CLOSE = 0.03;

function print(...args) {
  return spawnSync(lmc, args, { encoding: 'utf8' }).stdout;
}

let n = 0;
let failed = 0;
function point(good, text) {
  failed += good ? 0 : 1;
  console.log(`${good ? 'ok' : 'not ok'} ${++n} - ${text}`);
}

for (const { name, schema, most } of GOALS) {
  const told = encode(print('prompt', file, name).trim()).length;
  const whole = encode(JSON.stringify(JSON.parse(
    print('schema', file, name, '--profile', 'openai_strict')))).length;
  point(Math.abs(whole - schema) <= CLOSE * schema,
    `${name}: its schema takes ${whole} tokens, about ${schema}`);
  point(told > 0 && told <= most,
    `${name}: ${told} tokens, ${(told / whole).toFixed(2)} of the schema's; `
    + `at most ${most}`);
}
console.log(`1..${n}`);
process.exit(failed ? 1 : 0);
