import { Migration } from '@mikro-orm/migrations';

/** Projections of a deliberation, written in the transaction of the turn that caused them, and the record of model calls. */
export class Migration20261121100100_deliberation extends Migration {
  override up(): void {
    this.addSql(`create table persona (
      key text primary key,
      name text not null,
      role text not null,
      data jsonb not null,
      built_in boolean not null default false,
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz(3) not null default now()
    )`);

    this.addSql(`create table conversation (
      address text primary key,
      goal text not null,
      status text not null,
      phase text not null,
      options jsonb not null,
      summary text,
      decision jsonb,
      failure jsonb,
      message_count integer not null default 0,
      prompt_tokens bigint not null default 0,
      completion_tokens bigint not null default 0,
      cost_usd double precision not null default 0,
      rehearsal boolean not null default false,
      deleted_at timestamptz(3),
      created_at timestamptz(3) not null,
      updated_at timestamptz(3) not null
    )`);
    this.addSql(`create index conversation_created on conversation (created_at desc, address)`);

    this.addSql(`create table agent (
      address text primary key,
      conversation text,
      persona_key text not null,
      name text not null,
      role text not null,
      persona jsonb not null,
      status text not null,
      current_request jsonb,
      last_spoke_at timestamptz(3),
      created_at timestamptz(3) not null,
      updated_at timestamptz(3) not null
    )`);
    this.addSql(`create index agent_conversation on agent (conversation)`);

    this.addSql(`create table message (
      id text primary key,
      conversation text not null,
      ordinal integer not null,
      sender text not null,
      sender_type text not null check (sender_type in ('agent', 'user', 'supervisor', 'system')),
      sender_name text not null,
      type text not null check (type in ('discussion', 'proposal', 'question', 'response', 'vote', 'consensus',
        'questionToUser', 'userResponse', 'summary', 'interjection')),
      phase text not null,
      text text not null,
      data jsonb,
      parent_id text,
      requires_response boolean not null default false,
      rehearsal boolean not null default false,
      call_id text,
      cut jsonb,
      created_at timestamptz(3) not null,
      search tsvector generated always as (to_tsvector('simple', text)) stored
    )`);
    this.addSql(`create unique index message_conversation_ordinal on message (conversation, ordinal)`);
    this.addSql(`create index message_parent on message (parent_id) where parent_id is not null`);
    this.addSql(`create index message_search on message using gin (search)`);

    this.addSql(`create table ballot (
      address text primary key,
      conversation text,
      round integer not null,
      rule jsonb not null,
      proposal jsonb not null,
      options jsonb not null,
      eligible jsonb not null,
      quorum double precision not null,
      deadline timestamptz(3),
      status text not null,
      outcome jsonb,
      minority_report jsonb,
      created_at timestamptz(3) not null,
      closed_at timestamptz(3)
    )`);
    this.addSql(`create index ballot_conversation on ballot (conversation, round)`);

    this.addSql(`create table vote (
      ballot text not null references ballot (address) on delete cascade,
      voter text not null,
      choice text,
      ranking jsonb,
      approvals jsonb,
      objection text,
      reason text not null,
      weight double precision not null default 1,
      rehearsal boolean not null default false,
      at timestamptz(3) not null,
      primary key (ballot, voter)
    )`);

    this.addSql(`create table clarification (
      address text primary key,
      asker text not null,
      asker_name text not null,
      conversation text,
      kind text not null,
      question text not null,
      urgency text not null check (urgency in ('soft', 'harsh')),
      options jsonb not null,
      answer_schema jsonb not null,
      assumption text,
      status text not null check (status in ('open', 'notified', 'answered', 'expired', 'withdrawn')),
      deadline timestamptz(3),
      expiry_policy text not null,
      answer jsonb,
      answered_by text,
      created_at timestamptz(3) not null,
      closed_at timestamptz(3)
    )`);
    this.addSql(`create index clarification_conversation on clarification (conversation)`);
    this.addSql(
      `create index clarification_open on clarification (created_at) where status in ('open', 'notified')`,
    );

    this.addSql(`create table llm_call (
      id text primary key,
      key text not null,
      attempt integer not null,
      address text not null,
      root text not null,
      persona text,
      purpose text not null,
      provider text not null,
      model text not null,
      rehearsal boolean not null,
      status text not null check (status in ('started', 'completed', 'failed', 'cut', 'outcomeUnknown')),
      request jsonb not null,
      text text,
      reply jsonb,
      error jsonb,
      prompt_tokens integer,
      completion_tokens integer,
      cost_usd double precision,
      first_token_ms double precision,
      started_at timestamptz(3) not null,
      ended_at timestamptz(3)
    )`);
    this.addSql(`create index llm_call_key on llm_call (key)`);
    this.addSql(`create index llm_call_root on llm_call (root, started_at)`);
    this.addSql(`create index llm_call_address on llm_call (address, started_at)`);
  }

  override down(): void {
    throw new Error('migrations go forward only');
  }
}
