/** One transaction as it was sent: by which login, and its statements with their parameters in order, `begin` first. */
export interface RecordedSession {
  readonly user: string;
  readonly begin: string;
  readonly statements: { readonly text: string; readonly values: readonly unknown[] }[];
}

/** What this process has sent since it was asked last. Filled by the module that stands in for the sessions of @klear/db. */
export const recorded: RecordedSession[] = [];

/** Takes what was recorded, as JSON: bytes as `{"bytes": base64}`. */
export function takeRecorded(): string {
  return JSON.stringify(recorded.splice(0), (_, value) => (isBytes(value) ? { bytes: Buffer.from(value.data).toString('base64') } : value));
}

/** What Buffer.prototype.toJSON answers. */
function isBytes(value: unknown): value is { readonly data: readonly number[] } {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer' && 'data' in value;
}
