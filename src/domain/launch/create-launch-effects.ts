import type { EffectHandler } from '#core';
import { createFindEndedEffect } from './find-ended-effect.ts';
import { createFollowEffect } from './follow-effect.ts';
import { createLaunchEffect, type LaunchParts } from './launch-effect.ts';

export type { LaunchParts } from './launch-effect.ts';

/** The effects that start actors and wait for or look for their end: `launch`, `follow`, `findEnded`. */
export function createLaunchEffects(parts: LaunchParts): readonly EffectHandler[] {
  return [createLaunchEffect(parts), createFollowEffect(parts), createFindEndedEffect(parts)];
}
