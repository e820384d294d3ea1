import { z } from 'zod';

export const supervisionActions = ['interject', 'pause', 'restart', 'reassign', 'escalate'] as const;

const pattern = z
  .string()
  .min(1)
  .max(300)
  .refine((source) => {
    try {
      return new RegExp(source, 'iu') instanceof RegExp;
    } catch {
      return false;
    }
  }, 'must be a regular expression');

/** What is watched for over all actors, and what is done about it. Plain JSON. */
export const crewPolicySchema = z.object({
  id: z.string().regex(/^[A-Za-z0-9._-]{1,60}$/),
  /** In the events and facts of turns, or in words while they stream. */
  on: z.enum(['event', 'stream']).default('event'),
  /** Glob over the types of the event and its facts: `subtask.*`; `*` stands for any text. */
  event: z.string().min(1).max(100).default('*'),
  /** Glob over the address of the actor. */
  address: z.string().min(1).max(300).default('task/*'),
  /** Source of a regular expression over the event and its facts as JSON, or over streamed words; in any case. */
  pattern: pattern.nullable().default(null),
  /** Name of a registered function, asked beside the pattern. */
  function: z.string().max(100).nullable().default(null),
  /** What the function is given. */
  params: z.record(z.string(), z.json()).default({}),
  /** Acts at the `count`th match within `withinMs`; absent: at each. */
  rate: z
    .object({ count: z.int().min(1).max(1_000), withinMs: z.int().min(1).max(86_400_000) })
    .nullable()
    .default(null),
  /** Acts at most `count` times within `perMs` on one actor. */
  limit: z.object({ count: z.int().min(1), perMs: z.int().min(1) }).default({ count: 3, perMs: 60_000 }),
  action: z.enum(supervisionActions),
  /** What to say to the agent or the person. */
  text: z.string().min(1).max(2_000).nullable().default(null),
  /** Since when it is in force, in ms since the Unix epoch: earlier turns do not meet it. Set by the overseer. */
  since: z.number().default(0),
});

export type CrewPolicy = z.infer<typeof crewPolicySchema>;

/** Whether a text fits a glob; `*` stands for any text, nothing else is special. */
export function fitsGlob(glob: string, text: string): boolean {
  const parts = glob.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^]*')}$`, 'u').test(text);
}

/** The times within the window with this one added, and whether it makes the rate. */
export function noteMatch(
  times: readonly number[],
  at: number,
  rate: CrewPolicy['rate'],
): { readonly times: readonly number[]; readonly acts: boolean } {
  if (rate === null) return { times: [], acts: true };
  const recent = [...times.filter((time) => time > at - rate.withinMs), at];
  return recent.length >= rate.count ? { times: [], acts: true } : { times: recent, acts: false };
}
