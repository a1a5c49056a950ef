import type { LiveEditor } from './live-editor';

let loading: Promise<LiveEditor> | undefined;

/** The page's one live editor; its code is fetched when it is asked for first. */
export function loadEditor(): Promise<LiveEditor> {
  loading ??= import('./live-editor').then((module) => new module.LiveEditor());
  return loading;
}
