import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

/** Loaded into every measured server: tells over IPC what it has used, its threads included. */
if (isMainThread) {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  process.on('message', (message) => {
    if (message === 'reset') delay.reset();
    if (message !== 'usage' && message !== 'reset') return;
    const { user, system } = process.cpuUsage();
    process.send({
      usage: {
        cpuMs: (user + system) / 1000,
        rssBytes: process.memoryUsage.rss(),
        loopP99Ms: delay.percentile(99) / 1e6,
      },
    });
  });
  process.channel.unref();
}
