import type { ActionItem, ProposeReply, ReviseReply } from '#core';
import type { BriefOption } from '../brief.ts';
import { capital, clip, joined, withoutFinalStop } from '../goal/text.ts';
import { general } from '../knowledge/fields.ts';
import { LENSES, type Lens, type Point } from '../knowledge/point.ts';
import { lensOf } from '../lens.ts';
import { pointAt, type Scene, sentence, shortName } from '../scene.ts';
import { favourite, likingOf, optionsFor } from '../stance.ts';
import { gist } from '../voice.ts';
import { heeded } from './heed.ts';
import { latestBySpeaker } from './summary.ts';

export function propose(scene: Scene): ProposeReply {
  const options = optionsFor(scene);
  const best = favourite(scene, options) ?? options[0];
  const talk = scene.spoken.filter(
    (line) => line.type !== 'vote' && line.type !== 'proposal' && !scene.own.includes(line),
  );
  const voices = latestBySpeaker(talk).slice(0, 3);
  const heard = voices.flatMap((line) => {
    const words = gist(line.text);
    return words === null ? [] : [`${shortName(line.name)}’s “${words}”`];
  });
  const text = [
    heeded(scene),
    `There are ${options.length} ways to answer ${scene.matter}: ${joined(
      options.map(({ title }) => `“${clip(title, 80)}”`),
      'or',
    )}.`,
    heard.length > 0 ? sentence(`From the discussion I keep ${joined(heard)}`) : '',
    best ? sentence(`I recommend “${clip(best.title, 90)}”`) : '',
  ];
  return {
    title: capital(clip(scene.matter, 200)),
    summary: text.filter(Boolean).join(' '),
    options,
    recommended: best?.key ?? '',
    reasons: reasonsFor(scene, best),
    actionItems: actionItems(scene),
  };
}

export function revise(scene: Scene): ReviseReply {
  const before = scene.brief.options.length >= 2 ? scene.brief.options : optionsFor(scene);
  const objections = scene.spoken.filter((line) => line.type === 'vote').slice(-8);
  const wanted =
    mostWanted(
      before,
      objections.map(({ text }) => text),
    ) ??
    favourite(scene, before) ??
    before[0];
  const guard = pointAt(scene, 3);
  const conditions = conditionsSince(scene);
  const [worry] = scene.brief.concerns;
  const addition =
    conditions.length > 0
      ? `as ${joined(conditions.map(({ name }) => name))} asked, we also ${joined(conditions.map(({ wish }) => wish))}`
      : worry
        ? `to meet the concern “${clip(withoutFinalStop(worry.title), 120)}”, we ${guard.mitigation}`
        : `in addition, we ${guard.mitigation}`;
  const weakest =
    before.length > 3
      ? before
          .toSorted((a, b) => likingOf(scene, a) - likingOf(scene, b))
          .find(({ key }) => key !== wanted?.key)
      : undefined;
  const options = before
    .filter(({ key }) => key !== weakest?.key)
    .slice(0, 5)
    .map((option) => ({
      key: option.key,
      title: clip(option.title, 280),
      detail:
        option.key === wanted?.key
          ? sentence(`${clip(withoutFinalStop(option.detail), 500)}. ${capital(clip(addition, 380))}`)
          : sentence(option.detail || option.title),
    }));
  const changes = [
    sentence(`“${clip(wanted?.title ?? '', 120)}” now says more: ${clip(addition, 500)}`),
    ...(weakest
      ? [sentence(`“${clip(weakest.title, 120)}” was dropped, because it found the least support`)]
      : []),
  ];
  return {
    title: capital(clip(`Revised: ${scene.matter}`, 200)),
    summary: [
      heeded(scene),
      `The last ballot did not settle ${scene.matter}.`,
      sentence(addition),
      wanted ? sentence(`I recommend “${clip(wanted.title, 90)}” in this form`) : '',
    ]
      .filter(Boolean)
      .join(' '),
    options,
    recommended: wanted?.key ?? options[0]?.key ?? '',
    reasons: reasonsFor(scene, wanted),
    actionItems: actionItems(scene),
    changes,
  };
}

