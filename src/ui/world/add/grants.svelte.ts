import { attachmentsOf, identityStarters } from '../../../app/creating';
import type { PolicyRef } from '../../../scenario/types';
import { StarterChoice } from './starter-choice.svelte';

/** The permissions that a form collects for something new. */
export class Grants {
  readonly inline = new StarterChoice<object>(
    () => identityStarters,
    () => ({}),
  );
  #name: string | undefined = $state();
  attached: readonly string[] = $state.raw([]);

  /** The inline policy's name: its starter's until somebody writes another one. */
  get name(): string {
    return this.#name ?? this.inline.id;
  }

  set name(name: string) {
    this.#name = name;
  }

  get policies(): readonly PolicyRef[] {
    const { document } = this.inline;
    return attachmentsOf(this.attached, document && { name: this.name, document });
  }
}
