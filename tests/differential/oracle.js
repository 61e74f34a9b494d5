// SPDX-License-Identifier: MIT
//
// Whether any valid document of a schema begins with given bytes: a slow and
// plain reading of the schema's words, which shares nothing with the engine.
// A text is read by descent; where it ends, END is thrown, and where no valid
// text goes on like that, DEAD.
//
// Listed, and so not asked for (docs/design.md): of a float the range but for
// its sign, and `multiple_of`, bind when the number is complete; `unique`
// when the item is.

// Thrown often, so without the trace that an Error takes.
const END = Symbol('end');
const DEAD = Symbol('dead');

const INT_LOW = -(2n ** 63n);
const INT_HIGH = 2n ** 63n - 1n;
const SPACE = new Set([0x20, 0x09, 0x0a, 0x0d]);
const ESCAPES = { '"': 0x22, '\\': 0x5c, '/': 0x2f, b: 8, f: 12, n: 10,
  r: 13, t: 9 };
// What a string may go on with, for a pattern to be satisfied.
const ALPHABET = [...'abforxyz019@AZ éö日'].map((c) => c.codePointAt(0));
const REACH = 3;

class Reader {
  constructor(bytes, root) {
    this.bytes = bytes;
    this.root = root;
    this.at = 0;
  }

  peek() {
    if (this.at >= this.bytes.length) {
      throw END;
    }
    return this.bytes[this.at];
  }

  char() {
    return String.fromCharCode(this.peek());
  }

  space() {
    while (SPACE.has(this.peek())) {
      this.at++;
    }
  }

  // One of these characters; returns it.
  want(chars) {
    const c = this.char();
    if (!chars.includes(c)) {
      throw DEAD;
    }
    this.at++;
    return c;
  }

  word(words) {
    let read = '';
    while (!words.includes(read)) {
      read += this.char();
      if (!words.some((word) => word.startsWith(read))) {
        throw DEAD;
      }
      this.at++;
    }
    return read;
  }
}

function resolve(schema, root) {
  return schema.$ref
    ? { ...root.$defs[schema.$ref.slice('#/$defs/'.length)], ...schema }
    : schema;
}

const known = new WeakMap();

// The schemas that a value may be of, without choices and references.
function choices(schema0, root) {
  if (!known.has(schema0)) {
    const schema = resolve(schema0, root);
    const list = schema.anyOf ?? schema.oneOf;
    known.set(schema0,
      list ? list.flatMap((one) => choices(one, root)) : [schema]);
  }
  return known.get(schema0);
}

function isAny(schema) {
  return !schema.type && !schema.enum && !('const' in schema);
}

// The constants that a schema allows, of one JavaScript type; or null.
function constants(schema, type) {
  const list = 'const' in schema ? [schema.const] : schema.enum;
  return list && list.filter((value) => typeof value === type);
}

function allows(schema, type) {
  const types = [schema.type].flat();
  const list = 'const' in schema ? [schema.const] : schema.enum;
  if (list) {
    return list.some((value) => (value === null ? 'null'
      : typeof value === 'boolean' ? 'boolean' : typeof value) === type);
  }
  return isAny(schema) || types.includes(type)
    || (type === 'number' && types.includes('integer'));
}

function allowsWord(schema, value) {
  return allows(schema, value === null ? 'null' : 'boolean')
    && (constants(schema, typeof value)?.includes(value) ?? true);
}

function only(schemas, type) {
  const fit = schemas.filter((schema) => allows(schema, type));
  if (!fit.length) {
    throw DEAD;
  }
  return fit;
}

// --- strings ---

function inRange(point, pending) {
  return point >= pending[0] && point <= pending[1];
}

// Whether a text of one of the schemas begins with the code points and goes
// on with one in the range `pending`, or as it likes if that is null.
function textViable(test, points, pending) {
  const next = pending
    ? [...ALPHABET.filter((c) => inRange(c, pending)), pending[0]]
    : null;
  const search = (text, n) => test(text)
    || (n > 0 && ALPHABET.some((c) => search([...text, c], n - 1)));
  return next ? next.some((c) => search([...points, c], REACH - 1))
    : search(points, REACH);
}

