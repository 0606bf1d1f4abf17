/** Records statements that touch tables; transaction control, settings and the clock are not what a query count is about. */
export interface StatementRecorder {
  readonly onQuery: (text: string) => void;
  /** Statements since the last reset, in order. */
  taken(): readonly string[];
  reset(): void;
}

const touchesTable = /\b(from|into|update|join)\s+(only\s+)?"?[a-z_][\w".]*/i;
const control = /^\s*(begin|commit|rollback|savepoint|release|set|select\s+set_config|listen|notify)\b/i;

export function createStatementRecorder(): StatementRecorder {
  let statements: string[] = [];
  return {
    onQuery(text) {
      if (!control.test(text) && touchesTable.test(text)) statements.push(text);
    },
    taken: () => statements,
    reset() {
      statements = [];
    },
  };
}
