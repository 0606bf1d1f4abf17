import { anonymous, newId } from '@klear/core';
import { expect, test } from 'vitest';
import { createUsersGraph, password } from '../../subgraphs/users/test/users-graph.ts';
import { help, support } from './command.ts';

const graph = await createUsersGraph();
const signInQuery = 'mutation($input: SignInInput!) { signIn(input: $input) { ... on SignInSuccess { tokens { accessToken } } } }';

async function run(...args: readonly string[]) {
  const said = { out: '', err: '', opened: 0, closed: 0 };
  const open = async () => {
    said.opened += 1;
    return {
      deps: { users: graph.deps },
      close: async () => {
        said.closed += 1;
      },
    };
  };
  const tell = {
    out: (line: string) => {
      said.out = line;
    },
    err: (line: string) => {
      said.err = line;
    },
  };
  return { code: await support(args, open, tell), ...said };
}

async function standing(email: string): Promise<readonly string[]> {
  const { signIn } = await graph.data(anonymous(newId()), signInQuery, { input: { email, password } });
  const verified = await graph.verify(signIn.tokens.accessToken);
  return verified.ok ? verified.value.platformRoles : [verified.error];
}

test('an operator makes a person support, and unmakes them; the next token says so', async () => {
  const { email, id } = await graph.signUp('Susan Support');
  expect(await run('grant', email)).toMatchObject({ code: 0, out: `${id} is support from the next sign-in on.`, opened: 1, closed: 1 });
  expect(await standing(email)).toEqual(['SUPPORT']);
  expect(await run('remove', email)).toMatchObject({ code: 0, out: `${id} is support no longer.` });
  expect(await standing(email)).toEqual([]);
});

test('the exit code tells an address that nobody has (1) from a wrong call (2), which opens nothing', async () => {
  expect(await run('grant', 'nobody@example.org')).toMatchObject({ code: 1, err: 'Nobody signs in with this address.', closed: 1 });
  for (const args of [[], ['make', 'a@b.example'], ['grant'], ['grant', 'a@b.example', 'c@d.example']]) {
    expect(await run(...args)).toMatchObject({ code: 2, err: help, opened: 0 });
  }
  expect(await run('--help')).toMatchObject({ code: 0, out: help, opened: 0 });
});
