/** @jsxImportSource preact */
import type { Booking, DayModel } from '../src/day/model.ts';
import { expectedRows } from '../src/day/queue.ts';
import { stepsFor } from '../src/day/steps.ts';
import type { Step } from '../src/desk.ts';
import { durationWords, type TimeWords } from '../src/time/words.ts';
import { clientName, statusTone, statusWords } from './status-words.ts';
import { StepButton } from './step-button.tsx';

interface QueueProps {
  readonly model: DayModel;
  readonly words: TimeWords;
  readonly nowMs: number;
  readonly isToday: boolean;
  readonly pending: ReadonlyMap<string, unknown>;
  readonly onStep: (booking: Booking, step: Step) => void;
}

/** Who is here, in order of arrival, and who should be here soon. */
export function QueuePanel({ model, words, nowMs, isToday, pending, onStep }: QueueProps) {
  const waiting = model.queue;
  const expected = isToday ? expectedRows(model, nowMs).slice(0, 6) : [];
  const row = (booking: Booking, note: string) => (
    <li key={booking.id} class="queue-row">
      <div class="queue-who">
        <strong title={clientName(booking)}>{clientName(booking)}</strong>
        <span class="soft" title={booking.practitioner ?? undefined}>
          {[words.time(booking.startMs), booking.practitioner].filter(Boolean).join(' · ')}
        </span>
        <span class={`chip tone-${statusTone(booking)}`}>{[statusWords(booking), note].filter(Boolean).join(' · ')}</span>
      </div>
      <div class="queue-steps">
        {stepsFor(booking, nowMs)
          .slice(0, 1)
          .map((step) => (
            <StepButton
              key={step}
              step={step}
              of={clientName(booking)}
              disabled={pending.has(booking.id)}
              onClick={() => onStep(booking, step)}
            />
          ))}
      </div>
    </li>
  );
  return (
    <aside class="queue" aria-label="At the desk">
      <section aria-labelledby="queue-here">
        <h3 id="queue-here">
          Here now <span class="count">{waiting.length}</span>
        </h3>
        {waiting.length === 0 ? (
          <p class="soft">Nobody is waiting.</p>
        ) : (
          <ol data-list="here">
            {waiting.map(({ booking, sinceMs }) =>
              row(booking, `since ${durationWords(nowMs - sinceMs)}`.replace('since now', 'just now')),
            )}
          </ol>
        )}
      </section>
      {isToday && (
        <section aria-labelledby="queue-expected">
          <h3 id="queue-expected">
            Expected <span class="count">{expected.length}</span>
          </h3>
          {expected.length === 0 ? (
            <p class="soft">Nobody in the next hour and a half.</p>
          ) : (
            <ol data-list="expected">{expected.map((booking) => row(booking, due(booking, nowMs)))}</ol>
          )}
        </section>
      )}
    </aside>
  );
}

function due({ startMs }: Booking, nowMs: number): string {
  const apart = durationWords(Math.abs(startMs - nowMs));
  if (apart === 'now') return 'due now';
  return startMs > nowMs ? `in ${apart}` : `${apart} late`;
}
