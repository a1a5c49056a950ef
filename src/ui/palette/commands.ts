import { galleryTitles } from '../../app/gallery-titles';
import { openExample } from '../../app/import';
import { openOver } from '../../app/open-over';
import type { Playground } from '../../app/playground.svelte';
import { themes, type Theme, type ThemeChoice } from '../../app/theme.svelte';
import { newScenario } from '../new-scenario';
import { subjectWords } from '../world/kinds';
import { callerWords, resourceWords } from '../words';

export type PlaceName = 'story' | 'world' | 'editor' | 'verdict';

/** Something to do or a place to go to. */
export interface Command {
  readonly label: string;
  readonly detail?: string;
  readonly group: 'Commands' | 'Requests' | 'World' | 'Gallery';
  readonly run: () => void;
}

interface Page {
  readonly playground: Playground;
  readonly theme: ThemeChoice;
  readonly onplace: (name: PlaceName, focuses?: boolean) => void;
}

const themeWords: Readonly<Record<Theme, string>> = { system: 'as the system', light: 'light', dark: 'dark' };

/** Everything that the palette offers, the likeliest first. */
export function listCommands(page: Page): readonly Command[] {
  return [...requests(page), ...doing(page), ...world(page), ...gallery(page)];
}

function requests({ playground, onplace }: Page): readonly Command[] {
  return playground.requests.map((request, index) => {
    const words = `${callerWords(request.principal)} → ${request.action} → ${resourceWords(request.resource)}`;
    return {
      label: `${index + 1} ${request.name ?? words}`,
      ...(request.name !== undefined && { detail: words }),
      group: 'Requests',
      run: () => {
        void playground.select(index);
        onplace('verdict');
      },
    };
  });
}

function doing({ playground, theme, onplace }: Page): readonly Command[] {
  const { dialogs, pointer } = playground;
  const command = (label: string, run: () => void, detail?: string): Command => ({
    label,
    ...(detail !== undefined && { detail }),
    group: 'Commands',
    run,
  });
  const place = (name: PlaceName, label: string) => command(`Go to ${label}`, () => onplace(name));
  return [
    command('Add request', () => {
      onplace('story', false);
      dialogs.open('addRequest');
    }),
    command('Add role, user, policy, resource or account', () => {
      onplace('world', false);
      dialogs.open('addToWorld');
    }),
    command('Share: link, embed, picture, file', () => dialogs.open('share')),
    command('Open or import: file, link, AccessDenied message, CloudTrail event', () => dialogs.open('open')),
    command('New scenario', () => newScenario(playground)),
    ...(playground.canUndo ? [command('Undo', () => playground.undo(), 'Ctrl+Z')] : []),
    ...(playground.canRedo ? [command('Redo', () => playground.redo(), 'Ctrl+Shift+Z')] : []),
    ...(playground.canGoBack ? [command('Back to where the editor was', () => playground.back(), 'Alt+Left')] : []),
    command('Edit the scenario as JSON', () => {
      playground.show('');
      onplace('editor');
    }),
    ...(playground.subject?.documents ?? [])
      .filter(() => pointer !== '')
      .map((document) => command(`Format ${document.title}`, () => playground.format(document.pointer))),
    ...themes.map((name) => command(`Colours: ${themeWords[name]}`, () => theme.choose(name))),
    place('story', 'the story'),
    place('world', 'the world'),
    place('editor', 'the editor'),
    place('verdict', 'the verdict'),
    command('Keyboard map', () => dialogs.open('keys'), '?'),
  ];
}

function world({ playground, onplace }: Page): readonly Command[] {
  return playground.subjects.map(({ kind, name, account, pointer }) => ({
    label: name,
    detail: `${subjectWords[kind].one}${account === undefined ? '' : ` in ${account}`}`,
    group: 'World',
    run: () => {
      playground.show(pointer);
      onplace('editor');
    },
  }));
}

function gallery({ playground, onplace }: Page): readonly Command[] {
  return galleryTitles.map(({ name, title }) => ({
    label: title,
    detail: 'opens the example',
    group: 'Gallery',
    run: () => void show(name),
  }));

  async function show(name: string) {
    const opened = await openExample(name);
    if (opened.kind === 'problem') playground.tell({ kind: 'problem', text: opened.sentence });
    if (opened.kind !== 'scenario') return;
    openOver(playground, opened.scenario, 'an example');
    onplace('verdict');
  }
}
