/** One import of a file, as written. */
export interface Import {
  readonly file: string;
  readonly specifier: string;
}

const statement = /(?:^|[;\n}])\s*(?:import|export)\s(?:[^'"`;]*?\sfrom\s)?\s*(['"])([^'"\n]+)\1/g;
const call = /\b(?:import|require|vi\.mock|import\.meta\.resolve)\(\s*(['"`])([^'"`\n$]+)\1/g;

/** What a TypeScript or JavaScript file imports: statements, re-exports, types and dynamic imports alike. */
export function importsOf(file: string, source: string): Import[] {
  const code = withoutComments(source);
  const specifiers = [statement, call].flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[2] ?? ''));
  return [...new Set(specifiers)].map((specifier) => ({ file, specifier }));
}

/** Blanks comments out; leaves strings and templates alone, so that a URL in a string keeps its slashes. */
function withoutComments(source: string): string {
  const token = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;
  return source.replace(token, (found) => (found.startsWith('/*') || found.startsWith('//') ? ' ' : found));
}
