import { Migration } from '@mikro-orm/migrations';

/** What safeguards saw and did: stopped queues, open circuits, pressure, trees that ran away, policies that acted. */
export class Migration20261121133000_safeguard_alert extends Migration {
  override up(): void {
    this.addSql(`create table safeguard_alert (
      id text primary key,
      kind text not null,
      level text not null check (level in ('info', 'warning', 'critical')),
      subject text not null,
      message text not null,
      root text,
      address text not null,
      details jsonb not null,
      at timestamptz(3) not null
    )`);
    this.addSql(`create index safeguard_alert_at on safeguard_alert (at desc, id)`);
    this.addSql(
      `create index safeguard_alert_root on safeguard_alert (root, at desc) where root is not null`,
    );
  }

  override down(): void {
    throw new Error('migrations go forward only');
  }
}
