import type { VoteReply } from '#core';
import type { BriefOption } from '../brief.ts';
import { clip } from '../goal/text.ts';
import { pointAt, type Scene, sentence } from '../scene.ts';
import { likingOf, meritOf, optionsFor, wayOf } from '../stance.ts';
import { heeded } from './heed.ts';
import { mostWanted, names, recommendedIn } from './propose.ts';

/** How much the recommendation and the view of the others count in the first round, and how much more in each later one. */
const FIRST_PULL = 0.12;
const PULL_PER_ROUND = 0.4;

export function vote(scene: Scene, ballot: readonly string[]): VoteReply {
  const options = onBallot(scene, ballot);
  const round = roundOf(scene);
  const recommended = recommendedIn(scene, options);
  const others = scene.spoken
    .filter((line) => line.type === 'vote' && !scene.own.includes(line))
    .map(({ text }) => text);
  const leading = mostWanted(options, others);
  const pull = FIRST_PULL + PULL_PER_ROUND * (round - 1);
  const scored = options
    .map((option) => {
      const towards = (option === recommended ? pull : 0) + (option === leading ? pull : 0);
      return { option, score: likingOf(scene, option) + towards };
    })
    .toSorted((a, b) => b.score - a.score);
  const [best, second] = scored;
  if (!best)
    return {
      choice: 'abstain',
      ranking: [],
      approvals: [],
      reason: reasonToAbstain(scene),
      objection: null,
      confidence: 0.2,
    };
  const mean = scored.reduce((sum, { score }) => sum + score, 0) / scored.length;
  const margin = best.score - (second?.score ?? 0);
  const opposed =
    recommended &&
    round < 3 &&
    scene.lens === 'assurance' &&
    best.option !== recommended &&
    wayOf(recommended) === 'full';
  return {
    choice: best.option.key,
    ranking: scored.map(({ option }) => option.key).slice(0, 10),
    approvals: scored
      .filter(({ score }) => score >= mean)
      .map(({ option }) => option.key)
      .slice(0, 10),
    reason: [heeded(scene), reason(scene, best.option, options, round)].filter(Boolean).join(' '),
    objection: opposed
      ? sentence(
          `I object to “${clip(recommended.title, 90)}” as it stands: the danger is ${pointAt(scene, 1).risk}`,
        )
      : null,
    confidence:
      Math.round((Math.min(0.8, 0.55 + margin / 2) + 0.15 * scene.dice.share('confidence')) * 100) / 100,
  };
}

function onBallot(scene: Scene, ballot: readonly string[]): BriefOption[] {
  const known =
    scene.brief.options.length > 0 ? scene.brief.options : ballot.length > 0 ? [] : optionsFor(scene);
  if (ballot.length === 0) return [...known];
  return ballot.map(
    (key) =>
      known.find((option) => option.key === key) ?? { key, title: key.replaceAll('-', ' '), detail: '' },
  );
}

/** 1 for the first ballot of the deliberation. */
function roundOf(scene: Scene): number {
  const told = /\bround (\d+)/i.exec(`${scene.brief.task}\n${scene.brief.proposal}`)?.[1];
  if (told) return Math.max(1, Number(told));
  const voted = scene.own.filter((line) => line.type === 'vote').length;
  const revised = /\brevis/i.test(`${scene.brief.task}\n${scene.brief.proposal}`) ? 1 : 0;
  return 1 + Math.max(voted, revised);
}

function reason(scene: Scene, choice: BriefOption, options: readonly BriefOption[], round: number): string {
  const title = `“${clip(choice.title, 90)}”`;
  const before = scene.own.findLast((line) => line.type === 'vote');
  const earlier =
    before &&
    options.find((option) => option !== choice && names(before.text, option) && !names(before.text, choice));
  const point = pointAt(scene, round - 1);
  const side = {
    plan: `it keeps ${point.aspect} in view`,
    structure: `it holds up when I think of ${point.aspect}`,
    creative: `it does something for ${point.aspect}`,
    assurance: `it guards us against ${point.risk}`,
    capacity: `all it asks for at the start is ${point.need}`,
  }[scene.lens];
  const merit = `${meritOf(scene, choice)}, and ${side}`;
  const first = earlier
    ? `I have changed my mind: earlier I wanted “${clip(earlier.title, 90)}”, and what was said since moves me to ${title}, because ${merit}`
    : `I choose ${title} because ${merit}`;
  const measured = scene.criterion === null ? '' : sentence(`It does well by “${scene.criterion}”`);
  return [sentence(first, 700), measured].filter(Boolean).join(' ');
}

function reasonToAbstain(scene: Scene): string {
  return sentence(`I abstain: no option on ${clip(scene.matter, 160)} was put before me`);
}
