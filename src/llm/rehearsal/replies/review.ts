import { clip } from '../goal/text.ts';
import type { Scene } from '../scene.ts';

const SMALL = new Set([
  'about',
  'after',
  'from',
  'into',
  'that',
  'their',
  'them',
  'then',
  'this',
  'with',
  'your',
]);

/** Scores by what a rule can see: whether the words of the subtask come up, whether there is enough to read. */
export function review(scene: Scene): unknown {
  const { subtask, output } = scene.brief;
  const asked = wordsOf(subtask);
  const said = wordsOf(output);
  const missing = [...asked].filter((word) => !said.has(word));
  const share = asked.size === 0 ? 1 : 1 - missing.length / asked.size;
  const completeness = round(0.4 + 0.6 * share);
  const clarity = output.trim().length >= 20 ? 0.9 : 0.6;
  const wanting = missing.length > 0 && completeness < 0.8;
  return {
    criteria: [
      { name: 'correctness', score: 0.8, comment: 'A rehearsal critic cannot judge the matter itself.' },
      {
        name: 'completeness',
        score: completeness,
        comment: wanting
          ? `It does not mention ${missing.slice(0, 3).join(', ')}.`
          : 'It covers what was asked for.',
      },
      {
        name: 'clarity',
        score: clarity,
        comment: clarity > 0.8 ? 'It can be read as it is.' : 'It is very short.',
      },
    ],
    critique: wanting ? `Say something about ${clip(missing.slice(0, 5).join(', '), 120)}.` : '',
  };
}

/** The words of a text that say what it is about. */
export function wordsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\d]{4,}/gu) ?? [];
  return new Set(words.filter((word) => !SMALL.has(word)));
}

function round(score: number): number {
  return Math.round(Math.min(1, Math.max(0, score)) * 100) / 100;
}
