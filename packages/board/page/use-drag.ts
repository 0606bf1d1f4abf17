import { useEffect, useRef, useState } from 'preact/hooks';
import type { Booking } from '../src/day/model.ts';
import { type ColumnPlace, type Target, targetAt } from '../src/grid/pick.ts';
import { type Scale, yOf } from '../src/grid/scale.ts';
import type { Span } from '../src/grid/visible-span.ts';

/** So far a pointer may tremble before a press becomes a drag, in CSS pixels. */
const trembleDistance = 5;

interface Drag {
  readonly booking: Booking;
  readonly target: Target;
}

/**
 * Lets the pointer carry a visit over the columns inside `grid`. A finger scrolls instead and opens the visit with a tap. Escape, a
 * lost pointer and letting go where it was leave everything as it is.
 */
export function useDrag(options: {
  grid: () => HTMLElement | null;
  scale: Scale;
  day: Span;
  onDrop: (booking: Booking, target: Target) => void;
}) {
  const [drag, setDrag] = useState<Drag>();
  const latest = useRef(options);
  latest.current = options;
  const stop = useRef<() => void>(undefined);
  const hasDragged = useRef(false);
  useEffect(() => () => stop.current?.(), []);

  function lift(event: PointerEvent, booking: Booking): void {
    hasDragged.current = false;
    if (event.button !== 0 || event.pointerType === 'touch') return;
    const visit = event.currentTarget as HTMLElement;
    const from = { x: event.clientX, y: event.clientY };
    const grasp = event.clientY - visit.getBoundingClientRect().top;
    let target: Target | undefined;
    const ending = new AbortController();
    const { signal } = ending;
    stop.current = () => {
      ending.abort();
      setDrag(undefined);
    };

    const move = ({ clientX, clientY }: PointerEvent) => {
      const { grid, scale, day } = latest.current;
      const element = grid();
      if (!element || (!hasDragged.current && Math.hypot(clientX - from.x, clientY - from.y) < trembleDistance)) return;
      if (!hasDragged.current) visit.setPointerCapture(event.pointerId);
      hasDragged.current = true;
      const columns = placesOf(element);
      const top = clientY - grasp - element.getBoundingClientRect().top;
      target = targetAt({ x: clientX, top }, { columns, scale, day, lastsMs: booking.endMs - booking.startMs });
      setDrag(target && { booking, target });
    };
    const drop = () => {
      stop.current?.();
      const moved = target && (target.startMs !== booking.startMs || target.practitionerId !== booking.practitionerId);
      if (moved && target) latest.current.onDrop(booking, target);
    };
    const abort = (key: KeyboardEvent) => {
      if (key.key !== 'Escape') return;
      key.preventDefault();
      stop.current?.();
    };
    addEventListener('pointermove', move, { signal });
    addEventListener('pointerup', drop, { signal });
    addEventListener('pointercancel', () => stop.current?.(), { signal });
    addEventListener('keydown', abort, { signal, capture: true });
  }

  /** A press that became a drag ends with a click that means nothing. That of a key (detail 0) always means something. */
  const endsDrag = (click: MouseEvent) => click.detail > 0 && hasDragged.current;
  return { drag, lift, endsDrag };
}

function placesOf(grid: HTMLElement): ColumnPlace[] {
  return [...grid.querySelectorAll<HTMLElement>('[data-practitioner]')].map((column) => {
    const { left, right } = column.getBoundingClientRect();
    return { practitionerId: column.dataset.practitioner ?? '', left, right };
  });
}

/** Scrolls so that an instant lies a little below the top. */
export function scrollTo(element: HTMLElement, scale: Scale, ms: number): void {
  element.scrollTop = Math.max(0, yOf(scale, ms) - scale.pxPerHour - 16);
}
