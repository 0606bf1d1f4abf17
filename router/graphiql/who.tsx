import { useEffect, useSyncExternalStore } from 'react';
import type { DemoSignIn } from '../src/transport/graphiql.ts';
import type { Session } from './session.ts';

/** The e-mail address of the demo person to be again after a reload; no token is kept. */
const remembered = 'klear-karma:demo-person';

/** Says who one is, lets one be somebody else, and signs out. */
export function Who({ session, people }: { session: Session; people: readonly DemoSignIn[] }) {
  const state = useSyncExternalStore(session.subscribe, session.state);
  useEffect(() => {
    const before = people.find(({ email }) => email === sessionStorage.getItem(remembered));
    if (before) void session.signIn(before);
  }, [session, people]);

  const be = (person: DemoSignIn) => {
    sessionStorage.setItem(remembered, person.email);
    void session.signIn(person);
  };
  const leave = () => {
    sessionStorage.removeItem(remembered);
    void session.signOut();
  };
  const me = state.status === 'nobody' ? undefined : state.person;
  const busy = state.status === 'signing-in';

  return (
    <div className="who">
      <span role="status" className="standing">
        {state.status === 'signed-in' && (
          <>
            <span className="initial" aria-hidden="true">
              {state.name.charAt(0)}
            </span>
            <span>
              <strong>{state.name}</strong>, {state.person.label}
            </span>
          </>
        )}
        {busy && `Signing in as ${state.person.label}…`}
        {state.status === 'nobody' &&
          (state.problem ?? (people.length > 0 ? 'Sign in as' : 'Not signed in. Put an authorization header into the Headers tab.'))}
      </span>
      {people.length > 0 && (
        <fieldset className="people" aria-label="Sign in as">
          {people.map((person) => (
            <button
              key={person.email}
              type="button"
              disabled={busy}
              aria-pressed={person === me}
              title={`${person.name ?? person.email}: sends this person's token with every tab and socket`}
              onClick={() => be(person)}
            >
              {person.label}
            </button>
          ))}
        </fieldset>
      )}
      {state.status === 'signed-in' && (
        <button type="button" className="quiet" onClick={leave}>
          Sign out
        </button>
      )}
    </div>
  );
}
