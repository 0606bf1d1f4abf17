import { useState, useSyncExternalStore } from 'react';
import type { Memory } from './memory.ts';

type Progress = 'ready' | 'paying' | 'paid' | 'failed';

/** What an app does with Stripe's elements, done here with the test card 4242 once a payment was created. */
export function TestCard({ memory }: { memory: Memory }) {
  const secret = useSyncExternalStore(memory.subscribe, () => memory.recall('clientSecret'));
  const [last, setLast] = useState<{ secret: unknown; progress: Progress }>();
  if (typeof secret !== 'string') return null;
  const progress = last?.secret === secret ? last.progress : 'ready';

  const pay = async () => {
    setLast({ secret, progress: 'paying' });
    const response = await fetch('/graphiql/demo/pay', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ clientSecret: secret }),
    }).catch(() => undefined);
    setLast({ secret, progress: response?.ok ? 'paid' : 'failed' });
  };
  const says = { ready: 'Pay with test card', paying: 'Paying…', paid: 'Paid. Run BookAppointment.', failed: 'Not paid. Try again' };
  return (
    <button type="button" className="card" disabled={progress === 'paying' || progress === 'paid'} onClick={() => void pay()}>
      {says[progress]}
    </button>
  );
}
