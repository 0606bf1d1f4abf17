/** @jsxImportSource preact */
import type { Practice, Staff } from '../src/app.ts';

/** Somebody works for several practices. */
export function ChoosePractice({ staff, onChoose }: { staff: Staff; onChoose: (practice: Practice) => void }) {
  return (
    <main class="door">
      <div class="card">
        <img class="mark" src="/board/mark.svg" alt="" width="44" height="44" />
        <h1>Where are you today?</h1>
        <ul class="choices">
          {staff.practices.map((practice) => (
            <li key={practice.id}>
              <button type="button" onClick={() => onChoose(practice)}>
                {practice.name}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </main>
  );
}
