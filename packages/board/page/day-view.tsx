/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import type { AppState } from '../src/app.ts';
import type { Board } from '../src/board.ts';
import type { Booking } from '../src/day/model.ts';
import type { Step } from '../src/desk.ts';
import type { Target } from '../src/grid/pick.ts';
import type { Reason } from '../src/move/outcome.ts';
import { dateAt } from '../src/time/day.ts';
import { createTimeWords } from '../src/time/words.ts';
import { DayGrid } from './day-grid.tsx';
import { NoticeBox, Said } from './notices.tsx';
import { QueuePanel } from './queue-panel.tsx';
import { clientName } from './status-words.ts';
import { TopBar } from './top-bar.tsx';
import { VisitDialog } from './visit-dialog.tsx';

interface DayViewProps {
  readonly stage: Extract<AppState['stage'], { at: 'DAY' }>;
  readonly isLive: boolean | undefined;
  readonly board: Board;
  readonly nowMs: number;
  readonly locale: string;
  readonly isNarrow: boolean;
  readonly onDate: (date: string | undefined) => void;
  readonly onSignOut: () => void;
}

/** A practice's day: grid and queue side by side, or one below the other. */
export function DayView({ stage, isLive, board, nowMs, locale, isNarrow, onDate, onSignOut }: DayViewProps) {
  const { staff, practice, board: shown } = stage;
  const { model, pending, fault, notice } = shown;
  const [openId, setOpenId] = useState<string>();
  const [chosen, setChosen] = useState<string>();
  const [said, setSaid] = useState('');
  const words = model && createTimeWords({ zone: model.day.zone, locale });
  const nameOf = (id: string) => model?.columns.find(({ practitionerId }) => practitionerId === id)?.name ?? '';

  const move = async (booking: Booking, target: Target, waiving?: readonly Reason[]) => {
    const outcome = await board.move(booking, target, waiving);
    if (outcome.done && words) {
      const { startMs, endMs, practitionerId } = outcome.booking;
      setSaid(`${clientName(booking)} moved to ${words.span(startMs, endMs)}, ${nameOf(practitionerId)}.`);
    }
    document.querySelector<HTMLElement>(`[data-visit="${booking.id}"]`)?.focus();
  };
  const advance = (booking: Booking, step: Step) => void board.advance(booking, step);
  const open = openId === undefined ? undefined : model?.bookings.get(openId);
  const only = model?.columns.find(({ practitionerId }) => practitionerId === chosen) ?? model?.columns[0];

  return (
    <>
      <TopBar {...{ staff, practice, model, words, nowMs, isLive, onDate, onSignOut }} />
      <main class="day" aria-busy={shown.isReading}>
        {fault && <Trouble title={fault.title} hint={fault.hint} onAgain={() => board.show(shown.date)} />}
        {!model && !fault && <p class="empty">Reading the day…</p>}
        {model && words && (
          <>
            {isNarrow && model.columns.length > 1 && (
              <label class="who">
                Practitioner
                <select onChange={({ currentTarget }) => setChosen(currentTarget.value)}>
                  {model.columns.map(({ practitionerId, name }) => (
                    <option key={practitionerId} value={practitionerId} selected={practitionerId === only?.practitionerId}>
                      {name}
                    </option>
                  ))}
                </select>
              </label>
            )}
            {model.columns.length === 0 ? (
              <p class="empty">Nobody practises here yet. Invite a practitioner, and their day shows up here.</p>
            ) : (
              <DayGrid
                model={model}
                pending={pending}
                words={words}
                nowMs={nowMs}
                onlyPractitioner={isNarrow ? only?.practitionerId : undefined}
                onMove={(booking, target) => void move(booking, target)}
                onOpen={({ id }) => setOpenId(id)}
                onSay={setSaid}
              />
            )}
            <QueuePanel
              model={model}
              words={words}
              nowMs={nowMs}
              isToday={dateAt(nowMs, model.day.zone) === model.day.date}
              pending={pending}
              onStep={advance}
            />
          </>
        )}
      </main>
      {open && model && words && (
        <VisitDialog
          key={open.id}
          booking={open}
          model={model}
          words={words}
          nowMs={nowMs}
          isPending={pending.has(open.id)}
          onMove={(target) => void move(open, target)}
          onStep={(step) => advance(open, step)}
          onClose={() => setOpenId(undefined)}
        />
      )}
      <NoticeBox
        notice={notice}
        words={words}
        onAllTheSame={({ booking, target, waiving }) => void move(booking, target, waiving)}
        onClose={() => board.tell(undefined)}
      />
      <Said text={said} />
    </>
  );
}

function Trouble({ title, hint, onAgain }: { title: string; hint: string; onAgain: () => void }) {
  return (
    <div class="trouble" role="alert">
      <div>
        <strong>{title}</strong>
        <p>{hint}</p>
      </div>
      <button type="button" onClick={onAgain}>
        Try again
      </button>
    </div>
  );
}
