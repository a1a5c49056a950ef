// Nothing takes longer than the worker's start: it comes first, and the page is fetched and read meanwhile.
import './beginning';

await import('./playground');
