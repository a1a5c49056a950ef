import address from 'virtual:worker-text/evaluation';

/** The text of the evaluation worker. In the built embed it stands here itself: `scripts/vite/classic-embed.ts`. */
export const workerText: Promise<string> = fetch(address).then((response) => response.text());
