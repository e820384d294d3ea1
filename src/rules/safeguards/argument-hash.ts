import { createHash } from 'node:crypto';

/**
 * A short hash of a tool's arguments by their meaning: the order of keys and the spaces in the JSON text do not count.
 * Text that is not JSON is hashed as it stands.
 */
export function argumentHash(argumentText: string): string {
  let canonical = argumentText;
  try {
    canonical = JSON.stringify(sortKeys(JSON.parse(argumentText)));
  } catch {
    // Not JSON: the tool box will refuse it, and the same nonsense again is a loop as well.
  }
  return createHash('sha256').update(canonical).digest('hex').slice(0, 16);
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortKeys(inner)]),
  );
}
