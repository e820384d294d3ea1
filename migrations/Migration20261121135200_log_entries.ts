import { Migration } from '@mikro-orm/migrations';

/** The facts of the journal as lines of a log: a view, so that nothing is stored twice. Slot 0 tells an actor's failure. */
export class Migration20261121135200_log_entries extends Migration {
  override up(): void {
    this.addSql(`create function log_level(fact json) returns text language sql immutable as $$
      select case
        when fact ->> 'type' ~ '\\.(failed|crashed)$' or fact ->> 'stage' = 'failed'
          or fact ->> 'status' in ('failed', 'timedOut') then 'error'
        when fact ->> 'type' ~ '\\.(refused|rejected|revoked|exhausted|detected|tripped|halted|escalated|acted)$'
          or fact ->> 'stage' in ('retrying', 'skipped', 'cancelled', 'waitingOnHuman')
          or fact ->> 'status' in ('cancelled', 'paused', 'budgetExhausted', 'waitingOnHuman', 'expired')
          or fact ->> 'accepted' = 'false' or fact ->> 'passed' = 'false'
          or fact ->> 'state' = 'open' or fact ->> 'failure' is not null then 'warn'
        when fact ->> 'type' in ('task.progressed', 'agent.status', 'usage.added', 'worker.changed', 'work.queued',
            'work.assigned', 'work.left', 'clarification.notified')
          or fact ->> 'stage' in ('blocked', 'ready', 'queued', 'assigned') then 'debug'
        else 'info'
      end
    $$`);
    this.addSql(`create view log_entry as
      select j.position, f.slot::integer as slot, j.at, j.address, j.root, f.fact ->> 'type' as kind,
          coalesce(f.fact ->> 'agent', f.fact ->> 'worker') as agent, log_level(f.fact) as level, f.fact
        from journal j cross join lateral (
          select e.fact, e.slot from json_array_elements(j.facts) with ordinality as e (fact, slot)
          union all
          select json_build_object('type', 'actor.failed', 'event', j.event_type), 0 where j.status = 'failed'
        ) f`);
  }

  override down(): void {
    throw new Error('migrations go forward only');
  }
}
