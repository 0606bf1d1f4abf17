/** @jsxImportSource preact */
import './board.css';
import { render } from 'preact';
import { createApp } from '../src/app.ts';
import { openGraph } from '../src/graph/open-graph.ts';
import { isDate } from '../src/time/day.ts';
import { Page } from './page.tsx';

const root = document.getElementById('page');
if (!root) throw new TypeError('index.html has the page element');

/** The address tells the day: it can be kept, and going back goes back. */
const dateInAddress = () => {
  const text = location.hash.slice(1);
  return isDate(text) ? text : undefined;
};
const narrow = matchMedia('(max-width: 700px)');
let isAsked = false;

function paint(): void {
  isAsked = false;
  const around = { nowMs: Date.now(), locale: navigator.language, isNarrow: narrow.matches, onDate: goTo };
  if (root) render(<Page app={app} {...around} />, root);
}
/** However much happens at once, the page is painted once for each frame. */
function askToPaint(): void {
  if (isAsked) return;
  isAsked = true;
  // A page in the background gets no frames, and should be right when it comes to the front.
  if (document.visibilityState === 'visible') requestAnimationFrame(paint);
  else setTimeout(paint);
}
function goTo(date: string | undefined): void {
  history.pushState(null, '', date ? `#${date}` : location.pathname);
  app.board?.show(date);
}

const { session, graph } = openGraph({
  url: new URL('/graphql', location.href).href,
  onLine: (isLive) => app.line(isLive),
  storage: sessionStorage,
});
const app = createApp({ session, graph, date: dateInAddress, onChange: askToPaint });
narrow.addEventListener('change', askToPaint);
addEventListener('popstate', () => app.board?.show(dateInAddress()));
addEventListener('pagehide', () => session.keep());
addEventListener('pageshow', () => session.unkeep());
setInterval(askToPaint, 20_000);
paint();
void app.start();
