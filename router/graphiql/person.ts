/** Somebody whom the demo practice lets the visitor be. The server tells it on loopback only. */
export interface DemoSignIn {
  /** What they are, for example "client". */
  readonly label: string;
  readonly name?: string;
  readonly email: string;
  readonly password: string;
  /** The organization for which they act. */
  readonly organizationId?: string;
}

export interface Demo {
  readonly signIns: readonly DemoSignIn[];
  /** Whether the server confirms payments with a test card. */
  readonly testCard: boolean;
}

const none: Demo = { signIns: [], testCard: false };

/** What the server offers for the demo practice; nothing when there is none. */
export async function readDemo(): Promise<Demo> {
  if (!document.querySelector('meta[name="demo"]')) return none;
  const response = await fetch('/graphiql/demo.json').catch(() => undefined);
  return response?.ok ? ((await response.json()) as Demo) : none;
}
