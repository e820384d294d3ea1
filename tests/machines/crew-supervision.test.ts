import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WorkInput } from '#core';
import { Simulation } from '#testing';
import { planned, runTask, scriptedEffects, statuses, taskCharts } from './task-crew.ts';

interface CrewView {
  readonly leases: readonly { readonly id: string; readonly agent: string }[];
  readonly workers: readonly {
    readonly key: string;
    readonly actor: string | null;
    readonly inService: boolean;
    readonly failed: number;
  }[];
  readonly restarts?: readonly number[];
}

interface WorkerView {
  readonly work: { readonly subtask: string } | null;
}

const crew = 'crew/main';
const crewOf = (simulation: Simulation) => simulation.context<CrewView>(crew);
const workerOf = (simulation: Simulation, key: string) =>
  crewOf(simulation).workers.find((worker) => worker.key === key);
const actorOf = (simulation: Simulation, key: string) => workerOf(simulation, key)?.actor ?? '';

const all = ['analyst', 'scout', 'archivist', 'integrator', 'statistician', 'reviewer', 'examiner'];
const wanted = ['dataAnalysis', 'webScraping', 'fileProcessing'];

/** A crew at work on three subtasks, by no task at all: what it tells them goes nowhere. */
function startCrew(supervision?: object) {
  const simulation = new Simulation({ charts: taskCharts, effects: scriptedEffects({}) });
  simulation.start('crew', supervision ? { supervision } : {}, 'main');
  for (const [index, capability] of wanted.entries())
    enqueue(simulation, `task/1/subtask-${index}:2`, capability);
  simulation.run({ forMs: 1_000 });
  expect(crewOf(simulation).leases).toHaveLength(3);
  return simulation;
}

function enqueue(simulation: Simulation, subtask: string, capability: string): void {
  const work = { user: 'eve', queue: 'standard', priority: 5, estimatedMs: 1_000, avoid: [] };
  simulation.send(crew, { type: 'crew.enqueue', ...work, capabilities: [capability] }, subtask);
}

function fail(simulation: Simulation, key: string, times = 1): void {
  for (let time = 0; time < times; time += 1) {
    simulation.send(actorOf(simulation, key), { type: 'worker.fail', reason: 'it went wrong' });
    simulation.run({ forMs: 100 });
  }
}

const agents = (simulation: Simulation) => crewOf(simulation).leases.map(({ agent }) => agent);
const begun = (simulation: Simulation) =>
  crewOf(simulation).workers.flatMap(({ key, actor }) =>
    simulation.actor(actor ?? '').seq > 1 && simulation.state(actor ?? '') === 'idle' ? [key] : [],
  );

/** What the actors say they work on is what the books say. */
function expectAgreement(simulation: Simulation): void {
  const { leases, workers } = crewOf(simulation);
  for (const { key, actor } of workers) {
    const work = actor === null ? null : (simulation.context<WorkerView>(actor).work?.subtask ?? null);
    expect([key, work]).toEqual([key, leases.find(({ agent }) => agent === key)?.id ?? null]);
  }
}

describe('the agents of a crew', () => {
  it('are actors below it that say what they work on', () => {
    const simulation = startCrew();
    expectAgreement(simulation);
    expect(simulation.state(actorOf(simulation, 'archivist'))).toBe('working');
    for (const { id } of crewOf(simulation).leases)
      simulation.send(crew, { type: 'crew.release', outcome: 'completed', tokens: 1, costUsd: 0 }, id);
    simulation.run({ forMs: 1_000 });
    expectAgreement(simulation);
    expect(simulation.state(actorOf(simulation, 'archivist'))).toBe('idle');
  });

  it('finish what they work on when they are taken out of service, and join and leave with an actor', () => {
    const simulation = startCrew();
    simulation.send(crew, { type: 'crew.suspendWorker', worker: 'archivist' });
    simulation.run({ forMs: 100 });
    const address = actorOf(simulation, 'archivist');
    expect(simulation.state(address)).toBe('working');
    const lease = crewOf(simulation).leases.find(({ agent }) => agent === 'archivist');
    simulation.send(crew, { type: 'crew.withdraw' }, lease?.id);
    simulation.run({ forMs: 100 });
    expect(simulation.state(address)).toBe('outOfService');
    const profile = { key: 'clerk', name: 'Clerk', kind: 'clerk', capabilities: ['fileProcessing'] };
    simulation.send(crew, { type: 'crew.addWorker', worker: profile });
    simulation.run({ forMs: 100 });
    const clerk = actorOf(simulation, 'clerk');
    expect(simulation.state(clerk)).toBe('idle');
    simulation.send(crew, { type: 'crew.removeWorker', worker: 'clerk' });
    const scout = actorOf(simulation, 'scout');
    simulation.send(crew, { type: 'crew.removeWorker', worker: 'scout' });
    simulation.run({ forMs: 100 });
    expect([simulation.state(clerk), simulation.state(scout)]).toEqual(['left', 'left']);
    expect(simulation.actor(scout).status).toBe('done');
    expect(crewOf(simulation).restarts ?? []).toEqual([]);
  });

  it('pass on what they are asked about their service to the crew', () => {
    const simulation = startCrew();
    simulation.send(actorOf(simulation, 'scout'), { type: 'worker.pause' });
    simulation.run({ forMs: 100 });
    expect(workerOf(simulation, 'scout')).toMatchObject({ inService: false });
    simulation.send(actorOf(simulation, 'scout'), { type: 'worker.resume' });
    simulation.run({ forMs: 100 });
    expect(workerOf(simulation, 'scout')).toMatchObject({ inService: true });
  });
});

