/** @jsxImportSource preact */
import type { Stage } from '../src/app.ts';

/** Asks who sits at the desk. */
export function SignIn({
  stage,
  onSignIn,
}: {
  stage: Extract<Stage, { at: 'SIGN_IN' }>;
  onSignIn: (credentials: { email: string; password: string }) => void;
}) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget as HTMLFormElement);
    onSignIn({ email: String(fields.get('email') ?? ''), password: String(fields.get('password') ?? '') });
  };
  return (
    <main class="door">
      <form class="card" onSubmit={submit}>
        <img class="mark" src="/board/mark.svg" alt="" width="44" height="44" />
        <h1>Your practice, today</h1>
        <p class="soft">Sign in to see the day of everybody who works here, as it moves.</p>
        <label>
          E-mail address
          <input name="email" type="email" autocomplete="username" required />
        </label>
        <label>
          Password
          <input name="password" type="password" autocomplete="current-password" required />
        </label>
        {stage.problem && (
          <p class="problem" role="alert">
            {stage.problem}
          </p>
        )}
        <button type="submit" class="primary" disabled={stage.isAsking}>
          {stage.isAsking ? 'Signing in…' : 'Sign in'}
        </button>
      </form>
    </main>
  );
}
