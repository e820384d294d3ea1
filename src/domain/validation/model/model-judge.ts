import { z } from 'zod';
import type { JudgeCriterion, ValidationParams } from '#core';
import { judge, type Problem, undecided } from '../checked.ts';
import type { ModelStrategy } from '../strategy.ts';
import { foldText } from '../text/fold-text.ts';
import { buildReviewPrompt, longestReview } from './review-prompt.ts';

type Params = ValidationParams['modelJudge'];

const share = z.number().min(0).max(1);

/** Strict mode of structured output takes no lengths: `findReplyProblems` holds what else a reply must be. */
const verdict = z.strictObject({
  criteria: z.array(
    z.strictObject({ name: z.string(), critique: z.string(), score: z.number().min(0).max(10) }),
  ),
  improvements: z.array(z.string()),
});

type Verdict = z.infer<typeof verdict>;

export const modelJudge: ModelStrategy<'modelJudge'> = {
  strategy: 'modelJudge',
  kind: 'model',
  summary:
    'A model scores the output on named criteria; the weighted mean and each score reach what is demanded.',
  params: z.strictObject({
    criteria: z
      .array(
        z.strictObject({
          name: z.string().trim().min(1).max(100),
          description: z.string().trim().min(1).max(1_000).describe('What a full score means.'),
          weight: z.number().gt(0).max(100).default(1).describe('Share in the mean, relative to the others.'),
        }),
      )
      .min(1)
      .max(12)
      .refine((list) => new Set(list.map(({ name }) => foldText(name))).size === list.length, 'names repeat')
      .describe('What the output is judged by.'),
    threshold: share.default(0.7).describe('Least weighted mean of the scores.'),
    floor: share.default(0).describe('Least score of every criterion.'),
    task: z.string().max(10_000).optional().describe('What the output was to do.'),
    reference: z.string().max(30_000).optional().describe('What is known to be right.'),
    persona: z.string().max(100).optional().describe('Persona key; configuration may give it a model.'),
    model: z.string().max(200).optional().describe('Name of the model.'),
  }),
  good: {
    params: { criteria: [{ name: 'actionable', description: 'Names an owner and a date for each step.' }] },
    output: 'Ada migrates the database on 3 March; Bo tests it on 4 March.',
  },
  bad: {
    params: { criteria: [{ name: 'actionable', description: 'Names an owner and a date for each step.' }] },
    output: 'Somebody should look into the database soon.',
  },
  async check({ text }, params, ask) {
    const { criteria, task, reference, persona, model } = params;
    if (text.length + (reference?.length ?? 0) > longestReview) {
      return undecided(
        `the output is too long to be judged as a whole (${text.length} characters); shorten it`,
      );
    }
    const answer = await ask({
      kind: 'judge',
      schema: verdict,
      findProblems: (reply) => findReplyProblems(reply, criteria),
      persona,
      model,
      messages: buildReviewPrompt({
        you: 'You are a critic. You score the output of another agent on the criteria that you are given, and say what would make it better.',
        output:
          'For each criterion, in the given order: its name, a critique that points at words of the output, then a score from 0 (fails) over 5 (half met) to 10 (fully met). Then the improvements that matter most, as instructions; none when nothing matters.',
        task: 'Judge the output by each criterion on its own. Write the critique before the score.',
        assignment: task,
        criteria,
        references: reference === undefined ? [] : [{ id: 'reference', text: reference }],
        text,
      }),
    });
    if (!answer.ok) return undecided(`no usable verdict could be had of the model: ${answer.reason}`);
    return weigh(answer.reply, params, answer.callId);
  },
};

function findReplyProblems(reply: Verdict, criteria: readonly JudgeCriterion[]): readonly string[] {
  const names = reply.criteria.map(({ name }) => foldText(name).trim());
  const wanted = criteria.map(({ name }) => foldText(name).trim());
  const missing = criteria.filter(({ name }) => !names.includes(foldText(name).trim()));
  const problems = missing.map(({ name }) => `criteria: '${name}' is not judged`);
  if (names.some((name, index) => !wanted.includes(name) || names.indexOf(name) !== index)) {
    problems.push(`criteria: judge exactly these, each once: ${criteria.map(({ name }) => name).join(', ')}`);
  }
  if (reply.criteria.some(({ critique }) => critique.trim() === ''))
    problems.push('criteria: a critique is empty');
  return problems;
}

/** Passing is counted here: the model only scores. */
function weigh(reply: Verdict, { criteria, threshold, floor }: Params, callId: string) {
  const judged = criteria.map(({ name, weight }) => {
    const found = reply.criteria.find((one) => foldText(one.name).trim() === foldText(name).trim());
    return { name, weight, score: (found?.score ?? 0) / 10, critique: found?.critique ?? '' };
  });
  const total = judged.reduce((sum, { weight }) => sum + weight, 0);
  const score = judged.reduce((sum, one) => sum + one.score * one.weight, 0) / total;
  const low = judged.filter((one) => one.score < floor);
  const problems: Problem[] = low.map((one) => ({
    message: `'${one.name}' scores ${show(one.score)}; expected at least ${show(floor)}. ${one.critique}`,
  }));
  // Sums of decimal weights may lie a hair below what they stand for.
  if (score < threshold - 1e-9) {
    const critiques = judged.filter((one) => one.score < threshold && !low.includes(one));
    const advice = [
      ...critiques.map((one) => `${one.name} (${show(one.score)}): ${one.critique}`),
      ...reply.improvements,
    ];
    problems.push({
      message:
        `the output scores ${show(score)}; expected at least ${show(threshold)}. ${advice.join(' ')}`.trim(),
    });
  }
  const evidence = {
    callId,
    criteria: judged.map(({ name, score: own, critique }) => ({ name, score: own, critique })),
    improvements: reply.improvements,
  };
  return judge(problems, `the output scores ${show(score)}`, { score, evidence });
}

function show(score: number): string {
  return (Math.round(score * 100) / 100).toFixed(2);
}
