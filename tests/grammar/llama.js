// SPDX-License-Identifier: MIT
//
// llama.cpp's own reader and matcher of grammars, from the npm package
// node-llama-cpp; no model is needed.
//
//     const llama = await load(folder);      // null: no folder
//     const grammar = llama(text);           // throws: refused
//     grammar.matches('{"a":1}')             // the whole text, by llama.cpp

import { join } from 'node:path';

export async function load(folder) {
  if (!folder) return null;
  const path = join(folder, 'node_modules/node-llama-cpp/dist/index.js');
  const { getLlama, LlamaGrammar } = await import(path);
  const llama = await getLlama({
    build: 'never',
    gpu: false,
    progressLogs: false,
    logLevel: 'disabled',
  });
  return (grammar) => {
    const read = new LlamaGrammar(llama, { grammar });
    return { matches: (text) => read._testText(text) };
  };
}

const CHARS = [...'{}[]",:0123456789-+.eE tfnullrs\\u/ab \té😀\u2028\u0001'];

// A text of the grammar with one character gone, doubled, or another one.
export function mutant(text, random) {
  const chars = [...text];
  const at = random.int(0, Math.max(0, chars.length - 1));
  switch (random.int(0, 3)) {
    case 0:
      chars.splice(at, 1);
      break;
    case 1:
      chars.splice(at, 0, random.pick(CHARS));
      break;
    case 2:
      chars.splice(at, 0, chars[at] ?? '');
      break;
    default:
      chars[at] = random.pick(CHARS);
  }
  return chars.join('');
}
