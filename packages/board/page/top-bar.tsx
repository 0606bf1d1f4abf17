/** @jsxImportSource preact */
import type { Practice, Staff } from '../src/app.ts';
import type { DayModel } from '../src/day/model.ts';
import { dateAt, shiftDate } from '../src/time/day.ts';
import type { TimeWords } from '../src/time/words.ts';

interface TopBarProps {
  readonly staff: Staff;
  readonly practice: Practice;
  readonly model: DayModel | undefined;
  readonly words: TimeWords | undefined;
  readonly nowMs: number;
  readonly isLive: boolean | undefined;
  readonly onDate: (date: string | undefined) => void;
  readonly onSignOut: () => void;
}

/** Which practice, which day, whether it is live, and who sits here. */
export function TopBar({ staff, practice, model, words, nowMs, isLive, onDate, onSignOut }: TopBarProps) {
  const day = model?.day;
  const isToday = day !== undefined && dateAt(nowMs, day.zone) === day.date;
  const step = (days: number) => day && onDate(shiftDate(day.date, days));
  const noon = day && (day.startMs + day.endMs) / 2;
  return (
    <header class="bar">
      <div class="bar-practice">
        <img src="/board/mark.svg" alt="" width="28" height="28" />
        <h1 title={practice.name}>{practice.name}</h1>
      </div>
      <nav class="bar-day" aria-label="Day">
        <button type="button" class="icon" onClick={() => step(-1)} disabled={!day} aria-label="The day before">
          <Arrow points="M12.5 4.5 7 10l5.5 5.5" />
        </button>
        <button type="button" onClick={() => onDate(undefined)} disabled={!day || isToday}>
          Today
        </button>
        <button type="button" class="icon" onClick={() => step(1)} disabled={!day} aria-label="The day after">
          <Arrow points="M7.5 4.5 13 10l-5.5 5.5" />
        </button>
        <label class="bar-date">
          <span class="hidden">Show the day</span>
          <input type="date" value={day?.date ?? ''} disabled={!day} onChange={({ currentTarget: { value } }) => value && onDate(value)} />
        </label>
        <h2>{words && noon ? words.date(noon) : '…'}</h2>
      </nav>
      <div class="bar-who">
        <Line isLive={isLive} />
        <span class="soft bar-name" title={staff.name}>
          {staff.name}
        </span>
        <button type="button" class="quiet" onClick={onSignOut}>
          Sign out
        </button>
      </div>
    </header>
  );
}

/** Whether what is seen is what is. */
function Line({ isLive }: { isLive: boolean | undefined }) {
  const [kind, text] = isLive === undefined ? ['opening', 'Connecting…'] : isLive ? ['live', 'Live'] : ['cut', 'Line cut: reconnecting…'];
  return (
    <span class={`line line-${kind}`} role="status">
      <span class="line-dot" aria-hidden="true" />
      {text}
    </span>
  );
}

function Arrow({ points }: { points: string }) {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path d={points} fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  );
}
