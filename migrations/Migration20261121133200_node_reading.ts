import { Migration } from '@mikro-orm/migrations';

/** What each node carries, as last sampled, and an index to count the actors that trees start. */
export class Migration20261121133200_node_reading extends Migration {
  override up(): void {
    this.addSql(`create table node_reading (
      node text primary key,
      host text not null,
      pid integer not null,
      process_cpu double precision not null,
      machine_cpu double precision not null,
      rss_bytes bigint not null,
      heap_used_bytes bigint not null,
      heap_limit_bytes bigint not null,
      event_loop_lag_ms double precision not null,
      queue_age_ms bigint not null,
      pending_mail integer not null,
      spawns_per_minute integer not null,
      level text not null check (level in ('normal', 'throttled', 'halted')),
      levels jsonb not null,
      since timestamptz(3) not null,
      at timestamptz(3) not null
    )`);
    this.addSql(`create index actor_created on actor (created_at)`);
  }

  override down(): void {
    throw new Error('migrations go forward only');
  }
}
