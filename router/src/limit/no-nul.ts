import { badInput } from '@klear/core';

const nul = '\0';
/** How GraphQL writes NUL in a string. */
const escapedNul = /\\u(?:0000|\{0+\})/;

/** Whether a JSON value holds the character NUL in any text or key of it. Walks without recursion: variables may be nested deeply. */
function holdsNul(value: unknown): boolean {
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === 'string' && next.includes(nul)) return true;
    if (typeof next !== 'object' || next === null) continue;
    for (const [key, item] of Object.entries(next)) {
      if (key.includes(nul)) return true;
      open.push(item);
    }
  }
  return false;
}

/** Refuses NUL in documents and variables: no text of ours can hold it, and PostgreSQL answers it with a fault of its own. */
export function refuseNul(query: string, variables: Readonly<Record<string, unknown>>): void {
  const where = query.includes(nul) || escapedNul.test(query) ? 'query' : holdsNul(variables) ? 'variables' : undefined;
  if (where) throw badInput([{ path: [where], code: 'NUL', message: 'Text must not hold the character NUL.' }]);
}
