import { setTimeout as delay } from 'node:timers/promises';
import type { LaunchedApp } from '../application.ts';
import { findServer } from './find-server.ts';

/** Where the API answers. */
export interface Endpoint {
  readonly url: string;
  readonly token: string | null;
}

/** How a command reaches Statehouse: a server that runs already, or the application started here. */
export interface Host {
  current(): Endpoint;
  /** After the connection was lost: the server that came back, or the application started here in its stead. */
  recover(): Promise<Endpoint>;
  /** True while the application runs in this process, and ends with it. */
  isLocal(): boolean;
  close(): Promise<void>;
}

const COMEBACK_MS = 5_000;
const LOOK_EVERY_MS = 250;

export interface HostOptions {
  /** A server given by the caller: no other one is looked for. */
  readonly server: string | null;
  readonly token: string | null;
  /** Where a running server leaves its address. */
  dataDir(): Promise<string>;
  launch(): Promise<LaunchedApp>;
  /** How long a lost server may take to come back before the application is started here; 5,000 when absent. */
  readonly comebackMs?: number;
}

export async function openHost(options: HostOptions): Promise<Host> {
  let app: LaunchedApp | null = null;
  let endpoint = await (options.server === null ? findOrLaunch() : given(options.server));
  let recovering: Promise<Endpoint> | null = null;

  async function given(url: string): Promise<Endpoint> {
    return { url, token: options.token };
  }

  async function find(): Promise<Endpoint | null> {
    const file = await findServer(await options.dataDir());
    return file === null ? null : { url: file.url, token: options.token ?? file.token ?? null };
  }

  async function launchHere(): Promise<Endpoint> {
    app = await options.launch();
    return { url: app.url, token: options.token ?? app.token };
  }

  async function findOrLaunch(): Promise<Endpoint> {
    return (await find()) ?? (await launchHere());
  }

  async function recoverOnce(): Promise<Endpoint> {
    if (options.server !== null || app !== null) return endpoint;
    const deadline = Date.now() + (options.comebackMs ?? COMEBACK_MS);
    while (Date.now() < deadline) {
      const found = await find();
      if (found !== null) return found;
      await delay(LOOK_EVERY_MS);
    }
    return launchHere();
  }

  return {
    current: () => endpoint,
    recover() {
      recovering ??= recoverOnce()
        .then((found) => {
          endpoint = found;
          return found;
        })
        .finally(() => {
          recovering = null;
        });
      return recovering;
    },
    isLocal: () => app !== null,
    async close() {
      await app?.close();
      app = null;
    },
  };
}
