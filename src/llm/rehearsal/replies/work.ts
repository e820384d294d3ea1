import { clip, withoutFinalStop } from '../goal/text.ts';
import { pointAt, type Scene, sentence } from '../scene.ts';

/** The output of a subtask that no tool could do: what would be looked at, and what it builds on. */
export function work(scene: Scene): string {
  const { subtask, outputs, critiques, lessons } = scene.brief;
  const [title = 'the subtask'] = subtask.split('\n');
  const [first, second] = [pointAt(scene, 0), pointAt(scene, 1)];
  const lines = [
    `${withoutFinalStop(clip(title, 120))} (rehearsal): ${sentence(first.idea, 300)} ${sentence(second.idea, 300)}`,
  ];
  if (outputs.length > 0) {
    lines.push(
      `It builds on ${outputs.map(({ title: from, text }) => `“${from}” (${clip(text, 200)})`).join(' and ')}.`,
    );
  }
  const critique = critiques.at(-1);
  if (critique) lines.push(`Heeding the critique: ${sentence(critique, 200)}`);
  for (const lesson of lessons) lines.push(`Heeding a lesson: ${sentence(lesson, 200)}`);
  return lines.join('\n');
}
