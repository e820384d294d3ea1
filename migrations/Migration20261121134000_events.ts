import { Migration } from '@mikro-orm/migrations';

/** The event bus: what was published, the rules that met it, and what caused what. */
export class Migration20261121134000_events extends Migration {
  override up(): void {
    this.addSql(`create table bus_event (
      id text primary key,
      topic text not null,
      payload jsonb,
      publisher text,
      cause text,
      root text not null,
      depth integer not null,
      refused text,
      at timestamptz(3) not null
    )`);
    this.addSql(`create index bus_event_at on bus_event (at desc, id)`);
    this.addSql(`create index bus_event_topic on bus_event (topic text_pattern_ops, at desc)`);
    this.addSql(`create index bus_event_root on bus_event (root, at desc)`);

    this.addSql(`create table causation (
      consequence text primary key,
      kind text not null check (kind in ('event', 'actor', 'run')),
      cause text not null,
      via text,
      at timestamptz(3) not null
    )`);
    this.addSql(`create index causation_cause on causation (cause, at)`);

    this.addSql(`create table event_rule (
      id text primary key,
      kind text not null check (kind in ('rule', 'subscription')),
      name text not null,
      pattern text not null,
      condition jsonb,
      action jsonb not null,
      rate_limit jsonb,
      enabled boolean not null,
      fired integer not null default 0,
      limited integer not null default 0,
      last_fired_at timestamptz(3),
      created_by text,
      created_at timestamptz(3) not null,
      removed_at timestamptz(3)
    )`);
    this.addSql(`create index event_rule_created on event_rule (created_at desc, id)`);

    this.addSql(`create table rule_fire (
      event text not null,
      rule text not null,
      outcome text not null check (outcome in ('launching', 'started', 'sent', 'published', 'limited', 'failed')),
      reaction text not null,
      target text,
      error jsonb,
      at timestamptz(3) not null,
      primary key (event, rule)
    )`);
    this.addSql(`create index rule_fire_rule on rule_fire (rule, at desc, event)`);
  }

  override down(): void {
    throw new Error('migrations go forward only');
  }
}
