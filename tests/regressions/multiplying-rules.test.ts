import { expect, it } from 'vitest';
import { maxChainEvents } from '#core';
import { Simulation } from '#testing';
import eventBus from '../../machines/event-bus.ts';

const addRule = (pattern: string, topic: string) => ({
  type: 'bus.addRule',
  kind: 'rule',
  name: '',
  pattern,
  condition: null,
  action: { kind: 'publish', topic, payload: null },
  limit: null,
  enabled: true,
});

it('ends a chain of rules that set each other off, and stays open to others', () => {
  const simulation = new Simulation({ charts: [eventBus], effects: () => ({ result: null }) });
  const bus = simulation.start('event-bus', {}, 'main');
  for (const word of ['x', 'y', 'z']) simulation.send(bus, addRule('fan.#', `fan.${word}`));
  simulation.send(bus, addRule('calm.a', 'calm.b'));
  simulation.send(bus, { type: 'bus.publish', topic: 'fan.start', payload: null });
  simulation.run({ limit: 20_000 });
  const published = simulation.factsOf('bus.published');
  const refused = published.filter((fact) => fact['refused'] !== null);
  expect(published.length - refused.length).toBe(1 + maxChainEvents);
  expect(String(refused[0]?.['refused'])).toContain('come to an end');

  simulation.send(bus, { type: 'bus.publish', topic: 'calm.a', payload: null });
  simulation.run({ limit: 100 });
  const calm = simulation.factsOf('bus.published').slice(published.length);
  expect(calm.map((fact) => [fact['topic'], fact['refused']])).toEqual([
    ['calm.a', null],
    ['calm.b', null],
  ]);
});
