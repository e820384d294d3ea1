import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const entry = fileURLToPath(new URL('../../src/cli/start.mjs', import.meta.url));

/** Makes the entry believe that an older Node on a machine without a packaged one runs it. */
const pretend = (version: string): string =>
  `data:text/javascript,${encodeURIComponent(
    `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });` +
      `Object.defineProperty(process, 'arch', { value: 'unknown' });`,
  )}`;

describe('the entry', () => {
  it.each(['20.20.2', '22.17.1', '18.0.0'])('says under Node %s which version is needed', async (version) => {
    const failure = await promisify(execFile)(process.execPath, [
      '--import',
      pretend(version),
      entry,
      'charts',
    ]).catch((error: { code: number; stderr: string }) => error);
    expect(failure).toMatchObject({ code: 1 });
    expect(failure.stderr).toContain(`this is Node ${version}`);
    expect(failure.stderr).toContain('Node 22.18 or newer is needed');
    expect(failure.stderr).not.toContain('at ');
  });

  it('starts the command line under a Node that runs TypeScript', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [entry, '--version']);
    expect(stdout.trim()).toMatch(/^\d+\.\d+\.\d+/);
  });
});
