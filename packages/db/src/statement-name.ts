/** Statement texts are few (parameters are not part of them); a list of varying length makes more, so what is kept is bounded. */
const maxKept = 1_000;
const maxLength = 1_000;
const kept = new Map<string, string>();

/** A statement with every literal taken out: parameters stay as $1, white space becomes one space, 1,000 characters at most. */
export function withoutLiterals(text: string): string {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const bare = text
    .replace(/\$([A-Za-z_]*)\$.*?\$\1\$/gs, '?')
    .replace(/'(?:[^']|'')*'/g, '?')
    .replace(/(?<![$\w.])[+-]?\d+(?:\.\d+)?/g, '?')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, maxLength);
  if (kept.size >= maxKept) kept.clear();
  kept.set(text, bare);
  return bare;
}

/** "select appointments": the verb and the first table that a statement names. */
export function nameOfStatement(text: string): string {
  const verb = /^\s*\(?\s*([a-z]+)/i.exec(text)?.[1]?.toLowerCase() ?? 'statement';
  const table = /\b(?:from|into|update|join)\s+(?:only\s+)?"?([a-z_][a-z0-9_]*)/i.exec(text)?.[1];
  return table ? `${verb} ${table}` : verb;
}
