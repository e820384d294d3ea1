import { Migration } from '@mikro-orm/migrations';

/** Hand-overs of subtasks from one agent to the next. */
export class Migration20261121130200_handoffs extends Migration {
  override up(): void {
    this.addSql(`create table handoff (
      address text not null,
      number integer not null,
      task text not null,
      subtask text not null,
      attempt integer not null,
      from_agent text not null,
      to_agent text,
      reason text not null,
      summary jsonb not null,
      at timestamptz(3) not null,
      primary key (address, number)
    )`);
    this.addSql(`create index handoff_task on handoff (task)`);
  }

  override down(): void {
    throw new Error('migrations go forward only');
  }
}
