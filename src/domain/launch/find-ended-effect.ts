import type { ActorView, EffectHandler, FindEndedInput, FindEndedOutput } from '#core';
import type { LaunchParts } from './launch-effect.ts';

/** The effect `findEnded`: which of some actors are over, or not there any more. */
export function createFindEndedEffect(parts: Pick<LaunchParts, 'runtime'>): EffectHandler {
  return {
    source: 'findEnded',
    retrySafe: true,
    run: (input: FindEndedInput) => findEnded(parts, input),
  } as EffectHandler;
}

async function findEnded(
  parts: Pick<LaunchParts, 'runtime'>,
  { addresses }: FindEndedInput,
): Promise<FindEndedOutput> {
  const runtime = await parts.runtime;
  const ended: string[] = [];
  for (const address of addresses) if (await isOver(await runtime.view(address))) ended.push(address);
  return { ended };

  async function isOver(view: ActorView | null): Promise<boolean> {
    if (view === null || view.status === 'done' || view.status === 'stopped') return true;
    if (view.status !== 'failed') return false;
    // As long as its tree lives, it may be restarted, and listens again.
    return view.parent === null || isOver(await runtime.view(view.root));
  }
}
