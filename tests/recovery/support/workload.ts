import type { ActorEvent } from '#core';
import type { Reader } from '#testing';
import type { Dice } from './dice.ts';
import type { Ground } from './ground.ts';

export interface Workload {
  /** Addresses of the clerks. */
  readonly clerks: readonly string[];
  /** Stops after the operations under way, and waits for them. */
  stop(): Promise<void>;
}

export interface WorkloadSize {
  readonly clerks: number;
  readonly clients: number;
  readonly reader: Reader;
  /** Share of each kind of event, in any unit. Default: some of everything. */
  readonly mix?: Partial<Record<EventKind, number>>;
}

type EventKind = keyof typeof defaultMix;

const defaultMix = {
  deposit: 45,
  rest: 10,
  'call.safe': 10,
  'call.unsafe': 7,
  errand: 10,
  note: 6,
  remind: 6,
  ask: 6,
};

/** Clients that keep clerks busy, each one operation at a time, and a person who answers what clerks ask. */
export async function startWorkload(ground: Ground, dice: Dice, size: WorkloadSize): Promise<Workload> {
  const names = Array.from({ length: size.clerks }, (_, index) => `c${index}`);
  for (const [index, name] of names.entries()) {
    const peer = index === 0 ? null : `clerk/${names[index - 1]}`;
    await ground.start(name, { peer });
  }
  const clerks = names.map((name) => `clerk/${name}`);
  let stopped = false;
  let errands = 0;
  const kinds = Object.entries(size.mix ?? defaultMix).flatMap(([kind, share]) =>
    Array.from({ length: share }, () => kind as EventKind),
  );
  const nextEvent = (): ActorEvent => {
    errands += 1;
    const type = dice.pick(kinds);
    switch (type) {
      case 'deposit':
        return { type, amount: dice.between(1, 9) };
      case 'rest':
        return { type, ms: dice.between(1, 300) };
      case 'errand':
        return { type, id: `e${errands}`, ms: dice.between(0, 120) };
      case 'note':
        return { type, text: `note ${errands}` };
      case 'ask':
        return { type, id: `q${errands}`, deadlineMs: dice.between(100, 3_000) };
      default:
        return { type };
    }
  };
  const clients = Array.from({ length: size.clients }, async () => {
    while (!stopped) {
      await ground.send(dice.pick(clerks), nextEvent());
      await new Promise((resolve) => setTimeout(resolve, dice.between(0, 12)));
    }
  });
  const person = (async () => {
    while (!stopped) {
      // Where the database is killed too, a visit may come at a bad time.
      await visitInbox(ground, dice, size.reader).catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, dice.between(50, 150)));
    }
  })();
  return {
    clerks,
    async stop() {
      stopped = true;
      await Promise.all([...clients, person]);
    },
  };
}

/** Sees the open questions and answers one. */
async function visitInbox(ground: Ground, dice: Dice, reader: Reader): Promise<void> {
  const { rows } = await reader.query(
    `select a.address, j.facts from actor a join journal j on j.address = a.address and j.seq = 1
     where a.chart = 'clarification' and a.status = 'active' order by a.address limit 20`,
  );
  const open = rows.map((row) => ({ question: String(row['address']), content: row['facts'] as never }));
  for (const { question, content } of open)
    ground.log.note({ event: 'pending', at: Date.now(), question, content });
  if (open.length === 0) return;
  const { question } = dice.pick(open);
  const answer = `answer ${dice.between(1, 1_000)}`;
  const receipt = await ground.send(question, { type: 'clarification.answer', answer, by: 'person' });
  if (receipt) ground.log.note({ event: 'answered', at: Date.now(), question, answer });
}

/** Waits until nothing waits any more, decides what only a person can, and probes every clerk. */
export async function comeToRest(
  ground: Ground,
  reader: Reader,
  clerks: readonly string[],
  restMs = 20_000,
): Promise<void> {
  for (const until = Date.now() + restMs; ; ) {
    const { rows } = await reader.query(
      `select (select count(*) from mailbox)::int as mail, (select count(*) from timer)::int as timers,
        (select count(*) from effect where status <> 'outcomeUnknown')::int as effects,
        (select coalesce(json_agg(address), '[]') from effect where status = 'outcomeUnknown') as unknown`,
    );
    const { mail, timers, effects, unknown } = rows[0] as never as Record<string, number> & {
      unknown: readonly string[];
    };
    for (const effect of unknown) ground.ask({ do: 'resolve', effect }).catch(() => {});
    if (mail === 0 && timers === 0 && effects === 0 && unknown.length === 0) break;
    // The checker says what it is.
    if (Date.now() > until) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  for (const address of clerks) {
    const began = Date.now();
    const receipt = await ground.send(address, { type: 'probe' });
    const at = Date.now();
    ground.log.note({ event: 'probed', at, address, answered: receipt !== null, tookMs: at - began });
  }
}
