import { z } from 'zod';
import { fail, judge, quote, undecided } from '../checked.ts';
import type { Subject } from '../reading/subject.ts';
import type { PureStrategy } from '../strategy.ts';
import { countLetters, proseParagraphs } from './prose.ts';

/** The languages that the detector knows, by ISO 639-1. */
const known =
  'am ar az be bg bn ca cs da de el en es et eu fa fi fr gu he hi hr hu hy is it ja ka kn ko ku lo lt lv ml mr ms nl no or pa pl pt ro ru sk sl sq sr sv ta te th tl tr uk ur vi yo zh'.split(
    ' ',
  );

/** Scores of related languages lie close together: one this near to the best counts as found. */
const nearBest = 0.97;

export const language: PureStrategy<'language'> = {
  strategy: 'language',
  kind: 'pure',
  parses: true,
  summary:
    'The prose of the output (code, links and marks left out) is written in one of the given languages.',
  params: z.strictObject({
    languages: z.array(z.enum(known)).min(1).max(10).describe('ISO 639-1 codes; any of them is accepted.'),
    share: z
      .number()
      .gt(0)
      .lte(1)
      .default(0.9)
      .describe('Share of the letters that are to stand in paragraphs of that language.'),
    minLetters: z.int().min(10).max(10_000).default(20).describe('Fewer letters than this cannot be judged.'),
  }),
  good: { params: { languages: ['en'] }, output: 'The migration is finished and all tests have passed.' },
  bad: {
    params: { languages: ['en'] },
    output: 'Die Umstellung ist fertig und alle Prüfungen sind bestanden.',
  },
  async check(subject, { languages, share, minLetters }) {
    const paragraphs = joinShort(paragraphsOf(subject), minLetters);
    const total = paragraphs.reduce((sum, text) => sum + countLetters(text), 0);
    if (total < minLetters) {
      return undecided(
        `the output has ${total} letters of prose, too few to tell its language (${minLetters} are needed); write whole sentences`,
      );
    }
    const { eld } = await import('eld/extrasmall');
    const detector = eld.newInstance();
    const foreign: { readonly text: string; readonly detected: string }[] = [];
    for (const text of paragraphs) {
      const scores = detector.detect(text).getScores();
      const [best = '', top = 0] = Object.entries(scores).sort((a, b) => b[1] - a[1])[0] ?? [];
      const fits = languages.some((code) => (scores[code] ?? 0) >= top * nearBest && top > 0);
      if (!fits) foreign.push({ text, detected: best });
    }
    const wrong = foreign.reduce((sum, { text }) => sum + countLetters(text), 0);
    const right = 1 - wrong / total;
    const wanted = languages.join(' or ');
    if (right >= share)
      return judge([], `${percent(right)} of the letters are in ${wanted}`, { score: right });
    return fail(
      foreign.slice(0, 5).map(({ text, detected }) => ({
        message: `this part reads as ${detected === '' ? 'no known language' : `'${detected}'`}, not ${wanted}: ${quote(text)}; translate it`,
        evidence: text.slice(0, 200),
      })),
      { score: right },
    );
  },
};

function paragraphsOf(subject: Subject): readonly string[] {
  return proseParagraphs(typeof subject.output === 'string' ? subject.text : subject.words());
}

/** Headings and short lines are judged together with what follows them. */
function joinShort(paragraphs: readonly string[], minLetters: number): readonly string[] {
  const joined: string[] = [];
  let waiting = '';
  for (const text of paragraphs) {
    waiting = waiting === '' ? text : `${waiting} ${text}`;
    if (countLetters(waiting) < minLetters) continue;
    joined.push(waiting);
    waiting = '';
  }
  const last = joined.pop();
  const rest = [last, waiting].filter((text) => text !== undefined && text !== '').join(' ');
  return rest === '' ? joined : [...joined, rest];
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
