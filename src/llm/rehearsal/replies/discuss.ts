import type { DiscussReply } from '#core';
import type { Concern, Line } from '../brief.ts';
import { capital, clip } from '../goal/text.ts';
import type { Point } from '../knowledge/point.ts';
import { pointAt, type Scene, sentence, shortName } from '../scene.ts';
import { stanceWords } from '../stance.ts';
import { concernAnswer, gist, handover, leaningWords, newSuggestion, reaction, warning } from '../voice.ts';
import { heeded } from './heed.ts';
import { recommendedIn } from './propose.ts';

/** Sides that raise a concern when they first speak in the discussion, and how often. */
const WORRY = { plan: 0, structure: 0.35, creative: 0, assurance: 1, capacity: 0.35 } as const;
const ENOUGH_ANSWERS = 2;
const TALK = new Set([
  'discussion',
  'question',
  'response',
  'userResponse',
  'interjection',
  'questionToUser',
]);

export function discuss(scene: Scene): DiscussReply {
  if (/did not pass/i.test(scene.brief.task) && scene.brief.options.length > 0) return sayCondition(scene);
  const turn = scene.own.length;
  const point = pointAt(scene, turn + 1);
  const previous = scene.spoken.findLast((line) => !scene.own.includes(line) && TALK.has(line.type));
  const quote = previous ? gist(previous.text) : null;
  const mine = scene.brief.concerns.filter(
    (concern) => concern.raisedBy === scene.me || concern.raisedBy === scene.brief.you.name,
  );
  const others = scene.brief.concerns.filter((concern) => !mine.includes(concern));
  const resolved = [
    ...mine.filter((concern) => isAnswered(concern, scene)),
    ...others.filter(() => isStale(scene)),
  ];
  const raised = raises(scene, turn) ? concernFrom(pointAt(scene, turn)) : null;
  const open = scene.brief.concerns.length - resolved.length + (raised ? 1 : 0);
  const ready = open === 0 && hasHeardEveryone(scene);
  const answered = others.find((concern) => !resolved.includes(concern) && !hasSpokenTo(concern, scene));
  const next = ready ? null : nextSpeaker(scene);
  const statement = [
    heeded(scene),
    answerToUser(scene),
    quote !== null && previous ? reaction(scene, { name: shortName(previous.name), quote }, turn) : '',
    resolved[0] ? release(scene, resolved[0]) : '',
    answered ? concernAnswer(scene, answered) : newSuggestion(scene, point, turn),
    raised ? sentence(`I have a concern to put on the list: ${lowerFirst(raised.title)}`) : '',
    !raised && !answered && turn % 2 === 1 ? warning(scene, point, turn) : '',
    turn > 1 && turn % 2 === 0 ? leaningWords(scene, stanceWords(scene)) : '',
    ready ? closing(scene) : next ? handover(scene, shortName(next.name), pointAt(scene, turn + 2)) : '',
  ];
  return {
    statement: statement.filter(Boolean).join(' '),
    type: next ? 'question' : previous ? 'response' : 'discussion',
    addressedTo: next?.key ?? null,
    inReplyTo: previous?.id ?? null,
    concernsRaised: raised ? [raised] : [],
    concernsResolved: resolved.map(({ id }) => id),
    bid: bid(scene, turn, answered !== undefined),
    readyForConsensus: ready,
    questionToUser: null,
  };
}

/** After a lost ballot: what would have to change for this persona to agree. */
function sayCondition(scene: Scene): DiscussReply {
  const point = pointAt(scene, scene.own.length);
  const recommended = recommendedIn(scene, scene.brief.options) ?? scene.brief.options[0];
  const title = clip(recommended?.title ?? 'the proposal', 90);
  const lead = {
    plan: `I can agree to “${title}”`,
    structure: `“${title}” becomes sound for me`,
    creative: `You win me over for “${title}”`,
    assurance: `I withdraw what I have against “${title}”`,
    capacity: `“${title}” is affordable for me`,
  }[scene.lens];
  return {
    statement: [
      heeded(scene),
      sentence(`${lead}, if we also ${point.mitigation}`),
      sentence(`What I fear otherwise is ${point.risk}`),
    ]
      .filter(Boolean)
      .join(' '),
    type: 'response',
    addressedTo: null,
    inReplyTo: scene.spoken.findLast(({ type }) => type === 'proposal')?.id ?? null,
    concernsRaised: [],
    concernsResolved: [],
    bid: 3,
    readyForConsensus: true,
    questionToUser: null,
  };
}

