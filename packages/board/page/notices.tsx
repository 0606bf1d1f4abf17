/** @jsxImportSource preact */
import type { Notice } from '../src/board.ts';
import type { TimeWords } from '../src/time/words.ts';

interface NoticeProps {
  readonly notice: Notice | undefined;
  readonly words: TimeWords | undefined;
  readonly onAllTheSame: (wish: NonNullable<Notice['allTheSame']>) => void;
  readonly onClose: () => void;
}

/** What came of something that was asked for. A refusal says everything that stands against it and stays until it is read. */
export function NoticeBox({ notice, words, onAllTheSame, onClose }: NoticeProps) {
  const wish = notice?.allTheSame;
  return (
    <div class="notices" role="alert">
      {notice && (
        <div class={`notice notice-${notice.tone}`}>
          <div class="notice-words">
            <strong>{notice.title}</strong>
            {notice.lines.length > 0 && (
              <ul>
                {notice.lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
            {words && notice.freeMs.length > 0 && (
              <p>Free instead: {notice.freeMs.map((ms) => `${words.shortDate(ms)}, ${words.time(ms)}`).join(' · ')}</p>
            )}
          </div>
          <div class="notice-steps">
            {wish && (
              <button type="button" onClick={() => onAllTheSame(wish)}>
                Move all the same
              </button>
            )}
            <button type="button" class="quiet" onClick={onClose}>
              Close
            </button>
          </div>
        </div>
      )}
    </div>
  );
}

/** Said to those who do not see the grid. */
export function Said({ text }: { text: string }) {
  return (
    <p class="hidden" aria-live="polite">
      {text}
    </p>
  );
}
