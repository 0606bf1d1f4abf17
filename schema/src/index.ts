export { type Composed, compose, type SubgraphDefinition } from './compose.ts';
