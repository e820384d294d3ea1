import type { JsonValue, ValidationSpec } from '#core';
import { type Checked, undecided } from './checked.ts';
import type { AskModel } from './model/ask-model.ts';
import { createSubject, isTooDeep } from './reading/subject.ts';
import { strategies } from './strategies.ts';
import type { ModelStrategy, PureStrategy } from './strategy.ts';

/** Longest output, as text. Beyond it nothing is parsed. */
const longestOutput = 1_000_000;

/** Runs one pure strategy. Never throws for what an output holds. */
export async function checkPure(
  spec: ValidationSpec,
  output: JsonValue,
  selected: boolean,
): Promise<Checked> {
  const refusal = refuse(output);
  if (refusal !== null) return refusal;
  const strategy = leafOf(spec);
  if (strategy.kind !== 'pure') throw new TypeError(`'${spec.strategy}' asks a model`);
  try {
    return await strategy.check(createSubject(output, selected), spec.params as never);
  } catch (error) {
    if (error instanceof RangeError)
      return undecided(`the output is too large or nested too deeply for ${spec.strategy}`);
    throw error;
  }
}

/** Runs one strategy that asks a model. */
export async function checkByModel(
  spec: ValidationSpec,
  { output, selected }: { readonly output: JsonValue; readonly selected: boolean },
  ask: AskModel,
): Promise<Checked> {
  const refusal = refuse(output);
  if (refusal !== null) return refusal;
  const strategy = leafOf(spec);
  if (strategy.kind !== 'model') throw new TypeError(`'${spec.strategy}' asks no model`);
  return strategy.check(createSubject(output, selected), spec.params as never, ask);
}

export function asksModel(spec: ValidationSpec): boolean {
  return leafOf(spec).kind === 'model';
}

/** True when the check is better made in a thread of its own, however short the output is. */
export function parsesOutput(spec: ValidationSpec): boolean {
  const strategy = leafOf(spec);
  return strategy.kind === 'pure' && strategy.parses === true;
}

function leafOf(spec: ValidationSpec): PureStrategy<never> | ModelStrategy<never> {
  return strategies[spec.strategy as keyof typeof strategies] as unknown as
    | PureStrategy<never>
    | ModelStrategy<never>;
}

function refuse(output: JsonValue): Checked | null {
  if (typeof output === 'string') {
    return output.length > longestOutput ? undecided(tooLong(output.length)) : null;
  }
  if (isTooDeep(output)) return undecided('the output is nested deeper than 200 levels; flatten it');
  const size = (JSON.stringify(output) ?? '').length;
  return size > longestOutput ? undecided(tooLong(size)) : null;
}

function tooLong(size: number): string {
  return `the output has ${size.toLocaleString('en-US')} characters, too many to be checked; at most ${longestOutput.toLocaleString('en-US')} are`;
}
