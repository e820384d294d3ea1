import type { Viewer } from '../context.ts';
import { type ExecutionTools, executeEvents, type MaskedResult, type Operation } from './event-execution.ts';
import { sharingKey } from './operation-key.ts';
import { type SharedExecution, shareExecution } from './shared-execution.ts';
import {
  createSubscriber,
  isStream,
  type Meeting,
  type Subscriber,
  type SubscriberParts,
  type Wish,
} from './subscriber.ts';

/** Subscriptions of this process. Subscribers that asked for the same share one execution and its result objects. */
export interface FanOut {
  subscribe(operation: Operation, viewer: Viewer): Promise<MaskedResult | Subscriber>;
  /** Subscriptions open now. */
  open(): number;
  /** Executions that many share. */
  shared(): number;
}

type Shared = Promise<SharedExecution | MaskedResult>;

export function createFanOut(tools: ExecutionTools): FanOut {
  const running = new Map<string, Shared>();
  let open = 0;

  const share = ({ key, viewer }: Wish, live: Operation): Shared => {
    const known = running.get(key);
    if (known !== undefined) return known;
    const forget = () => {
      if (running.get(key) === started) running.delete(key);
    };
    const started: Shared = executeEvents(tools, live, viewer).then((events) =>
      isStream(events) ? shareExecution(events, forget) : events,
    );
    running.set(key, started);
    started.then((execution) => !isShared(execution) && forget(), forget);
    return started;
  };

  const findMeeting = async (wish: Wish, place: string | null): Promise<Meeting | null> => {
    if (place === null || wish.live === null) return null;
    const execution = await share(wish, wish.live);
    return isShared(execution) && !execution.ended() ? { execution, release: execution.hold() } : null;
  };

  const begin = (wish: Wish, start: SubscriberParts['start']) => {
    open += 1;
    return createSubscriber({
      wish,
      start,
      findMeeting,
      resume: ({ operation, viewer }, after) => executeEvents(tools, operation, viewer, { after }),
      onEnd: () => {
        open -= 1;
      },
    });
  };

  return {
    open: () => open,
    shared: () => running.size,
    async subscribe(operation, viewer) {
      const { key, after, live } = sharingKey(operation, viewer);
      const wish: Wish = { operation, viewer, key, live };
      if (after === null) {
        const execution = await share(wish, operation);
        return isShared(execution) ? begin(wish, { shared: execution }) : execution;
      }
      const events = await executeEvents(tools, operation, viewer);
      return isStream(events) ? begin(wish, { own: events }) : events;
    },
  };
}

function isShared(execution: SharedExecution | MaskedResult): execution is SharedExecution {
  return 'join' in execution;
}
