import { Migration } from '@mikro-orm/migrations';

/** Notices on their way to people, one row for each channel. */
export class Migration20261121136000_notification extends Migration {
  override up(): void {
    this.addSql(`create table notification (
      id text primary key,
      kind text not null,
      channel text not null,
      subject text not null,
      detail text not null,
      status text not null,
      tries integer not null,
      last_error text,
      created_at timestamptz(3) not null,
      updated_at timestamptz(3) not null,
      delivered_at timestamptz(3)
    )`);
    this.addSql('create index notification_created on notification (created_at desc, id)');
    this.addSql(
      `create index notification_unsettled on notification (status, created_at desc) where status not in ('delivered', 'dropped')`,
    );
  }

  override down(): void {
    throw new Error('migrations go forward only');
  }
}
