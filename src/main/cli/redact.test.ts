import { Readable } from 'node:stream';
import { Command } from 'commander';
import { expect, it } from 'vitest';
import { settingsSchema } from '../../shared/settings/schema.ts';
import { registerRedact } from './redact.ts';

interface Ran {
  readonly lines: string[];
  readonly said: string;
  readonly code: number;
}

async function run(args: readonly string[], input: Readable | string): Promise<Ran> {
  const ran = { lines: [] as string[], said: '', code: 0 };
  const program = new Command().exitOverride().configureOutput({ writeErr: () => {} });
  registerRedact(program, () => ({
    profileFolder: '/nowhere',
    catalogFile: '/nowhere/catalog.sqlite',
    settings: settingsSchema.parse({}),
    language: 'en',
    input: typeof input === 'string' ? Readable.from([Buffer.from(input)]) : input,
    print: (line) => {
      ran.lines.push(line);
    },
    warn: (line) => {
      ran.said += `${line}\n`;
    },
    setExitCode: (code) => {
      ran.code = code;
    },
  }));
  await program.parseAsync(['redact', ...args], { from: 'user' });
  return ran;
}

it('answers each line in its place, empty ones too', async () => {
  const { lines, code } = await run([], 'smiti Karim\n\nmerci\n0612345678');
  expect({ lines, code }).toEqual({ lines: ['smiti [nom]', '', 'merci', '[téléphone]'], code: 0 });
});

it('gives the spans in code points with --json', async () => {
  const { lines } = await run(['--json'], '😀 0612345678\n\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { text: '😀 0612345678', redacted: '😀 [téléphone]', spans: [{ start: 2, end: 12, type: 'phone' }] },
    { text: '', redacted: '', spans: [] },
  ]);
});

it('says what is wrong with an input that cannot be read', async () => {
  const input = new Readable({
    read() {
      this.destroy(new Error('no disk'));
    },
  });
  const { said, code } = await run([], input);
  expect(code).toBe(2);
  expect(said).toContain('no disk');
});
