import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

/** Loaded into every measured server: tells over IPC what it has used, its threads included. */
if (isMainThread) {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc');
  process.on('message', (message) => {
    if (message === 'keptBytes') {
      collectGarbage();
      const { heapUsed, external } = process.memoryUsage();
      process.send({ keptBytes: heapUsed + external });
    }
    if (message === 'reset') delay.reset();
    if (message !== 'usage' && message !== 'reset') return;
    const { user, system } = process.cpuUsage();
    process.send({
      usage: {
        cpuMs: (user + system) / 1000,
        rssBytes: process.memoryUsage.rss(),
        handles: process.getActiveResourcesInfo().length,
        loopP99Ms: delay.percentile(99) / 1e6,
      },
    });
  });
  process.channel.unref();
}
