// SPDX-License-Identifier: MIT
//
// Grammars in GBNF: a strict reader of what llama.cpp takes, and a sampler.
//
//     const grammar = parse(text);
//     grammar.sample(random)      // one text of the grammar

const ESCAPES = {
  n: '\n',
  r: '\r',
  t: '\t',
  '\\': '\\',
  '"': '"',
  '[': '[',
  ']': ']',
};
// Pieces of a text that are drawn freely.
const ROOM = 500;
const HEX = { x: 2, u: 4, U: 8 };

class Reader {
  constructor(text) {
    this.text = [...text];
    this.at = 0;
  }

  fail(why) {
    throw new Error(
      `${why} at '${this.text.slice(this.at, this.at + 30).join('')}'`,
    );
  }

  peek() {
    return this.text[this.at];
  }

  skipBlanks() {
    while (this.peek() === ' ' || this.peek() === '\t') this.at++;
  }

  word() {
    const start = this.at;
    while (this.peek() && /[A-Za-z0-9-]/.test(this.peek())) this.at++;
    if (start === this.at) this.fail('expected a name');
    return this.text.slice(start, this.at).join('');
  }

  char() {
    let c = this.text[this.at++];
    if (c !== '\\') return c.codePointAt(0);
    c = this.text[this.at++];
    if (c in HEX) {
      const digits = this.text.slice(this.at, this.at + HEX[c]).join('');
      if (!/^[0-9A-Fa-f]+$/.test(digits)) this.fail('expected hex digits');
      this.at += HEX[c];
      return parseInt(digits, 16);
    }
    if (!(c in ESCAPES)) this.fail('unknown escape');
    return ESCAPES[c].codePointAt(0);
  }

  literal() {
    const text = [];
    this.at++;
    while (this.peek() !== '"') {
      if (this.peek() === undefined || this.peek() === '\n')
        this.fail('open literal');
      text.push(this.char());
    }
    this.at++;
    return { kind: 'literal', text: String.fromCodePoint(...text) };
  }

  charClass() {
    const ranges = [];
    this.at++;
    const negated = this.peek() === '^';
    if (negated) this.at++;
    while (this.peek() !== ']') {
      if (this.peek() === undefined || this.peek() === '\n')
        this.fail('open class');
      const first = this.char();
      let last = first;
      if (this.peek() === '-' && this.text[this.at + 1] !== ']') {
        this.at++;
        last = this.char();
      }
      if (first > last) this.fail('range from high to low');
      ranges.push([first, last]);
    }
    this.at++;
    if (!ranges.length) this.fail('empty class');
    return { kind: 'class', ranges: negated ? complement(ranges) : ranges };
  }

  item() {
    const c = this.peek();
    if (c === '"') return this.literal();
    if (c === '[') return this.charClass();
    if (c === '(') {
      this.at++;
      const inner = this.alternatives(true);
      if (this.peek() !== ')') this.fail("expected ')'");
      this.at++;
      return inner;
    }
    return { kind: 'rule', name: this.word() };
  }

  repetition(item) {
    const c = this.peek();
    let bounds = { '?': [0, 1], '*': [0, Infinity], '+': [1, Infinity] }[c];
    if (bounds) {
      this.at++;
    } else if (c === '{') {
      const close = this.text.indexOf('}', this.at);
      const inside = this.text.slice(this.at + 1, close).join('');
      const found = /^(\d+)(,(\d*))?$/.exec(inside);
      if (!found) this.fail('malformed repetition');
      const least = Number(found[1]);
      const most =
        found[2] === undefined
          ? least
          : found[3] === ''
            ? Infinity
            : Number(found[3]);
      if (most < least) this.fail('repetition from high to low');
      bounds = [least, most];
      this.at = close + 1;
    } else {
      return item;
    }
    return { kind: 'repeat', item, least: bounds[0], most: bounds[1] };
  }

  sequence(nested) {
    const items = [];
    for (;;) {
      this.skipBlanks();
      if (nested && this.peek() === '\n') {
        this.at++;
        continue;
      }
      if (this.peek() === undefined || '|)\n'.includes(this.peek())) break;
      items.push(this.repetition(this.item()));
    }
    return { kind: 'sequence', items };
  }

