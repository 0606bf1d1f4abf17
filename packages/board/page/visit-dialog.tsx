/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Booking, type DayModel, mayMove } from '../src/day/model.ts';
import { stepsFor } from '../src/day/steps.ts';
import type { Step } from '../src/desk.ts';
import type { Target } from '../src/grid/pick.ts';
import { readWallTime, wallTimeOf } from '../src/time/wall-time.ts';
import type { TimeWords } from '../src/time/words.ts';
import { clientName, statusTone, statusWords } from './status-words.ts';
import { StepButton } from './step-button.tsx';

interface VisitDialogProps {
  readonly booking: Booking;
  readonly model: DayModel;
  readonly words: TimeWords;
  readonly nowMs: number;
  readonly isPending: boolean;
  readonly onMove: (target: Target) => void;
  readonly onStep: (step: Step) => void;
  readonly onClose: () => void;
}

/** A visit with what can be done about it: take it a step further, or give it another time. */
export function VisitDialog({ booking, model, words, nowMs, isPending, onMove, onStep, onClose }: VisitDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [problem, setProblem] = useState<string>();
  const { zone, date } = model.day;
  const time = useRef<HTMLInputElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    time.current?.focus();
  }, []);
  const close = () => dialog.current?.close();
  const practitioner = model.columns.find(({ practitionerId }) => practitionerId === booking.practitionerId)?.name;

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget as HTMLFormElement);
    const time = readWallTime(String(fields.get('time') ?? ''), date, zone);
    if (!time) return setProblem('Write a time, for example 14:30.');
    if (!('ms' in time)) return setProblem(`Clocks skip that time on this day. Take ${time.before} or ${time.after}.`);
    close();
    onMove({ practitionerId: String(fields.get('practitioner') ?? booking.practitionerId), startMs: time.ms });
  };
  const steps = stepsFor(booking, nowMs);

  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="visit-title" onClose={onClose}>
      <header>
        <h2 id="visit-title">{clientName(booking)}</h2>
        <button type="button" class="icon quiet" onClick={close} aria-label="Close">
          <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <path d="m5 5 10 10M15 5 5 15" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" />
          </svg>
        </button>
      </header>
      <dl>
        <dt>When</dt>
        <dd>
          {words.span(booking.startMs, booking.endMs)}, {words.shortDate(booking.startMs)}
        </dd>
        <dt>What</dt>
        <dd>{booking.service ?? 'Not shown to you'}</dd>
        <dt>With</dt>
        <dd>{practitioner ?? 'Not shown to you'}</dd>
        {booking.place && (
          <>
            <dt>Where</dt>
            <dd>{booking.place}</dd>
          </>
        )}
        <dt>State</dt>
        <dd>
          <span class={`chip tone-${statusTone(booking)}`}>{statusWords(booking) || 'Booked'}</span>
        </dd>
      </dl>
      {steps.length > 0 && (
        <div class="dialog-steps">
          {steps.map((step) => (
            <StepButton
              key={step}
              step={step}
              of={clientName(booking)}
              disabled={isPending}
              onClick={() => {
                close();
                onStep(step);
              }}
            />
          ))}
        </div>
      )}
      {mayMove(booking) && (
        <form class="dialog-move" onSubmit={submit}>
          <label>
            New time
            <input
              ref={time}
              name="time"
              type="time"
              required
              value={wallTimeOf(booking.startMs, zone)}
              onInput={() => setProblem(undefined)}
            />
          </label>
          <label>
            Practitioner
            <select name="practitioner">
              {model.columns.map(({ practitionerId, name }) => (
                <option key={practitionerId} value={practitionerId} selected={practitionerId === booking.practitionerId}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <button type="submit" class="primary" disabled={isPending}>
            Move
          </button>
          {problem && (
            <p class="problem" role="alert">
              {problem}
            </p>
          )}
        </form>
      )}
    </dialog>
  );
}
