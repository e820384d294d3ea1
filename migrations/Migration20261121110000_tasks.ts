import { Migration } from '@mikro-orm/migrations';

/** Projections of task execution, written in the transaction of the turn that caused them, and the record of tool calls. */
export class Migration20261121110000_tasks extends Migration {
  override up(): void {
    this.addSql(`create table task (
      address text primary key,
      description text not null,
      submitted_by text not null,
      options jsonb not null,
      status text not null check (status in ('pending', 'decomposing', 'awaitingApproval', 'active', 'waitingOnHuman',
        'paused', 'aggregating', 'validating', 'completed', 'failed', 'cancelled')),
      reason text,
      failure jsonb,
      plan jsonb,
      plan_revision integer not null default 0,
      plan_source text,
      plan_problems jsonb,
      summary text,
      result text,
      result_data jsonb,
      result_complete boolean,
      subtask_count integer not null default 0,
      finished_count integer not null default 0,
      fraction double precision not null default 0,
      prompt_tokens bigint not null default 0,
      completion_tokens bigint not null default 0,
      cost_usd double precision not null default 0,
      rehearsal boolean not null default false,
      created_at timestamptz(3) not null,
      updated_at timestamptz(3) not null,
      finished_at timestamptz(3)
    )`);
    this.addSql(`create index task_created on task (created_at desc, address)`);
    this.addSql(`create index task_status on task (status, created_at desc)`);

    this.addSql(`create table subtask (
      task text not null,
      id text not null,
      address text not null,
      ordinal integer not null,
      title text not null,
      description text not null,
      capabilities jsonb not null,
      depends_on jsonb not null,
      priority double precision not null,
      estimated_seconds double precision not null,
      tier text not null,
      validation jsonb not null,
      incarnation integer not null,
      stage text not null check (stage in ('blocked', 'ready', 'queued', 'assigned', 'running', 'reviewing', 'retrying',
        'waitingOnHuman', 'paused', 'completed', 'failed', 'skipped', 'cancelled')),
      agent text,
      attempt integer not null default 0,
      reason text,
      error jsonb,
      created_at timestamptz(3) not null,
      updated_at timestamptz(3) not null,
      finished_at timestamptz(3),
      primary key (task, id)
    )`);
    this.addSql(`create index subtask_address on subtask (address)`);
    this.addSql(`create index subtask_agent on subtask (agent, updated_at desc) where agent is not null`);

    this.addSql(`create table subtask_result (
      task text not null,
      subtask text not null,
      attempt integer not null,
      agent text not null,
      output text not null,
      data jsonb,
      tool_calls jsonb not null,
      prompt_tokens bigint not null,
      completion_tokens bigint not null,
      cost_usd double precision not null,
      rehearsal boolean not null,
      created_at timestamptz(3) not null,
      primary key (task, subtask, attempt)
    )`);

    this.addSql(`create table quality_score (
      task text not null,
      subtask text not null,
      attempt integer not null,
      score double precision not null,
      threshold double precision not null,
      accepted boolean not null,
      criteria jsonb not null,
      critique text not null,
      rehearsal boolean not null,
      created_at timestamptz(3) not null,
      primary key (task, subtask, attempt)
    )`);

    this.addSql(`create table worker (
      crew text not null,
      key text not null,
      name text not null,
      kind text not null,
      capabilities jsonb not null,
      available boolean not null,
      current text,
      completed integer not null,
      failed integer not null,
      total_ms bigint not null,
      tokens bigint not null,
      cost_usd double precision not null,
      heartbeat_at timestamptz(3) not null,
      primary key (crew, key)
    )`);

    this.addSql(`create table tool_call (
      key text primary key,
      id text not null,
      address text not null,
      root text not null,
      name text not null,
      arguments text not null,
      status text not null check (status in ('started', 'completed', 'failed')),
      result text,
      error jsonb,
      started_at timestamptz(3) not null,
      ended_at timestamptz(3)
    )`);
    this.addSql(`create index tool_call_root on tool_call (root, started_at)`);
    this.addSql(`create index tool_call_address on tool_call (address, started_at)`);
  }

  override down(): void {
    throw new Error('migrations go forward only');
  }
}
