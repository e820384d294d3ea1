import { expect, test } from 'vitest';
import { DeliberationError } from '#domain';
import { checkWords } from '../../src/app/check-words.ts';

test('a refusal ends in one full stop when the issue brought its own', () => {
  const issue = { path: ['votingRule'], message: "Cannot read the voting rule 'x'." };
  expect(DeliberationError.invalidOptions([issue]).message).toBe(
    "Cannot create the conversation: votingRule: Cannot read the voting rule 'x'.",
  );
  expect(DeliberationError.invalidOptions([{ path: [], message: 'is missing' }]).message).toBe(
    'Cannot create the conversation: is missing.',
  );
});

test('the doctor puts time and hint behind a sentence without a second full stop', () => {
  const check = { name: 'reachable' as const, ok: false, latencyMs: 15.6 };
  expect(checkWords({ ...check, detail: 'It failed.', hint: 'Check the address.' })).toBe(
    'It failed (16 ms). Check the address.',
  );
  expect(checkWords({ ...check, latencyMs: null, detail: 'It failed', hint: null })).toBe('It failed');
});
