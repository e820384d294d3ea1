import { z } from 'zod';
import type { JsonValue } from '#core';

const rule = z.looseObject({ kind: z.string() });
const proposal = z.object({
  messageId: z.string().nullable(),
  title: z.string(),
  summary: z.string(),
  recommended: z.string().nullable(),
  reasons: z.array(z.string()),
});
const options = z.array(z.object({ key: z.string(), title: z.string(), detail: z.string() }));
const eligible = z.array(z.object({ voter: z.string(), name: z.string(), weight: z.number() }));
const outcome = z.object({
  status: z.enum(['passed', 'rejected', 'tied', 'noQuorum']),
  winner: z.string().nullable(),
  tied: z.array(z.string()),
  tally: z.array(z.object({ option: z.string(), score: z.number() })),
  turnout: z.number(),
  explanation: z.string(),
  details: z.record(z.string(), z.unknown()),
});
const minorityReport = z
  .array(z.object({ agent: z.string(), position: z.string(), reason: z.string() }))
  .nullable();

/** Reads the JSON columns of a ballot's row, as the `ballot.opened` and `ballot.closed` facts wrote them. */
export const ballotParts = {
  rule: (stored: JsonValue) => rule.parse(stored),
  proposal: (stored: JsonValue) => proposal.parse(stored),
  options: (stored: JsonValue) => options.parse(stored),
  eligible: (stored: JsonValue) => eligible.parse(stored),
  outcome: (stored: JsonValue) => {
    const { status, ...rest } = outcome.parse(stored);
    return { result: status, ...rest };
  },
  minorityReport: (stored: JsonValue) => minorityReport.parse(stored) ?? [],
};
