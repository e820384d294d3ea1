import { Migration } from '@mikro-orm/migrations';

/** Limits of tasks and subtasks, written by their turns, and the ledger of what their model calls reserve and use. */
export class Migration20261121132000_budgets extends Migration {
  override up(): void {
    this.addSql(`create table budget (
      address text primary key,
      root text not null,
      limit_tokens bigint,
      limit_cost_usd double precision,
      limit_model_calls bigint,
      limit_turns bigint,
      limit_wall_clock_ms bigint,
      opened_at timestamptz(3) not null
    )`);
    this.addSql(`create index budget_root on budget (root)`);
    this.addSql(`create index budget_opened on budget (opened_at desc, address)`);
    // Tasks of before have no limits; what they used is in their model calls.
    this.addSql(`insert into budget (address, root, opened_at)
      select t.address, coalesce(a.root, t.address), t.created_at from task t left join actor a on a.address = t.address`);
    this.addSql(`insert into budget (address, root, opened_at)
      select s.address, coalesce(a.root, s.task), s.created_at from subtask s left join actor a on a.address = s.address
      on conflict (address) do nothing`);

    this.addSql(`create table budget_reservation (
      key text primary key,
      root text not null,
      address text not null,
      status text not null check (status in ('reserved', 'settled')),
      tokens bigint not null,
      cost_usd double precision not null,
      used_tokens bigint not null default 0,
      used_cost_usd double precision not null default 0,
      used_model_calls integer not null default 0,
      reserved_at timestamptz(3) not null,
      settled_at timestamptz(3)
    )`);
    this.addSql(`create index budget_reservation_root on budget_reservation (root)`);
    this.addSql(
      `create index budget_reservation_open on budget_reservation (reserved_at) where status = 'reserved'`,
    );
  }

  override down(): void {
    throw new Error('migrations go forward only');
  }
}
