import { z } from 'zod';
import type { AlertRow, Clock, DeadLetterRow, HaltRow, Listing, ProviderStatus } from '#core';
import { fromBase64, toBase64 } from '../cursor.ts';
import { inputErrors } from '../input-error.ts';
import type { Services } from '../services.ts';
import type { Gap } from './gap.ts';

/** How often the state of the server is compared with what was told. */
const PERIOD_MS = 500;
/** Letters are stamped before their commit, so an older one may appear behind a newer one within this time. */
const OVERLAP_MS = 30_000;
const MOST_ROWS = 200;

/** What a reader has been told: the cursor's content. */
const toldSchema = z.object({
  /** Time of the newest letter told, in milliseconds since the Unix epoch. */
  at: z.number(),
  /** Letters told whose time lies within the overlap. */
  letters: z.array(z.tuple([z.string(), z.number()])),
  /** The same of alerts. */
  alertsAt: z.number().default(0),
  alerts: z.array(z.tuple([z.string(), z.number()])).default([]),
  halts: z.array(z.tuple([z.string(), z.number()])),
  circuits: z.record(z.string(), z.string()),
});
type Told = z.infer<typeof toldSchema>;

type SystemEvent =
  | {
      readonly __typename: 'EmergencyStopped';
      readonly cursor: string;
      readonly at: number;
      readonly halt: HaltRow;
    }
  | {
      readonly __typename: 'EmergencyEnded';
      readonly cursor: string;
      readonly at: number;
      readonly root: string | null;
    }
  | {
      readonly __typename: 'ProviderChanged';
      readonly cursor: string;
      readonly at: number;
      readonly provider: ProviderStatus;
    }
  | {
      readonly __typename: 'DeadLetterAdded';
      readonly cursor: string;
      readonly at: number;
      readonly deadLetter: DeadLetterRow;
    }
  | {
      readonly __typename: 'AlertRaised';
      readonly cursor: string;
      readonly alert: AlertRow;
    };

export interface SystemRequest {
  readonly services: Pick<Services, 'queries' | 'health'>;
  readonly clock: Clock;
  readonly after: string | null;
  readonly signal: AbortSignal;
}

/**
 * What concerns the whole server. These facts belong to no actor, so no journal keeps them: dead letters are rows and
 * resume exactly; stops and providers are compared with what was told, and a resumed stream says so by a gap marker.
 */
export async function* systemEvents(request: SystemRequest): AsyncGenerator<SystemEvent | Gap, void, void> {
  const { services, clock, after, signal } = request;
  let told = after === null ? await present(request) : decodeTold(after);
  if (after !== null)
    yield { __typename: 'GapMarker', cursor: after, from: after, to: after, gapReason: 'notRecorded' };
  while (!signal.aborted) {
    for await (const [next, event] of changes(services, clock, told)) {
      told = next;
      yield { ...event, cursor: encodeTold(told) } as SystemEvent;
    }
    await pause(clock, signal);
  }
}

type Change = readonly [Told, object];

async function* changes(
  services: SystemRequest['services'],
  clock: Clock,
  before: Told,
): AsyncGenerator<Change> {
  let told = before;
  const at = clock.now();
  const halts = await services.queries.halts();
  for (const halt of halts) {
    if (told.halts.some(([root, since]) => root === halt.root && since === halt.at.getTime())) continue;
    const others = told.halts.filter(([root]) => root !== halt.root);
    told = { ...told, halts: [...others, [halt.root, halt.at.getTime()]] };
    yield [told, { __typename: 'EmergencyStopped', at: halt.at, halt }];
  }
  for (const [root] of told.halts.filter(([held]) => !halts.some((halt) => halt.root === held))) {
    told = { ...told, halts: told.halts.filter(([held]) => held !== root) };
    yield [told, { __typename: 'EmergencyEnded', at, root: root === '*' ? null : root }];
  }
  for (const provider of services.health.providers()) {
    if (told.circuits[provider.name] === provider.circuit) continue;
    told = { ...told, circuits: { ...told.circuits, [provider.name]: provider.circuit } };
    yield [told, { __typename: 'ProviderChanged', at, provider }];
  }
  const { deadLetters, alerts } = services.queries;
  for (const letter of await fresh(deadLetters, { at: told.at, known: told.letters })) {
    told = tellLetter(told, letter);
    yield [told, { __typename: 'DeadLetterAdded', at: letter.at, deadLetter: letter }];
  }
  for (const alert of await fresh(alerts, { at: told.alertsAt, known: told.alerts })) {
    told = tellAlert(told, alert);
    yield [told, { __typename: 'AlertRaised', alert }];
  }
}

