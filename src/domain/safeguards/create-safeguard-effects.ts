import type { ActorRuntime, EffectHandler, HaltTreeInput } from '#core';
import { createSampleResourcesEffect, type SampleResourcesParts } from './sample-resources-effect.ts';
import {
  builtInPolicyFunctions,
  createWatchEventsEffect,
  type PolicyFunction,
} from './watch-events-effect.ts';

export interface SafeguardEffectParts extends SampleResourcesParts {
  /** Functions that policies may name, beside the built-in ones. Default none. */
  readonly policyFunctions?: Readonly<Record<string, PolicyFunction>>;
  /** The runtime that runs these very effects; it is there once its start is done. */
  readonly runtime: Promise<Pick<ActorRuntime, 'emergencyStop' | 'feed' | 'tokens' | 'view'>>;
}

/** The effects of the charts of safeguards: `sampleResources`, `watchEvents`, `haltTree`. */
export function createSafeguardEffects(parts: SafeguardEffectParts): readonly EffectHandler[] {
  return [
    createSampleResourcesEffect(parts),
    createWatchEventsEffect({
      runtime: parts.runtime,
      functions: { ...builtInPolicyFunctions, ...parts.policyFunctions },
    }),
    {
      source: 'haltTree',
      retrySafe: true,
      run: async ({ root, reason }: HaltTreeInput) => (await parts.runtime).emergencyStop(root, reason),
    } as EffectHandler,
  ];
}
