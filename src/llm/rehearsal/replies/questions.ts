import type { QuestionReply } from '#core';
import { timeframeIn } from '../goal/goal.ts';
import { clip } from '../goal/text.ts';
import type { Lens } from '../knowledge/point.ts';
import type { Scene } from '../scene.ts';

interface Missing {
  /** Whether the goal or an answer says it already. */
  known(told: string): boolean;
  ask(scene: Scene): QuestionReply;
}

const soft = (text: string, assumption: string, options: readonly string[] = []): QuestionReply => ({
  text,
  urgency: 'soft',
  assumption,
  options,
});

/** What each side would like to know from the person, the most important first. */
const QUESTIONS: Readonly<Record<Lens, readonly Missing[]>> = {
  plan: [
    {
      known: (told) => timeframeIn(told) !== null || /\b(?:deadline|date)\b/i.test(told),
      ask: ({ matter }) =>
        soft(
          `By when do you need a result on ${matter}?`,
          'A result within the next three months is early enough.',
          ['Within a month', 'Within three months', 'Within a year', 'There is no fixed date'],
        ),
    },
    {
      known: (told) => /\b(?:success|successful|measure|goal is|result)\b/i.test(told),
      ask: ({ topic }) =>
        soft(
          `What would you have to see in the end to call the outcome for ${topic} a success?`,
          'It is a success when those concerned would choose the same way again.',
        ),
    },
  ],
  structure: [
    {
      known: (told) => /\b(?:already|existing|today|currently|must stay|keep|in place|so far)\b/i.test(told),
      ask: ({ topic }) =>
        soft(
          `What is in place today around ${topic} that has to stay as it is?`,
          'Nothing is fixed beyond what the goal says.',
        ),
    },
  ],
  creative: [
    {
      known: (told) =>
        /\b(?:for (?:my|our|the|a|an|\d)|audience|whom?|family|customers?|children|guests?|users?)\b/i.test(
          told,
        ),
      ask: ({ topic }) =>
        soft(
          `Whom should the result on ${topic} please above all?`,
          'It should please those who live with it every day.',
        ),
    },
  ],
  assurance: [
    {
      known: (told) => /\b(?:unacceptable|never|must not|without losing|at any cost|worst)\b/i.test(told),
      ask: ({ topic }) =>
        soft(
          `Which outcome for ${topic} would be unacceptable, whatever the gain?`,
          'Nothing may happen that cannot be put right within a month.',
        ),
    },
  ],
  capacity: [
    {
      known: (told) =>
        /[$€£]|\b(?:budget|cost|money|spend|\d+[ -]?(?:people|person|hours?)|euros?|dollars?|free)\b/i.test(
          told,
        ),
      ask: () =>
        soft(
          'How much money and time may this take at most?',
          'It has to be done with the people and the money that are there already.',
          ['Only what is there already', 'A modest extra budget', 'Whatever it takes'],
        ),
    },
  ],
};

const VAGUE_WORDS = 2;

/** The next question that neither the goal nor an answer has settled; null when there is none. */
export function questionFor(scene: Scene): QuestionReply | null {
  const { goal, brief } = scene;
  const told = [goal.text, ...brief.established].join('\n');
  const vague = goal.text.split(/\s+/).length <= VAGUE_WORDS && brief.established.length === 0;
  if (vague && scene.lens === 'plan') {
    return {
      text: `“${clip(goal.text, 200)}” leaves much open: what should be decided or made about it?`,
      urgency: 'harsh',
      assumption: `The question is whether and how to begin with “${clip(goal.text, 200)}”.`,
      options: [],
    };
  }
  const missing = QUESTIONS[scene.lens].find(({ known }) => !known(told));
  return missing?.ask(scene) ?? null;
}
