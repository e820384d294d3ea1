import { describe, expect, it } from 'vitest';
import type { Application, Archive, Finding, Fitting, Replayed } from '../../src/cli/application.ts';
import { noApplication, runCli } from './fake/run-cli.ts';

function archiveOf(parts: { replays?: readonly Replayed[]; fittings?: readonly Fitting[] }): {
  application: Application;
  closed(): number;
} {
  let closed = 0;
  const { replays = [], fittings = [] } = parts;
  const archive: Archive = {
    async *addresses() {
      yield* [...replays, ...fittings].map(({ address }) => address);
    },
    replay: async (address) => replays.find((each) => each.address === address) ?? null,
    fit: async (address) => fittings.find((each) => each.address === address) ?? null,
    async close() {
      closed += 1;
    },
  };
  return { application: { ...noApplication, openArchive: async () => archive }, closed: () => closed };
}

const same: Replayed = {
  address: 'conversation/1',
  turns: 1_234,
  same: true,
  storedHash: 'a'.repeat(64),
  refoldedHash: 'a'.repeat(64),
  firstDifference: null,
};
const different: Replayed = {
  ...same,
  address: 'agent/2',
  same: false,
  refoldedHash: 'b'.repeat(64),
  firstDifference: 17,
};

describe('replay', () => {
  it('ends with code 0 and the hash when an actor refolds to what is stored', async () => {
    const { application, closed } = archiveOf({ replays: [same] });
    const run = await runCli(['replay', 'conversation/1'], { application });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toBe('✓ conversation/1  1,234 turns  aaaaaaaaaaaaaaaa\n');
    expect(closed()).toBe(1);
  });

  it('ends with code 1 and names the turn when it does not', async () => {
    const { application } = archiveOf({ replays: [same, different] });
    const run = await runCli(['replay', '--all'], { application });
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('✗ agent/2  1,234 turns  differs after turn 17');
    expect(run.stdout).toContain('2 actors, 2,468 turns refolded: 1 actor differs.');
  });

  it('prints one line of JSON for each actor', async () => {
    const { application } = archiveOf({ replays: [same, different] });
    const run = await runCli(['replay', '--all', '--json'], { application });
    expect(run.events()).toEqual([same, different]);
  });

  it('says what it needs, and what is not there', async () => {
    const { application, closed } = archiveOf({ replays: [same] });
    expect(await runCli(['replay'], { application })).toMatchObject({ code: 2 });
    expect(await runCli(['replay', 'x', '--all'], { application })).toMatchObject({ code: 2 });
    const run = await runCli(['replay', 'nobody/1'], { application });
    expect(run.code).toBe(1);
    expect(run.stderr).toContain("no actor 'nobody/1'");
    expect(closed()).toBe(1);
  });
});

describe('migrate-check', () => {
  const fits: Fitting = { address: 'a/1', chart: 'a', version: '1', outcome: 'fits', to: '1', reason: null };
  const migrates: Fitting = { ...fits, address: 'a/2', version: '0', outcome: 'migrates' };
  const unfit: Fitting = {
    ...fits,
    address: 'a/3',
    outcome: 'unfit',
    to: null,
    reason: "state 'old' is gone",
  };

  it('counts what fits and what migrates, with code 0', async () => {
    const { application } = archiveOf({ fittings: [fits, migrates] });
    const run = await runCli(['migrate-check'], { application });
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('→ a/2  0 to 1');
    expect(run.stdout).toContain('2 actors: 1 fit, 1 migrate, 0 would be quarantined. Nothing was changed.');
  });

  it('names what would be quarantined and why, with code 1', async () => {
    const { application } = archiveOf({ fittings: [fits, unfit] });
    const run = await runCli(['migrate-check'], { application });
    expect(run.code).toBe(1);
    expect(run.stdout).toContain("✗ a/3\n    state 'old' is gone");
    const json = await runCli(['migrate-check', '--json'], { application });
    expect(JSON.parse(json.stdout)).toEqual({ actors: 2, migrates: [], unfit: [unfit] });
  });
});

describe('check', () => {
  const charts = [
    { file: 'light.ts', id: 'light', version: '1', hash: 'abc' },
    { file: 'bad.ts', id: 'bad', version: '2', hash: 'def' },
  ];
  const problem = { file: 'bad.ts', chart: 'bad', state: 'a.b', problem: 'no way out', cure: 'add one' };

  it('lists the good charts with code 0', async () => {
    const application = {
      ...noApplication,
      checkCharts: async (folder: string | null) => ({
        folder: folder ?? 'machines',
        charts: charts.slice(0, 1),
        problems: [],
      }),
    };
    const run = await runCli(['check', 'mine'], { application });
    expect(run.code).toBe(0);
    expect(run.stdout).toBe('✓ light 1\n\n1 chart in mine: no problem found.\n');
  });

  it('names chart, state and cure of each problem with code 1', async () => {
    const application = {
      ...noApplication,
      checkCharts: async () => ({ folder: 'x', charts, problems: [problem] }),
    };
    const run = await runCli(['check'], { application });
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('✗ bad.ts\n  • bad › a.b: no way out\n    Cure: add one\n');
    expect(run.stdout).not.toContain('✓ bad');
    const json = await runCli(['check', '--json'], { application });
    expect(JSON.parse(json.stdout).problems).toEqual([problem]);
  });
});

describe('doctor', () => {
  const database: Finding = {
    part: 'database',
    name: 'embedded',
    ok: true,
    words: 'answers in 0.4 ms',
    checks: [],
  };
  const provider: Finding = {
    part: 'provider',
    name: 'local',
    ok: false,
    words: 'http://localhost:11434/v1, qwen3',
    checks: [
      { name: 'reachable', ok: true, words: '12 ms' },
      { name: 'model present', ok: false, words: 'it offers llama3; pull qwen3' },
    ],
  };
  const examining = (...findings: readonly Finding[]): Application => ({
    ...noApplication,
    async *examine() {
      yield* findings;
    },
  });

  it('ends with code 0 when everything works', async () => {
    const run = await runCli(['doctor'], { application: examining(database) });
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('✓ database embedded\n    answers in 0.4 ms');
  });

  it('ends with code 1 and shows each check of what does not', async () => {
    const run = await runCli(['doctor'], { application: examining(database, provider) });
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('    ✓ reachable: 12 ms\n    ✗ model present: it offers llama3; pull qwen3');
    const json = await runCli(['doctor', '--json'], { application: examining(database, provider) });
    expect(JSON.parse(json.stdout)).toEqual({ ok: false, findings: [database, provider] });
  });
});

describe('serve', () => {
  it('says where it serves and with which model, and closes on Ctrl-C', async () => {
    let closed = 0;
    const options: unknown[] = [];
    const application: Application = {
      ...noApplication,
      async serve(asked) {
        options.push(asked);
        return {
          url: 'http://127.0.0.1:5000',
          token: null,
          database: 'embedded PostgreSQL',
          dataDir: '.statehouse',
          providers: [{ name: 'rehearsal', model: 'rehearsal', rehearsal: true }],
          async close() {
            closed += 1;
          },
        };
      },
    };
    let seen = false;
    const run = await runCli(['--port', '5000'], {
      application,
      onOutput(text) {
        if (!seen && text.includes('Ctrl-C')) {
          seen = true;
          process.emit('SIGTERM');
        }
      },
    });
    expect(options).toEqual([{ port: 5_000 }]);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('http://127.0.0.1:5000/graphql');
    expect(run.stdout).toContain('REHEARSAL');
    expect(closed).toBe(1);
  });
});
