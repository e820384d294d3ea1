import { type Failpoint, type FailpointName, failpoints } from '#runtime';

/** `<name>:<nth>`: the process dies by SIGKILL when it passes that point for the nth time. */
export const FAILPOINT_VARIABLE = 'STATEHOUSE_FAILPOINT';

/** The failpoint that the environment names; one that does nothing when it names none. Throws on an unknown name. */
export function failpointFromEnv(environment: Readonly<Record<string, string | undefined>>): Failpoint {
  const value = environment[FAILPOINT_VARIABLE];
  if (value === undefined || value === '') return () => {};
  const [name, nth = '1'] = value.split(':');
  const count = Number(nth);
  if (!failpoints.includes(name as FailpointName) || !Number.isInteger(count) || count < 1) {
    throw new TypeError(
      `${FAILPOINT_VARIABLE} is '${value}'. Expected <name>:<nth> with a name of: ${failpoints.join(', ')}`,
    );
  }
  let left = count;
  return (passed) => {
    if (passed !== name) return;
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
  };
}
