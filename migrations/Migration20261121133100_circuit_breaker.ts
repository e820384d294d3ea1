import { Migration } from '@mikro-orm/migrations';

/** Circuit breakers of providers and agent types as they stand. */
export class Migration20261121133100_circuit_breaker extends Migration {
  override up(): void {
    this.addSql(`create table circuit_breaker (
      address text primary key,
      subject text not null,
      kind text not null check (kind in ('provider', 'agent')),
      state text not null check (state in ('closed', 'open', 'halfOpen')),
      consecutive_failures integer not null,
      failures integer not null,
      succeeded bigint not null,
      failed bigint not null,
      open_until timestamptz(3),
      reason text,
      updated_at timestamptz(3) not null
    )`);
  }

  override down(): void {
    throw new Error('migrations go forward only');
  }
}
