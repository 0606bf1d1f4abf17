import { GraphiQL, type GraphiQLProps, HISTORY_PLUGIN } from 'graphiql';
import { useEffect, useMemo, useState } from 'react';
import type { Memory } from './memory.ts';
import { type Demo, readDemo } from './person.ts';
import { PlanIcon, PlanView } from './plan-view.tsx';
import type { Plans } from './plans.ts';
import type { Session } from './session.ts';
import { journey } from './tabs.ts';
import { TestCard } from './test-card.tsx';
import { Who } from './who.tsx';
import { firstTab, windowStorage } from './window-storage.ts';

/** The bar that says who one is, above GraphiQL. */
export function Page({
  session,
  memory,
  plans,
  fetcher,
}: {
  session: Session;
  memory: Memory;
  plans: Plans;
  fetcher: GraphiQLProps['fetcher'];
}) {
  const [demo, setDemo] = useState<Demo>();
  useEffect(() => {
    void readDemo().then(setDemo);
  }, []);
  const plugins = useMemo(() => {
    const content = () => <PlanView plans={plans} session={session} />;
    return [HISTORY_PLUGIN, { title: 'Query plan', icon: PlanIcon, content }];
  }, [plans, session]);
  return (
    <>
      <header className="bar">
        <span className="brand">
          <img src={new URL('./mark.svg', import.meta.url).href} alt="" width="22" height="22" />
          Klear Karma
        </span>
        {demo?.testCard && <TestCard memory={memory} />}
        {demo && <Who session={session} people={demo.signIns} />}
      </header>
      <main className="graph">
        <GraphiQL
          fetcher={fetcher}
          plugins={plugins}
          storage={windowStorage}
          shouldPersistHeaders
          defaultTabs={journey}
          defaultEditorToolsVisibility="variables"
          {...firstTab(windowStorage)}
        >
          <GraphiQL.Logo> </GraphiQL.Logo>
        </GraphiQL>
      </main>
    </>
  );
}
