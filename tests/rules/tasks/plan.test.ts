import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  builtInCapabilities,
  checkPlan,
  criticalPath,
  dependencyLayers,
  fallbackPlan,
  findCycles,
  listCapabilities,
  parsePlan,
  parseTaskDescription,
  planOutput,
  TaskError,
} from '#rules';
import { anyDag, planOf, rules, subtask } from './plans.ts';

describe('capabilities', () => {
  it('are the built-in ones and those that users add, each once', () => {
    expect(listCapabilities(['imageAnalysis', 'dataAnalysis'])).toEqual({
      capabilities: [...builtInCapabilities, 'imageAnalysis'],
      problems: [],
    });
  });

  it('refuse names that are no camelCase', () => {
    const { capabilities, problems } = listCapabilities(['Image Analysis', '']);
    expect(capabilities).toEqual([...builtInCapabilities]);
    expect(problems).toHaveLength(2);
    expect(problems[0]).toContain("'Image Analysis'");
  });
});

describe('the description of a task', () => {
  it('has 10 to 5,000 characters without the spaces around it', () => {
    expect(parseTaskDescription('  ten chars.  ')).toBe('ten chars.');
    expect(parseTaskDescription('x'.repeat(5_000))).toHaveLength(5_000);
    expect(() => parseTaskDescription('  too short   ')).toThrow(
      /has 9 characters: expected 10 to 5,000\. Say what is to be done/,
    );
    expect(() => parseTaskDescription('x'.repeat(5_001))).toThrow(/has 5001 characters.*Shorten it/);
  });

  it('counts characters as people do', () => {
    expect(() => parseTaskDescription('👩‍👩‍👧‍👦'.repeat(9))).toThrow(TaskError);
    expect(parseTaskDescription('👩‍👩‍👧‍👦'.repeat(10))).toBe('👩‍👩‍👧‍👦'.repeat(10));
  });

  it('says so when its characters are too large together', () => {
    expect(() => parseTaskDescription('👩‍👩‍👧‍👦'.repeat(5_000))).toThrow(
      /takes 55,000 code units.*at most 20,000/,
    );
    expect(() => parseTaskDescription(`ten chars ${'a\u0301'.padEnd(30_000, '\u0301')}`)).toThrow(
      /code units/,
    );
  });
});