const memo = new Map();

function patternViable(pattern, points, pending) {
  const key = JSON.stringify([pattern, points, pending]);
  if (!memo.has(key)) {
    const regex = new RegExp(pattern, 'u');
    memo.set(key, textViable(
      (text) => regex.test(String.fromCodePoint(...text)), points, pending));
  }
  return memo.get(key);
}

function stringViable(schema, points, pending) {
  const n = points.length + (pending ? 1 : 0);
  const fixed = constants(schema, 'string');
  if (fixed) {
    return fixed.some((text) => {
      const own = [...text].map((c) => c.codePointAt(0));
      return points.every((c, i) => c === own[i])
        && (!pending || (own.length > points.length
          && inRange(own[points.length], pending)));
    });
  }
  return n <= (schema.maxLength ?? Infinity)
    && (!schema.pattern || patternViable(schema.pattern, points, pending));
}

function stringValid(schema, points) {
  const text = String.fromCodePoint(...points);
  return constants(schema, 'string')?.includes(text)
    ?? (points.length >= (schema.minLength ?? 0)
      && points.length <= (schema.maxLength ?? Infinity)
      && (!schema.pattern || new RegExp(schema.pattern, 'u').test(text)));
}

// After the first byte of UTF-8: how many more, and the code points left.
const UTF8 = [
  [0xc2, 0xdf, 1, 0x80], [0xe0, 0xef, 2, 0x800], [0xf0, 0xf4, 3, 0x10000],
];

// [low, high] as ranges without the surrogates.
function scalars(low, high) {
  return [[low, Math.min(high, 0xd7ff)], [Math.max(low, 0xe000), high]]
    .filter(([from, to]) => from <= to);
}

function utf8(reader, judge) {
  const first = reader.bytes[reader.at];
  const row = UTF8.find(([low, high]) => first >= low && first <= high);
  if (!row) {
    throw DEAD;
  }
  let [, , left, least] = row;
  let point = first & (0x3f >> left);
  for (reader.at++; left > 0; left--) {
    const shift = 2 ** (6 * left);
    judge(...scalars(Math.max(point * shift, least),
      Math.min(point * shift + shift - 1, 0x10ffff)));
    const byte = reader.peek();
    if ((byte & 0xc0) !== 0x80) {
      throw DEAD;
    }
    point = point * 64 + (byte & 0x3f);
    reader.at++;
  }
  return point;
}

// Four digits of \u; `ranges(low, high)` judges what can still come of them.
function hex(reader, ranges) {
  let unit = 0;
  for (let left = 4; left > 0; left--) {
    const shift = 16 ** left;
    ranges(unit * shift, unit * shift + shift - 1);
    if (!/[0-9a-f]/i.test(reader.char())) {
      throw DEAD;
    }
    unit = unit * 16 + parseInt(reader.char(), 16);
    reader.at++;
  }
  ranges(unit, unit);
  return unit;
}

// The parts of [low, high] in which a first \u can be: a character of its own,
// or the first half of one beyond.
function firstUnits(low, high) {
  const parts = [];
  const add = (a, b, to = (x) => x) => {
    if (Math.max(a, low) <= Math.min(b, high)) {
      parts.push([to(Math.max(a, low)), to(Math.min(b, high), true)]);
    }
  };
  add(1, 0xd7ff);
  add(0xd800, 0xdbff, (unit, last) =>
    0x10000 + (unit - 0xd800) * 1024 + (last ? 1023 : 0));
  add(0xe000, 0xffff);
  return parts;
}

