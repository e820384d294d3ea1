import { dependencyLayers, findCycles } from './dependency-graph.ts';
import {
  defaultPlanLimits,
  modelTiers,
  type Plan,
  type PlanLimits,
  type PlannedSubtask,
  type PlanRules,
} from './plan.ts';

const idPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const mostCyclesTold = 5;

/**
 * What is wrong with a plan, each problem in words that a model or a person can act on; empty when it can be carried
 * out. The same check serves the model's plan and one that a person has edited.
 */
export function checkPlan(plan: Plan, rules: PlanRules): readonly string[] {
  const limits = { ...defaultPlanLimits, ...rules.limits };
  const { subtasks } = plan;
  if (subtasks.length === 0) return ['subtasks: there are none; give at least one'];
  if (subtasks.length > limits.maxSubtasks) {
    return [
      `subtasks: there are ${subtasks.length}, at most ${limits.maxSubtasks} are allowed; merge those that belong together`,
    ];
  }
  const ids = new Set(subtasks.map(({ id }) => id));
  return [
    ...repeatedIds(subtasks),
    ...subtasks.flatMap((subtask, index) => subtaskProblems(subtask, { index, ids, limits, rules })),
    ...cycleProblems(subtasks),
    ...depthProblems(subtasks, limits),
  ];
}

interface SubtaskFrame {
  readonly index: number;
  readonly ids: ReadonlySet<string>;
  readonly limits: PlanLimits;
  readonly rules: PlanRules;
}

function subtaskProblems(subtask: PlannedSubtask, frame: SubtaskFrame): string[] {
  const problems: string[] = [];
  const name = subtask.id === '' ? `number ${frame.index + 1}` : `'${subtask.id}'`;
  const tell = (problem: string) => problems.push(`subtask ${name}: ${problem}`);
  if (!idPattern.test(subtask.id) || subtask.id.length > 64) {
    tell(`its id '${subtask.id}' must be kebab-case of at most 64 characters, such as 'fetch-prices'`);
  }
  if (subtask.title.trim() === '') tell('its title is empty');
  if (subtask.description.trim() === '') tell('its description is empty; say what is to be done');
  if (!(subtask.priority >= 0 && subtask.priority <= 10)) {
    tell(`its priority ${subtask.priority} is not between 0 and 10`);
  }
  const { estimatedSeconds } = subtask;
  if (!(estimatedSeconds > 0 && estimatedSeconds <= frame.limits.maxSeconds)) {
    tell(
      `its estimatedSeconds ${estimatedSeconds} must be above 0 and at most ${frame.limits.maxSeconds}; split longer work`,
    );
  }
  if (!modelTiers.includes(subtask.tier)) {
    tell(`its tier '${subtask.tier}' is none of ${modelTiers.join(', ')}`);
  }
  for (const problem of [
    ...capabilityProblems(subtask, frame.rules.capabilities),
    ...dependencyProblems(subtask, frame),
    ...validationProblems(subtask, frame.rules.validations),
  ]) {
    tell(problem);
  }
  return problems;
}

function capabilityProblems({ capabilities }: PlannedSubtask, known: readonly string[]): string[] {
  if (capabilities.length === 0) return [`it names no capability; name at least one of ${known.join(', ')}`];
  return [
    ...capabilities
      .filter((each) => !known.includes(each))
      .map((each) => `the capability '${each}' is unknown; known are ${known.join(', ')}`),
    ...repeated(capabilities).map((each) => `it names the capability '${each}' twice`),
  ];
}

function dependencyProblems({ id, dependsOn }: PlannedSubtask, { ids, limits }: SubtaskFrame): string[] {
  const problems = dependsOn
    .filter((other) => !ids.has(other))
    .map((other) => `it depends on '${other}', which is not in the plan; the ids are ${[...ids].join(', ')}`);
  if (dependsOn.includes(id)) problems.push('it depends on itself');
  for (const other of repeated(dependsOn)) problems.push(`it names the dependency '${other}' twice`);
  if (dependsOn.length > limits.maxDependencies) {
    problems.push(`it has ${dependsOn.length} dependencies, at most ${limits.maxDependencies} are allowed`);
  }
  return problems;
}

function validationProblems({ validation }: PlannedSubtask, known: readonly string[] | undefined): string[] {
  if (known === undefined) return [];
  return validation
    .filter(({ rule }) => !known.includes(rule))
    .map(({ rule }) => `the validation '${rule}' is unknown; known are ${known.join(', ')}`);
}

function repeatedIds(subtasks: readonly PlannedSubtask[]): string[] {
  return repeated(subtasks.map(({ id }) => id)).map(
    (id) => `subtasks: the id '${id}' stands there more than once; give each subtask an id of its own`,
  );
}

function cycleProblems(subtasks: readonly PlannedSubtask[]): string[] {
  return findCycles(subtasks)
    .slice(0, mostCyclesTold)
    .map(
      (cycle) =>
        `subtasks: ${cycle.map((id) => `'${id}'`).join(' → ')} depend on each other in a circle (each on the next); remove one of these dependencies`,
    );
}

function depthProblems(subtasks: readonly PlannedSubtask[], { maxDepth }: PlanLimits): string[] {
  const depth = dependencyLayers(subtasks).length;
  return depth > maxDepth
    ? [
        `subtasks: the longest chain of dependencies has ${depth} subtasks, at most ${maxDepth} are allowed; merge steps or drop dependencies that are not needed`,
      ]
    : [];
}

function repeated(items: readonly string[]): string[] {
  return [...new Set(items.filter((item, index) => items.indexOf(item) !== index))];
}
