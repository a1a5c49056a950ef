import type { Policy, PolicyType } from './policy';

const maxEntries = 2048;
const maxUnits = 8_000_000;

type Generation = Map<PolicyType, Map<string, Policy>>;

/**
 * Policies by type and text, so that a text is read once. When it holds too much, what was not asked for since the last
 * time goes: the documents of a large scenario stay, the states between two keystrokes do not.
 */
export class PolicyMemo {
  #young: Generation = new Map();
  #old: Generation = new Map();
  #entries = 0;
  #units = 0;

  get(text: string, type: PolicyType): Policy | undefined {
    const young = this.#young.get(type)?.get(text);
    if (young) return young;
    const old = this.#old.get(type)?.get(text);
    if (old) this.set(old);
    return old;
  }

  set(policy: Policy): void {
    if (this.#entries >= maxEntries || this.#units + policy.text.length > maxUnits) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#entries = 0;
      this.#units = 0;
    }
    const texts = this.#young.get(policy.type) ?? new Map<string, Policy>();
    this.#young.set(policy.type, texts.set(policy.text, policy));
    this.#entries += 1;
    this.#units += policy.text.length;
  }
}
