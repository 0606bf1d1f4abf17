import { GraphiQL, type GraphiQLProps } from 'graphiql';
import { useEffect, useState } from 'react';
import type { Memory } from './memory.ts';
import { type Demo, readDemo } from './person.ts';
import type { Session } from './session.ts';
import { journey } from './tabs.ts';
import { TestCard } from './test-card.tsx';
import { Who } from './who.tsx';
import { firstTab, windowStorage } from './window-storage.ts';

/** The bar that says who one is, above GraphiQL. */
export function Page({ session, memory, fetcher }: { session: Session; memory: Memory; fetcher: GraphiQLProps['fetcher'] }) {
  const [demo, setDemo] = useState<Demo>();
  useEffect(() => {
    void readDemo().then(setDemo);
  }, []);
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
