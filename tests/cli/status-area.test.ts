import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../src/cli/deliberate/run-event.ts';
import { createPage } from '../../src/cli/render/page.ts';
import { advanceRun, type RunState } from '../../src/cli/render/run-state.ts';
import { statusArea } from '../../src/cli/render/status-area.ts';
import { streamedWords } from '../../src/cli/render/streamed-words.ts';
import { lin, sampleAgent, sampleRun, theo } from './fake/sample-views.ts';

const page = createPage({ columns: 80, color: false });
const moment = { elapsedMs: 12_000, frame: 0, rows: 12, pausing: false };

function thinking(state: RunState, agent: typeof theo, on = true): RunState {
  const { address, name } = agent;
  return advanceRun(state, {
    type: 'thinking',
    at: '',
    agent: address,
    name,
    thinking: on,
    workingOn: 'explore',
  });
}

function token(state: RunState, more: Partial<Extract<RunEvent, { type: 'token' }>>): RunState {
  const base = {
    type: 'token',
    agent: theo.address,
    effect: 'e1',
    attempt: 1,
    offset: 0,
    delta: '',
    end: false,
  } as const;
  return advanceRun(state, { ...base, ...more });
}

describe('the status area', () => {
  it('has one line for each agent that thinks, with its last words', () => {
    let state = thinking(thinking(sampleRun(), theo), lin);
    state = token(state, { delta: '{"statement":"The release train' });
    state = token(state, { delta: ' is the bottleneck', offset: 31 });
    const lines = statusArea(page, state, moment);
    expect(lines[1]).toBe('⠋ initialization · 0 messages · 0 tokens · $0.00 · 0:12');
    expect(lines.slice(2)).toEqual(['  Theo  The release train is the bottleneck', '  李娜  explores …']);
  });

  it('shows the end of what is longer than the line', () => {
    const state = token(thinking(sampleRun(), theo), { delta: `${'word '.repeat(50)}the end` });
    const line = statusArea(page, state, moment).at(-1) ?? '';
    expect(stringWidth(line)).toBeLessThanOrEqual(80);
    expect(line).toMatch(/^ {2}Theo {2}….*the end$/);
  });

  it('forgets the words once the agent is done', () => {
    const state = thinking(token(thinking(sampleRun(), theo), { delta: 'words' }), theo, false);
    expect(statusArea(page, state, moment)).toHaveLength(2);
  });

  it('never takes more rows than it is given', () => {
    let state = sampleRun();
    for (let index = 0; index < 12; index += 1)
      state = thinking(state, sampleAgent(`agent-${index}`, `Agent ${index}`));
    const lines = statusArea(page, state, { ...moment, rows: 6 });
    expect(lines).toHaveLength(5);
    expect(lines.at(-1)).toBe('  and 10 more');
  });

  it('marks rehearsal, a lost connection and the wish to pause', () => {
    expect(statusArea(page, sampleRun({ rehearsal: true }), moment)[1]).toContain('[rehearsal]');
    const lost = advanceRun(sampleRun(), { type: 'connection', state: 'lost', reason: null });
    expect(statusArea(page, lost, moment)[1]).toContain('reconnecting');
    expect(statusArea(page, sampleRun(), { ...moment, pausing: true })[1]).toContain('pausing');
  });
});

describe('streamed tokens', () => {
  it('are put where they belong, so that one that comes twice does no harm', () => {
    let state = token(sampleRun(), { delta: 'one ' });
    state = token(state, { delta: 'two', offset: 4 });
    state = token(state, { delta: 'two', offset: 4 });
    expect(state.agents.get(theo.address)?.words).toBe('one two');
  });

  it('start anew with another try, and those of an earlier try are dropped', () => {
    let state = token(sampleRun(), { delta: 'first try' });
    state = token(state, { delta: 'second', attempt: 2 });
    state = token(state, { delta: ' late', offset: 9 });
    expect(state.agents.get(theo.address)?.words).toBe('second');
  });
});

describe('the words of a reply that streams', () => {
  it.each([
    ['', ''],
    ['  plain prose as it comes ', 'plain prose as it comes'],
    ['{"statement":"Half a sen', 'Half a sen'],
    ['{"type":"discussion","statement":"A \\"quoted\\" word\\nand more"', 'A "quoted" word and more'],
    ['{"ideas":[{"title":"First idea","detail":"its detail"}', 'First idea · its detail'],
    ['{"text":"gr\\u00fcn und bl', 'grün und bl'],
    ['{"text":"cut in the escape \\u00', 'cut in the escape'],
    ['{"text":"cut before the escape \\', 'cut before the escape'],
    ['{"a key with blanks":1,"text":"two words"', 'two words'],
  ])('of %j are %j', (partial, words) => {
    expect(streamedWords(partial)).toBe(words);
  });

  it('never fails, wherever the stream is cut', () => {
    const whole = JSON.stringify({
      a: 'x "y" \\ z',
      b: [{ c: 'ü 漢 words', d: null }],
      e: { f: 'last words' },
    });
    for (let end = 0; end <= whole.length; end += 1)
      expect(typeof streamedWords(whole.slice(0, end))).toBe('string');
    expect(streamedWords(whole)).toBe('x "y" \\ z · ü 漢 words · last words');
  });
});
