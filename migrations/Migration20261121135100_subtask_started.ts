import { Migration } from '@mikro-orm/migrations';

/** When an agent began the work of a subtask, for estimates of what is left. */
export class Migration20261121135100_subtask_started extends Migration {
  override up(): void {
    this.addSql(`alter table subtask add column started_at timestamptz(3)`);
  }

  override down(): void {
    throw new Error('migrations go forward only');
  }
}
