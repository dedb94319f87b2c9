import { buildWhenStale } from './build-when-stale.ts';

if ((await buildWhenStale()) === 'current') console.log('The client is up to date.');
