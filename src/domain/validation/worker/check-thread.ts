import { parentPort } from 'node:worker_threads';
import { toPlainError } from '#core';
import { checkPure } from '../check-leaf.ts';
import type { CheckAnswer, CheckJob } from './check-job.ts';

/** The other side of `CheckWorker`: one job after the other, until the thread is ended. */
const port = parentPort;
if (port === null) throw new TypeError('check-thread.ts is started as a worker thread by CheckWorker');

port.on('message', async ({ id, spec, output, selected }: CheckJob) => {
  let answer: CheckAnswer;
  try {
    answer = { id, checked: await checkPure(spec, output, selected) };
  } catch (error) {
    answer = { id, error: toPlainError(error) };
  }
  port.postMessage(answer);
});
port.postMessage('ready');
