import { clip } from '../goal/text.ts';
import type { Scene } from '../scene.ts';

/** The outputs under each other, each under its title. */
export function aggregate(scene: Scene): unknown {
  const { outputs } = scene.brief;
  const [only] = outputs;
  const result =
    outputs.length === 1 && only !== undefined
      ? only.text
      : outputs.map(({ title, text }) => `${title}: ${text}`).join('\n');
  const count = outputs.length === 1 ? 'one subtask' : `${outputs.length} subtasks`;
  return {
    summary: `Rehearsal: ${count} carried out. ${clip(result, 300)}`,
    result: result === '' ? 'Nothing was done.' : result,
  };
}
