import { describe, expect, test } from 'vitest';
import { brokenRule, textRules } from './text-rules.ts';

const problems = (name: string, file: string, text: string): string[] => {
  const rule = textRules.find((candidate) => candidate.name === name);
  return rule === undefined ? [`no rule ${name}`] : brokenRule(rule, file, text);
};

describe('verify refuses', () => {
  test.each([
    ['no secret', 'a.pem', '-----BEGIN PRIVATE KEY-----'],
    ['no secret', 'a.ts', "const key = 'sk_live_0123456789abcdef'"],
    ['no secret', '.npmrc', '//host/:_authToken=abc'],
    ['no registry host', 'pnpm-lock.yaml', 'resolution: {integrity: x, tarball: https://host/x.tgz}'],
    ['no registry host', '.npmrc', 'registry=https://host/'],
    ['no path of one machine', 'packages/db/src/a.ts', "const at = '/home/somebody/x'"],
    ['process.env only in env.ts', 'router/src/router.ts', 'process.env.PORT'],
    ['main.ts hands process.env on and reads nothing from it', 'subgraphs/users/src/main.ts', 'const port = process.env.PORT;'],
    ['real input in one place', 'packages/testing/src/index.ts', "'../shared/data'"],
    ['SQL is not put together from text', 'subgraphs/users/src/store/a.ts', 'db.execute(sql.raw(statement))'],
    ['SQL is not put together from text', 'packages/events/src/a.ts', 'await sql.unsafe(text)'],
    ['no test left out', 'router/src/a.test.ts', "test.skip('x')"],
  ])('%s: %s', (name, file, text) => expect(problems(name, file, `fine\n${text}\n`)).toEqual([expect.stringContaining(`${file}:2`)]));
});

describe('verify lets pass', () => {
  test.each([
    ['no secret', 'README.md', 'sk_test_example, and how to make a PRIVATE KEY'],
    ['no registry host', 'README.md', 'packages come from your npm registry'],
    ['no path of one machine', 'docs/a.md', 'https://example.org/home/page and ./work/x'],
    ['process.env only in env.ts', 'subgraphs/users/src/env.ts', 'process.env.PORT'],
    ['main.ts hands process.env on and reads nothing from it', 'subgraphs/users/src/main.ts', 'env: readEnv(process.env),'],
    ['process.env only in env.ts', 'router/src/a.test.ts', 'process.env.PORT'],
    ['real input in one place', 'packages/testing/src/real-input.ts', "'../shared/data'"],
    ['SQL is not put together from text', 'subgraphs/users/src/store/a.ts', 'db.execute(sql`select id from persons`)'],
    ['SQL is not put together from text', 'packages/db/src/migrate.ts', 'await sql.unsafe(file.text);'],
  ])('%s: %s', (name, file, text) => expect(problems(name, file, text)).toEqual([]));

  test('and never repeats the line, which may be the secret', () => {
    expect(problems('no secret', 'a.ts', 'sk_live_0123456789abcdef').join()).not.toContain('0123456789');
  });
});
