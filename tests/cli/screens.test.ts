import { PassThrough } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { liveScreen } from '../../src/cli/deliberate/live-screen.ts';
import { plainScreen } from '../../src/cli/deliberate/plain-screen.ts';
import type { RunEvent } from '../../src/cli/deliberate/run-event.ts';
import { createRunLog } from '../../src/cli/deliberate/run-log.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { sampleMessage, sampleStart, theo } from './fake/sample-views.ts';

function fakeTerminal(): { terminal: Terminal; text(): string } {
  const stdout = Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 24 });
  let text = '';
  stdout.on('data', (chunk) => {
    text += String(chunk);
  });
  const terminal: Terminal = {
    stdin: new PassThrough(),
    stdout,
    stderr: new PassThrough(),
    interactive: true,
    live: true,
    color: false,
    columns: () => 80,
    rows: () => 24,
  };
  return { terminal, text: () => text };
}

const where = () => ({ playground: null, program: 'statehouse' });
const thinking: RunEvent = {
  type: 'thinking',
  at: '',
  agent: theo.address,
  name: 'Theo',
  thinking: true,
  workingOn: 'explore',
};
const said = (ordinal: number, text: string): RunEvent => ({
  type: 'message',
  at: '',
  message: sampleMessage({ id: `m${ordinal}`, ordinal, text }),
});

describe('the plain screen', () => {
  it('only ever adds lines, also for who begins to think', () => {
    const { terminal, text } = fakeTerminal();
    const log = createRunLog(plainScreen(terminal, where));
    for (const event of [sampleStart(), thinking, said(1, 'A finished word.')]) log.show(event);
    expect(text()).toContain('· Theo explores …\n');
    expect(text()).toContain('  A finished word.\n');
    expect(text()).not.toContain('\u001B');
  });

  it('keeps still while a prompt is open and loses nothing', () => {
    const { terminal, text } = fakeTerminal();
    const screen = plainScreen(terminal, where);
    const log = createRunLog(screen);
    log.show(sampleStart());
    const release = screen.hold();
    const before = text();
    log.show(said(1, 'Said meanwhile.'));
    expect(text()).toBe(before);
    release();
    expect(text()).toContain('Said meanwhile.');
  });
});

describe('the live screen', () => {
  function live() {
    const { terminal, text } = fakeTerminal();
    const screen = liveScreen(terminal, where, Date.now());
    onTestFinished(() => screen.close());
    return { screen, log: createRunLog(screen), text };
  }

  it('prints finished messages in full and draws who thinks below them', () => {
    const { log, text } = live();
    for (const event of [sampleStart(), thinking, said(1, 'A finished word.')]) log.show(event);
    expect(text()).toContain('  A finished word.');
    expect(text().slice(text().lastIndexOf('A finished word.'))).toContain('Theo  explores …');
  });

  it('draws nothing while a prompt is open, then all that came', () => {
    const { screen, log, text } = live();
    log.show(sampleStart());
    const release = screen.hold();
    const before = text();
    log.show(said(1, 'Said meanwhile.'));
    screen.pausing();
    expect(text()).toBe(before);
    release();
    expect(text().slice(before.length)).toContain('Said meanwhile.');
  });

  it('ends with the result and shows the cursor again', () => {
    const { log, text } = live();
    log.show(sampleStart());
    log.show({
      type: 'result',
      status: 'paused',
      conversationId: 'conversation/1',
      decision: null,
      reason: 'interrupted',
      totals: { messages: 1, promptTokens: 2, completionTokens: 3, costUsd: 0 },
      elapsedMs: 1_000,
      rehearsal: false,
    });
    const end = text();
    expect(end).toContain('deliberate --resume conversation/1');
    log.show(thinking);
    expect(text()).toBe(end);
  });
});
