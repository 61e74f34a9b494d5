// SPDX-License-Identifier: MIT
//
//     node main.js LMC MODELS VALUES [SEED]
//
// Random models, and those of tests/generated, which have every type; for each
// random values: the verdict of `lmc read --policy strict` against ajv's on
// the schema that `lmc schema` prints. Speaks TAP, a point a model; a
// disagreement is printed with its seed, its model and its value. One model
// alone is the random one of the seed.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { generatedModels } from './generated.js';
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
  const ajv = new Ajv2020({
    strict: true, strictTypes: false, multipleOfPrecision: 9,
  });
  addFormats(ajv, { mode: 'full', keywords: true });
  return ajv.compile(schema);
}

// What ajv-formats takes beyond the standards that it names.
const LAX_FORMAT = new RegExp([
  '^urn:uuid:', '[0-9]{10}', '[0-9]\\s[0-9]', '[+-][0-9]{2}([0-9]{2})?$',
].join('|'), 'i');
const BOUNDS = ['ge', 'gt', 'le', 'lt'];
const LENGTHS = ['min_length', 'max_length'];

// Where the two may differ, and why: an error that only one of the two sees,
// with the value that it is of. Each is counted and printed.
const LISTED = [
  {
    why: 'int is 64 bits wide, and the integers of JSON Schema have no bound',
    fits: ({ text }) =>
      /does not fit an (unsigned )?integer of 64 bits$/.test(text),
  },
  {
    why: 'unique compares models as values: null and absent are the same, a '
      + 'default and its value too, and unknown keys do not count',
    fits: ({ code }, value) => code === 'unique' && value.every(isObject),
  },
  {
    why: 'unique compares dates, UUIDs and addresses as values: case, zeros '
      + 'and the ways to write an offset or a gap make no difference',
    fits: ({ code }, value) => code === 'unique' && value.every(isString),
  },
  {
    why: 'dates, times, durations and UUIDs are those of RFC 3339 and RFC 9562, '
      + 'of at most nine digits a part: ajv-formats also takes a space for the '
      + 'T, +01 and +0100, and urn:uuid:',
    fits: ({ code }, value) => code === 'format' && LAX_FORMAT.test(value),
  },
  {
    why: 'times are compared to the nanosecond and leap second, by ajv-formats '
      + 'to the millisecond, and those of a leap second not at all',
    fits: ({ code }, value) =>
      BOUNDS.includes(code) && /:60|\.[0-9]{4}/.test(value),
  },
  {
    why: 'lengths of bytes are those of the bytes, and in the schema those of '
      + 'base64, which has four characters for one to three',
    fits: ({ code, text }) =>
      LENGTHS.includes(code) && text.includes(' bytes, '),
  },
  {
    why: 'char[32] has room for so many bytes of UTF-8, and JSON Schema counts '
      + 'characters',
    fits: ({ code }) => code === 'max_bytes',
  },
  {
    why: 'numbers beyond 2^53 are exact, and doubles for ajv',
    fits: ({ code }, value) => [...BOUNDS, 'multiple_of'].includes(code)
      && Math.abs(value) > Number.MAX_SAFE_INTEGER,
  },
  {
    why: 'ajv divides doubles, and large quotients are rounded',
    fits: ({ code, params }, value) => code === 'ajv multipleOf'
      && Math.abs(value / params.multipleOf) > 2 ** 31,
  },
].map((entry) => ({ ...entry, n: 0 }));

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isString(value) {
  return typeof value === 'string';
}

// The value at a JSON Pointer (RFC 6901).
function at(document, path) {
  return path.split('/').slice(1).reduce((value, step) =>
    value[step.replaceAll('~1', '/').replaceAll('~0', '~')],
  JSON.parse(document));
}

// Of ajv, in the words of ours.
function ajvErrors(errors) {
  return errors.map(({ keyword, instancePath, message, params }) =>
    ({ code: `ajv ${keyword}`, path: instancePath, text: message, params }));
}

// Whether each of the errors has its reason in the list.
function listed(errors, document) {
  const entries = errors.map((error) => {
    const value = at(document, error.path);
    return LISTED.find(({ fits }) => fits(error, value));
  });
  if (!entries.length || !entries.every((entry) => entry)) {
    return false;
  }
  entries.forEach((entry) => entry.n++);
  return true;
}

function verdicts(file, name, documents) {
  const out = run(['read', file, name, '--jsonl', '--policy', 'strict'],
    documents.join('\n') + '\n');
  const lines = out.stdout.trimEnd().split('\n');
  if (lines.length !== documents.length) {
    throw new Error(`${documents.length} documents, ${lines.length} results: `
      + out.stderr.slice(0, 2000));
  }
  return lines.map((line) => JSON.parse(line));
}

// Why the two differ on a model, or how many of the values were valid.
function compare(file, name, random) {
  const printed = run(['schema', file, name]);
  if (printed.status !== 0) {
    return { why: printed.stderr };
  }
  const schema = JSON.parse(printed.stdout);
  const accepts = validator(schema);
  const documents = Array.from({ length: Number(values) },
    () => JSON.stringify(candidate(schema, random)));
  const results = verdicts(file, name, documents);
  let good = 0;
  for (const [i, document] of documents.entries()) {
    const expected = accepts(JSON.parse(document));
    good += expected;
    const errors = results[i].errors ?? ajvErrors(accepts.errors ?? []);
    if (results[i].ok !== expected && !listed(errors, document)) {
      return {
        why: `${document}\najv: ${expected} ${JSON.stringify(accepts.errors)}`
          + `\nlmc: ${JSON.stringify(results[i])}`,
      };
    }
  }
  return { good };
}

let n = 0;
let failed = 0;
let good = 0;
function point(title, { why, good: accepted }, model) {
  good += accepted ?? 0;
  console.log(`${why ? 'not ok' : 'ok'} ${++n} - ${title}`);
  if (why) {
    failed++;
    console.log(`${model}\n${why}`.replace(/^/gm, '# '));
  }
}

for (let i = 0; i < Number(models); i++) {
  const seed = Number(first ?? 1) + i;
  const random = new Random(seed);
  const model = randomModel(random);
  writeFileSync(file, model);
  point(`model of seed ${seed}`, compare(file, 'Root', random), model);
}

for (const { title, path, name } of Number(models) > 1
  ? generatedModels() : []) {
  point(title, compare(path, name, new Random(Number(first ?? 1))), '');
}
console.log(`# ${good} of ${n * values} values were valid`);
for (const { why, n } of LISTED) {
  console.log(`# ${n} differ because ${why}`);
}
console.log(`1..${n}`);
rmSync(folder, { recursive: true });
process.exit(failed ? 1 : 0);
