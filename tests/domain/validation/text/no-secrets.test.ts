import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeStrategy, validate } from '../describe-strategy.ts';

// Put together here, so that no scanner takes this file for a leak.
const aws = `AK${'IA'}Q3EGR2YXDL7ZPWK4`;
const github = `ghp${'_'}16C7e42F292c6912E7710c838347Ae178B4a`;
const stripe = `sk${'_live_'}4eC39HqLyjWDarjtT1zdp7dc`;
const privateKey = `-----BEGIN RSA ${'PRIVATE'} KEY-----\nMIIEow`;

describeStrategy('noSecrets', {
  good: [
    ['what a tokenizer is called', {}, 'tokenizer: sentencepiece32k and secretary: jean2luc9x'],
    ['a class that begins like a key', {}, 'sk-loadingspinneranimationcontainerwide'],
    ['the name of a variable', {}, 'export OPENAI_API_KEY="$OPENAI_API_KEY"'],
    ['a placeholder', {}, 'api_key = "<your key>" or sk_live_xxxxxxxxxxxxxxxxxxxxxxxx'],
    ["the example of Amazon's manual", {}, `aws_access_key_id = AK${'IA'}IOSFODNN7EXAMPLE`],
    [
      'a commit and a UUID',
      {},
      'commit 9fceb02d0ae598e95dc970b74767f19372d61af8, id 550e8400-e29b-41d4-a716-446655440000',
    ],
    [
      'code that reads a password',
      {},
      'const password = process.env.DB_PASSWORD_2; token = config.get("x1")',
    ],
    ['a value that is allowed', { allow: [aws] }, `It is ${aws}.`],
    ['words about tokens', {}, 'The token is refreshed daily; the secret: keep it simple.'],
    [
      'base64 of harmless text',
      {},
      Buffer.from('This is a harmless sentence of some length.').toString('base64'),
    ],
  ],
  bad: [
    ['a key of the plain form', {}, `sk-${'4f9aB2'.repeat(8)}`, /API key/],
    ['an AWS key', {}, `Use ${aws} for it`, /AWS access key id/],
    ['a GitHub token', {}, `git clone https://${github}@github.com/a/b`, /GitHub token/],
    ['a Stripe key in data', {}, { payment: { key: stripe } }, /Stripe key/],
    ['a private key', {}, privateKey, /private key/],
    [
      'a password in an address',
      {},
      'postgres://app:s3cr3tPassw0rd@db.internal/app',
      /password in an address/,
    ],
    [
      'a web token',
      {},
      'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U',
      /JSON Web Token/,
    ],
    [
      'a key with zero-width spaces within',
      {},
      `${aws.slice(0, 8)}\u200b${aws.slice(8)}`,
      /AWS access key id/,
    ],
    [
      'a key in base64',
      {},
      `run: ${Buffer.from(`key=${github} and more`).toString('base64')}`,
      /GitHub token in base64/,
    ],
    ['a key behind JSON escapes', {}, `{"k": "\\u0041${aws.slice(1)}"}`, /AWS access key id/],
    ['an unknown random value beside its name', {}, 'DB_PASSWORD=kX9#vT2qLw8z', /beside a word for secrets/],
    ['an unknown random value in YAML', {}, 'api-key: "q8Zr41LmXc02TnVb"', /beside a word for secrets/],
    ['a header', {}, 'curl -H "Authorization: Bearer 7f3Kd92mQx81LpZr4TnVbC6y"', /authorization header/],
  ],
});

test('a finding never shows the secret itself', async () => {
  const report = await validate({ strategy: 'noSecrets' }, `one ${aws}\ntwo ${github}`);
  expect(report.findings).toHaveLength(2);
  expect(report.findings.map(({ path }) => path)).toEqual(['line 1, column 5', 'line 2, column 5']);
  expect(JSON.stringify(report)).not.toContain(aws.slice(4, 12));
  expect(JSON.stringify(report)).not.toContain(github.slice(4, 12));
});

test('an AWS key is found wherever it stands between other words', async () => {
  const key = fc
    .array(fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'), { minLength: 16, maxLength: 16 })
    .map((letters) => `AK${'IA'}${letters.join('')}`)
    .filter((text) => new Set(text.slice(4)).size > 5 && !/EXAMPLE|DUMMY/.test(text));
  await fc.assert(
    fc.asyncProperty(fc.lorem(), key, fc.lorem(), async (before, secret, after) => {
      expect((await validate({ strategy: 'noSecrets' }, `${before} ${secret}, ${after}`)).passed).toBe(false);
    }),
  );
});
