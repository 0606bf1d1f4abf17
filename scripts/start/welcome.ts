import type { LaunchedGraph } from '../launch.ts';
import type { People } from './people.ts';

/** What is printed once everything answers. */
export function welcome(graph: LaunchedGraph, people: People, facts: { elapsed: string; logFile: string }): string {
  const width = Math.max(0, ...people.signIns.map(({ label }) => label.length));
  const signIns = people.signIns.map(({ label, email, password, organizationId }) =>
    [`    ${label.padEnd(width)}  ${email}  ${password}`, ...(organizationId ? [`klear-organization: ${organizationId}`] : [])].join('  '),
  );
  const lines = [
    `\nKlear Karma answers (${facts.elapsed}).\n`,
    `  GraphiQL  ${graph.url}/graphiql`,
    `  board     ${graph.url}/board  (a practice's live day)`,
    `  graph     ${graph.url}/graphql`,
    `  sockets   ${graph.url.replace(/^http/, 'ws')}/graphql  (graphql-transport-ws)`,
    ...(graph.standInUrl
      ? [`  payments  ${graph.standInUrl}  (stand-in for Stripe; publishable key ${graph.secrets.stripe.publishableKey})`]
      : []),
    ...(signIns.length > 0 ? ['\n  Sign in as', ...signIns] : []),
    ...(people.note ? [`\n  ${people.note}`] : []),
    `\n  Log: ${facts.logFile}. Ctrl-C stops everything.`,
  ];
  return lines.join('\n');
}
