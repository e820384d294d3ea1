import type { z } from 'zod';
import type { ValidationCombinator, ValidationExample, ValidationParams, ValidationStrategy } from '#core';
import type { Checked } from './checked.ts';
import type { AskModel } from './model/ask-model.ts';
import type { Subject } from './reading/subject.ts';

interface Described<Name extends ValidationStrategy> {
  readonly strategy: Name;
  /** What it checks, as one sentence for people. */
  readonly summary: string;
  readonly params: z.ZodType<ValidationParams[Name]>;
  readonly good: ValidationExample;
  readonly bad: ValidationExample;
}

/** Judges by the output alone: the same output always gives the same result. May load its parser on first use. */
export interface PureStrategy<Name extends ValidationStrategy> extends Described<Name> {
  readonly kind: 'pure';
  /** True when it runs a parser or a stranger's pattern or schema, which is better done in a thread of its own. */
  readonly parses?: true;
  check(subject: Subject, params: ValidationParams[Name]): Checked | Promise<Checked>;
}

/** Asks a model. */
export interface ModelStrategy<Name extends ValidationStrategy> extends Described<Name> {
  readonly kind: 'model';
  check(subject: Subject, params: ValidationParams[Name], ask: AskModel): Promise<Checked>;
}

export type LeafName = Exclude<ValidationStrategy, ValidationCombinator>;
