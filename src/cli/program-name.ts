/** How the person who started this process calls the program again. */
export function programName(environment: Readonly<Record<string, string | undefined>>): string {
  const script = environment['npm_lifecycle_event'];
  if (script === undefined) return 'statehouse';
  if (script === 'npx') return 'npx statehouse';
  return script === 'start' ? 'npm start --' : `npm run ${script} --`;
}
