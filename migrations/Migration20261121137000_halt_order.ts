import { Migration } from '@mikro-orm/migrations';

/**
 * Emergency stops are numbered, and each node says up to which number it heeds them: who stops or discards a tree can
 * wait until every living node does.
 */
export class Migration20261121137000_halt_order extends Migration {
  override up(): void {
    this.addSql('alter table halt add column n bigint generated always as identity');
    this.addSql('alter table node add column halts_heeded bigint not null default 0');
  }

  override down(): void {
    throw new Error('migrations go forward only');
  }
}
