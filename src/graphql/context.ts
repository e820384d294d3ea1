import type { Clock, Ids, Logger } from '#core';
import type { Loaders } from './loaders/loaders.ts';
import type { Services } from './services.ts';

export type Role = 'viewer' | 'operator' | 'admin';

/** Who is asking. */
export interface Viewer {
  readonly name: string;
  readonly role: Role;
}

/** What resolvers share. A new one for each operation, and for each event of a subscription. */
export interface GraphqlContext {
  readonly services: Services;
  readonly viewer: Viewer;
  readonly loaders: Loaders;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly logger: Logger;
  /** The commit position taken before anything else of the operation was read. */
  readonly head: () => Promise<number>;
  /** Set while a subscription is opened again for a reader that fell behind: the last cursor that it was given. */
  readonly resume: { readonly after: string } | null;
  /** Subscriptions open on this process. */
  readonly openSubscriptions: () => number;
}
