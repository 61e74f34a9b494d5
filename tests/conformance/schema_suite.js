// SPDX-License-Identifier: MIT
//
//     node schema_suite.js LMC FOLDER
//
// JSON-Schema-Test-Suite (FOLDER is tests/draft2020-12 of it) by way of
// `lmc import`: each schema becomes a model, and each case's verdict is that
// of `lmc read --policy strict`. Speaks TAP, a point a file; then the rate,
// and what is not imported, with lmc's reason.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync }
  from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [lmc, suite] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'lmc-suite-'));
const schemaFile = join(folder, 'schema.json');
const modelFile = join(folder, 'case.model');

// At least so much of what is imported without a warning must agree.
const RATE = 0.95;

// Where the verdicts differ, and why that is as it should be. Each is counted
// and printed.
const LISTED = [
  {
    why: 'an unevaluatedProperties of false closes the whole of an allOf',
    fits: (name) => name === 'unevaluatedProperties.json',
    n: 0,
  },
];

function run(args, input) {
  const done = spawnSync(lmc, args, { input, encoding: 'utf8' });
  // EPIPE: it ended before it read all of its input, and says why.
  if (done.error && done.error.code !== 'EPIPE') {
    throw done.error;
  }
  return done;
}

// The name that stands for the reason: "'not' is left out".
function reasonOf(stderr) {
  const line = stderr.split('\n')
    .find((text) => /(warning|error): /.test(text));
  return line ? line.replace(/^.*?(warning|error): (#\S* )?/, '') : stderr;
}

// The model of a schema: null, and why, where something is left out.
function importSchema(schema) {
  writeFileSync(schemaFile, JSON.stringify(schema));
  const done = run(['import', '--exact', '--root', 'Root', schemaFile]);
  if (done.status !== 0 || done.stderr) {
    return { why: reasonOf(done.stderr) };
  }
  writeFileSync(modelFile, done.stdout);
  return { wrapped: done.stdout.includes('// The schema is of no object') };
}

function verdicts(tests, wrapped) {
  const documents = tests.map(({ data }) =>
    JSON.stringify(wrapped ? { value: data } : data));
  const out = run(['read', modelFile, 'Root', '--jsonl', '--policy', 'strict'],
    documents.join('\n') + '\n');
  const lines = out.stdout.trimEnd().split('\n');
  if (lines.length !== tests.length) {
    throw new Error(out.stderr);
  }
  return lines.map((line) => JSON.parse(line).ok);
}

function isListed(name) {
  const entry = LISTED.find(({ fits }) => fits(name));
  if (entry) {
    entry.n++;
  }
  return entry;
}

const reasons = new Map();
const total = { agree: 0, listed: 0, differ: 0, left: 0 };

function runGroup(name, { description, schema, tests }) {
  const { why, wrapped } = importSchema(schema);
  if (why) {
    reasons.set(why, (reasons.get(why) ?? 0) + tests.length);
    total.left += tests.length;
    return { left: tests.length, notes: [] };
  }
  const notes = [];
  const found = verdicts(tests, wrapped);
  let agree = 0;
  for (const [i, test] of tests.entries()) {
    if (found[i] === test.valid) {
      agree++;
    } else if (isListed(name)) {
      total.listed++;
    } else {
      notes.push(`${description}: ${test.description}: valid is ${test.valid}`);
    }
  }
  total.agree += agree;
  total.differ += notes.length;
  return { agree, notes };
}

const files = readdirSync(suite).filter((name) => name.endsWith('.json'));
for (const [i, name] of files.entries()) {
  const groups = JSON.parse(readFileSync(join(suite, name), 'utf8'));
  const results = groups.map((group) => runGroup(name, group));
  const sum = (key) => results.reduce((n, result) => n + (result[key] ?? 0), 0);
  console.log(`ok ${i + 1} - ${name}: ${sum('agree')} agree, `
    + `${sum('left')} not imported`);
  for (const note of results.flatMap(({ notes }) => notes)) {
    console.log(`# differs: ${note}`);
  }
}
for (const [why, n] of [...reasons].sort((a, b) => b[1] - a[1])) {
  console.log(`# ${n} not imported: ${why}`);
}
const tried = total.agree + total.listed + total.differ;
const rate = total.agree / tried;
for (const { why, n } of LISTED) {
  console.log(`# ${n} differ because ${why}`);
}
console.log(`${rate >= RATE ? 'ok' : 'not ok'} ${files.length + 1} - `
  + `${total.agree} of ${tried} cases agree: ${(rate * 100).toFixed(1)} %, `
  + `${total.left} are of what is not imported`);
console.log(`1..${files.length + 1}`);
rmSync(folder, { recursive: true });
process.exit(rate >= RATE ? 0 : 1);
