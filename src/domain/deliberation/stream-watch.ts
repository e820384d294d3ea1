import type { StreamPolicy } from '#core';

export interface StreamMatch {
  readonly policyId: string;
  /** Length of the text up to and with the match, in UTF-16 units. */
  readonly offset: number;
  /** That text, shortened at the front to 500 characters. */
  readonly prefix: string;
}

export interface StreamWatch {
  /** Takes the next piece and returns the policies that it has just made true, each at most once. */
  push(text: string): readonly StreamMatch[];
  /** True once a policy has matched that will be acted on. */
  readonly awaitsAction: boolean;
}

const prefixCharacters = 500;

/** Looks for the patterns of policies in a text that grows. */
export function createStreamWatch(policies: readonly StreamPolicy[]): StreamWatch {
  const waiting = new Map(policies.map((policy) => [policy, new RegExp(policy.pattern, 'iu')]));
  let text = '';
  let awaitsAction = false;
  return {
    push(piece) {
      if (waiting.size === 0) return [];
      text += piece;
      const matches: StreamMatch[] = [];
      for (const [policy, pattern] of waiting) {
        const found = pattern.exec(text);
        if (!found) continue;
        waiting.delete(policy);
        awaitsAction ||= policy.acts;
        const offset = found.index + found[0].length;
        matches.push({
          policyId: policy.id,
          offset,
          prefix: text.slice(Math.max(0, offset - prefixCharacters), offset),
        });
      }
      return matches;
    },
    get awaitsAction() {
      return awaitsAction;
    },
  };
}
