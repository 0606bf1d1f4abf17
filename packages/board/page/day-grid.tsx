/** @jsxImportSource preact */
import { useEffect, useRef } from 'preact/hooks';
import { type BoardState, shownIn } from '../src/board.ts';
import { type Booking, type DayModel, mayMove } from '../src/day/model.ts';
import type { Target } from '../src/grid/pick.ts';
import { type Scale, yOf } from '../src/grid/scale.ts';
import { visibleSpan } from '../src/grid/visible-span.ts';
import { hourMarks } from '../src/time/day.ts';
import type { TimeWords } from '../src/time/words.ts';
import { Column } from './column.tsx';
import { scrollTo, useDrag } from './use-drag.ts';
import { useNudge } from './use-nudge.ts';

const pxPerHour = 72;

interface DayGridProps {
  readonly model: DayModel;
  readonly pending: BoardState['pending'];
  readonly words: TimeWords;
  readonly nowMs: number;
  /** On a narrow screen one practitioner is shown at a time. */
  readonly onlyPractitioner: string | undefined;
  readonly onMove: (booking: Booking, target: Target) => void;
  readonly onOpen: (booking: Booking) => void;
  readonly onSay: (text: string) => void;
}

/** The day as a grid: a column for each practitioner, time downwards. */
export function DayGrid({ model, pending, words, nowMs, onlyPractitioner, onMove, onOpen, onSay }: DayGridProps) {
  const { day } = model;
  const scroller = useRef<HTMLElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const columns = onlyPractitioner ? model.columns.filter(({ practitionerId }) => practitionerId === onlyPractitioner) : model.columns;
  const isShown = (each: { practitionerId: string }) => columns.some(({ practitionerId }) => practitionerId === each.practitionerId);
  const busy = [...model.bookings.values(), ...model.holds.values()].filter(isShown);
  const shown = visibleSpan(day, [...columns.flatMap(({ open }) => open), ...busy]);
  const scale: Scale = { ...shown, pxPerHour };
  const marks = hourMarks({ ...scale, zone: day.zone });
  const isNowShown = nowMs >= scale.startMs && nowMs < scale.endMs;
  const nameOf = (id: string) => model.columns.find(({ practitionerId }) => practitionerId === id)?.name ?? '';

  const { drag, lift, endsDrag } = useDrag({ grid: () => body.current, scale, day, onDrop: onMove });
  const { carried, key } = useNudge({
    practitionerIds: columns.map(({ practitionerId }) => practitionerId),
    day,
    onDrop: onMove,
    onStep: (booking, target) =>
      onSay(
        target
          ? `${words.span(target.startMs, target.startMs + booking.endMs - booking.startMs)}, ${nameOf(target.practitionerId)}. Enter moves it there, Escape leaves it.`
          : 'Left where it was.',
      ),
  });
  useEffect(() => {
    const first = Math.min(...[...model.bookings.values()].map(({ startMs }) => startMs), scale.endMs);
    const isNow = nowMs >= day.startMs && nowMs < day.endMs;
    if (scroller.current) scrollTo(scroller.current, scale, isNow ? nowMs : first);
  }, [day.date]);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard, also on a day without visits.
    <section class="grid" ref={scroller} aria-label="The day by practitioner" tabIndex={0}>
      <div class="grid-heads">
        <div class="grid-corner" />
        {columns.map((column) => (
          <div key={column.practitionerId} class="grid-head" title={column.name}>
            <h3>{column.name}</h3>
            <span class="soft">{countOf(model, column.practitionerId)}</span>
          </div>
        ))}
      </div>
      <div class="grid-body" style={{ height: `${yOf(scale, scale.endMs)}px` }}>
        <div class="axis" aria-hidden="true">
          {marks.map(({ atMs, isRepeated }) => (
            <span key={atMs} style={{ top: `${yOf(scale, atMs)}px` }}>
              {isRepeated ? words.timeWithOffset(atMs) : words.time(atMs)}
            </span>
          ))}
          {isNowShown && (
            <span class="axis-now" style={{ top: `${yOf(scale, nowMs)}px` }}>
              {words.time(nowMs)}
            </span>
          )}
        </div>
        <div class="columns" ref={body}>
          {columns.map((column) => (
            <Column
              key={column.practitionerId}
              column={column}
              bookings={shownIn(column.practitionerId, { model, pending })}
              holds={[...model.holds.values()].filter(({ practitionerId }) => practitionerId === column.practitionerId)}
              scale={scale}
              words={words}
              pending={new Set(pending.keys())}
              lifted={drag ?? carried}
              on={{
                lift: (event, booking) => mayMove(booking) && lift(event, booking),
                key: (event, booking) => mayMove(booking) && key(event, booking),
                open: (event, booking) => !endsDrag(event) && onOpen(booking),
              }}
            />
          ))}
          <div class="hours" aria-hidden="true">
            {marks.map(({ atMs }) => (
              <div key={atMs} style={{ top: `${yOf(scale, atMs)}px` }} />
            ))}
          </div>
          {isNowShown && <div class="now" style={{ top: `${yOf(scale, nowMs)}px` }} aria-hidden="true" />}
        </div>
      </div>
      <p id="how-to-move" class="hidden">
        Enter opens the visit. Arrow keys choose another time or practitioner for it.
      </p>
    </section>
  );
}

function countOf({ bookings }: DayModel, practitionerId: string): string {
  const count = [...bookings.values()].filter((booking) => booking.practitionerId === practitionerId && booking.status !== 'NOSHOW').length;
  return count === 0 ? 'No visits' : count === 1 ? '1 visit' : `${count} visits`;
}
