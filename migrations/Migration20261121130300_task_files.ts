import { Migration } from '@mikro-orm/migrations';

/** The files that agents have written for a task; their content lies in the task's folder. */
export class Migration20261121130300_task_files extends Migration {
  override up(): void {
    this.addSql(`create table task_file (
      task text not null,
      path text not null,
      bytes bigint not null,
      sha256 text not null,
      subtask text not null,
      agent text not null,
      at timestamptz(3) not null,
      primary key (task, path)
    )`);
  }

  override down(): void {
    throw new Error('migrations go forward only');
  }
}
