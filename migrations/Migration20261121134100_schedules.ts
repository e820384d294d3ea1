import { Migration } from '@mikro-orm/migrations';

/** Schedules and their runs. The key of a run is made of schedule and time, so that none is begun twice. */
export class Migration20261121134100_schedules extends Migration {
  override up(): void {
    this.addSql(`create table schedule (
      address text primary key,
      name text not null,
      timing jsonb not null,
      misfire jsonb not null,
      overlap text not null check (overlap in ('skip', 'allow', 'queue')),
      action jsonb not null,
      status text not null check (status in ('waiting', 'paused', 'finishing', 'ended', 'deleted')),
      next_at timestamptz(3),
      last_fired_at timestamptz(3),
      fired integer not null default 0,
      created_by text not null,
      created_at timestamptz(3) not null,
      updated_at timestamptz(3) not null
    )`);
    this.addSql(`create index schedule_created on schedule (created_at desc, address)`);
    this.addSql(`create index schedule_name on schedule (name)`);

    this.addSql(`create table schedule_run (
      key text primary key,
      schedule text not null,
      fire_at timestamptz(3) not null,
      manual boolean not null,
      status text not null check (status in ('launching', 'started', 'published', 'sent', 'queued', 'skipped',
        'completed', 'failed')),
      reaction text not null,
      target text,
      error jsonb,
      at timestamptz(3) not null,
      ended_at timestamptz(3)
    )`);
    this.addSql(`create index schedule_run_schedule on schedule_run (schedule, fire_at desc, key)`);
  }

  override down(): void {
    throw new Error('migrations go forward only');
  }
}
