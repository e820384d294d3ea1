import { createHash } from 'node:crypto';
import type { ModelMessage } from '#core';

/**
 * Names a prompt by its own words: `work-3f2a9c01`. `sample` is the prompt as it stands for one fixed case, so that
 * every change of the words makes another version, and nothing else does.
 */
export function promptVersion(name: string, sample: readonly ModelMessage[]): string {
  const hash = createHash('sha256').update(JSON.stringify(sample)).digest('hex');
  return `${name}-${hash.slice(0, 8)}`;
}
