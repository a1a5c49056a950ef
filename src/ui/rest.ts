// The parts of the page that come after the first verdict, in one piece. What styles them all comes before their own.
import '../styles/fields.css';
import '../styles/document.css';

export { default as Documents } from './documents/Documents.svelte';
export { default as HeaderTools } from './HeaderTools.svelte';
export { default as Notice } from './Notice.svelte';
export { default as ReferenceData } from './ReferenceData.svelte';
export { default as Shortcuts } from './Shortcuts.svelte';
export { default as Splitter } from './controls/Splitter.svelte';
export { default as World } from './world/World.svelte';
