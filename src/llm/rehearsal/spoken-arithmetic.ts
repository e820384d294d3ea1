/** Signs between what is calculated so far and a step that a sentence adds to it: "multiply 3 by 4 and subtract 5". */
export const chainedSigns: Readonly<Record<string, string>> = { '⊕': '+', '⊖': '-', '⊗': '*', '⊘': '/' };

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const scales = { hundred: 100, thousand: 1_000, million: 1_000_000, billion: 1_000_000_000 } as const;

const number = String.raw`-?\d+(?:\.\d+)?`;
const atom = String.raw`(?:[a-z]+\([^()]*\)|\([^()]*\)|${number})`;
const list = String.raw`${atom}(?:(?:,? and |, )${atom})+`;
const pattern = (source: string) => new RegExp(source, 'gi');

type Rewrite = readonly [RegExp, string | ((...groups: string[]) => string)];

/** Wordings of operations on what is written out already; repeated, since one may stand inside another. */
const operations: readonly Rewrite[] = [
  [
    pattern(String.raw`(?:the )?factorial (?:of|for) (?:the )?(?:number |integer )?(${atom})`),
    call('factorial'),
  ],
  [pattern(String.raw`(?<![\w.])(\d+(?:\.\d+)?)(?:'s)? factorial\b`), call('factorial')],
  [pattern(String.raw`(?<![\w.)])(\d+(?:\.\d+)?)!(?![!=])`), call('factorial')],
  [pattern(String.raw`(?:the )?square root of (${atom})`), call('sqrt')],
  [pattern(String.raw`(?:the )?cube root of (${atom})`), call('cbrt')],
  [pattern(String.raw`(${atom}) squared\b`), '$1^2'],
  [pattern(String.raw`(${atom}) cubed\b`), '$1^3'],
  [pattern(String.raw`(${atom}) (?:raised )?to the power (?:of )?(${atom})`), '$1^$2'],
  [pattern(String.raw`(${atom}) (?:raised )?to the (\d+)(?:st|nd|rd|th)(?: power)?\b`), '$1^$2'],
  [pattern(String.raw`(\d+(?:\.\d+)?) ?(?:%|per ?cent) of (${atom})`), '$1% * $2'],
  [
    pattern(
      String.raw`(?:the )?(sum|total|product|average|mean|median|maximum|minimum|gcd|greatest common divisor|lcm|least common multiple|difference|quotient) (?:of|between) (?:the )?(?:numbers? |integers? )?(${list})`,
    ),
    (_all = '', name = '', items = '') => combine(name.toLowerCase(), items),
  ],
  [
    pattern(
      String.raw`(?<=[\d)!%]),? (?:and then|and|then),? add (${atom})(?!(?:,| and| to| plus) [\d(a-z]*\d)`,
    ),
    ' ⊕ $1',
  ],
  [pattern(String.raw`(?<=[\d)!%]),? (?:and then|and|then),? subtract (${atom})(?! from \d)`), ' ⊖ $1'],
  [
    pattern(
      String.raw`(?<=[\d)!%]),? (?:and then|and|then),? multiply (?:it |that |this |the result )?(?:by|with) (${atom})`,
    ),
    ' ⊗ $1',
  ],
  [
    pattern(
      String.raw`(?<=[\d)!%]),? (?:and then|and|then),? divide (?:it |that |this |the result )?by (${atom})`,
    ),
    ' ⊘ $1',
  ],
  [pattern(String.raw`\bdivide (${atom}) by (${atom})`), '$1 / $2'],
  [pattern(String.raw`\bmultiply (${atom}) (?:by|with|and) (${atom})`), '$1 * $2'],
  [pattern(String.raw`\bsubtract (${atom}) from (${atom})`), '$2 - $1'],
  [pattern(String.raw`\badd (${atom}) to (${atom})`), '$2 + $1'],
  [pattern(String.raw`\badd (${list})`), (_all = '', items = '') => combine('sum', items)],
];

const signs: readonly Rewrite[] = [
  [/(?:\bmultiplied by\b|\btimes\b|[×·⋅]|(?<=\d)\s*\bx\b\s*(?=[\d(])|(?<=\d)x(?=\d))/gi, ' * '],
  [/\bdivided by\b|\bover\b|÷/gi, ' / '],
  [/\bplus\b/gi, ' + '],
  [/\bminus\b|−|(?<=\s)–(?=\s)/gi, ' - '],
  [/\bmod(?:ulo)?\b(?!\()/gi, ' % '],
  [/\*\*/g, '^'],
  [/\b(?:the )(?=[a-z]+\()/gi, ''],
];

const mostRounds = 20;

/** The text with figures and signs where it names numbers and operations in English; the rest of it as it is. */
export function writeOut(text: string): string {
  let plain = inFigures(
    text.replace(/(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])/g, (grouped) => grouped.replaceAll(',', '')),
  );
  plain = plain.replace(/−(?=\d)/g, '-');
  for (let round = 0; round < mostRounds; round += 1) {
    const next = rewrite(plain, operations);
    if (next === plain) break;
    plain = next;
  }
  return rewrite(plain, signs).replace(/[ \t]+/g, ' ');
}

function rewrite(text: string, rules: readonly Rewrite[]): string {
  return rules.reduce((plain, [from, to]) => plain.replace(from, to as string), text);
}

function inFigures(text: string): string {
  const figures = text
    .replace(
      pattern(String.raw`\b(${tens.join('|')})(?:[- ](${small.slice(1, 10).join('|')}))?\b`),
      (_all, ten: string, one?: string) =>
        String((tens.indexOf(ten.toLowerCase()) + 2) * 10 + (one ? small.indexOf(one.toLowerCase()) : 0)),
    )
    .replace(pattern(String.raw`\b(${small.join('|')})\b`), (word) =>
      String(small.indexOf(word.toLowerCase())),
    )
    .replace(/\ban? (?=(?:hundred|thousand|million|billion)\b)/gi, '1 ');
  return Object.entries(scales).reduce(
    (plain, [name, factor]) =>
      plain.replace(
        pattern(String.raw`\b(\d+) ${name}\b(?:,? (?:and )?(\d{1,${String(factor).length - 1}})(?![\d.]))?`),
        (_all, count: string, more = '0') => String(Number(count) * factor + Number(more)),
      ),
    figures,
  );
}

function call(name: string) {
  return (_all = '', given = '') => `${name}(${given.replace(/^\((.*)\)$/, '$1')})`;
}

const functionNames: Readonly<Record<string, string>> = {
  total: 'sum',
  average: 'mean',
  maximum: 'max',
  minimum: 'min',
  'greatest common divisor': 'gcd',
  'least common multiple': 'lcm',
};
const signNames: Readonly<Record<string, string>> = { product: ' * ', difference: ' - ', quotient: ' / ' };

function combine(name: string, items: string): string {
  const values = items.split(/,? and |, /);
  const sign = signNames[name];
  return sign === undefined
    ? `${functionNames[name] ?? name}(${values.join(', ')})`
    : `(${values.join(sign)})`;
}
