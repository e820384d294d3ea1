import { InvalidArgumentError } from 'commander';
import { describe, expect, it } from 'vitest';
import { answerValue } from '../../src/cli/deliberate/answer-value.ts';
import { conversationAddress } from '../../src/cli/deliberate/open-conversation.ts';
import {
  amount,
  collected,
  jsonObject,
  portNumber,
  positiveInteger,
  seconds,
  share,
  weight,
  wholeNumber,
  words,
} from '../../src/cli/parse-options.ts';
import { withDefaultCommand } from '../../src/cli/program.ts';
import { elapsedText } from '../../src/cli/render/figures.ts';
import { createTerminal } from '../../src/cli/terminal.ts';

describe('values on the command line', () => {
  it.each<[string, (value: string) => unknown, string, unknown]>([
    ['a share', share, '0.6', 0.6],
    ['a percentage', share, '60%', 0.6],
    ['seconds', seconds, '90', 90],
    ['minutes', seconds, '15m', 900],
    ['hours', seconds, '1.5h', 5_400],
    ['days', seconds, '1d', 86_400],
    ['names', words, ' a, b,,c ', ['a', 'b', 'c']],
    ['a weight', (value) => weight(value, undefined), 'qa=2', [{ voter: 'qa', weight: 2 }]],
    ['an amount', amount, '0.50', 0.5],
    ['a port', portNumber, '0', 0],
    ['an object', jsonObject, '{"type":"x"}', { type: 'x' }],
  ])('%s is read', (_, read, text, value) => {
    expect(read(text)).toEqual(value);
  });

  it.each<[(value: string) => unknown, string]>([
    [share, '1.5'],
    [share, '150%'],
    [share, 'most'],
    [seconds, '0'],
    [seconds, 'soon'],
    [seconds, '5 weeks'],
    [words, ' , '],
    [(value) => weight(value, undefined), 'qa'],
    [(value) => weight(value, undefined), 'qa='],
    [(value) => weight(value, undefined), '=2'],
    [amount, '0'],
    [amount, ''],
    [positiveInteger, '1.5'],
    [positiveInteger, '0'],
    [wholeNumber, '-1'],
    [portNumber, '65536'],
    [jsonObject, '[1]'],
    [jsonObject, '{oops'],
  ])('%o refuses %j', (read, text) => {
    expect(() => read(text)).toThrow(InvalidArgumentError);
  });

  it('are collected in order', () => {
    expect(collected('b', collected('a', undefined))).toEqual(['a', 'b']);
  });
});

describe('an answer', () => {
  it.each([
    ['10', { type: 'string' }, '10'],
    ['10', { type: 'integer' }, 10],
    ['yes', { type: 'boolean' }, true],
    ['No', { type: 'boolean' }, false],
    ['perhaps', { type: 'boolean' }, 'perhaps'],
    ['{"rows":1}', { type: 'object' }, { rows: 1 }],
    ['words', { type: 'object' }, 'words'],
    ['null', { type: ['string', 'null'] }, 'null'],
    ['free', {}, 'free'],
    ['free', null, 'free'],
  ])('%j under %j is %j', (text, schema, value) => {
    expect(answerValue(text, schema)).toEqual(value);
  });

  it('reads an object where a question takes a word or an object', () => {
    const schema = { anyOf: [{ type: 'string', enum: ['extend', 'stop'] }, { type: 'object' }] };
    expect(answerValue('extend', schema)).toBe('extend');
    expect(answerValue('{"tokens": 5}', schema)).toEqual({ tokens: 5 });
    expect(answerValue('{tokens', schema)).toBe('{tokens');
  });
});

describe('the command line', () => {
  it.each([
    [[], ['serve']],
    [
      ['--port', '1'],
      ['serve', '--port', '1'],
    ],
    [['--help'], ['--help']],
    [['-V'], ['-V']],
    [
      ['inbox', '--json'],
      ['inbox', '--json'],
    ],
  ])('%j means %j', (argv, meant) => {
    expect(withDefaultCommand(argv)).toEqual(meant);
  });

  it('takes a bare id for the conversation of that id', () => {
    expect(conversationAddress('01J8ZQ4T5R6W7X8Y9Z0A1B2C3D')).toBe('conversation/01J8ZQ4T5R6W7X8Y9Z0A1B2C3D');
    expect(conversationAddress('conversation/x')).toBe('conversation/x');
  });
});

describe('the terminal', () => {
  const streams = (isTTY: boolean) =>
    ({ stdin: { isTTY }, stdout: { isTTY, columns: 120, rows: 40 }, stderr: {} }) as unknown as Parameters<
      typeof createTerminal
    >[0];

  it.each([
    [true, {}, { live: true, color: true, interactive: true }],
    [true, { NO_COLOR: '1' }, { live: true, color: false }],
    [true, { NO_COLOR: '1', FORCE_COLOR: '1' }, { color: false }],
    [true, { TERM: 'dumb' }, { live: false, color: false }],
    [false, {}, { live: false, color: false, interactive: false }],
    [false, { FORCE_COLOR: '1' }, { live: false, color: true }],
  ])('with isTTY %s and %j is %j', (isTTY, environment, expected) => {
    expect(createTerminal(streams(isTTY), environment)).toMatchObject(expected);
  });

  it('is 80 columns wide where it is none', () => {
    const { columns, rows } = createTerminal({ stdin: {}, stdout: {}, stderr: {} } as never, {});
    expect([columns(), rows()]).toEqual([80, 24]);
  });
});

describe('elapsed time', () => {
  it.each([
    [0, '0:00'],
    [61_999, '1:01'],
    [3_723_000, '1:02:03'],
  ])('%i ms is %s', (elapsed, text) => {
    expect(elapsedText(elapsed)).toBe(text);
  });
});
