import { z } from 'zod';
import { countOf, judge, quote, undecided } from '../checked.ts';
import type { ModelStrategy } from '../strategy.ts';
import { foldText } from '../text/fold-text.ts';
import { buildReviewPrompt, longestReview } from './review-prompt.ts';

const reply = z.strictObject({
  contradictions: z.array(
    z.strictObject({
      /** Words of the output. */
      first: z.string(),
      /** Words of the output or of a reference. */
      second: z.string(),
      explanation: z.string(),
      severity: z.number().min(0).max(10),
    }),
  ),
});

export const contradictionCheck: ModelStrategy<'contradictionCheck'> = {
  strategy: 'contradictionCheck',
  kind: 'model',
  summary:
    'A model finds no two statements that contradict each other, within the output or against given texts.',
  params: z.strictObject({
    references: z
      .array(
        z.strictObject({
          id: z.string().trim().min(1).max(100),
          text: z.string().trim().min(1).max(30_000),
        }),
      )
      .max(20)
      .default([])
      .describe('Texts that the output must not contradict, beside itself.'),
    minSeverity: z.number().min(0).max(10).default(3).describe('Slighter contradictions are left out.'),
    persona: z.string().max(100).optional().describe('Persona key; configuration may give it a model.'),
    model: z.string().max(200).optional().describe('Name of the model.'),
  }),
  good: { params: {}, output: 'The service has three replicas. One of them is in Frankfurt.' },
  bad: { params: {}, output: 'The service has three replicas. All two replicas are in Frankfurt.' },
  async check({ text }, { references, minSeverity, persona, model }, ask) {
    const texts = references.map(({ id, text: words = '' }) => ({ id, text: words }));
    const size = texts.reduce((sum, { text: words }) => sum + words.length, text.length);
    if (size > longestReview) {
      return undecided(`output and references are too long to be compared as a whole (${size} characters)`);
    }
    const output = comparable(text);
    const all = [output, ...texts.map(({ text: words }) => comparable(words))];
    const answer = await ask({
      kind: 'contradictions',
      schema: reply,
      persona,
      model,
      findProblems: ({ contradictions }) =>
        contradictions.flatMap(({ first, second, explanation }, index) => [
          ...(stands(first, [output])
            ? []
            : [`contradictions.${index}.first: copy words of the output exactly`]),
          ...(stands(second, all)
            ? []
            : [`contradictions.${index}.second: copy words of the output or of a reference exactly`]),
          ...(comparable(first) === comparable(second)
            ? [`contradictions.${index}: a statement cannot contradict itself; quote two`]
            : []),
          ...(explanation.trim() === '' ? [`contradictions.${index}.explanation: must not be empty`] : []),
        ]),
      messages: buildReviewPrompt({
        you: 'You are a careful reader who finds statements that cannot both be true.',
        output:
          'A list of contradictions, empty when there is none. Each: `first`, a verbatim quotation of the output; `second`, a verbatim quotation of the output or of a reference; an explanation; a severity from 0 (wording) over 5 (misleads) to 10 (the result cannot be used).',
        task: 'Find pairs of statements that cannot both be true. Differences of emphasis, open questions, and options that are weighed against each other are no contradictions.',
        references: texts,
        text,
      }),
    });
    if (!answer.ok) return undecided(`no usable verdict could be had of the model: ${answer.reason}`);
    const found = answer.reply.contradictions;
    const grave = found.filter(({ severity }) => severity >= minSeverity);
    const problems = grave.map(({ first, second, explanation, severity }) => ({
      message: `${quote(first, 200)} contradicts ${quote(second, 200)}: ${explanation} Settle which is right and say it once.`,
      evidence: { first, second, severity },
    }));
    const worst = Math.max(0, ...grave.map(({ severity }) => severity));
    return judge(problems, `${countOf(found.length, 'contradiction')}, none of weight`, {
      score: grave.length === 0 ? 1 : Math.max(0, 1 - worst / 10),
      evidence: { callId: answer.callId, contradictions: found },
    });
  },
};

function stands(words: string, texts: readonly string[]): boolean {
  const wanted = comparable(words);
  return wanted !== '' && texts.some((text) => text.includes(wanted));
}

function comparable(text: string): string {
  return foldText(text)
    .replace(/[“”„"’‘'`*_]/g, '')
    .trim();
}
