import { RetryableError, type TurnStore } from '#core';
import type { SimulatedWorld } from './simulated-world.ts';

/** What may go wrong at each await, in 1,000. */
export interface Perils {
  /** The process dies before the statement arrives, or with its answer on the way. */
  readonly crash: number;
  /** The connection breaks before the statement arrives, or with its answer on the way. */
  readonly cut: number;
}

export interface Client {
  readonly name: string;
  isDead(): boolean;
  die(): void;
  readonly perils: () => Perils;
}

/** The connection is gone; nobody knows what the database has done. */
class ConnectionCut extends RetryableError {
  static during(method: string): ConnectionCut {
    return new ConnectionCut(`the connection broke during '${method}'`, { code: 'database.unavailable' });
  }
}

/**
 * Puts a network and a mortal process before a store. At each call the process may die or the connection break, before
 * the effect is durable or after it. A dead process hears nothing more; what it had sent may still arrive.
 */
export function createUnreliableStore(store: TurnStore, world: SimulatedWorld, client: Client): TurnStore {
  const unreliable = Object.entries(store).map(([method, call]) => {
    const ask = (...values: unknown[]): Promise<unknown> => {
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      if (client.isDead()) return promise;
      const { crash, cut } = client.perils();
      const answer = (label: string, tell: () => void): void =>
        world.soon(client, `${client.name} ${method} ${label}`, () => {
          if (world.chance(crash)) client.die();
          else if (world.chance(cut)) reject(ConnectionCut.during(method));
          else tell();
        });
      const arrive = async (): Promise<void> => {
        try {
          const result = await (call as (...values: unknown[]) => Promise<unknown>)(...values);
          if (!client.isDead()) answer('answered', () => resolve(result));
        } catch (error) {
          if (!client.isDead()) answer('refused', () => reject(error));
        }
      };
      // What is on the wire when its sender dies arrives or not.
      world.soon(world.chance(500) ? null : client, `${client.name} ${method} arrives`, () => {
        if (!client.isDead() && world.chance(crash)) client.die();
        else if (!client.isDead() && world.chance(cut)) reject(ConnectionCut.during(method));
        else void arrive();
      });
      return promise;
    };
    return [method, ask];
  });
  return Object.fromEntries(unreliable) as unknown as TurnStore;
}
