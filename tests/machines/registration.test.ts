import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { systemClock } from '#core';
import { createEffects, createProjectors, deliberationFacts } from '#domain';
import { createChartRegistry, loadCharts } from '#runtime';
import { charts } from './scripted-panel.ts';

const unused = () => Promise.reject(new Error('not in this test'));

const effects = createEffects({
  gateway: { call: unused, providers: () => [] },
  log: { findCut: unused, findCompleted: unused },
  stores: { transcripts: { load: unused }, agentPersonas: { personaOf: unused } },
  clock: systemClock,
});

describe('the charts of machines/', () => {
  it('are registered without a problem, with every effect they ask for', () => {
    const registry = createChartRegistry({ charts, effects });
    expect(
      registry
        .list()
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(['agent', 'ballot', 'clarification', 'conversation', 'supervisor']);
    const asked = registry.list().flatMap(({ prepared }) => [...prepared.sources]);
    const known = new Set([...registry.list().map(({ id }) => id), ...effects.map(({ source }) => source)]);
    expect(asked.filter((source) => !known.has(source))).toEqual([]);
  });

  it('are found in the folder, one per file', async () => {
    const found = await loadCharts(fileURLToPath(new URL('../../machines', import.meta.url)));
    for (const { machine } of charts) expect(found.map((one) => one.machine.id)).toContain(machine.id);
  });

  it('describe what they take from outside as JSON schema', () => {
    for (const { machine, events = {}, input } of charts) {
      expect(input?.toJSONSchema(), machine.id).toMatchObject({ type: 'object' });
      for (const [type, schema] of Object.entries(events)) {
        expect(schema.toJSONSchema(), type).toMatchObject({ type: 'object' });
      }
    }
  });

  it('have a projection for every fact, under its own name', () => {
    const projected = createProjectors().map(({ type }) => type);
    expect(projected.toSorted()).toEqual(Object.keys(deliberationFacts).toSorted());
  });
});
