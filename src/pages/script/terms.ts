/** Lets Escape put away the meaning of a term that covers something; it comes back when the reader comes back. */
export function addTerms(): void {
  const terms = [...document.querySelectorAll<HTMLElement>('[data-term]')];
  if (terms.length === 0) return;
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    for (const term of terms) if (term.matches(':hover, :focus-within')) term.dataset['dismissed'] = '';
  });
  for (const term of terms) {
    const back = () => {
      delete term.dataset['dismissed'];
    };
    term.addEventListener('pointerleave', back);
    term.addEventListener('focusout', back);
  }
}
