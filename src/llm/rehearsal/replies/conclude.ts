import type { ConcludeReply } from '#core';
import type { BriefOption, Line } from '../brief.ts';
import { clip, sentencesOf, withoutFinalStop } from '../goal/text.ts';
import { type Scene, sentence } from '../scene.ts';
import { favourite, optionsFor } from '../stance.ts';
import { heeded } from './heed.ts';
import { actionItems, mostWanted, names, placeOf } from './propose.ts';

export function conclude(scene: Scene): ConcludeReply {
  const options = scene.brief.options.length > 0 ? scene.brief.options : optionsFor(scene);
  const votes = lastVotes(scene);
  const winner = winnerOf(scene, options, votes);
  const title = winner ? clip(winner.title, 160) : clip(scene.matter, 160);
  const won = votes.filter(({ text }) => winner && chosenIn(text, options) === winner);
  const lost = votes.filter(({ text }) => {
    const choice = chosenIn(text, options);
    return choice !== undefined && choice !== winner;
  });
  const told = dissentTold(scene);
  const reasons = won.map(({ text }) => becauseIn(text)).filter((reason) => reason !== null);
  return {
    decision: [
      heeded(scene),
      sentence(`On ${scene.matter} the decision is “${title}”`),
      winner?.detail ? sentence(withoutFinalStop(winner.detail)) : '',
    ]
      .filter(Boolean)
      .join(' '),
    reasons: [...new Set(reasons)]
      .slice(0, 4)
      .concat(reasons.length === 0 ? [sentence(`“${title}” found the most support in the discussion`)] : []),
    actionItems: actionItems(scene),
    dissent:
      told.length > 0
        ? told
        : lost.slice(0, 25).map((line) => ({
            agent: clip(line.name, 200),
            position: sentence(`For “${clip(chosenIn(line.text, options)?.title ?? 'another option', 120)}”`),
            reason: becauseIn(line.text) ?? sentence(clip(line.text, 300)),
          })),
  };
}

/** The dissent that the task reports: `Dissent: agent: position (reason); …`. */
function dissentTold(scene: Scene): ConcludeReply['dissent'] {
  const report = /\bDissent: (.+)$/s.exec(scene.brief.task)?.[1] ?? '';
  const entries = report.matchAll(/([^:;]+): (.+?) \((.+?)\)(?=; |$)/gs);
  return [...entries].slice(0, 25).map(([, agent = '', position = '', reason = '']) => ({
    agent: clip(scene.spoken.find(({ key }) => key === agent.trim())?.name ?? agent.trim(), 200),
    position: sentence(clip(position, 300)),
    reason: sentence(clip(becauseIn(reason) ?? reason, 400)),
  }));
}

/** The last vote of each agent. */
function lastVotes(scene: Scene): Line[] {
  const votes = new Map<string, Line>();
  for (const line of scene.spoken) if (line.type === 'vote') votes.set(line.key, line);
  return [...votes.values()];
}

/** The option that the prompt declares chosen, else the one with most votes, else this persona's favourite. */
function winnerOf(
  scene: Scene,
  options: readonly BriefOption[],
  votes: readonly Line[],
): BriefOption | undefined {
  const consensus = scene.brief.transcript.findLast(({ type }) => type === 'consensus')?.text ?? '';
  const bracketed = /\[([a-z0-9-]+)\]/.exec(scene.brief.task)?.[1];
  const exact = options.find(({ key }) => key === bracketed);
  if (exact) return exact;
  for (const text of [scene.brief.task, consensus]) {
    const told = options.filter((option) => names(text, option));
    if (told.length === 1) return told[0];
    const marked = /\b(?:chosen|won|winner|passed|decided|decision|adopted|option)\b\W+(.{2,200})/i.exec(
      text,
    )?.[1];
    const found = marked && options.find((option) => names(marked, option));
    if (found) return found;
  }
  const counts = options.map(
    (option) => votes.filter(({ text }) => chosenIn(text, options) === option).length,
  );
  const most = Math.max(...counts);
  if (most > 0) return options[counts.indexOf(most)];
  return mostWanted(options, [scene.brief.proposal]) ?? favourite(scene, options);
}

/** The option that a vote's text is for: the one it moved to after a change of mind, else the first that it names. */
function chosenIn(text: string, options: readonly BriefOption[]): BriefOption | undefined {
  const named = options.filter((option) => names(text, option));
  if (named.length < 2) return named[0];
  const moved = /\bmoves me to “(.+?)”/.exec(text)?.[1];
  const last = moved && named.find((option) => names(moved, option));
  return last || named.toSorted((a, b) => placeOf(text, a) - placeOf(text, b))[0];
}

function becauseIn(text: string): string | null {
  const because = /\bbecause (.+?)(?:\.|$)/s.exec(text)?.[1];
  if (because) return sentence(clip(because, 400));
  const first = sentencesOf(text)[0];
  return first ? sentence(clip(first, 400)) : null;
}
