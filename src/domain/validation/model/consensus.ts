import { z } from 'zod';
import type { Reviewer } from '#core';
import { tally } from '#rules';
import { type Checked, judge, undecided } from '../checked.ts';
import type { ModelStrategy } from '../strategy.ts';
import type { AskModel, ModelAnswer } from './ask-model.ts';
import { buildReviewPrompt, longestReview } from './review-prompt.ts';

const opinion = z.strictObject({
  reason: z.string(),
  verdict: z.enum(['accept', 'reject', 'abstain']),
  changes: z.array(z.string()),
});

type Opinion = z.infer<typeof opinion>;

const defaultReviewers: Reviewer[] = [
  { perspective: 'correctness: every statement is true and follows from what is known' },
  { perspective: 'completeness: nothing that was asked for is missing' },
  { perspective: 'risk: acting on it does no harm that is not named' },
];

export const consensus: ModelStrategy<'consensus'> = {
  strategy: 'consensus',
  kind: 'model',
  summary:
    'Several reviewers, who do not hear each other, answer one question about the output; enough of them accept it.',
  params: z.strictObject({
    question: z
      .string()
      .trim()
      .min(1)
      .max(2_000)
      .default('Is this output fit to be used as it is?')
      .describe('What each reviewer answers by accept, reject or abstain.'),
    reviewers: z
      .array(
        z.strictObject({
          perspective: z.string().trim().min(1).max(500).describe('What this reviewer looks at.'),
          persona: z.string().max(100).optional().describe('Persona key.'),
          model: z.string().max(200).optional().describe('Name of the model.'),
        }),
      )
      .min(2)
      .max(9)
      .default(defaultReviewers)
      .describe('Between two and nine.'),
    agreement: z
      .number()
      .gt(0.5)
      .lte(1)
      .default(2 / 3)
      .describe('Share of all reviewers that is to accept; who abstains or gives no answer does not accept.'),
    task: z.string().max(10_000).optional().describe('What the output was to do.'),
  }),
  good: {
    params: {},
    output: 'Deploy on Tuesday at 10:00; roll back with `deploy --to v41` if errors pass 1%.',
  },
  bad: { params: {}, output: 'Delete the old backups first, then see whether the new ones work.' },
  async check({ text }, { question, reviewers, agreement, task }, ask) {
    if (text.length > longestReview) {
      return undecided(
        `the output is too long to be reviewed as a whole (${text.length} characters); shorten it`,
      );
    }
    const asked = reviewers.map((reviewer, index) =>
      askReviewer({ reviewer, index, question, task, text }, ask),
    );
    // All are waited for, so that nobody still speaks when this check has ended.
    const settled = await Promise.allSettled(asked);
    const answers = settled.map((one) => {
      if (one.status === 'rejected') throw one.reason;
      return one.value;
    });
    return count(answers, reviewers, agreement);
  },
};

interface Review {
  readonly reviewer: Reviewer;
  readonly index: number;
  readonly question: string;
  readonly task: string | undefined;
  readonly text: string;
}

function askReviewer(
  { reviewer, index, question, task, text }: Review,
  ask: AskModel,
): Promise<ModelAnswer<Opinion>> {
  return ask({
    kind: 'review',
    schema: opinion,
    findProblems: (reply) => (reply.reason.trim() === '' ? ['reason: must not be empty'] : []),
    persona: reviewer.persona,
    model: reviewer.model,
    voice: String(index),
    messages: buildReviewPrompt({
      you: `You are one of several independent reviewers. You look at ${reviewer.perspective}.`,
      output:
        'A reason that points at words of the output; then your verdict: accept, reject, or abstain when you cannot tell; then the changes that you demand, as instructions (none when you accept).',
      task: `Answer this question from your point of view: ${question}`,
      assignment: task,
      text,
    }),
  });
}

function count(
  answers: readonly ModelAnswer<Opinion>[],
  reviewers: readonly Reviewer[],
  agreement: number,
): Checked {
  if (answers.every(({ ok }) => !ok)) return undecided('no reviewer gave a usable answer');
  const outcome = tally({
    options: ['accept', 'reject'],
    eligible: reviewers.map((_, index) => ({ voter: String(index), weight: 1 })),
    votes: answers.flatMap((answer, index) =>
      answer.ok
        ? [{ voter: String(index), weight: 1, choice: answer.reply.verdict, reason: answer.reply.reason }]
        : [],
    ),
    rule: { kind: 'supermajority', fraction: agreement, base: 'eligible' },
    quorum: 0,
  });
  const accepted = answers.filter((answer) => answer.ok && answer.reply.verdict === 'accept').length;
  const found = `${accepted} of ${reviewers.length} reviewers accept the output`;
  const evidence = {
    reviews: answers.map((answer, index) => ({
      perspective: reviewers[index]?.perspective ?? '',
      ...(answer.ok
        ? { verdict: answer.reply.verdict, reason: answer.reply.reason, callId: answer.callId }
        : { verdict: 'none', reason: answer.reason }),
    })),
  };
  if (outcome.winner === 'accept') return judge([], found, { score: accepted / reviewers.length, evidence });
  const objections = answers.flatMap((answer, index) =>
    answer.ok && answer.reply.verdict !== 'accept'
      ? [`${reviewers[index]?.perspective}: ${[answer.reply.reason, ...answer.reply.changes].join(' ')}`]
      : [],
  );
  const needed = Math.ceil(agreement * reviewers.length - 1e-9);
  return judge([{ message: `${found}; expected at least ${needed}. ${objections.join(' ')}`.trim() }], '', {
    score: accepted / reviewers.length,
    evidence,
  });
}
