import { Migration } from '@mikro-orm/migrations';

/**
 * What was pruned: the range of journal positions of a tree, or of events of the bus, so that a reader who resumes from
 * before its end is told of the gap. `addresses` lists the actors whose rows are not all gone yet.
 */
export class Migration20261121137100_pruned_range extends Migration {
  override up(): void {
    this.addSql(`create table pruned_range (
      n bigint generated always as identity primary key,
      scope text not null,
      first_position bigint not null,
      last_position bigint not null,
      addresses text[],
      at timestamptz(3) not null default now()
    )`);
    this.addSql('create index pruned_range_last on pruned_range (last_position)');
    this.addSql('create index pruned_range_unfinished on pruned_range (n) where addresses is not null');
  }

  override down(): void {
    throw new Error('migrations go forward only');
  }
}
