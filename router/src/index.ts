export { createEngine, type Engine } from './engine.ts';
export { createInProcessTransport } from './execute/in-process-transport.ts';
export type { SubgraphTransport } from './execute/transport.ts';
export { createUndiciTransport } from './execute/undici-transport.ts';
export { defaultLimits, type Limits } from './limit/limits.ts';
export { createRouter, type Router, type RouterDeps } from './router.ts';
export type { Route } from './transport/http.ts';
export type { Listening } from './transport/listen.ts';
