// Loaded before every command. A Ctrl-C reaches the command from the terminal, from npm and from the bootstrap: it counts once.
// And when the bootstrap is killed hard, the command ends in its own orderly way and does not stay behind with the port.
const samePressMs = 1000;
const lastAt = new Map();
const emit = process.emit;

process.emit = function emitOnce(name, ...rest) {
  if (name === 'SIGINT' || name === 'SIGTERM') {
    const now = performance.now();
    const last = lastAt.get(name);
    if (last !== undefined && now - last < samePressMs) return true;
    lastAt.set(name, now);
  }
  return emit.call(this, name, ...rest);
};

if (process.channel) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
