// SPDX-License-Identifier: MIT
//
// Values for a JSON Schema: valid ones as far as a simple walk can find them,
// and near misses made of them. The validators decide which is which.

const TEXTS = ['', 'a', 'ab', 'abb', 'foo', 'x', 'Anna', '12', '1234', 'é',
  'öä', 'a@b', '😀', 'xyz', 'red', 'AB-1', 'two words', '\u2028', '"', '\\', 'zz9'];
const NUMBERS = [0, 1, -1, 2, 3, 7, 0.5, 0.25, 0.01, 1.15, -0.5, 10, 20.5,
  100, 127, 128, 255, 256, -128, -129, 65535, 65536, 2147483647, 2147483648,
  4294967295, 4294967296, 1e15, 1.5, 4.35, -20, 33, 1e300];

function resolve(schema, root) {
  return schema.$ref
    ? { ...root.$defs[schema.$ref.slice('#/$defs/'.length)], ...schema }
    : schema;
}

function any(random, depth) {
  switch (random.int(0, depth > 0 ? 6 : 4)) {
    case 0: return null;
    case 1: return random.chance(0.5);
    case 2: return random.pick(NUMBERS);
    case 3: return random.pick(TEXTS);
    case 4: return random.chance(0.5) ? [] : {};
    case 5:
      return Array.from({ length: random.int(0, 3) },
        () => any(random, depth - 1));
    default:
      return { [random.pick(TEXTS)]: any(random, depth - 1) };
  }
}

// Without what binary arithmetic left behind: ajv cannot tell it from the
// decimal that was meant, and we can.
function decimal(value) {
  return Number(value.toPrecision(12));
}

function numeric(schema, random) {
  const low = schema.minimum ?? schema.exclusiveMinimum ?? -50;
  const high = schema.maximum ?? schema.exclusiveMaximum ?? low + 100;
  const step = schema.multipleOf ?? (schema.type === 'integer' ? 1 : 0.25);
  if (random.chance(0.15)) {
    return random.pick([low, high, low - step, high + step, low + step / 2]);
  }
  const least = Math.ceil(low / step);
  const most = Math.min(Math.floor(high / step), least + 200);
  return decimal(random.int(least, Math.max(least, most)) * step);
}

// Of each format some texts, and some that are nearly one.
const FORMATS = {
  date: ['2024-02-29', '2024-02-28', '2024-03-01', '2023-02-29', '1900-02-29',
    '2000-02-29', '2024-02-30', '2024-04-31', '2024-13-01', '2024-2-01',
    '0000-01-01', '9999-12-31', '2024-12-31T00:00:00Z'],
  'date-time': ['2024-02-29T12:00:00Z', '2024-02-28T00:00:00Z',
    '2024-02-29t23:59:59.999z', '2024-02-29T23:59:59.9999999-23:59',
    '2016-12-31T23:59:60Z', '2016-12-31T15:59:60-08:00',
    '2016-12-31T22:59:60Z', '2024-02-29 12:00:00Z', '2024-02-29T12:00:00',
    '2024-02-29T12:00:00+0100', '2024-02-29T12:00Z', '2023-02-29T12:00:00Z',
    '2024-02-29T24:00:00Z', '2024-02-29T12:00:00.Z',
    '2024-02-29T12:00:00.0123456789Z'],
  time: ['12:00:00Z', '06:00:00Z', '05:59:59.5Z', '23:59:60Z', '00:59:60+01:00',
    '12:00:60Z', '12:00:00+24:00', '12:00:00-05:30', '12:00:00', '12:00Z',
    '24:00:00Z', '12:00:00.123z', '12:00:00+01'],
  duration: ['P1Y2M3DT4H5M6S', 'P2W', 'PT36H', 'P1Y2D', 'PT1H6S', 'P', 'PT',
    'P1', 'P1YT', 'P1D2H', 'P1Y2W', 'PT0.5S', 'P0D', 'P-1D', 'PT1D', 'P2S'],
  uuid: ['2eb8aa08-aa98-11ea-b4aa-73b441d16380',
    '2EB8AA08-AA98-11EA-B4AA-73B441D16380',
    'urn:uuid:2eb8aa08-aa98-11ea-b4aa-73b441d16380',
    '2eb8aa08aa98-11ea-b4aa-73b441d16380', '2eb8aa08-aa98-11ea-b4aa',
    '2eb8aa08-aa98-11ea-b4ga-73b441d16380'],
  email: ['a@b.de', 'joe.bloggs@example.com', 'a@b', '.a@b.de', 'a..b@c.de',
    'a@-b.de', 'a b@c.de', 'a@b.de.', '@b.de', "o'x+y@b-c.d-e.fg"],
  uri: ['https://x.y/z?q#f', 'mailto:a@b.de', 'urn:a:b', 'http://[::1]:80/',
    'http://[::1', '//x.y', 'abc', 'http://a b', 'http://a/%zz', 'a:',
    'http://a/%C3%A9', 'http://é', 'ldap://[2001:db8::7]/c=GB?o?o', '1a:b'],
  ipv4: ['1.2.3.4', '255.255.255.255', '256.0.0.1', '01.2.3.4', '1.2.3',
    '1.2.3.4.5', '0.0.0.0', '1.2.3.4/8'],
  ipv6: ['::', '::1', '1::', '1:2:3:4:5:6:7:8', '1::2::3', '::ffff:1.2.3.4',
    '1:2:3:4:5:6:7::', '::2:3:4:5:6:7:8', ':1', '12345::', '1:2:3:4:5:6:7',
    'fe80::1%eth0', '::1.2.3.256', '1:2:3:4:5:6:1.2.3.4'],
};
const BASE64 = ['', 'AA==', 'AAA=', 'AAAA', 'AAAAAA==', 'AAAAAAA=', 'AAAAAAAA',
  'AB==', 'A', 'AA', 'AA=A', 'A-_=', 'AAAAB===', '+/+/'];

