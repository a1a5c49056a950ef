import address from 'virtual:worker-text/evaluation';
import { fetchedScript, type WorkerSource } from './service/worker';

/** The script of the evaluation worker. In the built embed it stands here itself: `scripts/vite/classic-embed.ts`. */
export const workerScript: WorkerSource = fetchedScript(address);
