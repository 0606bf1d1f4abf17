/** What the global setup hands to every test file: one server per run, one template database with all schemas migrated. */
export interface RunContext {
  /** URL of the superuser on the server's maintenance database. */
  readonly adminUrl: string;
  readonly template: string;
  readonly schemas: Readonly<Record<string, { owner: string; app: string; system: string }>>;
  readonly busPassword: string;
  readonly jobsPassword: string;
  /** Why a schema is not in the template: its own tests tell it, the others run. */
  readonly broken: Readonly<Record<string, string>>;
}

declare module 'vitest' {
  interface ProvidedContext {
    klear: RunContext;
  }
}