function raises(scene: Scene, turn: number): boolean {
  const discussed = scene.own.some((line) => TALK.has(line.type) && line.type !== 'discussion');
  if (discussed || turn > 1 || scene.brief.concerns.length >= 3) return false;
  return scene.leaning.share('worry') < WORRY[scene.lens];
}

function concernFrom(point: Point) {
  return {
    title: capital(clip(point.risk, 200)),
    detail: sentence(`This can happen unless we ${point.mitigation}`),
  };
}

/** Somebody has spoken to it since its owner last did. */
function isAnswered(concern: Concern, scene: Scene): boolean {
  const last = scene.brief.transcript.findLastIndex((line) => scene.own.includes(line));
  const since = scene.spoken.slice(scene.spoken.indexOf(scene.brief.transcript[last] as Line) + 1);
  return (
    since.length >= 2 || since.some((line) => line.text.includes(clip(concern.title, 60).replace('…', '')))
  );
}

/** The discussion has run twice round the table: whoever leads it lets old concerns rest. */
function isStale(scene: Scene): boolean {
  const talk = scene.spoken.filter((line) => TALK.has(line.type));
  return scene.lens === 'plan' && talk.length >= 3 * Math.max(2, participants(scene).length);
}

/** Whether this persona, or enough others, have taken the concern up. */
function hasSpokenTo(concern: Concern, scene: Scene): boolean {
  const speakers = scene.spoken.filter((line) =>
    line.text.includes(clip(concern.title, 60).replace('…', '')),
  );
  const others = new Set(speakers.map(({ key }) => key).filter((key) => key !== concern.raisedBy));
  return others.has(scene.me) || others.size >= ENOUGH_ANSWERS;
}

function release(scene: Scene, concern: Concern): string {
  const title = clip(concern.title, 90);
  return scene.dice.pick('release', [
    `My concern about “${title}” is answered for now.`,
    `After what was said I can let go of “${title}”.`,
    `“${title}” may come off the list.`,
  ]);
}

function closing(scene: Scene): string {
  return {
    plan: 'I would now put a proposal before everyone.',
    structure: 'The outline is clear enough for a proposal.',
    creative: 'I am curious what the proposal will look like.',
    assurance: 'With these safeguards I am ready for a proposal.',
    capacity: 'The numbers allow a proposal now.',
  }[scene.lens];
}

function answerToUser(scene: Scene): string {
  const said = scene.brief.transcript.findLast((line) => line.type === 'userResponse');
  if (
    !said ||
    scene.own.some((line) => scene.brief.transcript.indexOf(line) > scene.brief.transcript.indexOf(said))
  )
    return '';
  return `Your answer, “${clip(said.text.replace(/[“”]/g, '"'), 120)}”, settles something for me.`;
}

function participants(scene: Scene): Line[] {
  const seen = new Set<string>();
  return scene.spoken.filter(({ key }) => !seen.has(key) && seen.add(key));
}

function hasHeardEveryone(scene: Scene): boolean {
  const talk = scene.spoken.filter((line) => TALK.has(line.type));
  const heard = Math.max(2, participants(scene).length);
  return scene.own.length >= 2 && talk.length >= heard * 2 - 1;
}

/** Somebody who has said little so far. */
function nextSpeaker(scene: Scene): Line | null {
  const others = participants(scene).filter(
    ({ key, name }) => key !== scene.me && name !== scene.brief.you.name,
  );
  if (others.length === 0 || scene.dice.share('asks someone') < 0.55) return null;
  const times = (key: string) => scene.spoken.filter((line) => line.key === key).length;
  const recent = scene.spoken.at(-1)?.key;
  return (
    others.filter(({ key }) => key !== recent).toSorted((a, b) => times(a.key) - times(b.key))[0] ?? null
  );
}

function bid(scene: Scene, turn: number, concerned: boolean): number {
  const addressed = scene.spoken.at(-1)?.text.includes(`${shortName(scene.brief.you.name)}, `) ? 3 : 0;
  const wish = 7 - 2 * turn + addressed + (concerned ? 2 : 0) + scene.dice.index('bid', 3);
  return Math.min(10, Math.max(0, wish));
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
