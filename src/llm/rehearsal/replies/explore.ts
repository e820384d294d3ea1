import type { ExploreReply } from '#core';
import { capital, clip } from '../goal/text.ts';
import { pointAt, type Scene, sentence } from '../scene.ts';
import { opening, suggestion, warning, yardstick } from '../voice.ts';
import { heeded } from './heed.ts';
import { questionFor } from './questions.ts';

const SEVERITY = { plan: 5, structure: 6, creative: 3, assurance: 7, capacity: 5 } as const;

export function explore(scene: Scene): ExploreReply {
  const [first, second, third] = [pointAt(scene, 0), pointAt(scene, 1), pointAt(scene, 2)];
  const contribution = [
    heeded(scene),
    opening(scene, first),
    suggestion(scene, first),
    setting(scene),
    warning(scene, second),
    yardstick(scene),
  ];
  const base = SEVERITY[scene.lens];
  return {
    contribution: contribution.filter(Boolean).join(' '),
    ideas: [second, third].map(({ aspect, idea }) => ({
      title: capital(headOf(idea)),
      detail: sentence(`For ${aspect}: ${idea}`),
    })),
    risks: [first, second].map(({ risk, mitigation }, index) => ({
      title: capital(clip(risk, 200)),
      severity: Math.min(10, base + scene.leaning.index(`severity ${index}`, 3)),
      mitigation: sentence(mitigation),
    })),
    resources: [first.need, second.need].map((need) => capital(clip(need, 200))),
    questionToUser: scene.lens === 'assurance' && scene.dice.share('asks') < 0.3 ? questionFor(scene) : null,
  };
}

/** What the goal itself says about time and size. */
function setting(scene: Scene): string {
  const { goal, lens } = scene;
  const figure = goal.figures.find((each) => /[$€£]/.test(each)) ?? goal.figures[0];
  if (lens === 'capacity' && figure) return `“${figure}” is the figure I plan with.`;
  if (lens === 'plan' && goal.timeframe)
    return `The words “${goal.timeframe}” set the clock: half of that time should suffice for a first result.`;
  const [fact] = scene.brief.established;
  if (fact === undefined || lens === 'plan' || lens === 'creative') return '';
  const answer = /Answer of the user: (.+)$/s.exec(fact)?.[1];
  if (answer) return sentence(`I build on your answer “${clip(answer, 120)}”`);
  const assumed = /assumed: (.+)$/s.exec(fact)?.[1];
  return sentence(`I go by what is established: “${clip(assumed ?? fact, 120)}”`);
}

/** The first clause of an idea, where that can stand alone. */
function headOf(idea: string): string {
  const [head = idea] = idea.split(/[,:] /, 1);
  return clip(head.split(' ').length >= 5 ? head : idea, 120);
}
