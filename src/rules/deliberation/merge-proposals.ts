import { isNearDuplicate } from './is-near-duplicate.ts';

export interface ProposedOption {
  readonly key: string;
  readonly title: string;
  readonly detail: string;
}

export interface Proposal {
  readonly agent: string;
  readonly options: readonly ProposedOption[];
  /** Key of one of its own options. */
  readonly recommended: string;
}

export interface MergedOption extends ProposedOption {
  /** Agents that proposed it, in the order of their keys. */
  readonly proposedBy: readonly string[];
  /** Agents that recommend it, in the order of their keys. */
  readonly recommendedBy: readonly string[];
}

export interface MergedProposal {
  /** The most recommended first, then the most proposed, then by the order of the agents' keys. */
  readonly options: readonly MergedOption[];
  /** The option that more agents recommend than any other; null when the lead is shared or nobody recommends. */
  readonly recommended: string | null;
  /** Options beyond the limit. */
  readonly omitted: readonly MergedOption[];
  /** Per agent: its own option keys and the merged keys they became. */
  readonly keys: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const reservedKeys = new Set(['abstain']);

/**
 * Puts several agents' options into one list: options with nearly equal titles become one, under the key and text of
 * the first; equal keys of different options are told apart by a number. The result does not depend on the order in
 * which the proposals arrived.
 */
export function mergeProposals(
  proposals: readonly Proposal[],
  { limit = 7 }: { readonly limit?: number } = {},
): MergedProposal {
  const merged: MergedOption[] = [];
  const keys: Record<string, Record<string, string>> = {};
  const byAgent = [...proposals].sort((a, b) => (a.agent < b.agent ? -1 : a.agent > b.agent ? 1 : 0));
  for (const proposal of byAgent) {
    const own: Record<string, string> = {};
    keys[proposal.agent] = own;
    for (const option of proposal.options) {
      const known = merged.findIndex(({ title }) => isNearDuplicate(title, option.title));
      const target =
        merged[known] ?? newOption(option, new Set(merged.map(({ key }) => key)), merged.length + 1);
      merged[known < 0 ? merged.length : known] = {
        ...target,
        proposedBy: withAgent(target.proposedBy, proposal.agent),
        recommendedBy:
          option.key === proposal.recommended
            ? withAgent(target.recommendedBy, proposal.agent)
            : target.recommendedBy,
      };
      own[option.key] = target.key;
    }
  }
  const sorted = [...merged].sort(
    (a, b) => b.recommendedBy.length - a.recommendedBy.length || b.proposedBy.length - a.proposedBy.length,
  );
  return {
    options: sorted.slice(0, limit),
    recommended: leadOf(sorted),
    omitted: sorted.slice(limit),
    keys,
  };
}

function leadOf([first, second]: readonly MergedOption[]): string | null {
  if (first === undefined || first.recommendedBy.length === 0) return null;
  return second?.recommendedBy.length === first.recommendedBy.length ? null : first.key;
}

function newOption(option: ProposedOption, taken: ReadonlySet<string>, number: number): MergedOption {
  const slug = kebab(option.key) || kebab(option.title) || `option-${number}`;
  let key = reservedKeys.has(slug) ? `${slug}-option` : slug;
  for (let suffix = 2; taken.has(key); suffix += 1) key = `${slug}-${suffix}`;
  return { key, title: option.title, detail: option.detail, proposedBy: [], recommendedBy: [] };
}

function withAgent(agents: readonly string[], agent: string): readonly string[] {
  return agents.includes(agent) ? agents : [...agents, agent];
}

function kebab(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
}