describe('the check of a plan', () => {
  it('finds nothing wrong with a sound plan', () => {
    expect(checkPlan(planOf({ a: [], b: ['a'], c: ['a'], d: ['b', 'c'] }), rules)).toEqual([]);
  });

  it('names a circle by its path', () => {
    expect(checkPlan(planOf({ a: ['c'], b: ['a'], c: ['b'], d: ['c'] }), rules)).toEqual([
      "subtasks: 'a' → 'c' → 'b' → 'a' depend on each other in a circle (each on the next); remove one of these dependencies",
    ]);
  });

  it('names each of two separate circles once', () => {
    const problems = checkPlan(planOf({ a: ['b'], b: ['a'], c: ['d'], d: ['c', 'a'] }), rules);
    expect(problems.filter((problem) => problem.includes('circle'))).toHaveLength(2);
  });

  it('says a self-dependency once, as such', () => {
    expect(checkPlan(planOf({ a: ['a'] }), rules)).toEqual(["subtask 'a': it depends on itself"]);
  });

  it('names unknown dependencies and capabilities with what is known', () => {
    const plan = {
      summary: '',
      subtasks: [subtask('a', { capabilities: ['magic'], dependsOn: ['ghost'] }), subtask('b')],
    };
    expect(checkPlan(plan, rules)).toEqual([
      `subtask 'a': the capability 'magic' is unknown; known are ${builtInCapabilities.join(', ')}`,
      "subtask 'a': it depends on 'ghost', which is not in the plan; the ids are a, b",
    ]);
  });

  it.each([
    ['a repeated id', [subtask('a'), subtask('a')], /the id 'a' stands there more than once/],
    ['an id with spaces', [subtask('My id')], /must be kebab-case/],
    ['an empty id', [subtask('')], /subtask number 1: its id ''/],
    ['an empty title', [subtask('a', { title: ' ' })], /title is empty/],
    ['an empty description', [subtask('a', { description: ' \n' })], /description is empty/],
    ['a priority above 10', [subtask('a', { priority: 11 })], /priority 11 is not between 0 and 10/],
    ['a priority below 0', [subtask('a', { priority: -1 })], /priority -1/],
    ['no number as priority', [subtask('a', { priority: Number.NaN })], /priority NaN/],
    ['no duration', [subtask('a', { estimatedSeconds: 0 })], /estimatedSeconds 0 must be above 0/],
    ['a duration of a week', [subtask('a', { estimatedSeconds: 604_800 })], /split longer work/],
    ['no capability', [subtask('a', { capabilities: [] })], /names no capability/],
    [
      'a capability twice',
      [subtask('a', { capabilities: ['dataAnalysis', 'dataAnalysis'] })],
      /'dataAnalysis' twice/,
    ],
    [
      'a dependency twice',
      [subtask('a'), subtask('b', { dependsOn: ['a', 'a'] })],
      /names the dependency 'a' twice/,
    ],
  ])('tells of %s', (_, subtasks, expected) => {
    const problems = checkPlan({ summary: '', subtasks }, rules);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(expected);
  });

  it('holds the limits of size and depth', () => {
    const chain = Object.fromEntries(
      Array.from({ length: 6 }, (_, index) => [`s${index}`, index === 0 ? [] : [`s${index - 1}`]]),
    );
    expect(checkPlan(planOf(chain), { ...rules, limits: { maxDepth: 6, maxSubtasks: 6 } })).toEqual([]);
    expect(checkPlan(planOf(chain), { ...rules, limits: { maxDepth: 5 } })).toEqual([
      expect.stringContaining('chain of dependencies has 6 subtasks, at most 5'),
    ]);
    expect(checkPlan(planOf(chain), { ...rules, limits: { maxSubtasks: 5 } })).toEqual([
      expect.stringContaining('there are 6, at most 5'),
    ]);
    const wide = planOf({ a: [], b: [], c: ['a', 'b'] });
    expect(checkPlan(wide, { ...rules, limits: { maxDependencies: 1 } })).toEqual([
      "subtask 'c': it has 2 dependencies, at most 1 are allowed",
    ]);
    expect(checkPlan({ summary: '', subtasks: [] }, rules)).toEqual([
      'subtasks: there are none; give at least one',
    ]);
  });

  it('knows the names of validation rules when it is told them', () => {
    const plan = {
      summary: '',
      subtasks: [subtask('a', { validation: [{ rule: 'guess', parameters: [] }] })],
    };
    expect(checkPlan(plan, rules)).toEqual([]);
    expect(checkPlan(plan, { ...rules, validations: ['notEmpty'] })).toEqual([
      "subtask 'a': the validation 'guess' is unknown; known are notEmpty",
    ]);
  });

  it('passes every graph without circles and refuses it once an edge closes one', () => {
    fc.assert(
      fc.property(anyDag(), (subtasks) => {
        const plan = { summary: '', subtasks };
        expect(checkPlan(plan, { ...rules, limits: { maxDepth: 12 } })).toEqual([]);
        const waiting = subtasks.find(({ dependsOn }) => dependsOn.length > 0);
        const target = waiting?.dependsOn[0];
        fc.pre(waiting !== undefined && target !== undefined);
        const closed = subtasks.map((each) =>
          each.id === target ? { ...each, dependsOn: [...each.dependsOn, waiting.id] } : each,
        );
        const problems = checkPlan({ summary: '', subtasks: closed }, { ...rules, limits: { maxDepth: 12 } });
        expect(problems.filter((problem) => problem.includes('circle'))).toHaveLength(1);
        const [cycle = []] = findCycles(closed);
        expect(cycle[0]).toBe(cycle.at(-1));
        for (const [index, id] of cycle.slice(0, -1).entries()) {
          expect(closed.find((each) => each.id === id)?.dependsOn).toContain(cycle[index + 1]);
        }
      }),
    );
  });
});

