import { spawnSync } from 'node:child_process';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';
import { longLines } from './fake/long-lines.ts';
import { runCli } from './fake/run-cli.ts';

function pathsOf(command: Command, path: readonly string[] = []): readonly (readonly string[])[] {
  return command.commands.flatMap((each) => {
    const own = [...path, each.name()];
    return [own, ...pathsOf(each, own)];
  });
}

const terminal = { stdout: process.stdout, stderr: process.stderr, color: false, columns: () => 80 };
const paths = pathsOf(createProgram({ terminal } as never, '0.0.0'));

describe('the help of', () => {
  it.each([[], ...paths].map((path) => [path.join(' ') || 'statehouse', path]))(
    '%s fits 80 columns and ends with code 0',
    async (_, path) => {
      const { code, stdout, stderr } = await runCli([...path, '--help']);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(longLines(stdout)).toEqual([]);
      expect(stdout).toMatch(/^Usage: statehouse/);
    },
  );

  it.each(paths.map((path) => [path.join(' '), path]))('%s has examples', async (_, path) => {
    const { stdout } = await runCli([...path, '--help']);
    expect(stdout).toContain('\nExamples:\n  statehouse');
  });
});

describe('what is no command', () => {
  it.each([
    [['lisst'], "unknown command 'lisst'"],
    [['schedule', 'ad'], "unknown command 'ad'"],
    [['events', 'shwo', 'x'], "unknown command 'shwo'"],
    [['limits', 'rise'], "unknown command 'rise'"],
    [['tasks', '--stauts', 'failed'], "unknown option '--stauts'"],
    [['tasks', '--limit', '0'], 'whole number from 1'],
  ])('%j ends with code 2 and says what is expected', async (argv, words) => {
    const refused = await runCli(argv);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain(words);
    expect(refused.stderr).toContain('--help');
  });
});

describe('statehouse completion', () => {
  /** What bash offers for a line that ends where the cursor is. */
  async function offered(...line: readonly string[]): Promise<readonly string[]> {
    const { stdout } = await runCli(['completion', 'bash']);
    const words = line.map((word) => `'${word}'`).join(' ');
    const script = `${stdout}\nCOMP_WORDS=(statehouse ${words}); COMP_CWORD=${line.length}; _statehouse; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout: reply, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
    expect(stderr).toBe('');
    return reply.trim().split('\n');
  }

  it('offers commands, subcommands and options in bash', async () => {
    expect(await offered('dead')).toEqual(['dead-letters']);
    expect(await offered('events', 'p')).toEqual(['publish']);
    expect(await offered('events', '--fol')).toEqual(['--follow']);
    expect(await offered('policies', 'set', 'file.json', '--j')).toEqual(['--json']);
    expect(await offered('list', '--st')).toEqual(['--status']);
    expect(await offered('--server', 'http://x', 'que')).toEqual(['queues']);
  });

  it('knows zsh, and no other shell', async () => {
    expect((await runCli(['completion', 'zsh'])).stdout).toMatch(/^#compdef statehouse\n/);
    const refused = await runCli(['completion', 'fish']);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('Allowed choices are bash, zsh');
  });
});
