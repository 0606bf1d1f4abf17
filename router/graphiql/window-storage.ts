import { journey } from './tabs.ts';

/** What belongs to one window: tabs with their headers. Two windows can be two people; closing one forgets its tokens. */
const ofThisWindow = new Set(['tabState', 'query', 'variables', 'headers', 'operationName'].map((name) => `graphiql:${name}`));
const placeOf = (key: string) => (ofThisWindow.has(key) ? sessionStorage : localStorage);

/** GraphiQL's storage: tabs per window, while theme, history and favourites are kept for the browser. */
export const windowStorage = {
  getItem: (key: string) => placeOf(key).getItem(key),
  setItem: (key: string, value: string) => placeOf(key).setItem(key, value),
  removeItem: (key: string) => placeOf(key).removeItem(key),
  get length() {
    return sessionStorage.length + localStorage.length;
  },
  clear() {
    sessionStorage.clear();
    localStorage.clear();
  },
};

/** GraphiQL takes the variables of the tab that it opens from the storage only, which is empty on the first visit. */
export function firstTab(storage: Pick<Storage, 'getItem'>): { initialVariables?: string } {
  const [first] = journey;
  return first && storage.getItem('graphiql:tabState') === null ? { initialVariables: first.variables } : {};
}
