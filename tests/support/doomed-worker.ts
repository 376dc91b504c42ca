import { startVideoWorker } from '../../platform/queue/open-queue.ts';

// A worker process that takes a job from the queue at the URL it is given, says so, and never ends it: to be killed.
await startVideoWorker({
  url: process.argv[2]!,
  concurrency: { videos: 1, parts: 1, joins: 1, packs: 1 },
  handler: async () => {
    console.log('took a job');
    await new Promise(() => {});
  },
});
console.log('ready');
