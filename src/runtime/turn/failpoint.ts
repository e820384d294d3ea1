/** Places at which a test may end the process: one before and after each step that the outside could tell apart. */
export const failpoints = [
  'turn.computed',
  'commit.before',
  'commit.after',
  'receipts.before',
  'dispatch.before',
  'effect.beforeStart',
  'effect.returned',
  'timer.fire',
  'replay.middle',
  'takeOver.after',
  'drain.before',
] as const;

export type FailpointName = (typeof failpoints)[number];

export type Failpoint = (name: FailpointName) => void;
