import { Fragment, type ReactNode, useSyncExternalStore } from 'react';
import type { ShownFetch, ShownPlan } from '../src/plan/shown-plan.ts';
import { type Measured, measure } from './plan-measure.ts';
import type { Plans } from './plans.ts';
import type { Session } from './session.ts';

/** Steps that run at once, one beside the other. */
export function PlanIcon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" aria-hidden="true">
      <circle cx="12" cy="4.5" r="2.5" />
      <circle cx="5.5" cy="19.5" r="2.5" />
      <circle cx="18.5" cy="19.5" r="2.5" />
      <path d="M12 7v4.5M12 11.5c0 3-6.5 2-6.5 5.5M12 11.5c0 3 6.5 2 6.5 5.5" />
    </svg>
  );
}

/** How the operation that ran last is fetched. */
export function PlanView({ plans, session }: { plans: Plans; session: Session }) {
  const state = useSyncExternalStore(session.subscribe, session.state);
  const last = useSyncExternalStore(plans.subscribe, plans.last);
  const isStaff = state.status === 'signed-in' && state.person.organizationId !== undefined;
  return (
    <section className="plan" aria-label="Query plan">
      <h2>Query plan</h2>
      {last?.plan ? (
        <Shown plan={last.plan} operation={last.operation} />
      ) : (
        <p className="plan-hint">
          {isStaff
            ? 'Run a query or a mutation to see which subgraphs are asked for it, and in which order.'
            : 'Plans are shown to staff. Sign in as somebody who works for a practice, the studio manager for example, and run an operation.'}
        </p>
      )}
    </section>
  );
}

function Shown({ plan, operation }: { plan: ShownPlan; operation: string | undefined }) {
  const measured = measure(plan);
  const { fetches, inARow, subgraphs } = measured;
  return (
    <>
      <p className="plan-sum">
        {operation && <strong>{operation}</strong>}
        <span>{fetches === 0 ? 'asks no subgraph' : `${counted(fetches, 'request')}, ${inARow} in a row at most`}</span>
      </p>
      {subgraphs.length > 0 && (
        <ul className="plan-legend" aria-label="Subgraphs">
          {subgraphs.map((name) => (
            <li key={name} style={hue(measured, name)}>
              {name}
            </li>
          ))}
        </ul>
      )}
      <Step plan={plan} measured={measured} />
    </>
  );
}

function Step({ plan, measured }: { plan: ShownPlan; measured: Measured }): ReactNode {
  switch (plan.kind) {
    case 'fetch':
      return <Fetch fetch={plan} measured={measured} />;
    case 'sequence':
    case 'parallel':
      return (
        <Group label={plan.kind === 'parallel' ? 'at the same time' : undefined} kind={plan.kind}>
          {plan.steps.map((step, place) => (
            <Fragment key={place}>
              {plan.kind === 'sequence' && place > 0 && <p className="plan-label">then</p>}
              <Step plan={step} measured={measured} />
            </Fragment>
          ))}
        </Group>
      );
    case 'condition':
      return (
        <Group label={`when $${plan.variable} is ${plan.ifTrue ? 'true' : 'false'}`} kind="condition">
          {plan.ifTrue && <Step plan={plan.ifTrue} measured={measured} />}
          {plan.ifTrue && plan.ifFalse && <p className="plan-label">otherwise</p>}
          {plan.ifFalse && <Step plan={plan.ifFalse} measured={measured} />}
        </Group>
      );
    case 'subscription':
      return (
        <Group label="opened once" kind="sequence">
          <Fetch fetch={plan.opening} measured={measured} />
          {plan.rest && <p className="plan-label">for each event</p>}
          {plan.rest && <Step plan={plan.rest} measured={measured} />}
        </Group>
      );
    case 'defer':
      return (
        <Group kind="sequence">
          {plan.primary && <Step plan={plan.primary} measured={measured} />}
          {plan.deferred.map(({ label, path, plan: later }) => (
            <Group key={`${path} ${label}`} label={`later${label ? `, as ${label}` : ''}`} kind="condition">
              {later && <Step plan={later} measured={measured} />}
            </Group>
          ))}
        </Group>
      );
  }
}

function Group({ label, kind, children }: { label?: string | undefined; kind: string; children: ReactNode }) {
  return (
    <div className={`plan-group plan-${kind}`}>
      {label && <p className="plan-label">{label}</p>}
      {children}
    </div>
  );
}

function Fetch({ fetch: { subgraph, path, entities, operation }, measured }: { fetch: ShownFetch; measured: Measured }) {
  return (
    <details className="plan-fetch" style={hue(measured, subgraph)}>
      <summary>
        <span className="plan-subgraph">{subgraph}</span>
        {entities?.map((entity) => (
          <code key={entity} title="Asked for these entities by these fields">
            {entity}
          </code>
        ))}
        {path && (
          <span className="plan-path" title="Where in the answer they lie">
            at {readable(path)}
          </span>
        )}
      </summary>
      <pre>{operation}</pre>
    </details>
  );
}

/** "me › appointments › edges[] › node" */
const readable = (path: string) => path.replaceAll('.@', '[]').replaceAll('.', ' › ');
const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
/** Far from each other on the wheel, beginning at the page's teal. */
const hue = ({ subgraphs }: Measured, name: string) => ({ '--hue': String((175 + subgraphs.indexOf(name) * 137) % 360) }) as object;
