import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSpeech, wordsOf } from '#domain';

/** Cuts a text at random places, as a stream would. */
const pieces = (text: string) =>
  fc
    .array(fc.nat(Math.max(0, text.length)), { maxLength: 12 })
    .map((cuts) => [0, ...cuts.toSorted((a, b) => a - b), text.length])
    .map((places) => places.slice(1).map((end, index) => text.slice(places[index], end)));

// Half of a surrogate pair is no text of a model; streams end between characters.
const plain = fc.string({
  unit: fc.constantFrom('a', ' ', '"', '\\', '\n', 'é', '{', '}', ':', ',', '/', '\t', '漢'),
});

describe('the words of a reply that is still being written', () => {
  it('are the value of its main field, wherever the stream was cut', () => {
    const replies = fc.record({
      before: plain,
      statement: plain,
      nested: fc.record({ statement: plain, list: fc.array(plain) }),
      after: fc.array(fc.record({ statement: plain })),
    });
    fc.assert(
      fc.property(
        replies.chain((reply) => fc.tuple(fc.constant(reply), pieces(JSON.stringify(reply)))),
        ([reply, stream]) => {
          const speech = createSpeech('discuss');
          const said = stream.map((piece) => speech.push(piece)).join('');
          expect(said).toBe(reply.statement);
          expect(speech.words).toBe(reply.statement);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('are found with escapes by number, and with white space around everything', () => {
    expect(wordsOf('vote', '{ "choice" : "go" ,\n "reason" : "caf\\u00e9 \\u0022so\\u0022" }')).toBe(
      'café "so"',
    );
  });

  it('are what there was when the reply ends early', () => {
    expect(wordsOf('explore', '{"contribution":"We should first lo')).toBe('We should first lo');
    expect(wordsOf('explore', '{"contrib')).toBe('');
    expect(wordsOf('explore', 'no JSON at all')).toBe('');
  });

  it('are all of it in a chat', () => {
    expect(wordsOf('chat', 'Hello "you"')).toBe('Hello "you"');
  });
});