function escape(reader, judge) {
  const c = reader.want('"\\/bfnrtu');
  if (c !== 'u') {
    judge([ESCAPES[c], ESCAPES[c]]);
    return ESCAPES[c];
  }
  const unit = hex(reader, (low, high) => judge(...firstUnits(low, high)));
  if (unit < 0xd800 || unit > 0xdbff) {
    return unit;
  }
  const base = 0x10000 + (unit - 0xd800) * 1024;
  reader.want('\\');
  reader.want('u');
  const low = hex(reader, (from, to) => {
    const least = Math.max(from, 0xdc00);
    const most = Math.min(to, 0xdfff);
    judge(...(least <= most
      ? [[base + least - 0xdc00, base + most - 0xdc00]] : []));
  });
  return base + low - 0xdc00;
}

// Reads the rest of a string. viable(points, pending) says whether it can
// still become one that is wanted.
function string(reader, viable) {
  const points = [];
  const judge = (...ranges) => {
    if (!ranges.some((range) => viable(points, range))) {
      throw DEAD;
    }
  };
  for (;;) {
    const byte = reader.peek();
    if (byte === 0x22) {
      reader.at++;
      return points;
    }
    if (byte < 0x20) {
      throw DEAD;
    }
    let point = byte;
    if (byte === 0x5c) {
      reader.at++;
      judge([1, 0xd7ff], [0xe000, 0x10ffff]);
      point = escape(reader, judge);
    } else if (byte >= 0x80) {
      point = utf8(reader, judge);
    } else {
      reader.at++;
    }
    judge([point, point]);
    points.push(point);
  }
}

function readString(reader, schemas) {
  const fit = only(schemas, 'string');
  const points = string(reader,
    (text, pending) => fit.some((one) => stringViable(one, text, pending)));
  if (!fit.some((one) => stringValid(one, points))) {
    throw DEAD;
  }
}

// --- numbers ---

function big(value) {
  return value === undefined ? undefined : BigInt(value);
}

// The whole numbers of a schema: [low, high] and a divisor.
function wholes(schema) {
  const low = big(schema.minimum)
    ?? (schema.exclusiveMinimum === undefined ? INT_LOW
      : big(schema.exclusiveMinimum) + 1n);
  const high = big(schema.maximum)
    ?? (schema.exclusiveMaximum === undefined ? INT_HIGH
      : big(schema.exclusiveMaximum) - 1n);
  return { low, high, step: big(schema.multipleOf) ?? 1n };
}

function hasMultiple({ low, high, step }, from, to) {
  const least = from > low ? from : low;
  const most = to < high ? to : high;
  const over = ((least % step) + step) % step;
  return least + (over ? step - over : 0n) <= most;
}

// Whether a whole number has these digits first, an exponent being free.
function digitsViable(set, negative, digits) {
  const s = digits.replace(/^0+/, '');
  const signed = (from, to) => (negative ? hasMultiple(set, -to, -from)
    : hasMultiple(set, from, to));
  if (s === '') {
    return signed(0n, INT_HIGH + 1n);
  }
  for (let t = 0n; t < 20n; t++) {
    const from = BigInt(s) * 10n ** t;
    if (signed(from, from + 10n ** t - 1n)) {
      return true;
    }
  }
  for (let short = s; short.endsWith('0');) {
    short = short.slice(0, -1);
    if (signed(BigInt(short), BigInt(short))) {
      return true;
    }
  }
  return false;
}

function scaled(digits, power) {
  const value = BigInt(digits);
  if (power >= 0n) {
    return power > 400n && value ? null : value * 10n ** (power % 401n);
  }
  if (-power > BigInt(digits.length) + 1n) {
    return value ? null : 0n;
  }
  const unit = 10n ** -power;
  return value % unit ? null : value / unit;
}

function wholeValid(set, { negative, digits, power }) {
  const value = scaled(digits, power);
  return value !== null && hasMultiple(set, negative ? -value : value,
    negative ? -value : value);
}

