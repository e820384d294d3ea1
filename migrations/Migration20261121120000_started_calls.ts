import { Migration } from '@mikro-orm/migrations';

/** Finds the few calls under way among all that there ever were. */
export class Migration20261121120000_started_calls extends Migration {
  override up(): void {
    this.addSql(`create index llm_call_started on llm_call (key) where status = 'started'`);
  }

  override down(): void {
    throw new Error('migrations go forward only');
  }
}
