import { z } from 'zod';
import { BallotError } from './ballot-error.ts';

/** What a share is taken of: the votes cast for an option (abstentions left out), or the weight of all who may vote. */
export type VotingBase = 'cast' | 'eligible';

/** How strong a pairwise victory is: by the votes for the winner (fewer against settles equals), or by the difference. */
export type VictoryMeasure = 'winningVotes' | 'margins';

/**
 * A voting rule and its parameters, as plain JSON.
 *
 * - `unanimity`: every vote of the base is for the same option. Base: `cast` by default.
 * - `majority`: more than half of the base. Base: `cast` by default.
 * - `supermajority`: at least `fraction` (above 1/2, at most 1; default 2/3) of the base. Base: `cast` by default.
 * - `plurality`, `approval`, `borda`, `instantRunoff`: the most first choices, approvals, points, or rounds survived.
 * - `schulze`, `rankedPairs`: pairwise victories. Measure: `winningVotes` by default.
 * - `consent`: nobody has a reasoned objection. `option` is the one on the table; without it, the one most choose.
 */
export type VotingRule =
  | { readonly kind: 'unanimity'; readonly base?: VotingBase | undefined }
  | { readonly kind: 'majority'; readonly base?: VotingBase | undefined }
  | {
      readonly kind: 'supermajority';
      readonly fraction?: number | undefined;
      readonly base?: VotingBase | undefined;
    }
  | { readonly kind: 'plurality' }
  | { readonly kind: 'approval' }
  | { readonly kind: 'borda' }
  | { readonly kind: 'instantRunoff' }
  | { readonly kind: 'schulze'; readonly measure?: VictoryMeasure | undefined }
  | { readonly kind: 'rankedPairs'; readonly measure?: VictoryMeasure | undefined }
  | { readonly kind: 'consent'; readonly option?: string | undefined };

export type VotingRuleKind = VotingRule['kind'];

/** The rule of one kind, for a counting function. */
export type RuleOf<Kind extends VotingRuleKind> = Extract<VotingRule, { kind: Kind }>;

/** Two thirds, the usual supermajority (Robert's Rules of Order, §48). */
export const defaultSupermajority = 2 / 3;

const base = z.enum(['cast', 'eligible']).optional();
const measure = z.enum(['winningVotes', 'margins']).optional();

/** Checks a rule that arrives as JSON. */
export const votingRuleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unanimity'), base }),
  z.strictObject({ kind: z.literal('majority'), base }),
  z.strictObject({
    kind: z.literal('supermajority'),
    fraction: z.number().gt(0.5).lte(1).optional(),
    base,
  }),
  z.strictObject({ kind: z.literal('plurality') }),
  z.strictObject({ kind: z.literal('approval') }),
  z.strictObject({ kind: z.literal('borda') }),
  z.strictObject({ kind: z.literal('instantRunoff') }),
  z.strictObject({ kind: z.literal('schulze'), measure }),
  z.strictObject({ kind: z.literal('rankedPairs'), measure }),
  z.strictObject({ kind: z.literal('consent'), option: z.string().min(1).optional() }),
]) satisfies z.ZodType<VotingRule>;

/**
 * Reads a rule from text such as `majority`, `majority:eligible`, `supermajority:0.75`, `supermajority:2/3:eligible`,
 * `ranked-pairs:margins` or `consent:option-key`. Names may be written in kebab-case or camelCase, in any case.
 * Throws {@link BallotError} `ballot.unreadableRule`, which lists what is allowed.
 */
export function parseVotingRule(text: string): VotingRule {
  const [name = '', ...parameters] = text.split(':').map((part) => part.trim());
  const rule = readRule(name.toLowerCase().replace(/[-_ ]/g, ''), parameters);
  if (rule === null) throw BallotError.unreadableRule(text, votingRuleForms);
  return rule;
}

/** The forms that {@link parseVotingRule} reads. */
export const votingRuleForms = [
  'unanimity[:cast|eligible]',
  'majority[:cast|eligible]',
  'supermajority[:fraction, such as 0.75 or 2/3][:cast|eligible]',
  'plurality',
  'approval',
  'borda',
  'instant-runoff',
  'schulze[:winning-votes|margins]',
  'ranked-pairs[:winning-votes|margins]',
  'consent[:option]',
] as const;

function readRule(name: string, parameters: readonly string[]): VotingRule | null {
  switch (name) {
    case 'unanimity':
    case 'majority':
      return withParameter(parameters, readBase, (value) => ({ kind: name, base: value }), { kind: name });
    case 'supermajority':
      return readSupermajority(parameters);
    case 'plurality':
    case 'approval':
    case 'borda':
      return parameters.length === 0 ? { kind: name } : null;
    case 'instantrunoff':
      return parameters.length === 0 ? { kind: 'instantRunoff' } : null;
    case 'schulze':
      return readPairwise('schulze', parameters);
    case 'rankedpairs':
      return readPairwise('rankedPairs', parameters);
    case 'consent':
      return parameters.length === 0
        ? { kind: 'consent' }
        : parameters.join(':') === ''
          ? null
          : { kind: 'consent', option: parameters.join(':') };
    default:
      return null;
  }
}

function readSupermajority(parameters: readonly string[]): VotingRule | null {
  const [first, second, ...others] = parameters;
  if (others.length > 0) return null;
  if (first === undefined) return { kind: 'supermajority' };
  const fraction = readFraction(first);
  if (fraction === null) {
    const onlyBase = readBase(first);
    return onlyBase === null || second !== undefined ? null : { kind: 'supermajority', base: onlyBase };
  }
  if (second === undefined) return { kind: 'supermajority', fraction };
  const statedBase = readBase(second);
  return statedBase === null ? null : { kind: 'supermajority', fraction, base: statedBase };
}

function readPairwise(kind: 'schulze' | 'rankedPairs', parameters: readonly string[]): VotingRule | null {
  return withParameter(parameters, readMeasure, (value) => ({ kind, measure: value }), { kind });
}

function withParameter<Value>(
  parameters: readonly string[],
  read: (text: string) => Value | null,
  build: (value: Value) => VotingRule,
  plain: VotingRule,
): VotingRule | null {
  const [first, ...others] = parameters;
  if (first === undefined) return plain;
  const value = read(first);
  return value === null || others.length > 0 ? null : build(value);
}

function readBase(text: string): VotingBase | null {
  const lower = text.toLowerCase();
  return lower === 'cast' || lower === 'eligible' ? lower : null;
}

function readMeasure(text: string): VictoryMeasure | null {
  const plain = text.toLowerCase().replace(/[-_ ]/g, '');
  return plain === 'winningvotes' ? 'winningVotes' : plain === 'margins' ? 'margins' : null;
}

function readFraction(text: string): number | null {
  const ratio = /^(\d+)\s*\/\s*(\d+)$/.exec(text);
  const value = ratio
    ? Number(ratio[1]) / Number(ratio[2])
    : /^\d*\.?\d+$/.test(text)
      ? Number(text)
      : Number.NaN;
  return value > 0.5 && value <= 1 ? value : null;
}
