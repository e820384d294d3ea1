import type pg from 'pg';
import type { ActorWrite, CommitResult, TurnBatch } from '#core';
import { sqlStateOf, toDatabaseError } from '../database-error.ts';
import { jsonArray } from './json-array.ts';
import { groupProjections, type TableKeys } from './projection-statement.ts';

const STALE_ACTOR = 'SH001';
const STALE_MESSAGE = 'SH002';
const UNIQUE_VIOLATION = '23505';

const commitStatement = {
  name: 'statehouse_commit',
  text: 'select statehouse_commit($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) as position',
};

/** Commits a batch in one round trip: the function call is its own transaction. */
export function createCommit(parts: { readonly pool: pg.Pool; readonly tables: TableKeys }) {
  return async function commit(batch: TurnBatch): Promise<CommitResult> {
    const time = createTimeText();
    const born = batch.actors.filter((actor) => actor.expectedSeq === null);
    const changed = batch.actors.filter((actor) => actor.expectedSeq !== null);
    const values = [
      rows(born, (actor) => newActorRow(actor, time(actor.at))),
      jsonArray(born.map(({ snapshotJson }) => snapshotJson)),
      rows(changed, (actor) => changedActorRow(actor, time(actor.at))),
      jsonArray(changed.map(({ snapshotJson }) => snapshotJson)),
      rows(batch.journal, (turn) => ({
        address: turn.address,
        seq: turn.seq,
        root: turn.root,
        event_type: turn.event.type,
        sender: turn.sender,
        message_id: turn.messageId,
        key: turn.key,
        state: turn.state,
        status: turn.status,
        facts: turn.facts.length === 0 ? null : turn.facts,
        at: time(turn.at),
      })),
      jsonArray(batch.journal.map(({ event }) => JSON.stringify(event))),
      rows(batch.mailboxIn, ({ address, messageId, event, sender, key }) => ({
        address,
        message_id: messageId,
        event,
        sender,
        key,
      })),
      rows(batch.mailboxOut, ({ address, messageId }) => ({ address, message_id: messageId })),
      rows(batch.timersIn, ({ address, id, armedSeq, dueAt, target, event }) => ({
        address,
        id,
        armed_seq: armedSeq,
        due: time(dueAt),
        target,
        event,
      })),
      rows(batch.timersOut, ({ address, id }) => ({ address, id })),
      rows(batch.effectsIn, (effect) => ({ ...effect, child_id: effect.childId })),
      batch.effectsOut.length === 0 ? null : batch.effectsOut,
      rows(batch.checkpoints, (point) => ({
        address: point.address,
        seq: point.seq,
        chart_version: point.chartVersion,
        structure_hash: point.structureHash,
        snapshot: point.snapshot,
        hash: point.hash,
        at: time(point.at),
      })),
      rows(groupProjections(batch.projections, parts.tables), (group) => group),
    ];
    try {
      const result = await parts.pool.query<{ position: number | string }>({ ...commitStatement, values });
      const last = Number(result.rows[0]?.position);
      return { status: 'committed', firstPosition: last - batch.journal.length + 1 };
    } catch (cause) {
      return refusal(cause);
    }
  };
}

function refusal(cause: unknown): CommitResult {
  const state = sqlStateOf(cause);
  if (state === STALE_ACTOR) return { status: 'stale' };
  if (state === STALE_MESSAGE) return { status: 'staleMessage' };
  if (state === UNIQUE_VIOLATION) {
    const { constraint } = cause as { constraint?: string };
    if (constraint === 'actor_pkey' || constraint === 'journal_pkey') return { status: 'stale' };
    if (constraint === 'journal_address_key') return { status: 'duplicateKey' };
  }
  throw toDatabaseError('commit a batch of turns', cause);
}

function rows<Item>(items: readonly Item[], toRow: (item: Item) => object): string | null {
  return items.length === 0 ? null : JSON.stringify(items.map(toRow));
}

/** Turns of one batch mostly share their time. */
function createTimeText(): (ms: number) => string {
  let [last, text] = [Number.NaN, ''];
  return (ms) => {
    if (ms !== last) [last, text] = [ms, new Date(ms).toISOString()];
    return text;
  };
}

function changedActorRow(actor: ActorWrite, at: string): object {
  return {
    address: actor.address,
    expected: actor.expectedSeq,
    chart_version: actor.chartVersion,
    structure_hash: actor.structureHash,
    owner: actor.owner,
    status: actor.status,
    seq: actor.seq,
    state: actor.state,
    paths: actor.paths,
    tags: actor.tags,
    output: actor.output,
    error: actor.error,
    restarts: actor.restarts.length === 0 ? null : actor.restarts,
    at,
  };
}

function newActorRow(actor: ActorWrite, at: string): object {
  return {
    ...changedActorRow(actor, at),
    chart: actor.chart,
    parent: actor.parent,
    child_id: actor.childId,
    source: actor.source,
    root: actor.root,
    input: actor.input,
  };
}
