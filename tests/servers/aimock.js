// SPDX-License-Identifier: MIT
//
//     node aimock.js LM
//
// Typed calls by the command LM against aimock, a server of another author
// that speaks the providers' dialects: in every mode that it knows, the first
// answer breaks a rule and the second is good. Its journal tells what was
// sent. Speaks TAP, a point a provider and mode.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LLMock } from '@copilotkit/aimock';

const lm = process.argv[2];
const here = dirname(fileURLToPath(import.meta.url));
const KEY = 'sk-test-0001';
const BAD = '{"name":"Jason","age":250}';
const GOOD = '{"name":"Jason","age":25}';
const CHAT = /\/chat\/completions$/;

// Who is asked, below which path of the server, where its requests must go,
// and how.
const ROWS = [
  ['openai', '/v1', CHAT,
    ['tools', 'functions', 'json_schema', 'json', 'md_json',
      'parallel_tools']],
  ['openai-responses', '/v1', /\/responses$/,
    ['tools', 'json_schema', 'json', 'md_json']],
  ['anthropic', '/v1', /\/messages$/, ['tools', 'md_json']],
  ['gemini', '/v1beta', /:generateContent$/,
    ['tools', 'json_schema', 'json', 'md_json']],
  ['ollama', '/v1', CHAT, ['tools', 'json_schema', 'json', 'md_json']],
  ['ollama-native', '', /\/api\/chat$/,
    ['tools', 'json_schema', 'json', 'md_json']],
  ['mistral', '/v1', CHAT, ['tools', 'json_schema', 'mistral_tools']],
  ['groq', '/v1', CHAT, ['tools', 'json', 'md_json']],
  ['llamacpp', '/v1', CHAT, ['tools', 'json_schema', 'grammar']],
  ['openrouter', '/v1', CHAT, ['tools', 'json_schema']],
  ['openai-compatible', '/v1', CHAT, ['tools', 'json', 'md_json']],
];

const KEYS = ['OPENAI', 'ANTHROPIC', 'GOOGLE', 'OLLAMA', 'MISTRAL', 'GROQ',
  'LLAMA', 'OPENROUTER', 'OPENAI_COMPATIBLE'];

function answer(mode, value) {
  if (mode.endsWith('tools') || mode === 'functions') {
    return { toolCalls: [{ name: 'UserDetails', arguments: value }] };
  }
  return {
    content: mode === 'md_json'
      ? `Here it is:\n\`\`\`json\n${value}\n\`\`\`` : value,
  };
}

function run(args) {
  const env = { ...process.env };
  for (const name of KEYS) {
    env[`${name}_API_KEY`] = KEY;
  }
  return new Promise((resolve, reject) => {
    const child = spawn(lm, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const out = { stdout: '', stderr: '' };
    child.stdout.on('data', (bytes) => { out.stdout += bytes; });
    child.stderr.on('data', (bytes) => { out.stderr += bytes; });
    child.on('error', reject);
    child.on('close', (status) => resolve({ ...out, status }));
  });
}

// Why it is not as it should be; or nothing.
function fault(result, requests, where) {
  if (result.status !== 0 || result.stdout !== `${GOOD}\n`) {
    return `status ${result.status}: ${result.stdout}${result.stderr}`;
  }
  if (requests.length !== 2) {
    return `${requests.length} requests`;
  }
  const astray = requests.find(({ path }) => !where.test(path.split('?')[0]));
  if (astray) {
    return `a request to ${astray.path}`;
  }
  const again = JSON.stringify(requests[1].body);
  return again.includes('150') && again.includes('250') ? ''
    : `the second request does not tell what was wrong: ${again}`;
}

async function attempt(mock, [provider, path, where], mode) {
  let n = 0;
  mock.clearFixtures();
  mock.clearRequests();
  mock.on({ predicate: () => true },
    () => answer(mode, n++ === 0 ? BAD : GOOD));
  const result = await run(['try', join(here, 'user.model'), 'UserDetails',
    'Jason is 25 years old.', '--provider', provider, '--model', 'any',
    '--mode', mode, '--base-url', mock.url + path]);
  return fault(result, mock.getRequests(), where);
}

const mock = new LLMock({ port: 0, host: '127.0.0.1' });
await mock.start();
let points = 0;
let failed = 0;
for (const row of ROWS) {
  for (const mode of row[3]) {
    const why = await attempt(mock, row, mode);
    console.log(`${why ? 'not ok' : 'ok'} ${++points} - ${row[0]} ${mode}`);
    if (why) {
      failed++;
      console.log(why.trimEnd().replace(/^/gm, '# '));
    }
  }
}
console.log(`1..${points}`);
await mock.stop();
process.exit(failed ? 1 : 0);
