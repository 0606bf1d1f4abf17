if (process.argv.includes('--help') || process.argv.includes('-h')) {
  console.log('npm run secrets\n\nWrites fresh secrets for compose.yaml to deploy/env/*.env. Never overwrites; see deploy/README.md.');
} else {
  await import('../deploy/src/make-secrets.ts');
}
