import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EventError,
  fillTemplate,
  matchesTopic,
  meetsCondition,
  parseCondition,
  parsePattern,
  parseReaction,
  parseTopic,
  patternToRegex,
} from '#rules';

const takes = (pattern: string, topic: string) => matchesTopic(parsePattern(pattern), topic);

describe('topics and patterns', () => {
  it.each([
    ['orders.created', 'orders.created', true],
    ['orders.created', 'orders', false],
    ['orders.*', 'orders.created', true],
    ['orders.*', 'orders', false],
    ['orders.*', 'orders.eu.created', false],
    ['orders.#', 'orders', true],
    ['orders.**', 'orders.eu.created', true],
    ['orders.#', 'order', false],
    ['#.created', 'created', true],
    ['#.created', 'orders.eu.created', true],
    ['#.created', 'orders.eu.changed', false],
    ['a.#.b.*', 'a.x.y.b.c', true],
    ['a.#.b.*', 'a.b.c', true],
    ['a.#.b.*', 'a.b', false],
    ['#', 'anything.at.all', true],
  ])('%s takes %s: %s', (pattern, topic, expected) => {
    expect(takes(pattern, topic)).toBe(expected);
  });

  it.each(['', 'a..b', 'a b', 'ä', 'a.*', '.a', Array(17).fill('a').join('.'), 'x'.repeat(201)])(
    'refuses the topic "%s"',
    (topic) => expect(() => parseTopic(topic)).toThrow(EventError),
  );

  it.each(['', 'a..b', 'a*', 'a.#b', '(.*)', '#.a.#.b.#.c.#'])('refuses the pattern "%s"', (pattern) =>
    expect(() => parsePattern(pattern)).toThrow(EventError),
  );

  it('mean the same to a database as here', () => {
    const part = fc.constantFrom('a', 'b', 'a-b', 'a_1');
    const topics = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('.'));
    const patterns = fc
      .array(fc.oneof(part, fc.constantFrom('*', '#', '**')), { minLength: 1, maxLength: 5 })
      .filter((parts) => parts.filter((each) => each === '#' || each === '**').length <= 3)
      .map((parts) => parsePattern(parts.join('.')));
    fc.assert(
      fc.property(patterns, topics, (pattern, topic) => {
        expect(new RegExp(patternToRegex(pattern)).test(topic)).toBe(matchesTopic(pattern, topic));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a condition on a payload', () => {
  const payload = {
    total: 120,
    customer: { country: 'DE', tags: ['vip', 'new'] },
    items: [{ sku: 'x1' }],
    note: null,
  };

  it.each([
    [{}, true],
    [{ total: 120 }, true],
    [{ total: '120' }, false],
    [{ 'customer.country': 'DE', total: { $gte: 100, $lt: 200 } }, true],
    [{ total: { $gt: 120 } }, false],
    [{ total: { $gt: '1' } }, false],
    [{ 'items.0.sku': { $startsWith: 'x' } }, true],
    [{ 'items.1.sku': { $exists: false } }, true],
    [{ note: null }, true],
    [{ missing: null }, false],
    [{ 'customer.tags': { $contains: 'vip' } }, true],
    [{ 'customer.country': { $in: ['AT', 'CH'] } }, false],
    [{ 'customer.country': { $nin: ['AT', 'CH'] } }, true],
    [{ customer: { tags: ['vip', 'new'], country: 'DE' } }, true],
    [{ $any: [{ total: 1 }, { note: { $eq: null } }] }, true],
    [{ $all: [{ total: 120 }, { note: 1 }] }, false],
    [{ $not: { total: { $ne: 120 } } }, true],
    [{ 'constructor.name': { $exists: true } }, false],
  ])('%j: %s', (condition, expected) => {
    expect(meetsCondition(parseCondition(condition), payload)).toBe(expected);
  });

  it.each([
    [[]],
    ['x'],
    [{ $where: '1' }],
    [{ a: { $regex: '.*' } }],
    [{ a: { $in: 1 } }],
    [{ $any: {} }],
    [{ $any: [1] }],
    [{ a: { $exists: 1 } }],
    [JSON.parse(`${'{"$not":'.repeat(12)}{}${'}'.repeat(12)}`)],
  ])('%j is refused', (condition) => expect(() => parseCondition(condition)).toThrow(EventError));

  it('and its opposite never agree', () => {
    const leaf = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom('a', 'b'), fc.constant(null));
    const object = fc.dictionary(fc.constantFrom('a', 'b', 'c'), leaf);
    const operator = fc.constantFrom('$eq', '$ne', '$gt', '$lte');
    const test = fc.oneof(
      leaf,
      fc.tuple(operator, leaf).map(([name, value]) => ({ [name]: value })),
    );
    fc.assert(
      fc.property(object, fc.dictionary(fc.constantFrom('a', 'b', 'a.b'), test), (found, condition) => {
        const parsed = parseCondition(condition);
        expect(meetsCondition({ $not: parsed }, found)).toBe(!meetsCondition(parsed, found));
      }),
    );
  });
});

describe('a template', () => {
  const scope = { topic: 'orders.created', payload: { id: 7, who: 'Ann {{topic}}', lines: [{ sku: 'x' }] } };

  it('is filled from its scope', () => {
    expect(
      fillTemplate(
        {
          text: 'Order {{payload.id}} of {{ payload.who }} on {{topic}}{{missing}}: {{payload.lines}}',
          value: '{{payload.lines.0}}',
          number: '{{payload.id}}',
          nothing: '{{missing.path}}',
          list: ['{{topic}}', 3],
        },
        scope,
      ),
    ).toEqual({
      text: 'Order 7 of Ann {{topic}} on orders.created: [{"sku":"x"}]',
      value: { sku: 'x' },
      number: 7,
      nothing: null,
      list: ['orders.created', 3],
    });
  });
});

describe('an action', () => {
  it('is read with its defaults', () => {
    expect(parseReaction({ kind: 'publish', topic: 'a.{{payload.x}}' })).toEqual({
      kind: 'publish',
      topic: 'a.{{payload.x}}',
      payload: null,
    });
  });

  it.each([
    [{ kind: 'none' }],
    [{ kind: 'publish', topic: 'a b' }],
    [{ kind: 'send', to: 'nowhere', event: null }],
    [{ kind: 'send', to: 'task/1', event: { type: 'xstate.done.actor.x' } }],
    [{ kind: 'send', to: 'task/1', event: { type: 'statehouse.stop' } }],
    [{ kind: 'task', description: '' }],
    [{ kind: 'task', description: 'x', extra: 1 }],
  ])('%j is refused', (action) => expect(() => parseReaction(action)).toThrow(EventError));
});
