/** The three login roles of a subgraph's schema, and the one that owns its SECURITY DEFINER functions and logs in nowhere. */
export interface SchemaRoles {
  readonly owner: string;
  readonly app: string;
  readonly system: string;
  readonly definer: string;
}

/** Role names of a schema. Throws on a name that is not plain lower-case: schema names are ours, never input. */
export function rolesOf(schema: string): SchemaRoles {
  if (!/^[a-z][a-z_]{0,40}$/.test(schema)) throw new Error('a schema name is lower-case letters and underscores');
  const name = (role: string) => `klear_${schema}_${role}`;
  return { owner: name('owner'), app: name('app'), system: name('system'), definer: name('definer') };
}

/** Who verifies the audit log of every schema and may only read it, and who takes exported segments out of it. */
export const auditRoles = { reader: 'klear_audit_reader', archivist: 'klear_audit_archivist' } as const;

/** The same server and database as `url`, signed in as another role. */
export function urlAs(url: string, role: string, password: string): string {
  const target = new URL(url);
  target.username = role;
  target.password = encodeURIComponent(password);
  return target.href;
}

/** A text as an SQL literal, for statements that take no parameters. */
export function literal(text: string): string {
  return `'${text.replaceAll('\u0000', '').replaceAll("'", "''")}'`;
}