// With an exponent begun: tries those it can become.
function exponentViable(set, number, sign, written) {
  if (BigInt(number.digits) === 0n) {
    return wholeValid(set, { ...number, power: 0n });
  }
  const prefix = written.replace(/^0+/, '');
  const signs = sign ? [sign] : ['+', '-'];
  for (let e = 0; e <= 400; e++) {
    const fits = String(e).startsWith(prefix) && signs.some((s) => {
      const power = number.power + BigInt(s + e);
      return wholeValid(set, { ...number, power });
    });
    if (fits) {
      return true;
    }
  }
  return false;
}

function floatSign(schema, negative) {
  const low = schema.minimum ?? schema.exclusiveMinimum ?? -Infinity;
  const high = schema.maximum ?? schema.exclusiveMaximum ?? Infinity;
  const zero = (schema.exclusiveMinimum ?? -1) < 0
    && (schema.exclusiveMaximum ?? 1) > 0 && low <= 0 && high >= 0;
  return zero || (negative ? low < 0 : high > 0);
}

function fixedSet(values) {
  return values.map((value) => ({
    low: BigInt(value), high: BigInt(value), step: 1n,
  }));
}

// The sets of whole numbers among the schemas, or null if a float is.
function numberSets(schemas) {
  const sets = [];
  for (const schema of schemas) {
    const fixed = constants(schema, 'number');
    if (fixed) {
      sets.push(...fixedSet(fixed));
    } else if ([schema.type].flat().includes('integer')) {
      sets.push(wholes(schema));
    } else {
      return null;
    }
  }
  return sets;
}

function numberValid(schema, number, value) {
  return value >= (schema.minimum ?? -Infinity)
    && value <= (schema.maximum ?? Infinity)
    && value > (schema.exclusiveMinimum ?? -Infinity)
    && value < (schema.exclusiveMaximum ?? Infinity)
    && Number.isFinite(value) && isMultiple(number, schema.multipleOf);
}

// In decimal: exact, and without raising ten to powers of any size.
function isMultiple({ digits, power }, step) {
  if (step === undefined || BigInt(digits) === 0n) {
    return true;
  }
  const [, whole, fraction = '', e = '0']
    = /^(\d+)(?:\.(\d+))?(?:e(.+))?$/.exec(String(step));
  const shift = power - (BigInt(e) - BigInt(fraction.length));
  const unit = BigInt(whole + fraction);
  if (shift < -400n) {
    return false;
  }
  return shift >= 0n
    ? BigInt(digits) * 10n ** (shift > 400n ? 400n : shift) % unit === 0n
    : BigInt(digits) % (unit * 10n ** -shift) === 0n;
}

function readNumber(reader, schemas) {
  const fit = only(schemas, 'number');
  const sets = numberSets(fit);
  const free = fit.some(isAny);
  const start = reader.at;
  const number = { negative: false, digits: '', power: 0n };
  const digit = () => /[0-9]/.test(String.fromCharCode(
    reader.bytes[reader.at] ?? 0));
  const judge = (test) => {
    const can = free || (sets ? sets.some(test)
      : fit.some((one) => floatSign(one, number.negative)));
    if (!can) {
      throw DEAD;
    }
  };
  const more = () => {
    if (reader.at >= reader.bytes.length) {
      throw END;
    }
  };
  const mantissa = (power) => {
    while (digit()) {
      number.digits += reader.char();
      number.power += power;
      reader.at++;
      judge((set) => digitsViable(set, number.negative, number.digits));
    }
  };
  if (reader.char() === '-') {
    number.negative = true;
    reader.at++;
    judge((set) => digitsViable(set, true, ''));
  }
  more();
  if (!digit()) {
    throw DEAD;
  }
  if (reader.char() === '0') {
    number.digits = '0';
    reader.at++;
    judge((set) => digitsViable(set, number.negative, '0'));
  } else {
    mantissa(0n);
  }
  more();
  if (reader.char() === '.') {
    reader.at++;
    more();
    if (!digit()) {
      throw DEAD;
    }
    mantissa(-1n);
    more();
  }
  if (/[eE]/.test(reader.char())) {
    exponent(reader, number, judge, digit, more);
  }
  const value = Number(Buffer.from(reader.bytes.subarray(start, reader.at))
    .toString());
  const valid = free || (sets ? sets.some((set) => wholeValid(set, number))
    : fit.some((one) => numberValid(one, number, value)));
  if (!valid) {
    throw DEAD;
  }
}

