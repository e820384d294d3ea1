import type { StatusView } from '../documents/server.ts';
import { bytesText, durationText, plural } from './figures.ts';
import { labelled } from './labelled.ts';
import { type Page, ruled } from './page.ts';

const LABEL_WIDTH = 11;

/** How the server does, one line for each part. */
export function statusLines(page: Page, status: StatusView, now: number): readonly string[] {
  const { health, queues } = status;
  const { database, load } = health;
  const line = (label: string, text: string) => labelled(page, label, text, LABEL_WIDTH);
  const busy = queues.nodes.filter(({ depth }) => depth > 0);
  return [
    ruled(page, `Statehouse ${health.version}`),
    ...line(
      'Server',
      `${health.ready ? 'ready' : 'NOT READY'}, up ${durationText(now - Date.parse(health.startedAt))}, ${plural(health.subscriptions, 'subscription')}`,
    ),
    ...line(
      'Database',
      `${database.kind}, ${database.reachable ? `answers in ${(database.latencyMs ?? 0).toFixed(1)} ms` : 'UNREACHABLE'}`,
    ),
    ...health.providers.flatMap(({ name, model, rehearsal, circuit }, index) =>
      line(
        index === 0 ? 'Models' : '',
        `${name === model ? name : `${name}, ${model}`}${rehearsal ? ' [rehearsal]' : ''}${circuit === 'closed' ? '' : `, circuit ${circuit}`}`,
      ),
    ),
    ...line(
      'Processor',
      `${share(load.processCpu)} by this process, ${share(load.machineCpu)} of the machine, ${plural(load.cores, 'core')}`,
    ),
    ...line(
      'Memory',
      `${bytesText(load.rssBytes)} by this process (heap ${bytesText(load.heapUsedBytes)} of ${bytesText(load.heapLimitBytes)}), ${bytesText(load.machineFreeBytes)} of ${bytesText(load.machineTotalBytes)} free`,
    ),
    ...line(
      'Event loop',
      `${load.eventLoopLagMs.toFixed(1)} ms late (99%), ${load.eventLoopLagMaxMs.toFixed(1)} ms at worst`,
    ),
    ...line(
      'Tasks',
      `${status.running.totalCount} running, ${status.waiting.totalCount} waiting, ${status.failed.totalCount} failed`,
    ),
    ...line('Talks', plural(status.conversations.totalCount, 'conversation')),
    ...line('Agents', `${status.free.totalCount} of ${status.workers.totalCount} free`),
    ...line(
      'Queues',
      busy.length === 0
        ? 'nothing waits'
        : busy
            .map(
              ({ name, depth, oldestAt }) =>
                `${name} ${depth}${oldestAt === null ? '' : ` (${durationText(now - Date.parse(oldestAt))})`}`,
            )
            .join(', '),
    ),
    ...line(
      'Questions',
      status.inbox.totalCount === 0 ? 'none' : `${plural(status.inbox.totalCount, 'question')} for people`,
    ),
    ...(health.deadLetters > 0 ? line('Letters', plural(health.deadLetters, 'dead letter')) : []),
    ...health.halts.flatMap(({ root, queue, reason }) =>
      line('STOPPED', `${root ?? (queue === null ? 'everything' : `queue ${queue}`)}: ${reason}`),
    ),
  ];
}

function share(value: number): string {
  return `${Math.round(value * 100)}%`;
}