describe('a plan as structured output', () => {
  const output = planOutput({ ...rules, validations: ['notEmpty', 'json'] });

  it('fits strict mode: every property required, none besides, names limited to those that exist', () => {
    expect(output.name).toBe('statehouse_plan');
    const walk = (schema: Record<string, unknown>): void => {
      if (schema['type'] === 'object') {
        expect(schema['additionalProperties']).toBe(false);
        expect(schema['required']).toEqual(Object.keys(schema['properties'] as object));
      }
      for (const key of ['minLength', 'maxLength', 'pattern', 'format', 'propertyNames']) {
        expect(schema).not.toHaveProperty(key);
      }
      for (const inner of Object.values((schema['properties'] ?? {}) as object)) walk(inner);
      if (schema['items']) walk(schema['items'] as Record<string, unknown>);
    };
    walk(output.schema as Record<string, unknown>);
    const text = JSON.stringify(output.schema);
    expect(text).toContain(JSON.stringify([...builtInCapabilities]));
    expect(text).toContain('["notEmpty","json"]');
  });

  it('checks shape first, then content', () => {
    expect(output.validate(planOf({ a: [] }) as never)).toEqual([]);
    expect(output.validate({ summary: 'x' })).toEqual([expect.stringMatching(/^subtasks: /)]);
    expect(output.validate(planOf({ a: ['a'] }) as never)).toEqual(["subtask 'a': it depends on itself"]);
  });

  it('is checked again in the same way when a person edits it', () => {
    const plan = planOf({ a: [], b: ['a'] });
    expect(parsePlan(structuredClone(plan), rules)).toEqual(plan);
    expect(() => parsePlan(planOf({ a: ['b'], b: ['a'] }), rules)).toThrow(
      /Cannot carry out the plan: subtasks: 'a' → 'b' → 'a'/,
    );
  });

  it('has a fallback that is always sound', () => {
    expect(checkPlan(fallbackPlan('Calculate the factorial of 10', rules.capabilities), rules)).toEqual([]);
    expect(fallbackPlan('Do it all', ['a', 'b']).subtasks).toMatchObject([
      { description: 'Do it all', capabilities: ['a', 'b'], dependsOn: [] },
    ]);
  });
});

describe('the order of a plan', () => {
  it('is layered by what must come first', () => {
    expect(dependencyLayers(planOf({ d: ['b', 'c'], a: [], b: ['a'], c: ['a'], e: [] }).subtasks)).toEqual([
      ['a', 'e'],
      ['b', 'c'],
      ['d'],
    ]);
  });

  it('has a critical path by estimated duration', () => {
    const { subtasks } = planOf({ a: [], b: ['a'], c: ['a'], d: ['b', 'c'] });
    const timed = subtasks.map((each) => (each.id === 'c' ? { ...each, estimatedSeconds: 90 } : each));
    expect(criticalPath(timed)).toEqual({
      path: ['a', 'c', 'd'],
      seconds: 210,
      remaining: { a: 210, b: 120, c: 150, d: 60 },
    });
    expect(criticalPath([])).toEqual({ path: [], seconds: 0, remaining: {} });
    expect(() => criticalPath(planOf({ a: ['b'], b: ['a'] }).subtasks)).toThrow(TaskError);
  });

  it('puts every subtask into one layer after its prerequisites, and its longest chain is the longest', () => {
    fc.assert(
      fc.property(anyDag(), (subtasks) => {
        const layers = dependencyLayers(subtasks);
        const layerOf = new Map(layers.flatMap((ids, layer) => ids.map((id) => [id, layer] as const)));
        expect([...layerOf.keys()].sort()).toEqual(subtasks.map(({ id }) => id).sort());
        for (const { id, dependsOn } of subtasks) {
          const highest = Math.max(-1, ...dependsOn.map((other) => layerOf.get(other) ?? 99));
          expect(layerOf.get(id)).toBe(highest + 1);
        }
        const byId = new Map(subtasks.map((each) => [each.id, each]));
        const finish = (id: string): number => {
          const each = byId.get(id);
          return (each?.estimatedSeconds ?? 0) + Math.max(0, ...(each?.dependsOn ?? []).map(finish));
        };
        const { path, seconds } = criticalPath(subtasks);
        expect(seconds).toBe(Math.max(...subtasks.map(({ id }) => finish(id))));
        expect(path.reduce((sum, id) => sum + (byId.get(id)?.estimatedSeconds ?? 0), 0)).toBe(seconds);
        for (const [index, id] of path.slice(1).entries()) {
          expect(byId.get(id)?.dependsOn).toContain(path[index]);
        }
      }),
    );
  });
});