  alternatives(nested) {
    const items = [this.sequence(nested)];
    while (this.peek() === '|') {
      this.at++;
      items.push(this.sequence(nested));
    }
    return items.length === 1 ? items[0] : { kind: 'either', items };
  }
}

function complement(ranges) {
  const sorted = [...ranges].sort((a, b) => a[0] - b[0]);
  const result = [];
  let from = 0;
  for (const [first, last] of sorted) {
    if (first > from) result.push([from, first - 1]);
    from = Math.max(from, last + 1);
  }
  result.push([from, 0x10ffff]);
  return result;
}

// The least depth of rules that an expression needs.
function depthOf(node, depths) {
  switch (node.kind) {
    case 'rule':
      return (depths.get(node.name) ?? Infinity) + 1;
    case 'either':
      return Math.min(...node.items.map((item) => depthOf(item, depths)));
    case 'sequence':
      return Math.max(0, ...node.items.map((item) => depthOf(item, depths)));
    case 'repeat':
      return node.least ? depthOf(node.item, depths) : 0;
    default:
      return 0;
  }
}

class Grammar {
  constructor(rules) {
    this.rules = rules;
    this.depths = new Map();
    let changed = true;
    while (changed) {
      changed = false;
      for (const [name, node] of rules) {
        const depth = depthOf(node, this.depths);
        if (depth < (this.depths.get(name) ?? Infinity)) {
          this.depths.set(name, depth);
          changed = true;
        }
      }
    }
  }

  sample(random, depth = 40) {
    const out = [];
    this.expand({ kind: 'rule', name: 'root' }, random, depth, out);
    return out.join('');
  }

  // With the depth or the room used up, only the shortest way out is taken.
  expand(node, random, depth, out) {
    if (out.length > ROOM) depth = 0;
    switch (node.kind) {
      case 'literal':
        out.push(node.text);
        break;
      case 'class':
        out.push(pickChar(node.ranges, random));
        break;
      case 'rule':
        this.expand(this.rules.get(node.name), random, depth - 1, out);
        break;
      case 'sequence':
        for (const item of node.items) this.expand(item, random, depth, out);
        break;
      case 'either':
        this.expand(this.choose(node.items, random, depth), random, depth, out);
        break;
      case 'repeat': {
        const deep = depth < depthOf(node.item, this.depths) + 2;
        const most = deep ? node.least : Math.min(node.most, node.least + 4);
        const n = random.int(node.least, most);
        for (let i = 0; i < n; i++) this.expand(node.item, random, depth, out);
        break;
      }
    }
  }

  choose(items, random, depth) {
    const within = items.filter((item) => depthOf(item, this.depths) < depth);
    if (within.length) return random.pick(within);
    const depths = items.map((item) => depthOf(item, this.depths));
    return items[depths.indexOf(Math.min(...depths))];
  }
}

// The ends of ranges more often than what is within; no lone surrogate.
function pickChar(ranges, random) {
  for (;;) {
    const [first, last] = random.pick(ranges);
    const code = random.chance(0.3)
      ? random.pick([first, last])
      : random.int(
          first,
          random.chance(0.7) ? Math.min(last, first + 0x60) : last,
        );
    if (code < 0xd800 || code > 0xdfff) return String.fromCodePoint(code);
  }
}

export function parse(text) {
  const rules = new Map();
  const reader = new Reader(text);
  while (reader.peek() !== undefined) {
    const name = reader.word();
    if (rules.has(name)) reader.fail(`rule '${name}' is there twice`);
    reader.skipBlanks();
    for (const c of '::=')
      if (reader.text[reader.at++] !== c) reader.fail("expected '::='");
    rules.set(name, reader.alternatives(false));
    if (reader.peek() === '\n') reader.at++;
    else if (reader.peek() !== undefined)
      reader.fail('expected the end of the line');
  }
  const check = (node) => {
    if (node.kind === 'rule' && !rules.has(node.name))
      throw new Error(`no rule '${node.name}'`);
    for (const item of node.items ?? (node.item ? [node.item] : []))
      check(item);
  };
  for (const node of rules.values()) check(node);
  if (!rules.has('root')) throw new Error("no rule 'root'");
  return new Grammar(rules);
}
