import { predict, readProgress } from './progress';

/** Hides the verdicts of a story until the reader has chosen, or asks for all of them. */
export function addPrediction(): void {
  const list = document.querySelector<HTMLElement>('[data-story]');
  const story = list?.dataset['story'];
  if (!list || story === undefined) return;
  const requests = [...list.children].filter((child) => child instanceof HTMLElement);
  const all = document.querySelector<HTMLButtonElement>('[data-reveal-all]');
  const guesses = readProgress()[story] ?? [];
  requests.forEach((request, index) => {
    const guess = guesses[index];
    if (guess) reveal(request, guess);
    request.querySelector('.choices')?.addEventListener('click', (event) => {
      const choice = event.target instanceof Element ? event.target.closest('button')?.value : undefined;
      if (choice === undefined) return;
      predict(story, index, choice);
      reveal(request, choice);
      focusAnswer(request);
      if (all) all.disabled = requests.every(isRevealed);
    });
  });
  if (!all) return;
  all.disabled = requests.every(isRevealed);
  all.addEventListener('click', () => {
    for (const request of requests) if (!isRevealed(request)) reveal(request);
    all.disabled = true;
  });
}

function isRevealed(request: HTMLElement): boolean {
  return request.dataset['revealed'] !== undefined;
}

function reveal(request: HTMLElement, guess?: string): void {
  request.dataset['revealed'] = '';
  const said = request.querySelector<HTMLElement>('.said');
  if (!said || guess === undefined) return;
  const isRight = guess === request.dataset['outcome'];
  said.dataset['right'] = String(isRight);
  said.textContent = isRight ? '✓ As you said' : `✕ You said ${words[guess] ?? guess}`;
}

/** The button that had the focus is gone: whoever reads by keyboard or ear goes on with the answer. */
function focusAnswer(request: HTMLElement): void {
  const answer = request.querySelector<HTMLElement>('.answer');
  if (!answer) return;
  answer.tabIndex = -1;
  answer.focus({ preventScroll: true });
}

const words: Readonly<Record<string, string>> = {
  allowed: 'allowed',
  explicitDeny: 'explicit deny',
  implicitDeny: 'implicit deny',
  error: 'error',
};
