import { clearProgress, readProgress } from './progress';
import { readDenial, type Denial } from './denial';
import { isMessage, rank } from './rank';
import { offerStart } from './start';

interface Entry {
  readonly card: HTMLElement;
  readonly home: Element;
  readonly symptoms: readonly string[];
  readonly denials: readonly Denial[];
  readonly text: string;
  readonly types: readonly string[];
}

/** Search and filter over the gallery's cards, and how much of it was predicted. */
export function addSearch(): void {
  const form = document.querySelector<HTMLFormElement>('[data-search-form]');
  const results = document.querySelector<HTMLElement>('[data-results]');
  const topics = document.querySelector<HTMLElement>('[data-topics]');
  if (!form || !results || !topics) return;
  const entries = [...topics.querySelectorAll<HTMLElement>('[data-symptoms]')].map(readEntry);
  const count = form.querySelector('[data-count]');
  const offer = form.querySelector<HTMLElement>('[data-start]');

  const update = () => {
    const query = textOf(form, 'q');
    const type = textOf(form, 'type');
    const isSearch = query !== '' || type !== '';
    const kept = type === '' ? entries : entries.filter(({ types }) => types.includes(type));
    const found = query === '' ? kept : rank(query, kept);
    for (const { card, home } of entries) home.append(card);
    results.querySelector('ol')?.replaceChildren(...(isSearch ? found.map(({ card }) => card) : []));
    results.hidden = !isSearch;
    topics.hidden = isSearch;
    if (count)
      count.textContent = `${countText(found.length)}${isMessage(query) && found.length > 1 ? ', the nearest first' : ''}`;
    if (offer) offerStart(offer, query);
  };
  form.addEventListener('input', update);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    update();
  });
  // A browser that comes back to the page fills the fields in again.
  update();

  showProgress(form, entries);
  form.querySelector('[data-clear-progress]')?.addEventListener('click', () => {
    clearProgress();
    showProgress(form, entries);
  });
}

function readEntry(card: HTMLElement): Entry {
  return {
    card,
    home: card.parentElement ?? document.body,
    symptoms: (card.dataset['symptoms'] ?? '').split('|'),
    denials: (card.dataset['denials'] ?? '').split('|').map(readDenial),
    text: `${card.querySelector('h3')?.textContent ?? ''} ${card.querySelector('p')?.textContent ?? ''} ${card.dataset['tags'] ?? ''}`,
    types: (card.dataset['types'] ?? '').split(' '),
  };
}

function textOf(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value.trim() : '';
}

function countText(count: number): string {
  return count === 0 ? 'Nothing found. Try fewer words.' : `${count} ${count === 1 ? 'scenario' : 'scenarios'}`;
}

function showProgress(form: HTMLFormElement, entries: readonly Entry[]): void {
  const progress = readProgress();
  let [predicted, right] = [0, 0];
  for (const { card } of entries) {
    const outcomes = (card.dataset['outcomes'] ?? '').split(' ');
    const guesses = (progress[card.dataset['name'] ?? ''] ?? []).slice(0, outcomes.length);
    const made = guesses.filter((guess) => guess !== '').length;
    const hits = guesses.filter((guess, index) => guess === outcomes[index]).length;
    predicted += made;
    right += hits;
    if (made === outcomes.length) card.dataset['predicted'] = '';
    else delete card.dataset['predicted'];
    const shown = card.querySelector('.progress');
    if (shown) shown.textContent = made === 0 ? '' : `${hits} of ${made} right`;
  }
  const total = form.querySelector('[data-predicted]');
  if (total) total.textContent = predicted === 0 ? '' : `You predicted ${predicted} verdicts, ${right} of them right.`;
  const clear = form.querySelector<HTMLButtonElement>('[data-clear-progress]');
  if (clear) clear.disabled = predicted === 0;
}
