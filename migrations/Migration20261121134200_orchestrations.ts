import { Migration } from '@mikro-orm/migrations';

/** Orchestrators and coordinators: what they are for, what they delegated, what they report. */
export class Migration20261121134200_orchestrations extends Migration {
  override up(): void {
    this.addSql(`create table orchestration (
      address text primary key,
      kind text not null check (kind in ('orchestrator', 'coordinator')),
      goal text not null,
      material jsonb,
      started_by text not null,
      status text not null check (status in ('queued', 'deciding', 'waiting', 'completed', 'failed', 'cancelled')),
      round integer not null default 0,
      assessment text,
      report text,
      failure jsonb,
      prompt_tokens bigint not null default 0,
      completion_tokens bigint not null default 0,
      cost_usd double precision not null default 0,
      rehearsal boolean not null default false,
      created_at timestamptz(3) not null,
      updated_at timestamptz(3) not null,
      ended_at timestamptz(3)
    )`);
    this.addSql(`create index orchestration_created on orchestration (created_at desc, address)`);

    this.addSql(`create table orchestration_task (
      orchestration text not null,
      task text not null,
      round integer not null,
      ordinal integer not null,
      description text not null,
      status text not null check (status in ('launching', 'running', 'completed', 'failed', 'timedOut')),
      created_at timestamptz(3) not null,
      ended_at timestamptz(3),
      primary key (orchestration, task)
    )`);

    this.addSql(`create table orchestration_note (
      orchestration text not null,
      ordinal integer not null,
      text text not null,
      by text not null,
      at timestamptz(3) not null,
      primary key (orchestration, ordinal)
    )`);
  }

  override down(): void {
    throw new Error('migrations go forward only');
  }
}
