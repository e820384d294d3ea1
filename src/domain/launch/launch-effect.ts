import type { ActorRuntime, EffectHandler, LaunchInput, LaunchOutput } from '#core';
import { parseTaskDescription } from '#rules';
import { mainCrew, parseTaskOptions, type TaskDefaults } from '../tasks/create-tasks.ts';

export interface LaunchParts {
  /** The runtime that runs this very effect; it is there once its start is done. */
  readonly runtime: Promise<Pick<ActorRuntime, 'start' | 'view' | 'feed'>>;
  /** True for charts whose input has a field `cause`. */
  readonly takesCause: (chart: string) => boolean;
  /** What a task may use when it says nothing itself. */
  readonly taskDefaults?: TaskDefaults;
}

/** The effect `launch`: starts a task or an actor under a given id. The same id again starts nothing. */
export function createLaunchEffect(parts: LaunchParts): EffectHandler {
  return {
    source: 'launch',
    retrySafe: true,
    run: (input: LaunchInput) => launch(parts, input),
  } as EffectHandler;
}

async function launch(parts: LaunchParts, { id, what, by, cause }: LaunchInput): Promise<LaunchOutput> {
  const runtime = await parts.runtime;
  const [chart, input] =
    what.kind === 'task'
      ? ([
          'task',
          {
            description: parseTaskDescription(what.description),
            user: by,
            crew: mainCrew.address,
            options: parseTaskOptions(what.options, parts.taskDefaults),
          },
        ] as const)
      : ([what.chart, what.input] as const);
  const isOpen = input === null || (typeof input === 'object' && !Array.isArray(input));
  const told =
    isOpen && parts.takesCause(chart) ? { cause: { ...cause }, ...(input as object | null) } : input;
  const { address } = await runtime.start({ chart, id, input: told, sender: by });
  return { address };
}