interface Stamped {
  readonly id: string;
  readonly at: Date;
}

/** Rows that were not told yet, oldest first, out of a list that is newest first. */
async function fresh<Row extends Stamped>(
  listing: Listing<Row, object>,
  { at, known }: { readonly at: number; readonly known: readonly (readonly [string, number])[] },
): Promise<Row[]> {
  const rows: Row[] = [];
  const seen = new Set(known.map(([id]) => id));
  let after: string | null = null;
  for (;;) {
    const page = await listing.page({}, { limit: MOST_ROWS, after, before: null, backward: false });
    for (const { row, cursor } of page.items) {
      if (row.at.getTime() < at - OVERLAP_MS) return rows.reverse();
      if (!seen.has(row.id)) rows.push(row);
      after = cursor;
    }
    if (!page.hasNext) return rows.reverse();
  }
}

function tellLetter(told: Told, letter: Stamped): Told {
  const { newest, rows } = tell(told.at, told.letters, letter);
  return { ...told, at: newest, letters: rows };
}

function tellAlert(told: Told, alert: Stamped): Told {
  const { newest, rows } = tell(told.alertsAt, told.alerts, alert);
  return { ...told, alertsAt: newest, alerts: rows };
}

function tell(before: number, known: readonly (readonly [string, number])[], { id, at }: Stamped) {
  const newest = Math.max(before, at.getTime());
  const rows = [...known, [id, at.getTime()] as const].filter(([, time]) => time >= newest - OVERLAP_MS);
  return { newest, rows: rows.map(([name, time]): [string, number] => [name, time]) };
}

/** A reader without a cursor is told what happens from now on. */
async function present({ services, clock }: SystemRequest): Promise<Told> {
  const { queries, health } = services;
  const at = clock.now();
  const start: Told = { at, letters: [], alertsAt: at, alerts: [], halts: [], circuits: {} };
  const [halts, letters, alerts] = await Promise.all([
    queries.halts(),
    fresh(queries.deadLetters, { at, known: [] }),
    fresh(queries.alerts, { at, known: [] }),
  ]);
  const told = alerts.reduce(tellAlert, letters.reduce(tellLetter, start));
  return {
    ...told,
    halts: halts.map((halt) => [halt.root, halt.at.getTime()]),
    circuits: Object.fromEntries(health.providers().map(({ name, circuit }) => [name, circuit])),
  };
}

function pause(clock: Clock, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.schedule(PERIOD_MS, finish);
    signal.addEventListener('abort', finish, { once: true });
    function finish() {
      cancel();
      signal.removeEventListener('abort', finish);
      resolve();
    }
  });
}

const SYSTEM = 's:';

function encodeTold(told: Told): string {
  return toBase64(SYSTEM + JSON.stringify(told));
}

function decodeTold(cursor: string): Told {
  const text = fromBase64(cursor);
  try {
    if (text.startsWith(SYSTEM)) return toldSchema.parse(JSON.parse(text.slice(SYSTEM.length)));
  } catch {
    // Falls through: unreadable content is as foreign as another kind of cursor.
  }
  throw inputErrors.cursor(cursor);
}
