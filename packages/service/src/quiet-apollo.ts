/** Switches Apollo's telemetry off for this process. Before a server or a schema of Apollo's packages is made: they look when they are. */
export function quietApollo(): void {
  process.env.APOLLO_TELEMETRY_DISABLED = 'true';
}
