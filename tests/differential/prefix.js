// SPDX-License-Identifier: MIT
//
//     node prefix.js LMC MODELS VALUES CHANGES [SEED]
//
// Random models, random values of them, and those with one byte changed: the
// byte at which `lmc read --first` refuses a text against the first after
// which there is no valid document, as a slow oracle says. CHANGES bytes are
// tried at each place, all others if it is 255. Speaks TAP, a point a model.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { viable } from './oracle.js';
import { randomModel } from './model.js';
import { Random } from './random.js';
import { candidate, valid } from './values.js';

const [lmc, models, values, changes, first] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'lmc-prefix-'));
const file = join(folder, 'case.model');
const NEWLINE = 0x0a; // ends a document of --jsonl

function run(args, input) {
  const done = spawnSync(lmc, args, { input, maxBuffer: 1 << 28 });
  if (done.error) {
    throw done.error;
  }
  return done;
}

// Bytes that mean something, for places where few are tried.
const TELLING = [...Buffer.from('"\\{}[]:,.-+0159eEua tfn\0é😀')];

function* changed(bytes, random) {
  yield bytes;
  for (let at = 0; at < bytes.length; at++) {
    for (let i = 0; i < Number(changes); i++) {
      const byte = changes === '255' ? i + (i >= bytes[at] ? 1 : 0)
        : random.chance(0.8) ? random.pick(TELLING) : random.int(0, 255);
      if (byte !== NEWLINE && byte !== bytes[at]) {
        const copy = Buffer.from(bytes);
        copy[at] = byte;
        yield copy;
      }
    }
  }
}

function documents(schema, random) {
  const list = [];
  for (let i = 0; i < Number(values); i++) {
    const value = random.chance(0.8) ? valid(schema, schema, random)
      : candidate(schema, random);
    const indent = random.chance(0.2) ? ' ' : '';
    const text = JSON.stringify(value, null, indent).replaceAll('\n', '\r');
    list.push(...changed(Buffer.from(text), random));
  }
  return list;
}

// The oracle knows no formats; unit tests hold those to their patterns.
const FORMATS = new RegExp(String.raw`\b(date|datetime|time|duration|uuid|uri`
  + String.raw`|ipv4|ipv6|email|bytes|decimal)\b`);

function plainModel(random) {
  for (;;) {
    const model = randomModel(random).replaceAll(/,? ?unique/g, '')
      .replaceAll('()', '').replaceAll('(, ', '(');
    if (!FORMATS.test(model)) {
      return model;
    }
  }
}

function compare(seed) {
  const random = new Random(seed);
  const model = plainModel(random);
  writeFileSync(file, model);
  const printed = run(['schema', file, 'Root']);
  if (printed.status !== 0) {
    return { model, why: printed.stderr.toString() };
  }
  const schema = JSON.parse(printed.stdout);
  const list = documents(schema, random);
  const out = run(
    ['read', file, 'Root', '--jsonl', '--policy', 'strict', '--first'],
    Buffer.concat(list.flatMap((text) => [text, Buffer.from('\n')])));
  const lines = out.stdout.toString().trimEnd().split('\n');
  if (lines.length !== list.length) {
    throw new Error(`${list.length} documents, ${lines.length} results: `
      + out.stderr.toString().slice(0, 2000));
  }
  for (const [i, bytes] of list.entries()) {
    const result = JSON.parse(lines[i]);
    const got = result.ok ? bytes.length : result.read;
    const late = !viable(schema, bytes.subarray(0, got));
    const early = got < bytes.length
      && viable(schema, bytes.subarray(0, got + 1));
    if (late || early) {
      return {
        model,
        why: `${JSON.stringify(bytes.toString('latin1'))}\n`
          + `refused too ${late ? 'late' : 'early'}: ${lines[i]}`,
      };
    }
  }
  return { n: list.length };
}

let failed = 0;
let total = 0;
for (let i = 0; i < Number(models); i++) {
  const seed = Number(first ?? 1) + i;
  const { model, why, n } = compare(seed);
  total += n ?? 0;
  console.log(`${why ? 'not ok' : 'ok'} ${i + 1} - prefixes of model ${seed}`);
  if (why) {
    failed++;
    console.log(`${model}\n${why}`.replace(/^/gm, '# '));
  }
}
console.log(`# ${total} texts`);
console.log(`1..${models}`);
rmSync(folder, { recursive: true });
process.exit(failed ? 1 : 0);
