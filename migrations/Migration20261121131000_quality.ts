import { Migration } from '@mikro-orm/migrations';

/** What scores are about, moving figures of them, where subtasks were routed, and the lessons that went into prompts. */
export class Migration20261121131000_quality extends Migration {
  override up(): void {
    this.addSql(`alter table task add column plan_prompt_version text`);
    this.addSql(`alter table subtask_result
      add column model text not null default '',
      add column prompt_version text not null default ''`);
    this.addSql(`alter table quality_score
      add column agent text not null default '',
      add column model text not null default '',
      add column capabilities jsonb not null default '[]',
      add column prompt_version text not null default '',
      add column plan_prompt_version text,
      add column critic_model text not null default '',
      add column critic_prompt_version text not null default '',
      add column first_try boolean not null default false,
      add column lessons_mode text not null default 'off' check (lessons_mode in ('on', 'off', 'measure')),
      add column lessons_given boolean not null default false,
      add column lesson_count integer not null default 0`);
    this.addSql(`create index quality_score_created on quality_score (created_at desc)`);

    this.addSql(`create table quality_figure (
      key text primary key,
      source text not null check (source in ('review', 'validation')),
      dimension text not null
        check (dimension in ('agent', 'model', 'capability', 'promptVersion', 'agentCapability')),
      value text not null,
      value2 text,
      rehearsal boolean not null,
      count integer not null,
      passed integer not null,
      mean double precision not null,
      variance double precision not null,
      last double precision not null,
      updated_at timestamptz(3) not null
    )`);

    this.addSql(`create table subtask_route (
      task text not null,
      subtask text not null,
      attempt integer not null,
      queue text not null,
      tier text not null,
      avoid jsonb not null,
      ask_person boolean not null,
      why jsonb not null,
      created_at timestamptz(3) not null,
      primary key (task, subtask, attempt)
    )`);

    this.addSql(`create table attempt_lessons (
      task text not null,
      subtask text not null,
      attempt integer not null,
      mode text not null check (mode in ('on', 'off', 'measure')),
      given boolean not null,
      lessons jsonb not null,
      created_at timestamptz(3) not null,
      primary key (task, subtask, attempt)
    )`);
  }

  override down(): void {
    throw new Error('migrations go forward only');
  }
}
