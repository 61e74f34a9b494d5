// SPDX-License-Identifier: MIT
//
//     node main.js LMC MODELS VALUES [SEED]
//
// Random models, and for each random values: the verdict of
// `lmc read --policy strict` against ajv's on the schema that `lmc schema`
// prints. Speaks TAP, a point a model; a disagreement is printed with its
// seed, its model and its value.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import { Random } from './random.js';
import { randomModel } from './model.js';
import { candidate } from './values.js';

const [lmc, models, values, first] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'lmc-differential-'));
const file = join(folder, 'case.model');

function run(args, input) {
  const done = spawnSync(lmc, args,
    { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (done.error) {
    throw done.error;
  }
  return done;
}

// ajv divides in binary: 1.15 / 0.01 is 114.99999999999999 for it. The
// precision makes it agree with decimal arithmetic, which is what we do.
function validator(schema) {
  return new Ajv2020({
    strict: true, strictTypes: false, multipleOfPrecision: 9,
    validateFormats: false,
  }).compile(schema);
}

// Where the two may differ, and why. Each is counted and printed.
const LISTED = [
  {
    why: 'int is 64 bits wide, and the integers of JSON Schema have no bound',
    fits: ({ errors }) => errors?.every((error) =>
      error.text.endsWith('does not fit an integer of 64 bits')),
    n: 0,
  },
  {
    why: 'unique compares models as values: null and absent are the same, a '
      + 'default and its value too, and unknown keys do not count',
    fits: ({ errors }, document) => errors?.every(({ code, path }) =>
      code === 'unique' && at(document, path).every(isObject)),
    n: 0,
  },
];

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// The value at a JSON Pointer (RFC 6901).
function at(document, path) {
  return path.split('/').slice(1).reduce((value, step) =>
    value[step.replaceAll('~1', '/').replaceAll('~0', '~')],
  JSON.parse(document));
}

function listed(result, document) {
  const entry = LISTED.find(({ fits }) => fits(result, document));
  if (entry) {
    entry.n++;
  }
  return entry;
}

function verdicts(documents) {
  const out = run(['read', file, 'Root', '--jsonl', '--policy', 'strict'],
    documents.join('\n') + '\n');
  const lines = out.stdout.trimEnd().split('\n');
  if (lines.length !== documents.length) {
    throw new Error(`${documents.length} documents, ${lines.length} results: `
      + out.stderr.slice(0, 2000));
  }
  return lines.map((line) => JSON.parse(line));
}

function compare(seed) {
  const random = new Random(seed);
  const model = randomModel(random);
  writeFileSync(file, model);
  const printed = run(['schema', file, 'Root']);
  if (printed.status !== 0) {
    return { model, why: printed.stderr };
  }
  const schema = JSON.parse(printed.stdout);
  const accepts = validator(schema);
  const documents = Array.from({ length: Number(values) },
    () => JSON.stringify(candidate(schema, random)));
  const results = verdicts(documents);
  let good = 0;
  for (const [i, document] of documents.entries()) {
    const expected = accepts(JSON.parse(document));
    good += expected;
    if (results[i].ok !== expected && !listed(results[i], document)) {
      return {
        model,
        why: `${document}\najv: ${expected} ${JSON.stringify(accepts.errors)}`
          + `\nlmc: ${JSON.stringify(results[i])}`,
      };
    }
  }
  return { good };
}

let failed = 0;
let good = 0;
for (let i = 0; i < Number(models); i++) {
  const seed = Number(first ?? 1) + i;
  const { model, why, good: accepted } = compare(seed);
  good += accepted ?? 0;
  console.log(`${why ? 'not ok' : 'ok'} ${i + 1} - model of seed ${seed}`);
  if (why) {
    failed++;
    console.log(`${model}\n${why}`.replace(/^/gm, '# '));
  }
}
console.log(`# ${good} of ${models * values} values were valid`);
for (const { why, n } of LISTED) {
  console.log(`# ${n} differ because ${why}`);
}
console.log(`1..${models}`);
rmSync(folder, { recursive: true });
process.exit(failed ? 1 : 0);