/** What those who lost the last ballot asked for since, at most two wishes. */
function conditionsSince(scene: Scene): { readonly name: string; readonly wish: string }[] {
  const voted = scene.spoken.findLastIndex(({ type }) => type === 'vote');
  const wishes = scene.spoken.slice(voted + 1).flatMap((line) => {
    const wish = /\bif we (?:also )?(.+?)[.!]/i.exec(line.text)?.[1];
    return wish ? [{ name: shortName(line.name), wish: clip(wish, 150) }] : [];
  });
  return wishes.slice(0, 2);
}

function reasonsFor(scene: Scene, option: BriefOption | undefined): string[] {
  const [first, second] = [pointAt(scene, 0), pointAt(scene, 1)];
  const reasons = [
    `It takes care of ${first.aspect}`,
    `It protects us from ${second.risk}`,
    ...(scene.criterion === null || option === undefined ? [] : [`It stands up to “${scene.criterion}”`]),
  ];
  return reasons.map((reason) => sentence(reason));
}

/** One step from each of three sides, owned by whoever looks from there. */
export function actionItems(scene: Scene): ActionItem[] {
  const owners = ownersByLens(scene);
  const { timeframe } = scene.goal;
  const due = timeframe === null ? ['within two weeks', 'within a month', null] : [timeframe, null, null];
  const sides = scene.leaning.shuffle('steps', LENSES).slice(0, 3);
  return sides.map((lens, index) => {
    const point = pointOf(scene, lens);
    return {
      title: sentence(point.mitigation),
      owner: clip(owners.get(lens) ?? scene.brief.you.name, 120),
      due: due[index] ?? null,
    };
  });
}

function pointOf(scene: Scene, lens: Lens): Point {
  const known = scene.goal.field?.knowledge[lens] ?? general[lens];
  return scene.leaning.pick(`step ${lens}`, known) ?? pointAt(scene, 2);
}

function ownersByLens(scene: Scene): ReadonlyMap<Lens, string> {
  const owners = new Map<Lens, string>();
  for (const line of latestBySpeaker(scene.spoken)) {
    const lens = lensOf({ key: line.key, about: line.name }, scene.leaning.for(line.key));
    if (!owners.has(lens)) owners.set(lens, line.name);
  }
  return owners;
}

/** The option that the proposal recommends. */
export function recommendedIn(scene: Scene, options: readonly BriefOption[]): BriefOption | undefined {
  const said = /\brecommend\w*\W+(.{2,200})/i.exec(scene.brief.proposal)?.[1];
  return said === undefined ? undefined : options.find((option) => names(said, option));
}

/** The option that most of these texts name. */
export function mostWanted(
  options: readonly BriefOption[],
  texts: readonly string[],
): BriefOption | undefined {
  const counted = options.map((option) => ({
    option,
    votes: texts.filter((text) => names(text, option)).length,
  }));
  return counted.filter(({ votes }) => votes > 0).toSorted((a, b) => b.votes - a.votes)[0]?.option;
}

/** Whether the text speaks of this option by its key or title, as whole words. */
export function names(text: string, option: BriefOption): boolean {
  return placeOf(text, option) >= 0;
}

/** Where the text first names the option; -1 when it does not. */
export function placeOf(text: string, option: BriefOption): number {
  const title = clip(option.title, 80).replace('…', '');
  const places = [option.key, ...(title.length > 3 ? [title] : [])]
    .map((words) =>
      text.toLowerCase().search(new RegExp(`(?<![\\w-])${escaped(words.toLowerCase())}(?![\\w-])`)),
    )
    .filter((place) => place >= 0);
  return places.length === 0 ? -1 : Math.min(...places);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
