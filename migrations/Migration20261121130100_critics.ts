import { Migration } from '@mikro-orm/migrations';

/** Who gave a score: the critic of the crew. */
export class Migration20261121130100_critics extends Migration {
  override up(): void {
    this.addSql(`alter table quality_score add column critic text`);
  }

  override down(): void {
    throw new Error('migrations go forward only');
  }
}
