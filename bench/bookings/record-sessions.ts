import { registerHooks } from 'node:module';

const sessions = new URL('../../packages/db/src/session.ts', import.meta.url).href;
const kept = new URL('./recorded-session.ts', import.meta.url).href;

/** The sessions of @klear/db, which also keep what they send. Everything else is the module itself. */
const standIn = `
export * from './session.ts?whole';
import { openSession as open } from './session.ts?whole';
import { recorded } from '${kept}';
export async function openSession(pool, begin) {
  const session = await open(pool, begin);
  const kept = { user: pool.sql.options.user, begin, statements: [] };
  recorded.push(kept);
  const send = (text, values = []) => {
    kept.statements.push({ text, values: values.map((value) => (value instanceof Date ? value.toISOString() : value)) });
    return session.send(text, values);
  };
  return { ...session, send };
}`;

/** From here on this process keeps the statements that it sends. Before the graph is imported. */
export function recordSessions(): void {
  registerHooks({
    load: (url, context, next) => (url === sessions ? { format: 'module', source: standIn, shortCircuit: true } : next(url, context)),
  });
}
