// What npm tells its children about the network stays; everything else it sets would change what pnpm does.
const kept = /^npm_config_(registry|userconfig|globalconfig|cafile|ca|proxy|https_proxy|noproxy|strict_ssl)$/i;

/** The caller's environment without npm's own variables; with the folder `bin` first on PATH when given. */
export function cleanEnvironment(bin) {
  const entries = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name) || kept.test(name));
  const environment = Object.fromEntries(entries);
  if (bin === undefined) return environment;
  const pathName = Object.keys(environment).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const separator = process.platform === 'win32' ? ';' : ':';
  environment[pathName] = [bin, environment[pathName]].filter(Boolean).join(separator);
  return environment;
}
