import { Migration } from '@mikro-orm/migrations';

/** What was said to agents while they worked on a subtask. */
export class Migration20261121133300_subtask_interjection extends Migration {
  override up(): void {
    this.addSql(`create table subtask_interjection (
      session text not null,
      number integer not null,
      task text not null,
      subtask text not null,
      text text not null,
      sender text not null,
      at timestamptz(3) not null,
      primary key (session, number)
    )`);
  }

  override down(): void {
    throw new Error('migrations go forward only');
  }
}
