import { raw } from '@mikro-orm/core';
import { Actor } from '../../src/persistence/entities/actor.ts';
import { Journal } from '../../src/persistence/entities/journal.ts';
import { benchEvent, notesFor } from './bench-chart.ts';
import type { BenchDatabase } from './bench-server.ts';
import { closedLoop, type LoopResult } from './closed-loop.ts';

/** The same rows through the ORM's unit of work: read the actor, change it, add its journal row, flush. */
export interface OrmTurns {
  run(actors: number, seconds: number): Promise<LoopResult>;
}

export async function openOrmTurns(parts: {
  readonly place: BenchDatabase;
  readonly actors: number;
  readonly snapshotBytes: number;
}): Promise<OrmTurns> {
  const { orm } = parts.place.database;
  const notes = notesFor(parts.snapshotBytes);
  const snapshotAt = (count: number) => ({
    status: 'active',
    value: count % 2 === 0 ? 'even' : 'odd',
    context: { count, last: benchEvent.note, at: Date.now(), notes },
    children: {},
    historyValue: {},
  });
  const addresses = Array.from(
    { length: parts.actors },
    (_, index) => `bench/${String(index).padStart(26, '0')}`,
  );
  const seeds = orm.em.fork();
  for (const address of addresses) {
    const now = new Date();
    seeds.create(Actor, {
      address,
      chart: 'bench',
      chartVersion: '1',
      structureHash: '0'.repeat(64),
      parent: null,
      childId: null,
      source: null,
      root: address,
      owner: '0'.repeat(26),
      status: 'active',
      seq: 0,
      state: 'even',
      paths: ['even'],
      tags: [],
      snapshot: snapshotAt(0),
      input: { notes },
      output: null,
      error: null,
      restarts: null,
      createdAt: now,
      updatedAt: now,
    });
  }
  await seeds.flush();

  async function turn(index: number): Promise<void> {
    const em = orm.em.fork();
    const actor = await em.findOneOrFail(Actor, addresses[index] ?? '', { populate: ['snapshot'] });
    const seq = actor.seq + 1;
    const snapshot = snapshotAt(seq);
    const at = new Date();
    em.assign(actor, { seq, snapshot, state: snapshot.value, paths: [snapshot.value], updatedAt: at });
    const row = {
      address: actor.address,
      seq,
      position: raw("nextval('journal_position')"),
      root: actor.root,
      eventType: benchEvent.type,
      event: benchEvent,
      sender: null,
      messageId: `${actor.address}@${seq}`,
      key: null,
      state: snapshot.value,
      status: 'active',
      facts: [{ type: 'bench.added', count: seq }],
      at,
    };
    em.create(Journal, row as never);
    await em.flush();
  }
  return { run: (actors, seconds) => closedLoop({ actors, seconds, turn }) };
}
