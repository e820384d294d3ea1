import type { ActorEvent, StoredMessage, StoredTimer, TurnStore } from '#core';
import { timerJson } from './load-actors.ts';
import { nodeIsAlive } from './node-session.ts';
import type { Query } from './postgres-turn-store.ts';

type MailboxRows = Pick<
  TurnStore,
  'stillWaiting' | 'enqueue' | 'defer' | 'bury' | 'exhume' | 'waitingMessages' | 'dueTimers'
>;

const messageColumns = `i.address, i."messageId", i.event, i.sender, i.key, i.attempts, to_timestamp(i."notBefore" / 1000.0)`;
const messageTypes = `address text, "messageId" text, event json, sender text, key text, attempts integer, "notBefore" float8`;

/** Messages that wait, messages that failed for good, and timers. */
export function createMailboxRows(query: Query): MailboxRows {
  return {
    async enqueue(messages) {
      const text = `insert into mailbox (address, message_id, event, sender, key, attempts, not_before)
        select ${messageColumns} from json_to_recordset($1::json) as i(${messageTypes})
        where not exists (select 1 from journal j where j.address = i.address and j.key = i.key)
        on conflict do nothing`;
      await query('put messages into mailboxes', text, [JSON.stringify(messages)]);
    },
    async stillWaiting(messages) {
      const text = `select m.address || ' ' || m.message_id as id
        from json_to_recordset($1::json) as i(address text, "messageId" text)
        join mailbox m on m.address = i.address and m.message_id = i."messageId"`;
      const rows = await query<{ id: string }>('look up mailbox rows', text, [JSON.stringify(messages)]);
      return new Set(rows.map(({ id }) => id));
    },
    async defer(message, error) {
      const text = `insert into mailbox (address, message_id, event, sender, key, attempts, not_before, last_error)
        select ${messageColumns}, $2::jsonb from json_to_recordset($1::json) as i(${messageTypes})
        on conflict (address, message_id) do update set
          attempts = excluded.attempts, not_before = excluded.not_before, last_error = excluded.last_error`;
      await query('put a message off', text, [JSON.stringify([message]), JSON.stringify(error)]);
    },
    async bury(letter, { effect, timer }) {
      const text = `with letter as (
          insert into dead_letter (id, address, message_id, event, sender, key, attempts, reason, error, at)
          values ($1, $2, $3, $4, $5, $6, $7, $8, $9, to_timestamp($10 / 1000.0))
        ), gone as (delete from effect where address = $11), fired as (delete from timer where address = $2 and id = $12)
        delete from mailbox where address = $2 and message_id = $3`;
      await query('write a dead letter', text, [
        letter.id,
        letter.address,
        letter.messageId,
        JSON.stringify(letter.event),
        letter.sender,
        letter.key,
        letter.attempts,
        letter.reason,
        JSON.stringify(letter.error),
        letter.at,
        effect,
        timer,
      ]);
    },
    async exhume(id) {
      const text = `with letter as (
          update dead_letter set redriven_at = now() where id = $1 and redriven_at is null
          returning address, id, event, sender
        )
        insert into mailbox (address, message_id, event, sender)
        select address, 'redrive/' || id, event, sender from letter
        returning address, message_id, event, sender`;
      type Row = { address: string; message_id: string; event: ActorEvent; sender: string | null };
      const [row] = await query<Row>('re-drive a dead letter', text, [id]);
      if (!row) return null;
      return {
        address: row.address,
        messageId: row.message_id,
        event: row.event,
        sender: row.sender,
        key: null,
        attempts: 0,
        notBefore: null,
      };
    },
    async waitingMessages({ node, after, limit }) {
      const text = `select m.n, m.address, m.message_id as "messageId", m.event, m.sender, m.key, m.attempts,
          (extract(epoch from m.not_before) * 1000)::float8 as "notBefore"
        from mailbox m left join actor a on a.address = m.address
        where m.n > $2 and (a.owner = $1 or a.address is null and m.created_at < now() - interval '10 seconds'
          or a.status not in ('active', 'quarantined')
            and not exists (select 1 from node n where n.id = a.owner and exists (${nodeIsAlive})))
        order by m.n limit $3`;
      const rows = await query<StoredMessage & { n: number | string }>('read waiting messages', text, [
        node,
        after,
        limit,
      ]);
      return rows.map((row) => ({ ...row, n: Number(row.n) }));
    },
    async dueTimers({ node, before, limit }) {
      const text = `select ${timerJson} as timer from timer t join actor a on a.address = t.address
        where t.due <= to_timestamp($2 / 1000.0) and a.owner = $1 order by t.due limit $3`;
      const rows = await query<{ timer: StoredTimer }>('read due timers', text, [node, before, limit]);
      return rows.map(({ timer }) => timer);
    },
  };
}
