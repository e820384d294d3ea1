import { describe, expect, test } from 'vitest';
import { createMachine, fromPromise, setup } from 'xstate';
import { effect, waitsOnPerson } from '#core';
import { checkChart, createChartRegistry, describeChart } from '#runtime';
import { counter } from './fixtures-charts.ts';

const known = { charts: new Set(['child']), effects: new Set(['model', 'notify']) };

function codesOf(machine: Parameters<typeof describeChart>[0]) {
  return checkChart(machine, describeChart(machine), known).map(({ code, state }) => `${code}@${state}`);
}

describe('chart check', () => {
  test('accepts a sound chart', () => {
    expect(codesOf(counter.machine)).toEqual([]);
  });

  test('refuses inline actions', () => {
    const machine = setup({}).createMachine({ id: 'm', on: { go: { actions: () => {} } } });
    expect(codesOf(machine)).toEqual(['inlineAction@']);
  });

  test('refuses an anonymous child source and a child without an id', () => {
    const machine = createMachine({
      id: 'm',
      initial: 'a',
      states: {
        a: { invoke: { src: fromPromise(async () => 1), id: 'x', onDone: 'b' } },
        b: { invoke: { src: 'model', input: {}, onDone: 'a' } },
      },
    });
    expect(codesOf(machine)).toEqual(['anonymousChild@a', 'missingId@b']);
  });

  test('refuses sources, actions and guards that nobody implements', () => {
    const machine = setup({
      actors: { nobody: effect<object, string>() },
      actions: { shout: () => {} },
    }).createMachine({
      id: 'm',
      initial: 'a',
      states: { a: { entry: 'shout', invoke: { src: 'nobody', id: 'n', input: {}, onDone: 'a' } } },
    });
    expect(codesOf(machine)).toEqual(['unknownSource@a', 'unknownAction@a']);
  });

  test('finds dead ends and unreachable states', () => {
    const machine = setup({}).createMachine({
      id: 'm',
      initial: 'a',
      states: { a: { on: { go: 'stuck' } }, stuck: {}, island: { on: { go: 'a' } } },
    });
    expect(codesOf(machine)).toEqual(['deadEnd@stuck', 'unreachable@island']);
  });

  test('refuses to wait on a person for ever, and takes the expiry of a state around it', () => {
    const states = { waiting: { tags: [waitsOnPerson], on: { answer: '#m.done' } } };
    const endless = setup({}).createMachine({
      id: 'm',
      initial: 'outer',
      states: { outer: { initial: 'waiting', states }, done: { type: 'final' } },
    });
    const bounded = setup({}).createMachine({
      id: 'm',
      initial: 'outer',
      states: { outer: { initial: 'waiting', states, after: { 1000: 'done' } }, done: { type: 'final' } },
    });
    expect(codesOf(endless)).toEqual(['endlessWait@outer.waiting']);
    expect(codesOf(bounded)).toEqual([]);
  });

  test('registers all charts or none, with one error that names chart, state and cure', () => {
    const bad = setup({}).createMachine({ id: 'bad', initial: 'stuck', states: { stuck: {} } });
    expect(() => createChartRegistry({ charts: [counter, { machine: bad }], effects: [] })).toThrowError(
      /bad › stuck: .*Cure: /,
    );
    expect(() => createChartRegistry({ charts: [counter, counter], effects: [] })).toThrowError(
      /two charts are called 'counter'/,
    );
  });
});
