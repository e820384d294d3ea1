import { clip, sentencesOf } from '../goal/text.ts';
import type { Scene } from '../scene.ts';

/** The sentence that heeds an interjection; empty when there is none. */
export function heeded(scene: Scene): string {
  const { interjection } = scene.brief;
  if (interjection === null) return '';
  const words = clip(sentencesOf(interjection)[0] ?? interjection, 140)
    .replace(/[“”]/g, '"')
    .replace(/[.!]$/, '');
  const lead = {
    plan: 'I stop here and take up the interjection first',
    structure: 'Let me correct my course after the interjection',
    creative: 'The interjection changes the picture, so I begin again with it',
    assurance: 'The interjection comes before anything else',
    capacity: 'I set my figures aside for the interjection',
  }[scene.lens];
  return `${lead}: “${words}”.`;
}
