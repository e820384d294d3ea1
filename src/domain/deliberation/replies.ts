import { z } from 'zod';
import type { DeliberationReplies, JsonObject, JsonValue, ReplyKind, StructuredOutput } from '#core';

/** What a reply must fit besides its shape. */
export interface ReplyFrame {
  /** Keys of the options on the ballot; for `vote`. */
  readonly options?: readonly string[];
}

type StructuredKind = Exclude<ReplyKind, 'chat'>;

// Strict mode of structured output takes no string lengths and no optional fields: those limits live in refinements,
// which `toJSONSchema` leaves out and `validate` checks.
const words = (most: number) =>
  z
    .string()
    .refine((text) => text.trim().length > 0, 'must not be empty')
    .refine((text) => text.length <= most, `must be at most ${most} characters`);
const short = words(300);
const sentence = words(1_000);
const paragraph = words(8_000);
const urgency = z.enum(['soft', 'harsh']);

const question = z.strictObject({
  text: sentence,
  urgency,
  assumption: sentence,
  options: z.array(short).max(6),
});

const actionItems = z
  .array(z.strictObject({ title: sentence, owner: short, due: z.string().nullable() }))
  .max(20);

const clarify = z.strictObject({ understanding: paragraph, questions: z.array(question).max(2) });

const explore = z.strictObject({
  contribution: paragraph,
  ideas: z.array(z.strictObject({ title: short, detail: sentence })).max(10),
  risks: z
    .array(z.strictObject({ title: short, severity: z.number().min(0).max(10), mitigation: sentence }))
    .max(10),
  resources: z.array(short).max(20),
  questionToUser: question.nullable(),
});

const discuss = z.strictObject({
  statement: paragraph,
  type: z.enum(['discussion', 'question', 'response']),
  addressedTo: z.string().nullable(),
  inReplyTo: z.string().nullable(),
  concernsRaised: z.array(z.strictObject({ title: short, detail: sentence })).max(5),
  concernsResolved: z.array(z.string()).max(20),
  bid: z.number().min(0).max(10),
  readyForConsensus: z.boolean(),
  questionToUser: question.nullable(),
});

const summary = z.strictObject({
  summary: paragraph,
  agreements: z.array(sentence).max(20),
  openPoints: z.array(sentence).max(20),
});

const optionKey = z
  .string()
  .refine(
    (key) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(key) && key.length <= 64,
    'must be kebab-case, at most 64 characters, such as `keep-the-monolith`',
  )
  .refine((key) => key !== 'abstain', '`abstain` is reserved');

const proposal = {
  title: short,
  summary: paragraph,
  options: z
    .array(z.strictObject({ key: optionKey, title: short, detail: sentence }))
    .min(2)
    .max(5),
  recommended: z.string(),
  reasons: z.array(sentence).max(10),
  actionItems,
};

const propose = z.strictObject(proposal);
const revise = z.strictObject({ ...proposal, changes: z.array(sentence).max(10) });

const conclude = z.strictObject({
  decision: paragraph,
  reasons: z.array(sentence).min(1).max(10),
  actionItems,
  dissent: z.array(z.strictObject({ agent: short, position: sentence, reason: sentence })).max(25),
});

function vote(options: readonly string[]) {
  const known = options.length > 0 ? z.enum(options) : z.string();
  const choice = options.length > 0 ? z.enum(['abstain', ...options]) : z.string();
  return z.strictObject({
    choice,
    ranking: z.array(known).max(10),
    approvals: z.array(known).max(10),
    reason: sentence,
    objection: z.string().nullable(),
    confidence: z.number().min(0).max(1),
  });
}

const fixed = { clarify, explore, discuss, summary, propose, revise, conclude } satisfies {
  [Kind in Exclude<StructuredKind, 'vote'>]: z.ZodType<DeliberationReplies[Kind]>;
};

/** The schema of a reply of this kind. Votes may only name the options that are on the ballot. */
export function replySchema(kind: StructuredKind, frame: ReplyFrame = {}): z.ZodType {
  return kind === 'vote' ? vote(frame.options ?? []) : fixed[kind];
}

/** What the model is asked for: name, JSON schema in strict form, and the check of what comes back. */
export function structuredOutput(kind: StructuredKind, frame: ReplyFrame = {}): StructuredOutput {
  const schema = replySchema(kind, frame);
  const { $schema: _, ...json } = z.toJSONSchema(schema) as Record<string, JsonValue>;
  return {
    name: `statehouse_${kind}`,
    schema: json as JsonObject,
    validate(value) {
      const parsed = schema.safeParse(value);
      if (!parsed.success) return parsed.error.issues.map(describeIssue);
      return fitProblems(kind, parsed.data);
    },
  };
}

function describeIssue(issue: { readonly path: readonly PropertyKey[]; readonly message: string }): string {
  return issue.path.length === 0 ? issue.message : `${issue.path.map(String).join('.')}: ${issue.message}`;
}

function fitProblems(kind: StructuredKind, value: unknown): readonly string[] {
  if (kind === 'propose' || kind === 'revise') {
    return proposalProblems(value as DeliberationReplies['propose']);
  }
  if (kind === 'vote') return voteProblems(value as DeliberationReplies['vote']);
  return [];
}

function proposalProblems(reply: DeliberationReplies['propose']): readonly string[] {
  const keys = reply.options.map(({ key }) => key);
  const problems: string[] = [];
  const twice = firstRepeated(keys);
  if (twice !== undefined) problems.push(`options: the key '${twice}' stands there twice`);
  if (!keys.includes(reply.recommended)) {
    problems.push(`recommended: '${reply.recommended}' is not one of the option keys [${keys.join(', ')}]`);
  }
  return problems;
}

function voteProblems(reply: DeliberationReplies['vote']): readonly string[] {
  return (['ranking', 'approvals'] as const).flatMap((list) => {
    const twice = firstRepeated(reply[list]);
    return twice === undefined ? [] : [`${list}: '${twice}' stands there twice`];
  });
}

function firstRepeated(items: readonly string[]): string | undefined {
  return items.find((item, index) => items.indexOf(item) !== index);
}