describe('an agent that fails', () => {
  it.each([
    ['oneForOne', ['scout'], 2],
    ['oneForAll', all, 0],
    ['restForOne', all.slice(1), 1],
  ] as const)('begins anew by %s, and the work of all that do is taken back', (strategy, expected, left) => {
    const simulation = startCrew({ strategy, intensity: 5, periodMs: 60_000 });
    const held = agents(simulation);
    fail(simulation, 'scout');
    expect(begun(simulation)).toEqual(expected);
    expect(agents(simulation)).toHaveLength(left);
    expect(agents(simulation)).toEqual(held.filter((key) => !(expected as readonly string[]).includes(key)));
    expectAgreement(simulation);
    // Only the one that failed has failed.
    const counts = crewOf(simulation).workers.filter(({ failed }) => failed > 0);
    expect(counts).toMatchObject([{ key: 'scout', failed: 1 }]);
  });

  it('hands its subtask on in the same try', () => {
    let runs = 0;
    const running = runTask({
      script: {
        plan: [planned('only')],
        work: () => {
          runs += 1;
          return runs === 1 ? {} : 'taken over';
        },
      },
    });
    const { simulation } = running;
    const inputs = () =>
      simulation.calls.filter(({ source }) => source === 'work').map(({ input }) => input as WorkInput);
    simulation.run({ until: () => inputs().length === 1 });
    fail(simulation, inputs()[0]?.agent.key ?? '');
    simulation.run({ forMs: 3_600_000 });
    expect(statuses(running).at(-1)).toBe('completed');
    expect(inputs()).toHaveLength(2);
    expect(inputs()[1]).toMatchObject({ attempt: 1, session: inputs()[0]?.session });
    const alerts = simulation.factsOf('safeguard.alerted').filter((fact) => fact['kind'] === 'crew');
    expect(alerts).toMatchObject([{ level: 'warning', message: expect.stringContaining('it went wrong') }]);
  });

  it('goes by the supervision as it is now', () => {
    const simulation = startCrew();
    simulation.send(crew, { type: 'crew.setSupervision', strategy: 'oneForAll' });
    simulation.run({ forMs: 100 });
    fail(simulation, 'scout');
    expect(agents(simulation)).toEqual([]);
    expect(simulation.context(crew)).toMatchObject({
      supervision: { strategy: 'oneForAll', intensity: 5, periodMs: 300_000 },
    });
  });

  it('stays out of service when it was', () => {
    const simulation = startCrew();
    simulation.send(crew, { type: 'crew.suspendWorker', worker: 'integrator' });
    simulation.run({ forMs: 100 });
    fail(simulation, 'integrator');
    expect(simulation.state(actorOf(simulation, 'integrator'))).toBe('outOfService');
  });
});

