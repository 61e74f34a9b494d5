// SPDX-License-Identifier: MIT
//
// What a grammar lets through, the model accepts: texts are drawn from the
// grammar that lmc writes, and read by lmc. TAP on stdout.
//
//     node main.js --lmc FILE [--models N] [--texts N] [--seed N]
//         [--llama DIR]    where "npm install node-llama-cpp" was run: each
//                          grammar is read by llama.cpp, too, which has to
//                          take the texts; and what it takes of texts with
//                          a change, lmc takes

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { randomModel } from '../differential/model.js';
import { Random } from '../differential/random.js';
import { parse } from './gbnf.js';
import { load, mutant } from './llama.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const options = { lmc: 'lmc', models: 100, texts: 100, seed: 1 };
for (let i = 2; i < process.argv.length; i += 2)
  options[process.argv[i].slice(2)] = process.argv[i + 1];
const work = mkdtempSync(join(tmpdir(), 'grammar-'));
process.on('exit', () => rmSync(work, { recursive: true }));

// What a warning of the grammar allows to be violated.
const ALLOWED = {
  multiple_of: ['multiple_of'],
  unique: ['unique'],
  'a length beside the pattern': ['min_length', 'max_length'],
  'bytes beyond the room of an array': ['max_bytes'],
  'so long a text or list': [
    'min_length',
    'max_length',
    'min_items',
    'max_items',
  ],
  'the bounds': ['ge', 'gt', 'le', 'lt'],
  'bounds of so many digits': ['ge', 'gt', 'le', 'lt'],
};

let n = 0;
let failed = 0;
function point(ok, name, why) {
  console.log(`${ok ? 'ok' : 'not ok'} ${++n} - ${name}`);
  if (ok) return;
  failed++;
  for (const line of String(why).split('\n').slice(0, 12))
    console.log(`# ${line}`);
}

function allowedBy(warnings) {
  const codes = new Set();
  for (const [what, list] of Object.entries(ALLOWED))
    if (warnings.includes(`does not hold ${what}`))
      list.forEach((code) => codes.add(code));
  return codes;
}

// The texts that lmc refuses, each with the first reason.
function refused(file, model, texts, allowed) {
  if (!texts.length) return [];
  const input =
    texts.map((text) => text.replaceAll('\n', ' ')).join('\n') + '\n';
  const result = spawnSync(
    options.lmc,
    ['read', file, model, '--jsonl', '--policy', 'lax'],
    { input, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  const lines = result.stdout.trimEnd().split('\n');
  if (lines.length !== texts.length)
    return [`${lines.length} answers to ${texts.length} texts`];
  return lines.flatMap((line, i) => {
    const answer = JSON.parse(line);
    const bad = answer.ok
      ? []
      : answer.errors.filter((error) => !allowed.has(error.code));
    return bad.length ? [`${texts[i]}\n${JSON.stringify(bad[0])}`] : [];
  });
}

function testModel(file, model, name, seed, llama) {
  const random = new Random(seed);
  const printed = spawnSync(options.lmc, ['grammar', file, model], {
    encoding: 'utf8',
  });
  if (printed.status !== 0) {
    point(false, `${name}: a grammar`, printed.stderr);
    return;
  }
  let grammar;
  let native;
  try {
    grammar = parse(printed.stdout);
    native = llama?.(printed.stdout);
  } catch (error) {
    point(false, `${name}: a grammar`, `${error.message}\n${printed.stdout}`);
    return;
  }
  const texts = Array.from({ length: Number(options.texts) }, () =>
    grammar.sample(random),
  );
  const allowed = allowedBy(printed.stderr);
  const bad = refused(file, model, texts, allowed);
  point(bad.length === 0, `${name}: ${texts.length} texts`, bad.join('\n'));
  if (native) testNative(file, model, name, texts, native, allowed, random);
}

// llama.cpp takes what we drew; what it takes of texts with a change is a
// sample that owes nothing to our own reading of the grammar.
function testNative(file, model, name, texts, native, allowed, random) {
  const missed = texts.filter((text) => !native.matches(text));
  const changed = texts
    .flatMap((text) => [mutant(text, random), mutant(text, random)])
    .filter((text) => native.matches(text));
  const bad = refused(file, model, changed, allowed);
  point(
    !missed.length && !bad.length,
    `${name}: llama.cpp takes them and ${changed.length} changed ones`,
    [...missed, ...bad].join('\n'),
  );
}

// The last model of a file holds the others.
function fixedModels() {
  const folder = join(here, '../generated');
  return readdirSync(folder)
    .filter(
      (file) =>
        file.endsWith('.model') &&
        file !== 'checks.model' &&
        file !== 'shared.model',
    )
    .map((file) => join(folder, file));
}

const llama = await load(options.llama);
console.log(`# llama.cpp's own reader is ${llama ? 'used' : 'not used'}`);
for (const file of fixedModels()) {
  const text = execFileSync('cat', [file], { encoding: 'utf8' });
  const names = [...text.matchAll(/^model (\w+)/gm)].map((found) => found[1]);
  for (const name of names)
    testModel(file, name, `${basename(file)} ${name}`, 1, llama);
}
for (let i = 0; i < options.models; i++) {
  const seed = Number(options.seed) + i;
  const random = new Random(seed);
  const file = join(work, `random-${seed}.model`);
  writeFileSync(file, randomModel(random));
  testModel(file, 'Root', `random model ${seed}`, seed, llama);
}
console.log(`1..${n}`);
process.exit(failed ? 1 : 0);
