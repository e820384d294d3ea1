import type { Plan } from './plan.ts';

/** The plan when none could be made: the whole task as one subtask, for an agent that can do everything. */
export function fallbackPlan(description: string, capabilities: readonly string[]): Plan {
  return {
    summary: 'The task could not be divided and is carried out as a whole.',
    subtasks: [
      {
        id: 'whole-task',
        title: 'The whole task',
        description,
        capabilities,
        dependsOn: [],
        priority: 5,
        estimatedSeconds: 300,
        tier: 'standard',
        validation: [],
      },
    ],
  };
}
