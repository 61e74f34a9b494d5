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

const NAMED = { type: 'function', function: { name: 'UserDetails' } };

// Who is asked, below which path of the server, where its requests must go,
// how, and how one tool is forced where the journal has that.
const ROWS = [
  ['openai', '/v1', CHAT,
    ['tools', 'functions', 'json_schema', 'json', 'md_json',
      'parallel_tools'], NAMED],
  ['openai-responses', '/v1', /\/responses$/,
    ['tools', 'json_schema', 'json', 'md_json', 'parallel_tools']],
  ['anthropic', '/v1', /\/messages$/,
    ['tools', 'json_schema', 'json', 'md_json', 'parallel_tools']],
  ['gemini', '/v1beta', /:generateContent$/,
    ['tools', 'json_schema', 'json', 'md_json', 'parallel_tools']],
  ['ollama', '/v1', CHAT,
    ['tools', 'json_schema', 'json', 'md_json', 'parallel_tools']],
  ['ollama-native', '', /\/api\/chat$/,
    ['tools', 'json_schema', 'json', 'md_json', 'parallel_tools']],
  ['mistral', '/v1', CHAT, ['tools', 'json_schema', 'mistral_tools'], 'any'],
  ['groq', '/v1', CHAT, ['tools', 'json', 'md_json'], NAMED],
  ['llamacpp', '/v1', CHAT, ['tools', 'json_schema', 'grammar'], 'required'],
  ['openrouter', '/v1', CHAT, ['tools', 'json_schema'], NAMED],
  ['openai-compatible', '/v1', CHAT,
    ['tools', 'functions', 'json_schema', 'json', 'md_json', 'grammar',
      'parallel_tools', 'mistral_tools'], NAMED],
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

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const isSchema = (schema) => schema?.properties.age.type === 'integer';
const isTool = (tool, where) => tool?.name === 'UserDetails' &&
  (where !== CHAT || isSchema(tool.parameters));
const said = (body) => JSON.stringify(body.messages);

// What a request of each mode has that others have not.
const TOOLS = (body, where) => body.tools?.length === 1 &&
  isTool(body.tools[0].function, where);
const MARKS = {
  tools: TOOLS,
  mistral_tools: (body, where) => TOOLS(body, where) &&
    body.tool_choice === 'any',
  parallel_tools: (body, where) => TOOLS(body, where) &&
    !('parallel_tool_calls' in body) &&
    [undefined, 'required', 'any', 'auto'].includes(body.tool_choice),
  functions: (body, where) => isTool(body.functions?.[0], where) &&
    body.function_call.name === 'UserDetails',
  json_schema: (body, where) => where !== CHAT ||
    (body.response_format?.type === 'json_schema' &&
      isSchema(body.response_format.json_schema.schema)),
  json: (body, where) => said(body).includes('JSON') &&
    (where !== CHAT || body.response_format?.type === 'json_object'),
  md_json: (body) => said(body).includes('```json') &&
    !body.response_format,
  grammar: (body) => JSON.stringify(body).includes('root ::= '),
};

// The question is told again, then the answer, then what was wrong with it.
function reasks({ messages }, where, mode) {
  const [before, answer, wrong] = messages.slice(-3);
  const call = answer?.tool_calls?.[0];

  if (!said({ messages: [before] }).includes('Jason is 25 years old.') ||
      !wrong.content.includes('age: 250 is above the maximum 150')) {
    return false;
  }
  if (!mode.endsWith('tools') && mode !== 'functions') {
    return answer.content.includes(BAD) && wrong.role === 'user';
  }
  return call.function.name === 'UserDetails' &&
    same(JSON.parse(call.function.arguments), JSON.parse(BAD)) &&
    wrong.role === 'tool' &&
    (wrong.tool_call_id === call.id || where !== CHAT);
}

// Why it is not as it should be; or nothing.
function fault(result, requests, [, , where, , force], mode) {
  const bodies = requests.map(({ body }) => body);
  const forced = mode === 'tools' && where === CHAT ? force : undefined;

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
  if (!bodies.every((body) => MARKS[mode](body, where))) {
    return `not asked as ${mode} are: ${JSON.stringify(bodies)}`;
  }
  if (forced && !bodies.every((body) => same(body.tool_choice, forced))) {
    return `the tool is not forced: ${JSON.stringify(bodies)}`;
  }
  if (JSON.stringify(bodies).includes(KEY)) {
    return 'the key is in a body';
  }
  return reasks(bodies[1], where, mode) ? ''
    : `the second request does not ask again: ${JSON.stringify(bodies[1])}`;
}

async function attempt(mock, row, mode) {
  const [provider, path] = row;
  let n = 0;
  mock.clearFixtures();
  mock.clearRequests();
  mock.on({ predicate: () => true },
    () => answer(mode, n++ === 0 ? BAD : GOOD));
  const result = await run(['try', join(here, 'user.model'), 'UserDetails',
    'Jason is 25 years old.', '--provider', provider, '--model', 'any',
    '--mode', mode, '--base-url', mock.url + path]);
  return fault(result, mock.getRequests(), row, mode);
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
