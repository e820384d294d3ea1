import type { ActorRuntime, EffectHandler, HaltTreeInput } from '#core';
import { createSampleResourcesEffect, type SampleResourcesParts } from './sample-resources-effect.ts';

export interface SafeguardEffectParts extends SampleResourcesParts {
  /** The runtime that runs these very effects; it is there once its start is done. */
  readonly runtime: Promise<Pick<ActorRuntime, 'emergencyStop'>>;
}

/** The effects of the charts of safeguards: `sampleResources`, `haltTree`. */
export function createSafeguardEffects(parts: SafeguardEffectParts): readonly EffectHandler[] {
  return [
    createSampleResourcesEffect(parts),
    {
      source: 'haltTree',
      retrySafe: true,
      run: async ({ root, reason }: HaltTreeInput) => (await parts.runtime).emergencyStop(root, reason),
    } as EffectHandler,
  ];
}
