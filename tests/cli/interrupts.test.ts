import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { watchInterrupts } from '../../src/cli/deliberate/interrupts.ts';

function watched() {
  const source = new EventEmitter();
  let now = 0;
  let again = 0;
  const interrupts = watchInterrupts({
    process: source as unknown as NodeJS.Process,
    now: () => now,
    again: () => {
      again += 1;
    },
  });
  return { source, interrupts, at: (ms: number) => (now = ms), again: () => again };
}

describe('Ctrl-C', () => {
  it('is one wish when npm hands it on a second time', () => {
    const { source, interrupts, at, again } = watched();
    source.emit('SIGINT');
    at(100);
    source.emit('SIGINT');
    expect(interrupts.signal.aborted).toBe(true);
    expect(again()).toBe(0);
  });

  it('a second time leaves at once', () => {
    const { source, at, again } = watched();
    source.emit('SIGINT');
    at(1_000);
    source.emit('SIGINT');
    expect(again()).toBe(1);
  });

  it.each(['SIGTERM', 'SIGHUP'])('and %s mean the same', (signal) => {
    const { source, interrupts } = watched();
    source.emit(signal);
    expect(interrupts.signal.aborted).toBe(true);
  });

  it('is left to the process once closed', () => {
    const { source, interrupts } = watched();
    interrupts.close();
    expect(source.eventNames()).toEqual([]);
  });
});
