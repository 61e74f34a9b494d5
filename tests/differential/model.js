// SPDX-License-Identifier: MIT
//
// Random models: a text in the language of .model files. What they allow is
// never worked out here: the schema that lmc prints for them is the truth
// that both sides are held to.

const PATTERNS = [
  '^[a-z]+$', '^[A-Z][a-z]*$', '^\\\\d{2,4}$', 'ab', '^(foo|bar)?$',
  '^[^@]+@[^@]+$', '^.{2}$', '[0-9]$', '^x*y+z?$', '^(a|b)*abb$',
  '^[äöü]+$', '^\\\\w+( \\\\w+)*$',
];
const WORDS = ['red', 'green', 'blue', 'dark red', 'é', 'a', 'ab', 'abc',
  'on', 'off', 'x-1', 'unpaid', 'paid'];
const INTS = ['int', 'int8', 'int16', 'int32', 'uint8', 'uint16', 'uint32'];

function some(random, list, low, high) {
  const left = [...list];
  const n = Math.min(random.int(low, high), left.length);
  return Array.from({ length: n },
    () => left.splice(random.int(0, left.length - 1), 1)[0]);
}

function rules(parts) {
  const set = parts.filter((part) => part);
  return set.length ? `(${set.join(', ')})` : '';
}

function integer(random) {
  const base = random.pick(INTS);
  const low = base.startsWith('u') ? random.int(0, 20) : random.int(-20, 20);
  const high = low + random.int(2, 60);
  return base + rules([
    random.chance(0.4) && `${random.pick(['ge', 'gt'])} = ${low}`,
    random.chance(0.4) && `${random.pick(['le', 'lt'])} = ${high}`,
    random.chance(0.2) && `multiple_of = ${random.pick([2, 3, 5])}`,
  ]);
}

function number(random) {
  const low = random.pick([-10, -0.5, 0, 0.25, 1]);
  return 'double' + rules([
    random.chance(0.4) && `${random.pick(['ge', 'gt'])} = ${low}`,
    random.chance(0.4) && `${random.pick(['le', 'lt'])} = ${low + 20.5}`,
    random.chance(0.3)
      && `multiple_of = ${random.pick(['0.01', '0.5', '0.1', '3'])}`,
  ]);
}

function string(random) {
  const low = random.int(0, 3);
  if (random.chance(0.3)) {
    return `string(pattern = "${random.pick(PATTERNS)}")`;
  }
  return 'string' + rules([
    random.chance(0.3) && `min_length = ${low}`,
    random.chance(0.3) && `max_length = ${low + random.int(0, 5)}`,
  ]);
}

function moment(random, base, low, high) {
  return base + rules([
    random.chance(0.25) && `${random.pick(['ge', 'gt'])} = "${low}"`,
    random.chance(0.25) && `${random.pick(['le', 'lt'])} = "${high}"`,
  ]);
}

function format(random) {
  const low = random.int(0, 3);
  return random.pick([
    () => moment(random, 'date', '2024-02-28', '2024-03-01'),
    () => moment(random, 'datetime', '2024-02-28T00:00:00Z',
      '2024-03-01T00:00:00+01:00'),
    () => moment(random, 'time', '06:00:00Z', '18:00:00-05:00'),
    () => random.pick(['duration', 'uuid', 'uri', 'ipv4', 'ipv6']),
    () => 'email' + rules([random.chance(0.3) && 'max_length = 8']),
    () => 'bytes' + rules([
      random.chance(0.3) && `min_length = ${low}`,
      random.chance(0.3) && `max_length = ${low + random.int(0, 3)}`,
    ]),
    () => number(random).replace('double', 'decimal'),
  ])();
}

function literals(random) {
  return random.chance(0.5)
    ? some(random, WORDS, 1, 3).map((word) => `"${word}"`).join(' | ')
    : some(random, [-1, 0, 1, 2, 7, 100], 2, 4).join(' | ');
}

// A union whose members begin with different tokens: of the named types only
// models, since enums and strings begin alike.
function union(random, names) {
  const members = ['string', random.pick(['int', 'double']), 'bool'];
  const models = names.filter((name) => !name.startsWith('E'));
  if (models.length) {
    members.push(random.pick(models));
  }
  return some(random, members, 2, 3).join(' | ');
}

const LEAVES = [integer, integer, number, string, string, literals, union,
  format, format,
  () => 'bool', () => 'bool', (random) => random.pick(['json', 'int'])];

function named(random, names) {
  return names.length && random.chance(0.3) ? random.pick(names) : null;
}

// T, T[], T[][] and map<T>; a list binds tighter than `|`, so unions and
// literals stay alone.
function type(random, names, own) {
  if (own && random.chance(0.15)) {
    return random.pick([`${own}?`, `${own}[]`, `map<${own}>`]);
  }
  const base = named(random, names) ?? random.pick(LEAVES)(random, names);
  const optional = random.chance(0.25);
  if (base.includes(' | ') || base.startsWith('"')) {
    return base;
  }
  if (random.chance(0.25)) {
    const low = random.int(0, 2);
    return base + '[]' + rules([
      random.chance(0.4) && `min_items = ${low}`,
      random.chance(0.4) && `max_items = ${low + random.int(0, 3)}`,
      random.chance(0.3) && 'unique',
    ]) + (optional ? '?' : '');
  }
  if (random.chance(0.08)) {
    return `map<${base}>` + (optional ? '?' : '');
  }
  return base + (optional ? '?' : '');
}

const DEFAULTS = [['string', '"x"'], ['int', '3'], ['bool', 'true'],
  ['double', '0.5'], ['string[]', '[]'], ['int[]', '[1, 2]']];

function field(random, names, own, index) {
  const name = random.pick(['name', 'age', 'kind', 'note', 'n', 'x_y', 'id'])
    + index;
  if (random.chance(0.15)) {
    const [base, value] = random.pick(DEFAULTS);
    return `    ${name}: ${base} = ${value}`;
  }
  const alias = random.chance(0.1)
    ? ` @alias("${random.pick(['Wire', 'wire-name', 'é'])}${index}")` : '';
  return `    ${name}: ${type(random, names, own)}${alias}`;
}

function declare(random, names, own) {
  if (own.startsWith('E')) {
    const values = some(random, WORDS, 1, 6);
    return `enum ${own} {\n`
      + values.map((value, i) => `    v${i} = "${value}"\n`).join('') + '}\n';
  }
  const fields = Array.from({ length: random.int(1, 6) },
    (_, i) => field(random, names, own, i));
  const extra = random.chance(0.4)
    ? `    @@extra(${random.pick(['forbid', 'ignore'])})\n` : '';
  return `model ${own} {\n${extra}${fields.join('\n')}\n}\n`;
}

// The text of a model file whose root is `Root`.
export function randomModel(random) {
  const names = [];
  let text = '';
  for (const name of some(random, ['A', 'B', 'C', 'E1', 'E2'], 0, 4)) {
    text += declare(random, names, name);
    names.push(name);
  }
  return text + declare(random, names, 'Root');
}
