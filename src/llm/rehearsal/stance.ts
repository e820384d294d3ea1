import type { BriefOption } from './brief.ts';
import type { Goal } from './goal/goal.ts';
import { capital, clip, slug } from './goal/text.ts';
import type { Lens } from './knowledge/point.ts';
import { pointAt, type Scene } from './scene.ts';

/** The kinds of answer that a deliberation can come to. */
export type Way = 'full' | 'staged' | 'later' | 'no' | 'small' | 'thorough' | 'bold' | 'other';

/** How much each side likes each way, 0..1. */
const LIKINGS: Readonly<Record<Lens, Readonly<Record<Way, number>>>> = {
  plan: { full: 0.5, staged: 0.8, later: 0.3, no: 0.2, small: 0.75, thorough: 0.5, bold: 0.35, other: 0.5 },
  structure: {
    full: 0.4,
    staged: 0.7,
    later: 0.5,
    no: 0.35,
    small: 0.5,
    thorough: 0.8,
    bold: 0.3,
    other: 0.5,
  },
  creative: {
    full: 0.8,
    staged: 0.55,
    later: 0.15,
    no: 0.15,
    small: 0.45,
    thorough: 0.3,
    bold: 0.9,
    other: 0.55,
  },
  assurance: {
    full: 0.2,
    staged: 0.65,
    later: 0.7,
    no: 0.45,
    small: 0.55,
    thorough: 0.75,
    bold: 0.2,
    other: 0.45,
  },
  capacity: {
    full: 0.3,
    staged: 0.6,
    later: 0.5,
    no: 0.55,
    small: 0.85,
    thorough: 0.35,
    bold: 0.3,
    other: 0.5,
  },
};

/** What each side sees in each way, to be said after "because". */
const MERITS: Readonly<Record<Way, Readonly<Record<Lens, string>>>> = {
  staged: {
    plan: 'we get a first result by a fixed date',
    structure: 'the design can still change after the first part',
    creative: 'a trial is a stage on which the idea can shine',
    assurance: 'mistakes stay small enough to be put right',
    capacity: 'we pay for one step at a time',
  },
  full: {
    plan: 'one clear decision is easier to plan than three half ones',
    structure: 'two arrangements side by side would be harder to keep in order',
    creative: 'a half-hearted version would move nobody',
    assurance: 'waiting has risks of its own, and these ones we know',
    capacity: 'doing it once costs less than doing it twice',
  },
  later: {
    plan: 'a date without the facts would be a guess',
    structure: 'the ground has to be firm before we build on it',
    creative: 'a better idea may still be out there',
    assurance: 'too much is still assumed and not known',
    capacity: 'the hours for it are not free yet',
  },
  no: {
    plan: 'nothing on our list gets worse if we leave this alone',
    structure: 'what exists works and is understood',
    creative: 'our energy deserves a better idea',
    assurance: 'the harm could weigh more than the gain',
    capacity: 'the effort is needed more elsewhere',
  },
  small: {
    plan: 'it can begin this week',
    structure: 'few parts mean few things that break',
    creative: 'small things can be changed until they delight',
    assurance: 'little can go wrong that cannot be put right',
    capacity: 'it fits what is at hand',
  },
  thorough: {
    plan: 'good preparation saves a second attempt',
    structure: 'it puts the foundations first',
    creative: 'the details that people love need time',
    assurance: 'it leaves time to check',
    capacity: 'repairs afterwards would cost more',
  },
  bold: {
    plan: 'a clear idea gives everyone the same direction',
    structure: 'one strong centre keeps the rest simple',
    creative: 'it is the one people will remember',
    assurance: 'its risks are at least plain to see',
    capacity: 'one strong idea is cheaper than five weak ones',
  },
  other: {
    plan: 'it can be put into steps with dates',
    structure: 'it fits best with what is already there',
    creative: 'it has the most character',
    assurance: 'it is the one with the fewest unknowns',
    capacity: 'it asks for the least that is not there already',
  },
};

/** What the persona's side sees in an option, to be said after "because". */
export function meritOf(scene: Scene, option: Pick<BriefOption, 'key' | 'title'>): string {
  return MERITS[wayOf(option)][scene.lens];
}

