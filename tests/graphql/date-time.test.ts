import { describe, expect, test } from 'vitest';
import { DateTime } from '../../src/graphql/scalars.ts';

describe('a DateTime that a caller gives', () => {
  test.each([
    ['2026-11-21T10:36:00.000Z', '2026-11-21T10:36:00.000Z'],
    ['2026-11-21T10:36:00+02:00', '2026-11-21T08:36:00.000Z'],
    ['2026-11-21T10:36Z', '2026-11-21T10:36:00.000Z'],
    ['2026-11-21', '2026-11-21T00:00:00.000Z'],
    ['2028-02-29', '2028-02-29T00:00:00.000Z'],
    ['0001-01-01T00:00:00.000Z', '0001-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ])('may be %s', (text, iso) => {
    expect((DateTime.parseValue(text) as Date).toISOString()).toBe(iso);
  });

  test.each([
    '0000-01-01T00:00:00.000Z',
    '-271821-04-20T00:00:00.000Z',
    '+275760-09-13T00:00:00.000Z',
    '0001-01-01T00:00:00+02:00',
    '2026-02-30',
    '2026-04-31T00:00:00Z',
    '2026-11-21T10:36:00',
    'March 7',
    '1',
    '',
    17,
    true,
    null,
    ['2026-11-21'],
  ])('may not be %j', (value) => {
    expect(() => DateTime.parseValue(value)).toThrow('expected ISO 8601 text');
  });
});
