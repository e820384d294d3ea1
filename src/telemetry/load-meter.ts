import { availableParallelism, cpus, freemem, totalmem } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';

/** What this process and its machine carry. Shares are of all cores, 0 to 1; sizes in bytes. */
export interface Load {
  readonly cores: number;
  readonly processCpu: number;
  readonly machineCpu: number;
  readonly rssBytes: number;
  readonly heapUsedBytes: number;
  readonly heapLimitBytes: number;
  readonly machineFreeBytes: number;
  readonly machineTotalBytes: number;
  /** How late timers came since the reading before, in milliseconds: 99th percentile and worst. */
  readonly eventLoopLagMs: number;
  readonly eventLoopLagMaxMs: number;
}

export interface LoadMeter {
  /** Figures since the reading before; the same again to whoever asks within a second of it. */
  read(): Load;
  close(): void;
}

const shortestMs = 1_000;
const resolutionMs = 20;

export function createLoadMeter({ now }: { now(): number }): LoadMeter {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  delay.enable();
  const cores = availableParallelism();
  let before = { at: now(), process: process.cpuUsage(), machine: readMachine() };
  let last: Load | null = null;
  return {
    read() {
      const at = now();
      const spanMs = at - before.at;
      if (last !== null && spanMs < shortestMs) return last;
      const usage = process.cpuUsage(before.process);
      const machine = readMachine();
      const ticks = machine.total - before.machine.total;
      const idle = machine.idle - before.machine.idle;
      const { heap_size_limit, used_heap_size } = getHeapStatistics();
      last = {
        cores,
        processCpu: spanMs > 0 ? share((usage.user + usage.system) / 1_000 / spanMs / cores) : 0,
        machineCpu: ticks > 0 ? share(1 - idle / ticks) : 0,
        rssBytes: process.memoryUsage.rss(),
        heapUsedBytes: used_heap_size,
        heapLimitBytes: heap_size_limit,
        machineFreeBytes: freemem(),
        machineTotalBytes: totalmem(),
        eventLoopLagMs: lag(delay.percentile(99)),
        eventLoopLagMaxMs: lag(delay.max),
      };
      delay.reset();
      before = { at, process: process.cpuUsage(), machine };
      return last;
    },
    close: () => void delay.disable(),
  };
}

/** The histogram counts nanoseconds between ticks, its own period included; it is empty right after a reset. */
function lag(nanoseconds: number): number {
  const ms = nanoseconds / 1e6 - resolutionMs;
  return Number.isFinite(ms) && nanoseconds < 1e15 ? Math.max(0, ms) : 0;
}

function share(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function readMachine(): { readonly total: number; readonly idle: number } {
  let [total, idle] = [0, 0];
  for (const { times } of cpus()) {
    total += times.user + times.nice + times.sys + times.idle + times.irq;
    idle += times.idle;
  }
  return { total, idle };
}
