import type { SummaryReply } from '#core';
import type { Line } from '../brief.ts';
import { capital, clip, joined, sentencesOf } from '../goal/text.ts';
import { type Scene, sentence, shortName } from '../scene.ts';
import { gist } from '../voice.ts';

export function summary(scene: Scene): SummaryReply {
  const latest = latestBySpeaker(scene.spoken);
  const told = new Set<string>();
  const views = latest.flatMap((line) => {
    const words = gist(line.text);
    if (words === null || told.has(words)) return [];
    told.add(words);
    return [`${shortName(line.name)} says “${words}”`];
  });
  const before = sentencesOf(scene.brief.summary)[0];
  const said = scene.spoken.length === 0 ? 'Nobody has spoken yet' : `${count(latest.length)} spoken so far`;
  const text = [
    `This is about ${scene.matter}.`,
    before && !before.startsWith('This is about') ? before : '',
    `${said}${views.length > 0 ? `: ${joined(views.slice(0, 6))}` : ''}.`,
  ];
  const agreed = latest.filter(
    (line) =>
      gist(line.text) !== null &&
      /\b(?:agree|belongs in the proposal|settled|yes to|answered for now)\b/i.test(line.text),
  );
  return {
    summary: text.filter(Boolean).join(' '),
    agreements: [
      ...scene.brief.established.slice(0, 3).map((fact) => sentence(fact, 300)),
      ...agreed
        .slice(0, 3)
        .map((line) =>
          sentence(`${shortName(line.name)} goes along with the others and adds “${gist(line.text)}”`),
        ),
    ],
    openPoints:
      scene.brief.concerns.length > 0
        ? scene.brief.concerns.map(({ title }) => sentence(capital(title), 300))
        : [sentence(`Which way to choose for ${clip(scene.topic, 120)}`)],
  };
}

/** The last message of each speaker, in the order in which they first spoke. */
export function latestBySpeaker(lines: readonly Line[]): Line[] {
  const latest = new Map<string, Line>();
  for (const line of lines) latest.set(line.key, line);
  return [...latest.values()];
}

function count(people: number): string {
  return people === 1 ? 'One voice has' : `${people} voices have`;
}
