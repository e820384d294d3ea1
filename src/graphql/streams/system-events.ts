import { z } from 'zod';
import type { Clock, DeadLetterRow, HaltRow, ProviderStatus } from '#core';
import { fromBase64, toBase64 } from '../cursor.ts';
import { inputErrors } from '../input-error.ts';
import type { Services } from '../services.ts';
import type { Gap } from './gap.ts';

/** How often the state of the server is compared with what was told. */
const PERIOD_MS = 500;
/** Letters are stamped before their commit, so an older one may appear behind a newer one within this time. */
const OVERLAP_MS = 30_000;
const MOST_LETTERS = 200;

/** What a reader has been told: the cursor's content. */
const toldSchema = z.object({
  /** Time of the newest letter told, in milliseconds since the Unix epoch. */
  at: z.number(),
  /** Letters told whose time lies within the overlap. */
  letters: z.array(z.tuple([z.string(), z.number()])),
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
  for (const letter of await freshLetters(services, told)) {
    told = tellLetter(told, letter);
    yield [told, { __typename: 'DeadLetterAdded', at: letter.at, deadLetter: letter }];
  }
}

async function freshLetters({ queries }: SystemRequest['services'], told: Told): Promise<DeadLetterRow[]> {
  const fresh: DeadLetterRow[] = [];
  const seen = new Set(told.letters.map(([id]) => id));
  let after: string | null = null;
  for (;;) {
    const page = await queries.deadLetters.page(
      {},
      { limit: MOST_LETTERS, after, before: null, backward: false },
    );
    for (const { row, cursor } of page.items) {
      if (row.at.getTime() < told.at - OVERLAP_MS) return fresh.reverse();
      if (!seen.has(row.id)) fresh.push(row);
      after = cursor;
    }
    if (!page.hasNext) return fresh.reverse();
  }
}

function tellLetter(told: Told, { id, at }: DeadLetterRow): Told {
  const newest = Math.max(told.at, at.getTime());
  const letters = [...told.letters, [id, at.getTime()] as [string, number]];
  return { ...told, at: newest, letters: letters.filter(([, time]) => time >= newest - OVERLAP_MS) };
}

/** A reader without a cursor is told what happens from now on. */
async function present({ services, clock }: SystemRequest): Promise<Told> {
  const at = clock.now();
  const start: Told = { at, letters: [], halts: [], circuits: {} };
  const [halts, letters] = await Promise.all([services.queries.halts(), freshLetters(services, start)]);
  return {
    ...letters.reduce(tellLetter, start),
    halts: halts.map((halt) => [halt.root, halt.at.getTime()]),
    circuits: Object.fromEntries(services.health.providers().map(({ name, circuit }) => [name, circuit])),
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
