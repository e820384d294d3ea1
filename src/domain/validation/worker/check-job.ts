import type { JsonValue, PlainError, ValidationSpec } from '#core';
import type { Checked } from '../checked.ts';

export interface CheckJob {
  readonly id: number;
  readonly spec: ValidationSpec;
  readonly output: JsonValue;
  readonly selected: boolean;
}

export type CheckAnswer =
  | { readonly id: number; readonly checked: Checked; readonly error?: never }
  | { readonly id: number; readonly error: PlainError; readonly checked?: never };
