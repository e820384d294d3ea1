import { Migration } from '@mikro-orm/migrations';

/**
 * `statehouse_commit`: one batch of turns in one round trip, whole or not at all.
 *
 * The advisory lock makes positions grow in commit order: a reader that has seen position n will never see a lower one
 * appear later. It is held from here to the end of the transaction, so committers queue for the length of one commit.
 * The proof of single ownership does not rest on it: each actor is written only where `seq` is still the expected one
 * and the writer still its owner, so that a node that was taken for dead cannot win an actor back by a commit.
 * Snapshots and events, the large parts, come in arrays beside their rows: inside the rows' JSON each would be read four
 * times, which was a third of the time.
 * Planner settings: the recordsets are small and every table is reached by its key, whatever the statistics say.
 */
export class Migration20261121100200_commit_turns extends Migration {
  override up(): void {
    this.addSql(`
create function statehouse_commit(
  actors_in json, snapshots_in json[], actors_out json, snapshots_out json[], journal_in json, events_in json[],
  mailbox_in json, mailbox_out json, timers_in json, timers_out json, effects_in json, effects_out text[],
  checkpoints_in json, projections json
) returns bigint
language plpgsql
set enable_hashjoin = off
set enable_mergejoin = off
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
declare
  changed bigint;
  expected bigint;
  projection record;
begin
  perform pg_advisory_xact_lock(1398036820);

  if actors_out is not null then
    update actor a set
      chart_version = i.chart_version, structure_hash = i.structure_hash, owner = i.owner, status = i.status, seq = i.seq,
      state = i.state, paths = i.paths, tags = i.tags, snapshot = i.snapshot, output = i.output, error = i.error,
      restarts = i.restarts, updated_at = i.at
    from rows from (
      json_to_recordset(actors_out) as (
        address text, expected bigint, chart_version text, structure_hash text, owner text, status text, seq bigint,
        state jsonb, paths text[], tags text[], output json, error json, restarts jsonb, at timestamptz),
      unnest(snapshots_out)
    ) as i(address, expected, chart_version, structure_hash, owner, status, seq, state, paths, tags, output, error,
      restarts, at, snapshot)
    where a.address = i.address and a.seq = i.expected
      and (a.owner = i.owner or a.status not in ('active', 'quarantined'));
    get diagnostics changed = row_count;
    expected := json_array_length(actors_out);
    if changed <> expected then
      raise exception 'stale actor' using errcode = 'SH001';
    end if;
  end if;

  if actors_in is not null then
    insert into actor (address, chart, chart_version, structure_hash, parent, child_id, source, root, owner, status, seq,
      state, paths, tags, snapshot, input, output, error, restarts, created_at, updated_at)
    select i.address, i.chart, i.chart_version, i.structure_hash, i.parent, i.child_id, i.source, i.root, i.owner, i.status,
      i.seq, i.state, i.paths, i.tags, i.snapshot, i.input, i.output, i.error, i.restarts, i.at, i.at
    from rows from (
      json_to_recordset(actors_in) as (
        address text, chart text, chart_version text, structure_hash text, parent text, child_id text, source text,
        root text, owner text, status text, seq bigint, state jsonb, paths text[], tags text[], input json, output json,
        error json, restarts jsonb, at timestamptz),
      unnest(snapshots_in)
    ) as i(address, chart, chart_version, structure_hash, parent, child_id, source, root, owner, status, seq, state,
      paths, tags, input, output, error, restarts, at, snapshot);
  end if;

  insert into journal (position, address, seq, root, event_type, event, sender, message_id, key, state, status, facts, at)
  select nextval('journal_position'), i.address, i.seq, i.root, i.event_type, i.event, i.sender, i.message_id, i.key,
    i.state, i.status, i.facts, i.at
  from rows from (
    json_to_recordset(journal_in) as (
      address text, seq bigint, root text, event_type text, sender text, message_id text, key text, state json,
      status text, facts json, at timestamptz),
    unnest(events_in)
  ) as i(address, seq, root, event_type, sender, message_id, key, state, status, facts, at, event);

  if mailbox_out is not null then
    delete from mailbox m using json_to_recordset(mailbox_out) as i(address text, message_id text)
    where m.address = i.address and m.message_id = i.message_id;
    get diagnostics changed = row_count;
    expected := json_array_length(mailbox_out);
    if changed <> expected then
      raise exception 'stale message' using errcode = 'SH002';
    end if;
  end if;
  if mailbox_in is not null then
    insert into mailbox (address, message_id, event, sender, key, attempts)
    select i.address, i.message_id, i.event, i.sender, i.key, 0
    from json_to_recordset(mailbox_in) as i(address text, message_id text, event json, sender text, key text);
  end if;

  if timers_out is not null then
    delete from timer t using json_to_recordset(timers_out) as i(address text, id text)
    where t.address = i.address and t.id = i.id;
  end if;
  if timers_in is not null then
    insert into timer (address, id, armed_seq, due, target, event)
    select i.address, i.id, i.armed_seq, i.due, i.target, i.event
    from json_to_recordset(timers_in) as i(address text, id text, armed_seq bigint, due timestamptz, target text, event json)
    on conflict (address, id) do update set
      armed_seq = excluded.armed_seq, due = excluded.due, target = excluded.target, event = excluded.event;
  end if;

  if effects_out is not null then
    delete from effect e using unnest(effects_out) as i(address) where e.address = i.address;
  end if;
  if effects_in is not null then
    insert into effect (address, owner, root, child_id, source, kind, input, status, attempt, node, created_at)
    select i.address, i.owner, i.root, i.child_id, i.source, i.kind, i.input, i.status, i.attempt, i.node, now()
    from json_to_recordset(effects_in) as i(
      address text, owner text, root text, child_id text, source text, kind text, input json, status text,
      attempt integer, node text);
  end if;

  if checkpoints_in is not null then
    insert into checkpoint (address, seq, chart_version, structure_hash, snapshot, hash, at)
    select i.address, i.seq, i.chart_version, i.structure_hash, i.snapshot, i.hash, i.at
    from json_to_recordset(checkpoints_in) as i(
      address text, seq bigint, chart_version text, structure_hash text, snapshot json, hash text, at timestamptz)
    on conflict (address, seq) do nothing;
  end if;

  if projections is not null then
    for projection in
      select p.statement, p.rows from json_to_recordset(projections) as p(statement text, rows json)
    loop
      execute projection.statement using projection.rows;
    end loop;
  end if;

  return (select last_value from journal_position);
end
$$`);
  }

  override down(): void {
    throw new Error('migrations go forward only');
  }
}
