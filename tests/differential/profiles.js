// SPDX-License-Identifier: MIT
//
//     node profiles.js LMC MODELS [SEED]
//
// The schemas of random models, and of those of tests/generated: each is one by
// its meta-schema (draft 2020-12), and each profile's holds to what its
// provider takes. Speaks TAP, a point a model.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import { generatedModels } from './generated.js';
import { randomModel } from './model.js';
import { breach, PROFILES } from './profile_rules.js';
import { Random } from './random.js';

const [lmc, models, first] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'lmc-profiles-'));
const file = join(folder, 'case.model');
const ajv = new Ajv2020({ strict: false, validateFormats: false });

function fault(path, name, profile) {
  const done = spawnSync(lmc,
    ['schema', path, name, '--profile', profile], { encoding: 'utf8' });
  if (done.status !== 0) {
    return done.stderr;
  }
  const schema = JSON.parse(done.stdout);
  if (!ajv.validateSchema(schema)) {
    return JSON.stringify(ajv.errors);
  }
  return profile === 'canonical' ? undefined : breach(profile, schema);
}

let n = 0;
let failed = 0;
function point(title, path, name, model) {
  const faults = ['canonical', ...Object.keys(PROFILES)].flatMap((profile) => {
    const why = fault(path, name, profile);
    return why ? [`${profile}: ${why}`] : [];
  });
  console.log(`${faults.length ? 'not ok' : 'ok'} ${++n} `
    + `- profiles of ${title}`);
  if (faults.length) {
    failed++;
    console.log(`${model}\n${faults.join('\n')}`.replace(/^/gm, '# '));
  }
}

for (let i = 0; i < Number(models); i++) {
  const seed = Number(first ?? 1) + i;
  const model = randomModel(new Random(seed));
  writeFileSync(file, model);
  point(`model ${seed}`, file, 'Root', model);
}
for (const { title, path, name } of Number(models) > 1
  ? generatedModels() : []) {
  point(title, path, name, '');
}
console.log(`1..${n}`);
rmSync(folder, { recursive: true });
process.exit(failed ? 1 : 0);
