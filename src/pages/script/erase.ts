import { eraseKept } from '../../app/kept';

/** The button that deletes everything that the site keeps in this browser. */
export function addErasing(): void {
  const said = document.querySelector('[data-erased]');
  document.querySelector('[data-erase]')?.addEventListener('click', () => {
    const count = eraseKept();
    delete document.documentElement.dataset['theme'];
    if (said) said.textContent = words(count);
  });
}

function words(count: number | undefined): string {
  if (count === undefined) return 'Your browser keeps nothing for this site.';
  return count === 0 ? 'There was nothing.' : 'Deleted.';
}
