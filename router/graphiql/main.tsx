import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './page.css';
import { createRoot } from 'react-dom/client';
import { createFetcher } from './fetcher.ts';
import { createMemory } from './memory.ts';
import { Page } from './page.tsx';
import { createPlans } from './plans.ts';
import { createSession } from './session.ts';

const root = document.getElementById('page');
if (!root) throw new TypeError('index.html has the page element');
const memory = createMemory();
const session = createSession({ url: '/graphql' });
const plans = createPlans();
const fetcher = createFetcher({ url: '/graphql', session, memory, plans });
createRoot(root).render(<Page session={session} memory={memory} plans={plans} fetcher={fetcher} />);
