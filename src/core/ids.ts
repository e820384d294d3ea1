/** Makes new ids. The in-process one gives ULIDs (https://github.com/ulid/spec): 26 characters, sortable by time. */
export interface Ids {
  next(): string;
}

/** Uniform random numbers in [0, 1). */
export interface Randomness {
  next(): number;
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Encodes a ULID of a time in milliseconds and 80 bits of entropy given as 16 numbers in [0, 32). */
export function encodeUlid(timeMs: number, entropy: (index: number) => number): string {
  let time = '';
  let rest = timeMs;
  for (let index = 0; index < 10; index += 1) {
    time = CROCKFORD[rest % 32] + time;
    rest = Math.floor(rest / 32);
  }
  let tail = '';
  for (let index = 0; index < 16; index += 1) tail += CROCKFORD[entropy(index)];
  return time + tail;
}

export function createUlids(ports: { now(): number; random(): number }): Ids {
  return { next: () => encodeUlid(ports.now(), () => Math.floor(ports.random() * 32)) };
}
