/** @jsxImportSource preact */
import type { Step } from '../src/desk.ts';

const words: Readonly<Record<Step, string>> = {
  CONFIRM: 'Confirm',
  DECLINE: 'Decline',
  ARRIVE: 'Arrived',
  CHECK_IN: 'Check in',
  START: 'Start',
  FULFIL: 'Done',
  NO_SHOW: 'Did not come',
};
const quiet: readonly Step[] = ['DECLINE', 'NO_SHOW'];

/** Takes a visit a step further. Its name tells whose: a list has many alike. */
export function StepButton({ step, of, disabled, onClick }: { step: Step; of: string; disabled: boolean; onClick: () => void }) {
  return (
    <button
      type="button"
      class={quiet.includes(step) ? 'quiet' : ''}
      aria-label={`${words[step]}: ${of}`}
      disabled={disabled}
      onClick={onClick}
    >
      {words[step]}
    </button>
  );
}