function exponent(reader, number, judge, digit, more) {
  let sign = '';
  let written = '';
  const go = () => judge(
    (set) => exponentViable(set, number, sign, written));
  reader.at++;
  go();
  more();
  if (/[+-]/.test(reader.char())) {
    sign = reader.char();
    reader.at++;
    go();
    more();
  } else {
    sign = '+';
  }
  if (!digit()) {
    throw DEAD;
  }
  while (digit()) {
    written += reader.char();
    reader.at++;
    go();
  }
  more();
  number.power += BigInt(sign + written);
}

// --- containers ---

function readArray(reader, schemas) {
  const fit = only(schemas, 'array');
  const schema = fit[0];
  const most = schema.maxItems ?? Infinity;
  reader.at++;
  reader.space();
  if (reader.char() === ']') {
    reader.want((schema.minItems ?? 0) > 0 ? '' : ']');
    return;
  }
  for (let n = 1; ; n++) {
    if (n > most) {
      throw DEAD;
    }
    reader.space();
    read(reader, schema.items ?? {});
    reader.space();
    const ends = n >= (schema.minItems ?? 0) ? ']' : '';
    if (reader.want((n < most ? ',' : '') + ends) === ']') {
      return;
    }
  }
}

function keyState(schema, seen) {
  const known = Object.keys(schema.properties ?? {});
  return {
    open: schema.additionalProperties !== false,
    left: known.filter((key) => !seen.has(key)),
    ends: (schema.required ?? []).every((key) => seen.has(key)),
    repeats: (key) => seen.has(key) && (known.includes(key)
      || typeof schema.additionalProperties === 'object'),
  };
}

function readKey(reader, keys) {
  reader.want('"');
  const points = string(reader, (text, pending) => keys.open
    || keys.left.some((key) => stringViable({ const: key }, text, pending)));
  const key = String.fromCodePoint(...points);
  if (keys.repeats(key) || (!keys.open && !keys.left.includes(key))) {
    throw DEAD;
  }
  return key;
}

function readObject(reader, schemas) {
  const schema = only(schemas, 'object')[0];
  const seen = new Set();
  reader.at++;
  for (let comma = false; ; comma = true) {
    const keys = keyState(schema, seen);
    reader.space();
    const ends = keys.ends ? '}' : '';
    const more = keys.open || keys.left.length ? (comma ? ',' : '"') : '';
    if (!(more + ends).includes(reader.char())) {
      throw DEAD;
    }
    if (reader.char() === '}') {
      reader.at++;
      return;
    }
    if (comma) {
      reader.at++;
      reader.space();
    }
    const key = readKey(reader, keys);
    seen.add(key);
    reader.space();
    reader.want(':');
    reader.space();
    const own = schema.properties?.[key];
    const rest = schema.additionalProperties;
    read(reader, own ?? (typeof rest === 'object' ? rest : {}));
  }
}

function read(reader, schema) {
  const schemas = choices(schema, reader.root);
  const c = reader.char();
  if (c === '"') {
    reader.at++;
    readString(reader, schemas);
  } else if (c === '[') {
    readArray(reader, schemas);
  } else if (c === '{') {
    readObject(reader, schemas);
  } else if (/[-0-9]/.test(c)) {
    readNumber(reader, schemas);
  } else {
    reader.word(['true', 'false', 'null'].filter(
      (word) => schemas.some((one) => allowsWord(one, JSON.parse(word)))));
  }
}

// Whether a valid document can begin with these bytes.
export function viable(schema, bytes) {
  const reader = new Reader(bytes, schema);
  try {
    reader.space();
    read(reader, schema);
    reader.space();
    return false;
  } catch (stop) {
    if (stop !== END && stop !== DEAD) {
      throw stop;
    }
    return stop === END;
  }
}
