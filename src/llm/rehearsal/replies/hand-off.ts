import { clip } from '../goal/text.ts';
import { pointAt, type Scene } from '../scene.ts';

/** What a rehearsal agent leaves to the next: what it would have looked at, and that the rest is open. */
export function handOff(scene: Scene): unknown {
  const [title = 'the subtask'] = scene.brief.subtask.split('\n');
  return {
    done: [`Looked at ${clip(title, 120)} (rehearsal).`],
    open: [clip(title, 120)],
    findings: [pointAt(scene, 0).idea],
    artefacts: [],
  };
}
