import { Migration } from '@mikro-orm/migrations';

/** Work that waits for an agent of a crew or is with one, and agents that have left. */
export class Migration20261121135000_work_items extends Migration {
  override up(): void {
    this.addSql(`create table work_item (
      crew text not null,
      id text not null,
      queue text not null,
      requested_by text not null,
      priority double precision not null,
      capabilities jsonb not null,
      estimated_ms bigint not null,
      state text not null check (state in ('waiting', 'running', 'ended')),
      agent text,
      enqueued_at timestamptz(3) not null,
      started_at timestamptz(3),
      ended_at timestamptz(3),
      primary key (crew, id)
    )`);
    this.addSql(
      `create index work_item_open on work_item (queue, state, enqueued_at, id) where state in ('waiting', 'running')`,
    );
    this.addSql(`alter table worker add column removed boolean not null default false`);
  }

  override down(): void {
    throw new Error('migrations go forward only');
  }
}
