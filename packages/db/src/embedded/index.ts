export { freePort } from './free-port.ts';
export * from './start.ts';
