import { expect, test } from 'vitest';
import { programName } from '../../src/cli/program-name.ts';

test.each([
  ['npm start', 'start', 'npm start --'],
  ['npx statehouse', 'npx', 'npx statehouse'],
  ['npm run statehouse', 'statehouse', 'npm run statehouse --'],
  ['the program itself', undefined, 'statehouse'],
])('the hints after %s name a command that works', (_, script, name) => {
  expect(programName(script === undefined ? {} : { npm_lifecycle_event: script })).toBe(name);
});
