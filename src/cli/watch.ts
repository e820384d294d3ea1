import { setTimeout as delay } from 'node:timers/promises';
import { createLogUpdate } from 'log-update';
import type { Api } from './client/api.ts';
import { createSubscriptions, type Subscriptions } from './client/subscriptions.ts';
import { type CommandContext, type ServerOptions, withApi } from './command-context.ts';
import { watchInterrupts } from './deliberate/interrupts.ts';
import { exitCode } from './exit-code.ts';
import { pageOf, printJson, printLines } from './print.ts';
import type { Page } from './render/page.ts';

/** Changes that follow each other faster than this are drawn together. */
const GATHER_MS = 250;
/** How often what is shown is drawn anew without being read anew: ages grow. */
const TICK_MS = 1_000;

export interface WatchOptions extends ServerOptions {
  readonly watch?: boolean;
  readonly json?: boolean;
}

/** Something that a command shows once, or again at each change. */
export interface View<Data> {
  load(api: Api): Promise<Data>;
  lines(page: Page, data: Data): readonly string[];
  json(data: Data): unknown;
  /** How often to read anew what no stream tells of, in milliseconds; never when absent. */
  readonly everyMs?: number;
  /** A place in the change feed that is not newer than the data. */
  headOf(data: Data): string;
  /** Streams whose events mean that the data may be different. */
  changes(
    subscriptions: Subscriptions,
    after: string,
    signal: AbortSignal,
  ): readonly AsyncIterable<unknown>[];
}

/** Shows a view; with `watch` until Ctrl-C, drawn again whenever one of its streams tells of a change. */
export async function showView<Data>(
  context: CommandContext,
  options: WatchOptions,
  view: View<Data>,
): Promise<void> {
  const { terminal } = context;
  if (options.watch !== true) {
    const data = await withApi(context, options, (api) => view.load(api));
    if (options.json) printJson(terminal, view.json(data));
    else printLines(terminal, view.lines(pageOf(terminal), data));
    return;
  }
  const interrupts = watchInterrupts({ now: context.now, again: () => context.leave(exitCode.interrupted) });
  try {
    await withApi(context, options, async (api, host) => {
      const subscriptions = createSubscriptions(host, { lost() {}, restored() {} });
      try {
        await watchView({ context, options, view, api, subscriptions, signal: interrupts.signal });
      } finally {
        subscriptions.close();
      }
    });
  } finally {
    interrupts.close();
  }
}

async function watchView<Data>(parts: {
  readonly context: CommandContext;
  readonly options: WatchOptions;
  readonly view: View<Data>;
  readonly api: Api;
  readonly subscriptions: Subscriptions;
  readonly signal: AbortSignal;
}): Promise<void> {
  const { context, options, view, api, subscriptions, signal } = parts;
  let data = await view.load(api);
  const screen = createScreen(context, options, view);
  screen.draw(data);
  let wake: () => void = () => {};
  let isStale = false;
  let failure: unknown = null;
  const note = (): void => {
    isStale = true;
    wake();
  };
  const follow = async (events: AsyncIterable<unknown>): Promise<void> => {
    for await (const _ of events) note();
  };
  for (const events of view.changes(subscriptions, view.headOf(data), signal)) {
    follow(events).catch((error) => {
      failure = error;
      wake();
    });
  }
  signal.addEventListener('abort', () => wake(), { once: true });
  const ticking = setInterval(() => screen.redraw(), TICK_MS);
  const reading = view.everyMs === undefined ? undefined : setInterval(note, view.everyMs);
  try {
    while (!signal.aborted && failure === null) {
      if (!isStale) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      await delay(GATHER_MS, undefined, { signal }).catch(() => undefined);
      isStale = false;
      data = await view.load(api);
      screen.draw(data);
    }
  } finally {
    clearInterval(ticking);
    clearInterval(reading);
    screen.close();
  }
  if (failure !== null && !signal.aborted) throw failure;
}

interface WatchScreen<Data> {
  draw(data: Data): void;
  redraw(): void;
  close(): void;
}

function createScreen<Data>(
  { terminal }: CommandContext,
  options: WatchOptions,
  view: View<Data>,
): WatchScreen<Data> {
  let shown = '';
  if (options.json || !terminal.live) {
    return {
      draw(data) {
        const text = options.json
          ? JSON.stringify(view.json(data))
          : view.lines(pageOf(terminal), data).join('\n');
        if (text === shown) return;
        terminal.stdout.write(`${shown === '' || options.json ? '' : '\n'}${text}\n`);
        shown = text;
      },
      redraw: () => undefined,
      close: () => undefined,
    };
  }
  const update = createLogUpdate(terminal.stdout as NodeJS.WritableStream);
  let last: { readonly data: Data } | null = null;
  const redraw = (): void => {
    if (last === null) return;
    const page = pageOf(terminal);
    const lines = view.lines(page, last.data);
    const room = Math.max(4, terminal.rows() - 2);
    const cut = lines.length > room ? [...lines.slice(0, room - 1), page.color.dim('…')] : lines;
    update([...cut, page.color.dim('watching; Ctrl-C ends')].join('\n'));
  };
  return {
    draw(data) {
      last = { data };
      redraw();
    },
    redraw,
    close: () => update.done(),
  };
}
