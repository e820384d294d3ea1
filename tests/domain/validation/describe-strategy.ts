import { describe, expect, test } from 'vitest';
import { type JsonObject, type JsonValue, systemClock, type ValidationReport } from '#core';
import { parseValidation, runValidation, ValidationError, type ValidationRun } from '#domain';

/** Runs a spec as people write it. */
export function validate(
  spec: JsonValue,
  output: JsonValue,
  run: Partial<ValidationRun> = {},
): Promise<ValidationReport> {
  return runValidation(parseValidation(spec), output, {
    clock: systemClock,
    signal: new AbortController().signal,
    ...run,
  });
}

export type GoodCase = readonly [title: string, params: JsonObject, output: JsonValue];
/** With what the message says, so that a case cannot fail for another reason. */
export type BadCase = readonly [title: string, params: JsonObject, output: JsonValue, says: RegExp];
export type RefusedCase = readonly [title: string, params: JsonObject, says: RegExp];

export interface Cases {
  readonly good: readonly GoodCase[];
  readonly bad: readonly BadCase[];
  /** Parameters that cannot be read. */
  readonly refused?: readonly RefusedCase[];
}

/** The tests that every strategy has: what passes, what fails and says why, and which parameters are refused. */
export function describeStrategy(strategy: string, { good, bad, refused = [] }: Cases): void {
  describe(strategy, () => {
    test.each(good)('accepts %s', async (_title, params, output) => {
      const report = await validate({ strategy, params }, output);
      expect(report.findings.filter(({ passed }) => !passed)).toEqual([]);
      expect(report).toMatchObject({ passed: true, action: 'accept', score: expect.any(Number) });
    });

    test.each(bad)('rejects %s', async (_title, params, output, says) => {
      const report = await validate({ strategy, params }, output);
      expect(report).toMatchObject({ passed: false, action: 'retry' });
      expect(report.score).toBeLessThan(1);
      expect(report.findings.map(({ message }) => message).join('\n')).toMatch(says);
    });

    test.each(refused)('refuses parameters with %s', (_title, params, says) => {
      expect(() => parseValidation({ strategy, params })).toThrow(ValidationError);
      expect(() => parseValidation({ strategy, params })).toThrow(says);
    });
  });
}
