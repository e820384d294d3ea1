import type { MikroORM } from '@mikro-orm/postgresql';
import { TerminalError } from '#core';
import { toDatabaseError } from '../database-error.ts';
import { Actor } from '../entities/actor.ts';
import { Agent } from '../entities/agent.ts';
import { Ballot } from '../entities/ballot.ts';
import { Checkpoint } from '../entities/checkpoint.ts';
import { Clarification } from '../entities/clarification.ts';
import { Conversation } from '../entities/conversation.ts';
import { DeadLetter } from '../entities/dead-letter.ts';
import { Effect } from '../entities/effect.ts';
import { Halt } from '../entities/halt.ts';
import { Journal } from '../entities/journal.ts';
import { LlmCall } from '../entities/llm-call.ts';
import { Mailbox } from '../entities/mailbox.ts';
import { Message } from '../entities/message.ts';
import { Timer } from '../entities/timer.ts';

export interface PruneRequest {
  /** Only trees whose root has ended, and actors in them that have not changed since this time. */
  readonly endedBefore: Date;
  /** Actors per transaction, default 200. */
  readonly batchSize?: number;
}

export interface RetentionStore {
  /**
   * Deletes what replay from the newest checkpoint does not need: of each ended actor the journal up to that checkpoint
   * and the older checkpoints. Gone with it: time travel before the checkpoint, the first outcome of idempotency keys
   * used before it, and these turns for readers of the change feed. Actors without a checkpoint keep everything.
   */
  pruneJournal(request: PruneRequest): Promise<{ readonly actors: number; readonly entries: number }>;
  /** Deletes conversations that ended, or were marked as deleted, before the time; resolves to their addresses. */
  dropEndedConversations(request: {
    readonly endedBefore: Date;
    /** Most conversations to delete in this call, default 1,000. Each is a transaction of its own. */
    readonly limit?: number;
  }): Promise<readonly string[]>;
  /**
   * Deletes every row of a conversation's tree in one transaction. False when there is none.
   * Rejects with `conversation.stillActive` while its root actor runs: stop it first.
   */
  deleteConversation(address: string): Promise<boolean>;
}

export class RetentionError extends TerminalError {
  static stillActive(address: string): RetentionError {
    return new RetentionError(
      `could not delete the conversation '${address}': it is active. Stop or cancel it first`,
      { code: 'conversation.stillActive', details: { address } },
    );
  }
}

export function createRetentionStore({ orm }: { readonly orm: MikroORM }): RetentionStore {
  const deleteConversation: RetentionStore['deleteConversation'] = (address) =>
    translated(`delete the conversation '${address}'`, () => deleteTree(orm, address));
  return {
    deleteConversation,
    pruneJournal: ({ endedBefore, batchSize = 200 }) =>
      translated('prune the journal', async () => {
        const pruned = { actors: 0, entries: 0 };
        for (;;) {
          const batch = await pruneBatch(orm, endedBefore, batchSize);
          pruned.actors += batch.actors;
          pruned.entries += batch.entries;
          if (batch.actors < batchSize) return pruned;
        }
      }),
    async dropEndedConversations({ endedBefore, limit = 1_000 }) {
      const addresses = await translated('find ended conversations', () =>
        findEnded(orm, endedBefore, limit),
      );
      const dropped: string[] = [];
      for (const address of addresses) if (await deleteConversation(address)) dropped.push(address);
      return dropped;
    },
  };
}

async function translated<Result>(attempt: string, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    throw toDatabaseError(attempt, error);
  }
}

async function deleteTree(orm: MikroORM, conversation: string): Promise<boolean> {
  return orm.em.fork().transactional(async (em) => {
    // Locked in a fixed order: a turn that is being committed is waited for, and later ones find their actor gone.
    const actors = await em.execute<{ address: string; status: string }[]>(
      'select address, status from actor where root = ? order by address for update',
      [conversation],
    );
    if (actors.some(({ address, status }) => address === conversation && status === 'active'))
      throw RetentionError.stillActive(conversation);
    const address = { $in: actors.map((actor) => actor.address) };
    for (const entity of [Checkpoint, Mailbox, Timer, DeadLetter] as const)
      await em.nativeDelete(entity as typeof Checkpoint, { address });
    for (const entity of [Journal, Effect, LlmCall, Halt, Actor] as const)
      await em.nativeDelete(entity as typeof Journal, { root: conversation });
    await em.nativeDelete(Clarification, { $or: [{ conversation }, { address }] });
    // Votes go with their ballot by a foreign key.
    await em.nativeDelete(Ballot, { $or: [{ conversation }, { address }] });
    await em.nativeDelete(Agent, { $or: [{ conversation }, { address }] });
    await em.nativeDelete(Message, { $or: [{ conversation }, { conversation: address }] });
    const rows = await em.nativeDelete(Conversation, { address: conversation });
    return rows > 0 || actors.length > 0;
  });
}

async function findEnded(orm: MikroORM, endedBefore: Date, limit: number): Promise<readonly string[]> {
  const rows = await orm.em.fork().execute<{ address: string }[]>(
    `select c.address from conversation c left join actor a on a.address = c.address
      where a.status is distinct from 'active'
        and (c.deleted_at < ? or c.updated_at < ? and a.status is distinct from 'quarantined')
      order by c.updated_at, c.address limit ?`,
    [endedBefore, endedBefore, limit],
  );
  return rows.map(({ address }) => address);
}

async function pruneBatch(
  orm: MikroORM,
  endedBefore: Date,
  batchSize: number,
): Promise<{ readonly actors: number; readonly entries: number }> {
  const [row] = await orm.em.fork().execute<{ actors: number; entries: number }[]>(
    `with ended as (
        select a.address, k.seq from actor a join actor r on r.address = a.root
          cross join lateral (select max(seq) as seq from checkpoint where address = a.address) k
        where a.status in ('done', 'stopped', 'failed') and r.status in ('done', 'stopped', 'failed') and a.updated_at < ? and k.seq is not null
          and (exists (select from journal j where j.address = a.address and j.seq <= k.seq)
            or exists (select from checkpoint o where o.address = a.address and o.seq < k.seq))
        limit ?
      ), entries as (
        delete from journal j using ended e where j.address = e.address and j.seq <= e.seq returning 1
      ), points as (
        delete from checkpoint c using ended e where c.address = e.address and c.seq < e.seq returning 1
      )
      select (select count(*) from ended) as actors, (select count(*) from entries) as entries,
        (select count(*) from points) as points`,
    [endedBefore, batchSize],
  );
  return { actors: row?.actors ?? 0, entries: row?.entries ?? 0 };
}
