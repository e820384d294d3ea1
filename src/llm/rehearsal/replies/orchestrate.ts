import { clip, sentencesOf, withoutFinalStop } from '../goal/text.ts';
import type { Scene } from '../scene.ts';

const NOTHING_TO_DO = /\b(?:no action|nothing to do|for (?:your )?information only|ignore this)\b/i;
const NUMBERED = /at most (\d+)/;

/** One task for each step that the goal names, once; then a report of what came of them. */
export function orchestrate(scene: Scene): unknown {
  const { goal, outputs, task } = scene.brief;
  const most = Number(NUMBERED.exec(task)?.[1] ?? 0);
  if (outputs.length > 0) {
    const report = outputs.map(({ title, text }) => `${title}: ${text}`).join('\n');
    const words = outputs.length === 1 ? 'one task' : `${outputs.length} tasks`;
    return { assessment: `Rehearsal: ${words} ended.`, tasks: [], done: true, report: clip(report, 4_000) };
  }
  const tasks = NOTHING_TO_DO.test(goal) ? [] : stepsOf(goal).slice(0, most);
  return {
    assessment:
      tasks.length === 0
        ? 'Rehearsal: the goal calls for nothing.'
        : `Rehearsal: ${tasks.length} to be done.`,
    tasks,
    done: tasks.length === 0,
    report: '',
  };
}

/** Steps long enough to stand as tasks; the whole goal when it names none. */
function stepsOf(goal: string): readonly string[] {
  const steps = sentencesOf(goal)
    .flatMap((sentence) => sentence.split(/;\s+/))
    .map((step) => withoutFinalStop(step.trim()))
    .filter((step) => step.length >= 10);
  return steps.length === 0 ? [goal] : steps;
}
