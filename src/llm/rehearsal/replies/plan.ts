import { capital, clip, sentencesOf, slug, withoutFinalStop } from '../goal/text.ts';
import type { Scene } from '../scene.ts';

const MOST_STEPS = 8;
const FOLLOWS =
  /^(?:and )?(?:then|next|after (?:that|this)|afterwards|finally|lastly|with (?:that|this))\b[\s,:]*/i;
const USES_ALL = /\b(?:results?|findings|both|all of (?:them|it)|them|these|those|everything|outputs?)\b/i;

/** Words that give away what an agent must be able to do. */
const SIGNS: readonly (readonly [capability: string, words: RegExp])[] = [
  ['webScraping', /\b(?:web|websites?|pages?|scrap\w+|crawl\w*|online|news)\b/i],
  ['databaseOperations', /\b(?:databases?|sql|quer(?:y|ies)|tables?|postgres\w*)\b/i],
  ['apiIntegration', /\b(?:apis?|endpoints?|webhooks?|integrat\w+|rest)\b/i],
  ['fileProcessing', /\b(?:files?|csv|pdfs?|documents?|folders?|archives?)\b/i],
  ['codeGeneration', /\b(?:code|program\w*|functions?|scripts?|implement\w*|class(?:es)?|tests?)\b/i],
  [
    'dataAnalysis',
    /\b(?:calculat\w+|comput\w+|analy\w+|statistic\w*|average|sum|factorial|compare|numbers?)\b/i,
  ],
];

/** A plan out of the steps that the task itself names; one step when it names none. */
export function plan(scene: Scene): unknown {
  const { goal, capabilities } = scene.brief;
  const steps = stepsOf(goal);
  const ids: string[] = [];
  const subtasks = steps.map((step, index) => {
    const said = withoutFinalStop(capital(step.replace(FOLLOWS, '')));
    const base = slug(said.split(/\s+/).slice(0, 5).join(' '));
    const id = ids.includes(base) ? `${base}-${index + 1}` : base;
    const dependsOn = prerequisites(step, ids);
    ids.push(id);
    return {
      id,
      title: clip(said, 80),
      description: steps.length === 1 ? goal : toldWhole(step),
      capabilities: [capabilityFor(said, capabilities)],
      dependsOn,
      priority: 5,
      estimatedSeconds: 60,
      tier: 'standard',
      validation: [],
    };
  });
  const summary =
    steps.length === 1
      ? 'Rehearsal plan: the task is one step.'
      : `Rehearsal plan: the ${steps.length} steps that the task names, in their order where one needs another.`;
  return { summary, subtasks };
}

/** The step as it was said: the last sign of "10!" is part of it. */
function toldWhole(step: string): string {
  const said = capital(step.replace(FOLLOWS, '')).replace(/[\s.?;:,…]+$/, '');
  return /[\d)]!$/.test(said) ? said : withoutFinalStop(said);
}

function stepsOf(goal: string): readonly string[] {
  const listed = goal.split('\n').flatMap((line) => /^\s*(?:[-*]|\d+[.)]) +(.+)$/.exec(line)?.[1] ?? []);
  const parts = listed.length > 1 ? listed : sentencesOf(goal).flatMap(clausesOf);
  const steps = parts.map((part) => part.trim()).filter((part) => withoutFinalStop(part).length > 2);
  if (steps.length === 0) return [goal];
  return steps.length <= MOST_STEPS
    ? steps
    : [...steps.slice(0, MOST_STEPS - 1), steps.slice(MOST_STEPS - 1).join('; ')];
}

function clausesOf(sentence: string): string[] {
  return sentence.split(/;\s+|,?\s+(?=(?:and )?then\b)|,\s+(?=(?:and )?(?:finally|afterwards)\b)/i);
}

/** A step that says "then" needs the one before it; one that speaks of results needs all; any other needs none. */
function prerequisites(step: string, before: readonly string[]): readonly string[] {
  const last = before.at(-1);
  if (last === undefined) return [];
  if (USES_ALL.test(step)) return [...before];
  return FOLLOWS.test(step) ? [last] : [];
}

function capabilityFor(step: string, known: readonly string[]): string {
  const sign = SIGNS.find(([capability, words]) => known.includes(capability) && words.test(step));
  return sign?.[0] ?? known[0] ?? 'dataAnalysis';
}
