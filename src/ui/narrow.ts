import { MediaQuery } from 'svelte/reactivity';

/** Whether the page shows one of its places at a time, by tabs. The styles ask for the same width. */
export const narrow = new MediaQuery('width < 700px');
