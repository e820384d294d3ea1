import type { ClarifyReply } from '#core';
import { clip, joined } from '../goal/text.ts';
import type { Scene } from '../scene.ts';
import { pointAt, sentence } from '../scene.ts';
import { questionFor } from './questions.ts';

/** The sides that always ask when something is missing; the others ask now and then, so that the person is not flooded. */
const ASKS_ALWAYS = new Set(['plan', 'capacity']);
const SHARE_OF_OTHERS = 0.25;

export function clarify(scene: Scene): ClarifyReply {
  const question = questionFor(scene);
  const asks = ASKS_ALWAYS.has(scene.lens) || scene.dice.share('asks') < SHARE_OF_OTHERS;
  return { understanding: understanding(scene), questions: question && asks ? [question] : [] };
}

function understanding(scene: Scene): string {
  const { goal, matter } = scene;
  const givens = [
    ...(goal.timeframe === null ? [] : [`the time (${goal.timeframe})`]),
    ...(goal.figures.length === 0 ? [] : [`the figures (${clip(goal.figures.join(', '), 80)})`]),
  ];
  const counts = scene.lens === 'plan' || scene.lens === 'capacity';
  const given = counts && givens.length > 0 ? `Given are ${joined(givens)}.` : '';
  const focus = pointAt(scene, 0).aspect;
  const first = {
    plan: `As I read it, the task is to settle ${matter}`,
    structure: `I understand that we look into ${matter}`,
    creative: `What I hear is an invitation to think about ${matter}`,
    assurance: `I take it that we have to answer for ${matter}`,
    capacity: `Put plainly, it is about ${matter}`,
  }[scene.lens];
  const mine = {
    plan: `I will look after ${focus}`,
    structure: `My part will be ${focus}`,
    creative: `I will watch over ${focus}`,
    assurance: `I will keep asking about ${focus}`,
    capacity: `I will keep the books on ${focus}`,
  }[scene.lens];
  return [sentence(first), given, sentence(mine)].filter(Boolean).join(' ');
}
