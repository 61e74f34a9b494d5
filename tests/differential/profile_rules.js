// SPDX-License-Identifier: MIT
//
// What each provider takes of JSON Schema, as it tells its users; written down
// apart from lmc's own table, so that the two can be held together.

const COMMON = ['type', 'description', 'enum', 'properties', 'required',
  'items', 'anyOf'];
const REFS = ['$ref', '$defs'];
const LENGTHS = ['minLength', 'maxLength'];
const ITEMS = ['minItems', 'maxItems'];
const BOUNDS = ['minimum', 'maximum'];
const EXCLUSIVE = ['exclusiveMinimum', 'exclusiveMaximum'];

// words: the keywords that may stand anywhere. formats: NULL is any.
export const PROFILES = {
  openai_strict: {
    words: [...COMMON, ...REFS, ...BOUNDS, ...EXCLUSIVE, ...ITEMS, 'const',
      'multipleOf', 'pattern', 'format', 'additionalProperties', 'title'],
    formats: ['date-time', 'time', 'date', 'duration', 'email', 'hostname',
      'ipv4', 'ipv6', 'uuid'],
    closed: true, allRequired: true, bareRefs: true, objectRoot: true,
  },
  anthropic: {
    words: [...COMMON, ...REFS, 'const', 'allOf', 'pattern', 'format',
      'minItems', 'additionalProperties', 'default', 'title'],
    formats: ['date-time', 'time', 'date', 'duration', 'email', 'hostname',
      'uri', 'ipv4', 'ipv6', 'uuid'],
    closed: true, bareRefs: true, objectRoot: true, noRecursion: true,
    minItemsAtMost: 1,
  },
  gemini_json: {
    words: [...COMMON, ...REFS, ...BOUNDS, ...ITEMS, 'format', 'title',
      'additionalProperties'],
    formats: ['date-time', 'date', 'time'],
    bareRefs: true,
  },
  gemini_openapi: {
    words: [...COMMON, ...BOUNDS, ...LENGTHS, ...ITEMS, 'pattern', 'format',
      'nullable', 'propertyOrdering', 'title', 'default', 'example'],
    formats: ['date-time', 'enum', 'int32', 'int64', 'float', 'double'],
    oneType: true, stringEnums: true,
  },
  cerebras: {
    words: [...COMMON, ...REFS, ...BOUNDS, ...EXCLUSIVE, 'const',
      'multipleOf', 'additionalProperties'],
    closed: true, allRequired: true, objectRoot: true, noRecursion: true,
  },
  xai: {
    words: [...COMMON, ...REFS, ...BOUNDS, ...EXCLUSIVE, ...LENGTHS, ...ITEMS,
      'const', 'pattern', 'format', 'additionalProperties', 'default',
      'title'],
    objectRoot: true,
  },
  mistral: {
    words: [...COMMON, ...REFS, 'const', 'additionalProperties'],
    closed: true, allRequired: true, objectRoot: true,
  },
  gbnf: {
    words: [...COMMON, ...REFS, ...BOUNDS, ...EXCLUSIVE, ...LENGTHS, ...ITEMS,
      'const', 'pattern', 'format', 'additionalProperties'],
    formats: ['date', 'time', 'date-time', 'uuid'],
    anchored: true, intBounds: true,
  },
  xgrammar: {
    words: [...COMMON, ...REFS, ...BOUNDS, ...EXCLUSIVE, ...LENGTHS, ...ITEMS,
      'const', 'pattern', 'format', 'additionalProperties', 'allOf'],
    closed: true, intBounds: true,
  },
};

// Calls visit(schema, path) for a schema and all that it holds.
function walk(schema, path, visit) {
  if (typeof schema !== 'object' || schema === null) {
    return;
  }
  visit(schema, path);
  for (const word of ['properties', '$defs']) {
    for (const [name, one] of Object.entries(schema[word] ?? {})) {
      walk(one, `${path}/${word}/${name}`, visit);
    }
  }
  for (const word of ['anyOf', 'oneOf', 'allOf']) {
    (schema[word] ?? []).forEach(
      (one, i) => walk(one, `${path}/${word}/${i}`, visit));
  }
  walk(schema.items, `${path}/items`, visit);
  walk(schema.additionalProperties, `${path}/additionalProperties`, visit);
}

// Each says what is wrong with a schema under a rule; or nothing.
const CHECKS = [
  (rule, s) => Object.keys(s).find(
    (word) => !rule.words.includes(word) && word !== '$schema'),
  (rule, s) => rule.closed && s.properties
    && s.additionalProperties !== false && 'it is open',
  (rule, s) => rule.allRequired && s.properties
    && Object.keys(s.properties).find((key) => !s.required?.includes(key)),
  (rule, s) => rule.bareRefs && s.$ref && Object.keys(s).length > 1
    && 'something stands beside $ref',
  (rule, s) => rule.oneType && Array.isArray(s.type) && 'a list of types',
  (rule, s) => rule.oneType && s.type === 'null' && 'the type null',
  (rule, s) => rule.stringEnums
    && s.enum?.some((value) => typeof value !== 'string')
    && 'an enum of other than strings',
  (rule, s) => rule.formats && s.format && !rule.formats.includes(s.format)
    && `the format ${s.format}`,
  (rule, s) => rule.minItemsAtMost < s.minItems && 'minItems',
  (rule, s) => rule.anchored && s.pattern && !/^\^.*\$$/su.test(s.pattern)
    && 'a pattern without ^ and $',
  (rule, s) => rule.intBounds && s.type === 'number'
    && [...BOUNDS, ...EXCLUSIVE].find((word) => word in s),
];

// Whether a definition refers to itself, by however many others.
function recursion(root) {
  const uses = new Map();
  for (const [name, schema] of Object.entries(root.$defs ?? {})) {
    const found = new Set();
    walk(schema, '', ({ $ref }) => found.add($ref?.split('/').pop()));
    uses.set(name, found);
  }
  const reaches = (from, to, seen) => [...(uses.get(from) ?? [])].some(
    (next) => next === to || (uses.has(next) && !seen.has(next)
      && reaches(next, to, seen.add(next))));
  return [...uses.keys()].find((name) => reaches(name, name, new Set()));
}

// What is wrong with a schema for a profile, as "PATH: WHAT"; or nothing.
export function breach(profile, root) {
  const rule = PROFILES[profile];
  let found;
  walk(root, '', (schema, path) => {
    for (const check of CHECKS) {
      const what = check(rule, schema);
      found ??= what ? `${path}: ${what}` : undefined;
    }
  });
  if (rule.objectRoot && root.type !== 'object') {
    found ??= 'the root is not an object';
  }
  if (rule.noRecursion) {
    const name = recursion(root);
    let selfish = false;
    walk(root, '', ({ $ref }) => { selfish ||= $ref === '#'; });
    found ??= name ? `$defs/${name} refers to itself`
      : selfish ? 'the root refers to itself' : undefined;
  }
  return found;
}