describe('an agent that fails more often than the intensity allows', () => {
  const rules = { strategy: 'oneForAll', intensity: 1, periodMs: 60_000 };
  const questions = (simulation: Simulation) => simulation.factsOf('clarification.opened');

  /** Fails so often that a person is asked. */
  function exhaust() {
    const simulation = startCrew(rules);
    const first = actorOf(simulation, 'scout');
    fail(simulation, 'scout', 2);
    return { simulation, first };
  }

  it('is out of service, the crew and the others go on, and a person is asked once', () => {
    const { simulation, first } = exhaust();
    expect(simulation.actor(crew).status).toBe('active');
    expect(simulation.actor(first).status).toBe('done');
    expect(workerOf(simulation, 'scout')).toMatchObject({ inService: false, actor: null });
    expect(questions(simulation)).toMatchObject([
      {
        asker: crew,
        urgency: 'soft',
        options: ['reinstate', 'leave out of service', 'remove'],
        question: expect.stringContaining('it went wrong'),
      },
    ]);
    simulation.send(crew, { type: 'crew.suspendWorker', worker: 'scout' });
    enqueue(simulation, 'task/1/subtask-9:2', 'fileProcessing');
    simulation.run({ forMs: 100 });
    expect(agents(simulation)).toEqual(['archivist']);
    // The count begins anew: the next failure of another one is no matter for a person yet.
    fail(simulation, 'archivist');
    expect(questions(simulation)).toHaveLength(1);
    expectAgreement(simulation);
  });

  function answer(simulation: Simulation, decision: string): void {
    const [question] = simulation.find(({ chart }) => chart.id === 'clarification');
    const event = { type: 'clarification.answer', answer: decision, by: 'eve' };
    simulation.send(question?.address ?? '', event);
    simulation.run({ forMs: 1_000 });
  }

  it('comes back with a new actor when the person says so', () => {
    const { simulation, first } = exhaust();
    answer(simulation, 'reinstate');
    expect(workerOf(simulation, 'scout')).toMatchObject({ inService: true });
    expect(actorOf(simulation, 'scout')).not.toBe(first);
    expect(simulation.state(actorOf(simulation, 'scout'))).toBe('idle');
    enqueue(simulation, 'task/1/subtask-9:2', 'webScraping');
    simulation.run({ forMs: 100 });
    expect(agents(simulation)).toEqual(['scout']);
    fail(simulation, 'scout', 2);
    expect(questions(simulation)).toHaveLength(2);
  });

  it.each([
    ['leave out of service', 1],
    ['remove', 0],
  ] as const)('does not when the person says: %s', (decision, count) => {
    const { simulation } = exhaust();
    answer(simulation, decision);
    const found = crewOf(simulation).workers.filter(({ key }) => key === 'scout');
    expect(found).toHaveLength(count);
    for (const worker of found) expect(worker).toMatchObject({ inService: false, actor: null });
  });

  it('stays out when nobody answers in time', () => {
    const { simulation } = exhaust();
    simulation.run({
      forMs: 8 * 24 * 3_600_000,
      until: () => simulation.factsOf('clarification.closed').length > 0,
    });
    expect(simulation.factsOf('clarification.closed')).toMatchObject([{ status: 'expired' }]);
    expect(workerOf(simulation, 'scout')).toMatchObject({ inService: false });
  });

  it('is no question any more once somebody reinstates it by hand', () => {
    const { simulation } = exhaust();
    simulation.send(crew, { type: 'crew.reinstateWorker', worker: 'scout' });
    simulation.run({ forMs: 1_000 });
    expect(simulation.factsOf('clarification.closed')).toMatchObject([{ status: 'withdrawn' }]);
    expect(simulation.state(actorOf(simulation, 'scout'))).toBe('idle');
  });
});

describe('an agent whose subtask is silent', () => {
  it('fails after unanswered probes, not because the crew itself was down', () => {
    const simulation = startCrew();
    simulation.run({ forMs: 20_000 });
    // Nothing ran for an hour; then the due timers fire.
    simulation.now += 3_600_000;
    simulation.run({ forMs: 1_000 });
    expect(agents(simulation)).toHaveLength(3);
    simulation.run({ forMs: 60_000 });
    expect(agents(simulation)).toEqual([]);
    expect(crewOf(simulation).restarts).toHaveLength(3);
  });

  it('is put to a person when its actor does not answer', () => {
    const simulation = startCrew();
    simulation.send(actorOf(simulation, 'scout'), { type: 'statehouse.stop' });
    simulation.run({ forMs: 200_000 });
    expect(simulation.factsOf('clarification.opened')).toMatchObject([
      { question: expect.stringContaining('does not answer') },
    ]);
    expect(Object.keys(simulation.stored()[crew]?.children ?? {})).not.toContain('worker-scout');
    expect(agents(simulation)).toEqual([]);
  });
});

it('keeps actors and books in agreement, whatever fails when', () => {
  const strategy = fc.constantFrom('oneForOne', 'oneForAll', 'restForOne');
  const failures = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 400 })), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000 }), strategy, failures, (seed, rule, plan) => {
      const running = runTask({
        seed,
        script: { plan: ['a', 'b', 'c', 'd'].map((id) => planned(id)) },
        crew: { supervision: { strategy: rule, intensity: 3, periodMs: 60_000 } },
      });
      const { simulation } = running;
      simulation.run({ forMs: 50 });
      for (const [index, afterMs] of plan) {
        const { key } = crewOf(simulation).workers[index] ?? {};
        if (key !== undefined) simulation.send(actorOf(simulation, key), { type: 'worker.fail' });
        simulation.run({ forMs: afterMs });
        expect(new Set(agents(simulation)).size).toBe(agents(simulation).length);
      }
      for (const { key, inService } of crewOf(simulation).workers)
        if (!inService) simulation.send(crew, { type: 'crew.reinstateWorker', worker: key });
      simulation.run({ forMs: 3_600_000 });
      expect(statuses(running).at(-1)).toBe('completed');
      expectAgreement(simulation);
      expect(simulation.defects).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
