import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeListCursor, encodeListCursor } from '../../src/graphql/cursor.ts';
import { decodeNodeId, encodeNodeId, nodeTypes, readKey } from '../../src/graphql/node-id.ts';
import { decodeCommitCursor, encodeCommitCursor } from '../../src/graphql/streams/commit-cursor.ts';
import {
  advance,
  decodeTokenCursor,
  encodeTokenCursor,
  type TokenPlaces,
  unread,
} from '../../src/graphql/streams/token-cursor.ts';

describe('cursors', () => {
  test('of commits read back as they were written', () => {
    const cursors = fc.oneof(
      fc.record({ position: fc.nat() }),
      fc.record({ position: fc.nat(), slot: fc.nat() }),
    );
    fc.assert(
      fc.property(cursors, (cursor) => {
        expect(decodeCommitCursor(encodeCommitCursor(cursor))).toEqual(cursor);
      }),
    );
  });

  test('of one kind are not taken for another', () => {
    const list = encodeListCursor('2026-01-01');
    const commit = encodeCommitCursor({ position: 7 });
    const tokens = encodeTokenCursor(new Map());
    expect(decodeListCursor(list)).toBe('2026-01-01');
    for (const [decode, others] of [
      [decodeListCursor, [commit, tokens]],
      [decodeCommitCursor, [list, tokens]],
      [decodeTokenCursor, [list, commit]],
    ] as const)
      for (const other of others) expect(() => decode(other)).toThrow('Cannot read the cursor');
  });

  test('that were tampered with raise a typed error', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const decode of [decodeCommitCursor, decodeTokenCursor])
          expect(() => decode(text)).toThrow(expect.objectContaining({ code: 'input.invalid' }));
      }),
    );
  });
});

describe('ids', () => {
  test('read back, and keys pass as they are', () => {
    fc.assert(
      fc.property(fc.constantFrom(...nodeTypes), fc.string(), (type, key) => {
        expect(decodeNodeId(encodeNodeId(type, key))).toEqual({ type, key });
        expect(readKey(type, encodeNodeId(type, key))).toBe(key);
      }),
    );
    expect(readKey('Actor', 'conversation/01J/agent:3')).toBe('conversation/01J/agent:3');
    expect(() => readKey('Actor', encodeNodeId('Message', 'x'))).toThrow('expected the id of a Actor');
  });
});

describe('tokens', () => {
  /** The chunks of several effects, some tried anew, cut at any place and interleaved. */
  const streams = fc.array(
    fc.record({
      effect: fc.constantFrom('a', 'b', 'c'),
      words: fc.string({ minLength: 1, maxLength: 6 }),
      anew: fc.boolean(),
    }),
    { maxLength: 40 },
  );

  test('a reader that resumes anywhere holds the same text as one that never left', () => {
    fc.assert(
      fc.property(streams, fc.nat(), (steps, cut) => {
        const spoken = speak(steps);
        const whole = hear(spoken, new Map());
        const at = spoken.length === 0 ? 0 : cut % (spoken.length + 1);
        const before = hear(spoken.slice(0, at), new Map());
        const resumed = decodeTokenCursor(encodeTokenCursor(before.places));
        // On a new connection what has streamed of each effect comes first, as one chunk.
        const again = hear([...soFar(spoken.slice(0, at)), ...spoken.slice(at)], resumed);
        for (const [effect, { attempt, text }] of whole.texts) {
          const first = before.texts.get(effect);
          const second = again.texts.get(effect);
          const joined =
            second === undefined
              ? first?.text
              : second.attempt === first?.attempt
                ? first.text + second.text
                : second.text;
          expect([effect, attempt, joined]).toEqual([effect, attempt, text]);
        }
      }),
    );
  });

  interface Spoken {
    readonly effect: string;
    readonly attempt: number;
    readonly offset: number;
    readonly delta: string;
  }

  function speak(steps: readonly { effect: string; words: string; anew: boolean }[]): Spoken[] {
    const state = new Map<string, { attempt: number; offset: number }>();
    return steps.map(({ effect, words, anew }) => {
      const { attempt, offset } = state.get(effect) ?? { attempt: 1, offset: 0 };
      const next = anew ? { attempt: attempt + 1, offset: 0 } : { attempt, offset };
      state.set(effect, { attempt: next.attempt, offset: next.offset + words.length });
      return { effect, ...next, delta: words };
    });
  }

  function soFar(spoken: readonly Spoken[]): Spoken[] {
    const texts = new Map<string, Spoken>();
    for (const chunk of spoken) {
      const known = texts.get(chunk.effect);
      const delta = known?.attempt === chunk.attempt ? known.delta + chunk.delta : chunk.delta;
      texts.set(chunk.effect, { ...chunk, offset: 0, delta });
    }
    return [...texts.values()];
  }

  function hear(spoken: readonly Spoken[], from: TokenPlaces) {
    let places = from;
    const texts = new Map<string, { attempt: number; text: string }>();
    for (const one of spoken) {
      const chunk = unread(places.get(one.effect), { ...one, address: one.effect, root: 'r', end: false });
      if (chunk === null) continue;
      places = advance(places, chunk);
      const known = texts.get(chunk.effect);
      const text = known?.attempt === chunk.attempt ? known.text + chunk.delta : chunk.delta;
      texts.set(chunk.effect, { attempt: chunk.attempt, text });
    }
    return { places, texts };
  }
});
