const help = `npm run secrets

Writes fresh secrets for compose.yaml to deploy/env/*.env. Never overwrites; see deploy/README.md.`;

const [arg] = process.argv.slice(2);
if (arg === undefined) await import('../deploy/src/make-secrets.ts');
else if (arg === '--help' || arg === '-h') console.log(help);
else {
  console.error(`Unknown option ${arg}.\n\n${help}`);
  process.exitCode = 1;
}
