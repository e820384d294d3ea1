import pg from 'pg';

/** A PostgreSQL server of the test run, with a migrated database that is copied for each test file. */
export interface TestServer {
  readonly adminUrl: string;
  readonly template: string;
}

/** A `postgres://` URL, also of a Unix socket, which is what a child process takes as DATABASE_URL. */
export function urlOf(connection: {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
}): string {
  const { host, port, user, database } = connection;
  const place = new URLSearchParams({ host, port: String(port) });
  return `postgres://${encodeURIComponent(user)}@localhost/${encodeURIComponent(database)}?${place}`;
}

/** Runs statements on a connection of its own, to the database of the admin URL. */
export async function withAdmin<Result>(
  server: TestServer,
  run: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: server.adminUrl });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}