/** What an option amounts to, told by its words. */
export function wayOf(option: Pick<BriefOption, 'key' | 'title'>): Way {
  const text = `${option.key.replaceAll('-', ' ')} ${option.title}`.toLowerCase();
  if (
    /\b(?:trial|pilot|stages?|staged|stepwise|step by step|limited|gradual\w*|phased?|side by side|experiment)\b/.test(
      text,
    )
  )
    return 'staged';
  if (/\b(?:not yet|wait|later|postpone|defer|delay|first settle|revisit)\b/.test(text)) return 'later';
  if (/\b(?:no|leave|keep|stay|reject|decline|status quo|as it is|do nothing)\b/.test(text)) return 'no';
  if (/\b(?:small|lean|simple|minimal|modest)\b/.test(text)) return 'small';
  if (/\b(?:thorough|prepare\w*|complete|careful|foundations?)\b/.test(text)) return 'thorough';
  if (/\b(?:bold|unusual|surprise|different|creative)\b/.test(text)) return 'bold';
  if (/\b(?:yes|go|full|now|all in|adopt)\b/.test(text)) return 'full';
  return 'other';
}

/** How much the persona likes an option, 0..1.4: its side's liking and a leaning of its own that stays the same. */
export function likingOf(scene: Scene, option: Pick<BriefOption, 'key' | 'title'>): number {
  const way = wayOf(option);
  // Who asks to choose wants a choice: a trial of everything has to be liked very much.
  const evasive = scene.goal.kind === 'choice' && way === 'staged' ? -0.3 : 0;
  return LIKINGS[scene.lens][way] + evasive + 0.4 * scene.leaning.share(`liking ${option.key}`);
}

/** The options that answer a goal, as this persona would put them to the vote. */
export function optionsFor(scene: Scene): BriefOption[] {
  const { goal } = scene;
  const firm = pointAt(scene, 0);
  const careful = pointAt(scene, 1);
  const list = drafts(goal, {
    staged: `Begin on a limited scale with a fixed end: ${firm.idea}, and decide on the rest with what that shows`,
    later: `Hold the decision until there is an answer on ${careful.aspect}: ${careful.mitigation}`,
    small: `Start with what is at hand: ${firm.idea}`,
    thorough: `Prepare with care and then do it once: ${careful.idea}, and ${careful.mitigation}`,
  });
  const seen = new Set<string>();
  return list.slice(0, 5).map((option, index) => {
    const key = seen.has(option.key) ? `${option.key}-${index + 1}` : option.key;
    seen.add(key);
    return { ...option, key };
  });
}

interface Details {
  readonly staged: string;
  readonly later: string;
  readonly small: string;
  readonly thorough: string;
}

function drafts(goal: Goal, details: Details): BriefOption[] {
  const end = (text: string) => `${clip(text, 700)}.`;
  if (goal.kind === 'choice') {
    const named = goal.alternatives.map((alternative) => ({
      key: slug(alternative),
      title: capital(clip(alternative.replaceAll(': ', ', '), 120)),
      detail: end(`Decide for “${alternative}” and put the effort into making it work`),
    }));
    const trial = {
      key: 'trial-side-by-side',
      title: 'Try them side by side first',
      detail: end(details.staged),
    };
    return named.length < 5 ? [...named, trial] : named;
  }
  if (goal.kind === 'task') {
    return [
      {
        key: 'start-small',
        title: `Start small with ${clip(goal.object, 70)}`,
        detail: end(details.small),
      },
      {
        key: 'prepare-thoroughly',
        title: 'Prepare thoroughly, then do it once',
        detail: end(details.thorough),
      },
      {
        key: 'bold-idea-first',
        title: 'Lead with one bold idea',
        detail: end('Choose the most unusual idea of the discussion as the centre and let the rest serve it'),
      },
    ];
  }
  const yes = goal.action === null ? 'Yes, without reservation' : `Yes, ${clip(goal.action, 140)}`;
  const full =
    goal.action === null
      ? 'Answer with yes and act on it at once'
      : `Decide now to ${clip(goal.action, 300)}, as a whole and with one owner`;
  return [
    { key: 'go-ahead', title: yes, detail: end(full) },
    {
      key: 'trial-first',
      title:
        goal.action === null ? 'Yes, within limits that a trial has shown' : 'Begin with a limited trial',
      detail: end(details.staged),
    },
    { key: 'not-yet', title: 'Not yet, settle the open points first', detail: end(details.later) },
    {
      key: 'leave-as-is',
      title: goal.action === null ? 'No' : 'No, leave things as they are',
      detail: end('Decline for now and put the effort where it is needed more'),
    },
  ];
}

/** The option that the persona likes best. */
export function favourite(scene: Scene, options: readonly BriefOption[]): BriefOption | undefined {
  return options.toSorted((a, b) => likingOf(scene, b) - likingOf(scene, a))[0];
}

/** Where the persona stands, to be said after "I lean towards". */
export function stanceWords(scene: Scene): string {
  const options = scene.brief.options.length > 0 ? scene.brief.options : optionsFor(scene);
  const best = favourite(scene, options);
  return best ? `“${clip(best.title, 90)}”` : 'a careful yes';
}
