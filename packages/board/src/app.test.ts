import { expect, test } from 'vitest';
import { type AppState, createApp, type Staff } from './app.ts';
import type { DayRead, Desk, Fault } from './desk.ts';
import type { Session } from './session/session.ts';
import { dayOf } from './time/day.ts';

const studio = { id: 'o1', name: 'Studio' };
const clinic = { id: 'o2', name: 'Clinic' };
const model = {
  day: dayOf('2026-11-21', 'Europe/Berlin'),
  practice: 'Studio',
  columns: [],
  bookings: new Map(),
  holds: new Map(),
  queue: [],
};
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

function open({
  staff,
  answer = { model, cursor: 'c1' },
  resumes = false,
}: {
  staff: Staff | undefined;
  answer?: DayRead | Fault;
  resumes?: boolean;
}) {
  const said: string[] = [];
  const session: Session = {
    token: () => 'token',
    refresh: async () => true,
    signIn: async ({ password }) => (password === 'right' ? undefined : 'E-mail address or password are wrong.'),
    resume: async () => resumes,
    signOut: async () => {},
    keep: () => {},
    unkeep: () => {},
  };
  const desk = (practice: { id: string }): Desk => ({
    read: async (date) => {
      said.push(`read ${practice.id} ${date}`);
      return answer;
    },
    async *listen() {
      await new Promise<void>(() => {});
      yield { kind: 'RESYNC' };
    },
    move: async () => ({ done: false, code: '', title: '', lines: [] }),
    advance: async () => ({ done: false, code: '', title: '', lines: [] }),
  });
  const graph = {
    staff: async () => staff,
    desk,
    leave: async () => void said.push('left'),
  };
  const states: AppState[] = [];
  const app = createApp({ session, graph, date: () => '2026-11-21', onChange: (state) => void states.push(state) });
  return { app, said };
}

test('who signs in wrongly is told so, and who signs in rightly sees the day that the address asks for', async () => {
  const { app, said } = open({ staff: { name: 'Olga', practices: [studio] } });
  await app.start();
  expect(app.state.stage).toEqual({ at: 'SIGN_IN', isAsking: false, problem: undefined });
  await app.signIn({ email: 'olga@example.com', password: 'wrong' });
  expect(app.state.stage).toMatchObject({ at: 'SIGN_IN', problem: 'E-mail address or password are wrong.' });
  await app.signIn({ email: 'olga@example.com', password: 'right' });
  await settled();
  expect(app.state.stage).toMatchObject({ at: 'DAY', practice: studio, board: { date: '2026-11-21', model } });
  expect(said).toEqual(['read o1 2026-11-21']);
  app.line(true);
  expect(app.state.isLive).toBe(true);
});

test('who works for several practices chooses, and a reload goes on without signing in', async () => {
  const { app, said } = open({ staff: { name: 'Olga', practices: [studio, clinic] }, resumes: true });
  await app.start();
  expect(app.state.stage.at).toBe('CHOOSE');
  app.choose(clinic);
  await settled();
  expect(said).toEqual(['read o2 2026-11-21']);
});

test('who works nowhere is told what helps', async () => {
  const { app, said } = open({ staff: { name: 'Clara', practices: [] }, resumes: true });
  await app.start();
  expect(app.state.stage).toMatchObject({ at: 'SIGN_IN', problem: 'You do not work for a practice yet. Ask its owner to invite you.' });
  expect(said).toEqual(['left']);
});

test('a graph that does not answer is said to be so', async () => {
  const { app } = open({ staff: undefined, resumes: true });
  await app.start();
  expect(app.state.stage).toMatchObject({ at: 'SIGN_IN', problem: 'The graph does not answer. Try again in a moment.' });
});

test('a session that is over leads back to signing in', async () => {
  const answer = { title: 'Your session is over.', hint: 'Sign in again.', signIn: true } as const;
  const { app, said } = open({ staff: { name: 'Olga', practices: [studio] }, answer, resumes: true });
  await app.start();
  await settled();
  expect(app.state.stage).toMatchObject({ at: 'SIGN_IN', problem: 'Sign in again.' });
  expect([said.at(-1), app.board]).toEqual(['left', undefined]);
});

test('signing out closes the day', async () => {
  const { app, said } = open({ staff: { name: 'Olga', practices: [studio] }, resumes: true });
  await app.start();
  await settled();
  await app.signOut();
  expect([app.state.stage.at, app.board, said.at(-1)]).toEqual(['SIGN_IN', undefined, 'left']);
});
