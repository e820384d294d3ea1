import { afterAll, describe, expect, it } from 'vitest';
import { createTestDatabase, testServers } from '../support/database.ts';

/**
 * Entities describe columns; indexes are written by hand in the migrations (partial, descending, GIN), which the ORM
 * could not express without loss. A new one has to be named here.
 */
const HAND_WRITTEN_INDEXES = [
  'actor_chart',
  'actor_created',
  'actor_not_active',
  'actor_owner',
  'actor_parent',
  'actor_root',
  'agent_conversation',
  'ballot_conversation',
  'budget_opened',
  'budget_reservation_open',
  'budget_reservation_root',
  'budget_root',
  'bus_event_at',
  'bus_event_root',
  'bus_event_topic',
  'causation_cause',
  'clarification_conversation',
  'clarification_open',
  'conversation_created',
  'dead_letter_address',
  'effect_owner',
  'event_rule_created',
  'handoff_task',
  'journal_address_key',
  'journal_position_key',
  'journal_root_position',
  'llm_call_address',
  'llm_call_key',
  'llm_call_root',
  'llm_call_started',
  'mailbox_address',
  'mailbox_address_key',
  'mailbox_message',
  'message_conversation_ordinal',
  'message_parent',
  'message_search',
  'notification_created',
  'notification_unsettled',
  'orchestration_created',
  'pruned_range_last',
  'pruned_range_unfinished',
  'quality_score_created',
  'rule_fire_rule',
  'safeguard_alert_at',
  'safeguard_alert_root',
  'schedule_created',
  'schedule_name',
  'schedule_run_schedule',
  'subtask_address',
  'subtask_agent',
  'task_created',
  'task_status',
  'timer_due',
  'tool_call_address',
  'tool_call_root',
  'work_item_open',
];

/** The migrator's own. */
const FOREIGN_TABLES = ['mikro_orm_migrations'];

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly generated: boolean;
}

describe.each(testServers())('the schema on %s', async (on) => {
  const test = await createTestDatabase({ on });
  afterAll(() => test.drop());

  const migrated = async (): Promise<readonly Column[]> => {
    const { rows } = await test.pool.query<Column>(
      `select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
          not a.attnotnull as nullable, a.attgenerated <> '' as generated
        from pg_attribute a join pg_class c on c.oid = a.attrelid
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
          and c.relname <> all ($1)`,
      [FOREIGN_TABLES],
    );
    return rows;
  };

  const described = (): readonly Column[] =>
    [...test.orm.getMetadata().getAll().values()].flatMap((meta) =>
      Object.values(meta.properties)
        .filter((property) => property.formula === undefined)
        .map((property) => ({
          table: meta.tableName,
          column: property.fieldNames[0] ?? '',
          type: typeOf(property.columnTypes[0] ?? ''),
          nullable: property.nullable === true,
          generated: property.generated !== undefined,
        })),
    );

  it('has an entity property of the same type and nullability for every column, and no property without a column', async () => {
    const columns = await migrated();
    expect(columns.length).toBeGreaterThan(150);
    expect(drift(described(), columns)).toEqual([]);
  });

  it('has the primary keys that the entities name', async () => {
    const { rows } = await test.pool.query<{ table: string; key: string[] }>(
      `select c.relname as table, array_agg(a.attname::text order by k.n) as key
        from pg_index i join pg_class c on c.oid = i.indrelid
          cross join lateral unnest(i.indkey) with ordinality as k (attnum, n)
          join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
        where i.indisprimary and c.relnamespace = 'public'::regnamespace and c.relname <> all ($1)
        group by c.relname order by c.relname`,
      [FOREIGN_TABLES],
    );
    const keys = [...test.orm.getMetadata().getAll().values()].map((meta) => ({
      table: meta.tableName,
      key: meta.primaryKeys.map((name) => meta.properties[name]?.fieldNames[0]),
    }));
    expect(new Map(keys.map(({ table, key }) => [table, key]))).toEqual(
      new Map(rows.map(({ table, key }) => [table, key])),
    );
  });

  it('has exactly the hand-written indexes listed here', async () => {
    const { rows } = await test.pool.query<{ name: string }>(
      `select c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid
          join pg_class t on t.oid = i.indrelid
        where not i.indisprimary and c.relnamespace = 'public'::regnamespace and t.relname <> all ($1)`,
      [FOREIGN_TABLES],
    );
    expect(rows.map(({ name }) => name).sort()).toEqual(HAND_WRITTEN_INDEXES);
  });

  it('tells a table, a column, a type and a nullability that drifted', async () => {
    await test.pool.query('create table stray (id text not null)');
    await test.pool.query('alter table halt add column extra integer, alter column reason drop not null');
    await test.pool.query('alter table halt alter column at type timestamptz(6)');
    await test.pool.query('alter table node drop column pid');
    expect(drift(described(), await migrated())).toEqual([
      'halt.at',
      'halt.extra',
      'halt.reason',
      'node.pid',
      'stray.id',
    ]);
  });
});

/** Names of the columns that only one side has, or that the sides see differently. */
function drift(one: readonly Column[], other: readonly Column[]): readonly string[] {
  const differing = (from: readonly Column[], to: readonly Column[]) => {
    const known = new Set(to.map((column) => JSON.stringify(sorted(column))));
    return from.filter((column) => !known.has(JSON.stringify(sorted(column))));
  };
  const found = [...differing(one, other), ...differing(other, one)];
  return [...new Set(found.map(({ table, column }) => `${table}.${column}`))].sort();
}

function sorted({ table, column, type, nullable, generated }: Column): Column {
  return { table, column, type, nullable, generated };
}

/** The ORM's short names as PostgreSQL spells them. */
function typeOf(columnType: string): string {
  const length = /\(\d+\)/.exec(columnType)?.[0] ?? '';
  const name = columnType.replace(/\(\d+\)/, '').replace(' stored', '');
  if (name === 'timestamptz') return `timestamp${length} with time zone`;
  if (name === 'int') return 'integer';
  return columnType;
}
