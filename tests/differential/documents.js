// SPDX-License-Identifier: MIT
//
//     node documents.js LMC FILE MODEL N [SEED]
//
// N random values of a model that lmc takes, one a line. They are drawn for
// the schema that it prints; a member that it refuses is drawn anew.

import { spawnSync } from 'node:child_process';
import { Random } from './random.js';
import { candidate, valid } from './values.js';

const [lmc, file, model, wanted, seed] = process.argv.slice(2);
const ROUNDS = 60;

function run(args, input) {
  const done = spawnSync(lmc, args,
    { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (done.error || done.stdout === '') {
    throw done.error ?? new Error(done.stderr);
  }
  return done.stdout;
}

const random = new Random(Number(seed ?? 1));
const schema = JSON.parse(run(['schema', file, model]));
// A model that holds itself is a reference at its root.
const root = schema.$ref
  ? schema.$defs[schema.$ref.slice('#/$defs/'.length)] : schema;

// Without the members that are wrong, or with others in their place.
function mended(document, errors) {
  if (errors.some(({ path }) => !path)) {
    return valid(schema, schema, random);
  }
  for (const { path } of errors) {
    const key = path.split('/')[1]?.replaceAll('~1', '/').replaceAll('~0', '~');
    delete document[key];
    if (root.properties[key]) {
      document[key] = valid(root.properties[key], schema, random, 3);
    }
  }
  return document;
}

let documents = Array.from({ length: Number(wanted) },
  () => candidate(schema, random));
const taken = [];
for (let round = 0; documents.length && round < ROUNDS; round++) {
  const texts = documents.map((document) => JSON.stringify(document));
  const answers = run(['read', file, model, '--jsonl', '--policy', 'strict'],
    texts.join('\n') + '\n').trimEnd().split('\n').map(JSON.parse);
  taken.push(...texts.filter((_, i) => answers[i].ok));
  documents = documents.flatMap((document, i) =>
    answers[i].ok ? [] : [mended(document, answers[i].errors)]);
}
if (taken.length < wanted / 2) {
  console.error(`only ${taken.length} values of ${model} were taken`);
  process.exit(1);
}
console.log(taken.join('\n'));
