import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { History } from '../../../src/app/history.svelte';

beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => vi.useRealTimers());

describe('the history of a scenario', () => {
  it('goes back and forth, and says where each change happened', () => {
    const history = new History('a');
    history.commit('b', '/x');
    history.commit('c', '/y');
    expect([history.undo(), history.present]).toEqual(['/y', 'b']);
    expect([history.undo(), history.present]).toEqual(['/x', 'a']);
    expect(history.canUndo).toBe(false);
    expect([history.redo(), history.present]).toEqual(['/x', 'b']);
    expect([history.redo(), history.present]).toEqual(['/y', 'c']);
    expect(history.canRedo).toBe(false);
  });

  it('takes keystrokes in one document that follow each other quickly as one change', () => {
    const history = new History('');
    for (const text of ['l', 'la', 'lam']) history.commit(text, '/x', true);
    vi.advanceTimersByTime(1000);
    history.commit('lamb', '/x', true);
    history.undo();
    expect(history.present).toBe('lam');
    history.undo();
    expect(history.present).toBe('');
  });

  it('keeps keystrokes in two documents apart', () => {
    const history = new History('');
    history.commit('a', '/x', true);
    history.commit('b', '/y', true);
    history.undo();
    expect(history.present).toBe('a');
  });

  it('forgets what was undone once something new is done', () => {
    const history = new History('a');
    history.commit('b');
    history.undo();
    history.commit('c');
    expect(history.canRedo).toBe(false);
    history.undo();
    expect(history.present).toBe('a');
  });
});
