import { Migration } from '@mikro-orm/migrations';

/** Compresses a column with lz4 where the server knows it: the embedded build does not. */
const lz4 = (table: string, column: string) => `do $$ begin
  if exists (select from pg_settings where name = 'default_toast_compression' and 'lz4' = any (enumvals)) then
    alter table ${table} alter column ${column} set compression lz4;
  end if;
end $$`;

/** Tables of the durable core: one row per actor, one journal row per event, and the work that waits. */
export class Migration20261121100000_core extends Migration {
  override up(): void {
    this.addSql(`create sequence journal_position as bigint`);

    this.addSql(`create table chart (
      id text not null,
      version text not null,
      structure_hash text not null,
      description text not null default '',
      definition jsonb not null,
      registered_at timestamptz(3) not null default now(),
      primary key (id, version, structure_hash)
    )`);

    this.addSql(`create table node (
      id text primary key,
      lock_key bigint not null,
      pid integer not null,
      started_at timestamptz(3) not null default now(),
      seen_at timestamptz(3) not null default now()
    )`);

    this.addSql(`create table actor (
      address text primary key,
      chart text not null,
      chart_version text not null,
      structure_hash text not null,
      parent text,
      child_id text,
      source text,
      root text not null,
      owner text not null,
      status text not null check (status in ('active', 'done', 'stopped', 'failed', 'quarantined')),
      seq bigint not null,
      state jsonb not null,
      paths text[] not null,
      tags text[] not null,
      snapshot json not null,
      input json,
      output json,
      error json,
      restarts jsonb,
      created_at timestamptz(3) not null,
      updated_at timestamptz(3) not null
    ) with (fillfactor = 85)`);
    this.addSql(lz4('actor', 'snapshot'));
    this.addSql(`create index actor_root on actor (root)`);
    this.addSql(`create index actor_owner on actor (owner) where status in ('active', 'quarantined')`);
    this.addSql(`create index actor_parent on actor (parent) where parent is not null`);
    this.addSql(`create index actor_chart on actor (chart, created_at desc, address)`);
    this.addSql(`create index actor_not_active on actor (status) where status <> 'active'`);

    this.addSql(`create table journal (
      address text not null,
      seq bigint not null,
      position bigint not null,
      root text not null,
      event_type text not null,
      event json not null,
      sender text,
      message_id text not null,
      key text,
      state json not null,
      status text not null,
      facts json,
      at timestamptz(3) not null,
      primary key (address, seq)
    )`);
    this.addSql(lz4('journal', 'event'));
    this.addSql(`create unique index journal_position_key on journal (position)`);
    this.addSql(`create index journal_root_position on journal (root, position)`);
    this.addSql(`create unique index journal_address_key on journal (address, key) where key is not null`);

    this.addSql(`create table checkpoint (
      address text not null,
      seq bigint not null,
      chart_version text not null,
      structure_hash text not null,
      snapshot json not null,
      hash text not null,
      at timestamptz(3) not null,
      primary key (address, seq)
    )`);
    this.addSql(lz4('checkpoint', 'snapshot'));

    this.addSql(`create table mailbox (
      n bigint generated always as identity primary key,
      address text not null,
      message_id text not null,
      event json not null,
      sender text,
      key text,
      attempts integer not null default 0,
      not_before timestamptz(3),
      last_error jsonb,
      created_at timestamptz(3) not null default now()
    )`);
    this.addSql(`create index mailbox_address on mailbox (address, n)`);
    this.addSql(`create unique index mailbox_message on mailbox (address, message_id)`);
    this.addSql(`create unique index mailbox_address_key on mailbox (address, key) where key is not null`);

    this.addSql(`create table timer (
      address text not null,
      id text not null,
      armed_seq bigint not null,
      due timestamptz(3) not null,
      target text not null,
      event json not null,
      primary key (address, id)
    )`);
    this.addSql(`create index timer_due on timer (due)`);

    this.addSql(`create table effect (
      address text primary key,
      owner text not null,
      root text not null,
      child_id text not null,
      source text not null,
      kind text not null check (kind in ('invocation', 'action')),
      input json not null,
      status text not null check (status in ('running', 'waiting', 'outcomeUnknown')),
      attempt integer not null,
      node text not null,
      not_before timestamptz(3),
      last_error jsonb,
      created_at timestamptz(3) not null
    )`);
    this.addSql(`create index effect_owner on effect (owner)`);

    this.addSql(`create table dead_letter (
      id text primary key,
      address text not null,
      message_id text not null,
      event json not null,
      sender text,
      key text,
      attempts integer not null,
      reason text not null,
      error jsonb,
      at timestamptz(3) not null,
      redriven_at timestamptz(3)
    )`);
    this.addSql(`create index dead_letter_address on dead_letter (address, at desc)`);

    this.addSql(`create table halt (
      root text primary key,
      reason text not null,
      at timestamptz(3) not null default now()
    )`);
  }

  override down(): void {
    throw new Error('migrations go forward only');
  }
}
