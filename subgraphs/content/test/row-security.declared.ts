/** Published articles are public; drafts and old versions are not. */
export const publicRelations: ReadonlySet<string> = new Set(['articles']);
