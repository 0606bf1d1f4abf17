import { type Person, post, signUp } from '../journey/person.ts';
import type { LaunchedGraph } from '../launch.ts';
import type { LivedIn } from '../whole-graph/lived-in.ts';

const staff = [
  ['manager', 'MANAGER', 'Mona'],
  ['frontDesk', 'FRONT_DESK', 'Fritz'],
  ['billing', 'BILLING', 'Berta'],
  ['auditor', 'AUDITOR', 'Anton'],
  ['secondPractitioner', 'PRACTITIONER', 'Paul'],
] as const;

/** One more person for each role of a practice. */
export async function employAll(graph: LaunchedGraph, practice: LivedIn): Promise<Record<(typeof staff)[number][0], Person>> {
  const employed = staff.map(async ([name, role, called]) => [name, await employ(graph.url, practice, role, called)] as const);
  return Object.fromEntries(await Promise.all(employed)) as Record<(typeof staff)[number][0], Person>;
}

async function employ(url: string, { owner, organizationId, acting }: LivedIn, role: string, name: string): Promise<Person> {
  const person = await signUp(url, name);
  const { token } = await owner.act<{ token: string }>(
    'inviteMember',
    { organizationId, email: `${name.toLowerCase()}@example.com`, roles: [role] },
    'token',
    undefined,
    acting,
  );
  await person.act('acceptInvitation', { token }, 'membership { id }');
  await person.refresh();
  return person;
}

/** Opens one more session of somebody who signed up as `name`. Answers its access token. */
export async function signInAgain(url: string, person: Person, name: string): Promise<{ email: string; token: string }> {
  const { data } = await person.ask('{ me { email } }');
  const { email = '' } = (data?.me ?? {}) as { email?: string };
  const signedIn = await post(url, {
    query: 'mutation($input: SignInInput!) { signIn(input: $input) { ... on SignInSuccess { tokens { accessToken } } } }',
    variables: { input: { email, password: `a long pass phrase of ${name}` } },
  });
  const { tokens } = (signedIn.data?.signIn ?? {}) as { tokens?: { accessToken: string } };
  return { email, token: tokens?.accessToken ?? '' };
}
