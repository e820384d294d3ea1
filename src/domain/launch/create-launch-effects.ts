import type { EffectHandler } from '#core';
import { createFollowEffect } from './follow-effect.ts';
import { createLaunchEffect, type LaunchParts } from './launch-effect.ts';

export type { LaunchParts } from './launch-effect.ts';

/** The effects that start actors and wait for their end: `launch`, `follow`. */
export function createLaunchEffects(parts: LaunchParts): readonly EffectHandler[] {
  return [createLaunchEffect(parts), createFollowEffect(parts)];
}
