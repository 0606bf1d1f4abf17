export * from './blind-index.ts';
export { keyFromBase64, lengthPrefixed } from './bytes.ts';
export * from './derive-key.ts';
export * from './key-ring.ts';
export * from './person-keys.ts';
export * from './seal-error.ts';
export * from './signer.ts';
export * from './vault.ts';
