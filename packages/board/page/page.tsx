/** @jsxImportSource preact */
import type { App } from '../src/app.ts';
import { ChoosePractice } from './choose-practice.tsx';
import { DayView } from './day-view.tsx';
import { SignIn } from './sign-in.tsx';

interface PageProps {
  readonly app: App;
  readonly nowMs: number;
  readonly locale: string;
  readonly isNarrow: boolean;
  readonly onDate: (date: string | undefined) => void;
}

export function Page({ app, ...around }: PageProps) {
  const { stage, isLive } = app.state;
  switch (stage.at) {
    case 'STARTING':
      return <main class="door" aria-busy="true" />;
    case 'SIGN_IN':
      return <SignIn stage={stage} onSignIn={(credentials) => void app.signIn(credentials)} />;
    case 'CHOOSE':
      return <ChoosePractice staff={stage.staff} onChoose={app.choose} />;
    case 'DAY':
      return app.board ? (
        <DayView {...around} stage={stage} isLive={isLive} board={app.board} onSignOut={() => void app.signOut()} />
      ) : null;
  }
}
