// SPDX-License-Identifier: MIT
//
// The models of tests/generated, which have every type and attribute.
//
//     for (const { title, path, name } of generatedModels()) ...

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../generated', import.meta.url));

export function generatedModels() {
  return readdirSync(folder).sort()
    .filter((file) => file.endsWith('.model'))
    .flatMap((file) => {
      const path = join(folder, file);
      const names = readFileSync(path, 'utf8').matchAll(/^model (\w+)/gm);
      return [...names].map(([, name]) =>
        ({ title: `${file} ${name}`, path, name }));
    });
}
