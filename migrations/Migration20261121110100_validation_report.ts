import { Migration } from '@mikro-orm/migrations';

/** What validation rules found in outputs, and in the result of a task, whose `subtask` is empty. */
export class Migration20261121110100_validation_report extends Migration {
  override up(): void {
    this.addSql(`create table validation_report (
      task text not null,
      subtask text not null,
      attempt integer not null,
      passed boolean not null,
      score double precision not null,
      action text not null,
      problems jsonb not null,
      report jsonb not null,
      created_at timestamptz(3) not null,
      primary key (task, subtask, attempt)
    )`);
  }

  override down(): void {
    throw new Error('migrations go forward only');
  }
}
