import { Migration } from '@mikro-orm/migrations';

/** A tool call that nobody saw the end of, and that did not happen as a person says, may be made again. */
export class Migration20261121130000_released_tool_calls extends Migration {
  override up(): void {
    this.addSql(`alter table tool_call drop constraint tool_call_status_check`);
    this.addSql(`alter table tool_call add constraint tool_call_status_check
      check (status in ('started', 'again', 'completed', 'failed'))`);
  }

  override down(): void {
    throw new Error('migrations go forward only');
  }
}