function text(schema, random) {
  if (schema.format) {
    return random.pick(FORMATS[schema.format]);
  }
  if (schema.contentEncoding) {
    return random.pick(BASE64);
  }
  if (schema.pattern) {
    const fits = TEXTS.filter((t) => new RegExp(schema.pattern, 'u').test(t));
    return random.pick(fits.length ? fits : TEXTS);
  }
  const low = schema.minLength ?? 0;
  const high = Math.min(schema.maxLength ?? low + 4, low + 8);
  return Array.from({ length: random.int(low, high) },
    () => random.pick(['a', 'Z', '7', ' ', 'é', '😀', '"', '\n'])).join('');
}

function array(schema, root, random, depth) {
  const low = schema.minItems ?? 0;
  const high = Math.min(schema.maxItems ?? low + 3, low + 4);
  const n = depth > 0 ? random.int(low, high) : low;
  return Array.from({ length: n },
    () => valid(schema.items ?? {}, root, random, depth - 1));
}

function object(schema, root, random, depth) {
  const out = {};
  const required = new Set(schema.required ?? []);
  for (const [key, sub] of Object.entries(schema.properties ?? {})) {
    if (required.has(key) || (depth > 0 && random.chance(0.6))) {
      out[key] = valid(sub, root, random, depth - 1);
    }
  }
  if (typeof schema.additionalProperties === 'object') {
    for (let i = depth > 0 ? random.int(0, 3) : 0; i > 0; i--) {
      out[random.pick(TEXTS)]
        = valid(schema.additionalProperties, root, random, depth - 1);
    }
  }
  return out;
}

export function valid(schema0, root, random, depth = 4) {
  const schema = resolve(schema0, root);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) {
    const shallow = choices.find((choice) => choice.type === 'null');
    return depth <= 0 && shallow ? null
      : valid(random.pick(choices), root, random, depth - 1);
  }
  if ('const' in schema) return schema.const;
  if (schema.enum) return random.pick(schema.enum);
  const type = Array.isArray(schema.type)
    ? random.pick(schema.type) : schema.type;
  switch (type) {
    case 'null': return null;
    case 'boolean': return random.chance(0.5);
    case 'integer':
    case 'number': return numeric({ ...schema, type }, random);
    case 'string': return text(schema, random);
    case 'array': return array(schema, root, random, depth);
    case 'object': return object(schema, root, random, depth);
    default: return any(random, 2);
  }
}

// The same value with one place changed.
export function mutate(value, random) {
  if (random.chance(0.3) || value === null || typeof value !== 'object') {
    if (typeof value === 'string' && random.chance(0.5)) {
      return random.chance(0.5) ? value + random.pick(TEXTS)
        : [...value].slice(1).join('');
    }
    if (typeof value === 'number' && random.chance(0.6)) {
      return decimal(value + random.pick([1, -1, 0.5, 0.01, 100]));
    }
    return any(random, 1);
  }
  if (Array.isArray(value)) {
    const copy = [...value];
    const at = random.int(0, Math.max(0, copy.length - 1));
    switch (random.int(0, 3)) {
      case 0: copy.push(copy.length ? copy[0] : any(random, 1)); break;
      case 1: copy.splice(at, 1); break;
      default: copy[at] = mutate(copy[at] ?? null, random);
    }
    return copy;
  }
  const copy = { ...value };
  const keys = Object.keys(copy);
  const key = keys.length ? random.pick(keys) : 'extra';
  switch (random.int(0, 3)) {
    case 0: delete copy[key]; break;
    case 1: copy[random.pick(['extra', 'Name0', 'age'])] = any(random, 1); break;
    default: copy[key] = mutate(copy[key] ?? null, random);
  }
  return copy;
}

export function candidate(schema, random) {
  const roll = random.next();
  if (roll < 0.05) {
    return any(random, 3);
  }
  let value = valid(schema, schema, random);
  for (let n = roll < 0.4 ? 0 : random.int(1, 2); n > 0; n--) {
    value = mutate(value, random);
  }
  return value;
}
