import { type Failpoint, type FailpointName, failpointNames, failpoints } from '#runtime';

/**
 * `<name>:<nth>`: the process dies by SIGKILL when it passes that point for the nth time. `<name>:<nth>:stop`: it is
 * frozen there by SIGSTOP, until somebody sends SIGCONT.
 */
export const FAILPOINT_VARIABLE = 'STATEHOUSE_FAILPOINT';

/** The failpoint that the environment names; one that does nothing when it names none. Throws on an unknown name. */
export function failpointFromEnv(environment: Readonly<Record<string, string | undefined>>): Failpoint {
  const value = environment[FAILPOINT_VARIABLE];
  if (value === undefined || value === '') return () => {};
  const [name = '', nth = '1', how = 'kill'] = value.split(':');
  const count = Number(nth);
  const isKnown = Number.isInteger(count) && count >= 1 && (how === 'kill' || how === 'stop');
  if (!inProcess.has(name) || !isKnown) {
    throw new TypeError(
      `${FAILPOINT_VARIABLE} is '${value}'. Expected <name>:<nth> or <name>:<nth>:stop with a name of: ${[...inProcess].join(', ')}`,
    );
  }
  let left = count;
  return (passed) => {
    if (passed !== name) return;
    left -= 1;
    if (left === 0) process.kill(process.pid, how === 'stop' ? 'SIGSTOP' : 'SIGKILL');
  };
}

const inProcess: ReadonlySet<string> = new Set<FailpointName>(
  failpointNames.filter((name) => typeof failpoints[name].place === 'string'),
);
