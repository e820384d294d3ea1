/** What the shell learns of a command's end. Shown in `--help`. */
export const exitCode = {
  completed: 0,
  failed: 1,
  usage: 2,
  /** A conversation waits for a person, or is paused: nothing failed, nothing is decided. */
  awaitingPerson: 3,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

export const exitCodeHelp = `Exit codes:
  0    completed
  1    failed
  2    the command line was not understood
  3    waits for a person (a question, or a conversation that is paused)
  130  interrupted (Ctrl-C)`;
