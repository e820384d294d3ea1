import type { Clock, ProviderStatus } from '#core';
import type { HealthService } from '#graphql';
import type { Database } from '#persistence';
import type { LoadMeter } from '#telemetry';

const probeMs = 2_000;

export interface HealthParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly meter: Pick<LoadMeter, 'read'>;
  readonly version: string;
  readonly providers: () => readonly ProviderStatus[];
  /** False while the application shuts down. */
  readonly isServing: () => boolean;
}

/** Whether the process can do its work: it can when the database answers and it is not shutting down. */
export function createHealth({
  database,
  clock,
  meter,
  version,
  providers,
  isServing,
}: HealthParts): HealthService {
  const startedAt = new Date(clock.now());
  return {
    providers,
    async report() {
      const latencyMs = await probe(database, clock);
      const reachable = latencyMs !== null;
      return {
        ready: reachable && isServing(),
        version,
        startedAt,
        database: { reachable, kind: database.kind, latencyMs },
        load: meter.read(),
      };
    },
  };
}

async function probe({ pool }: Database, clock: Clock): Promise<number | null> {
  const before = performance.now();
  let cancel = (): void => {};
  const overdue = new Promise<null>((resolve) => {
    cancel = clock.schedule(probeMs, () => resolve(null));
  });
  const answer = pool.query('select 1').then(
    () => performance.now() - before,
    () => null,
  );
  return Promise.race([answer, overdue]).finally(cancel);
}
