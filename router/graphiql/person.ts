import type { DemoSignIn } from '../src/transport/graphiql.ts';

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
