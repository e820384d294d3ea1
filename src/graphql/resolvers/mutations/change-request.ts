import type { GraphqlContext } from '../../context.ts';
import { inputErrors } from '../../input-error.ts';
import type { ChangeRequest } from '../../services.ts';

const longestKey = 200;

/** Who asks for the change, and the idempotency key when there is one. */
export function changeRequest(
  { viewer }: GraphqlContext,
  idempotencyKey: string | null | undefined,
): ChangeRequest {
  if (idempotencyKey == null) return { sender: viewer.name };
  const { length } = idempotencyKey;
  if (length < 1 || length > longestKey) throw inputErrors.length(['idempotencyKey'], 1, longestKey, length);
  return { sender: viewer.name, key: idempotencyKey };
}

/** Checks the length of a text that a person typed. */
export function checkText(path: readonly string[], text: string, most: number): string {
  const length = text.trim().length;
  if (length < 1 || length > most) throw inputErrors.length(path, 1, most, length);
  return text;
}
