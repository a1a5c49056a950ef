import type { Policy, PolicyType } from './policy';

const maxEntries = 1024;
const maxUnits = 8_000_000;

/** Policies by type and text, so that a text is read once; emptied when it holds too much. */
export class PolicyMemo {
  readonly #byType = new Map<PolicyType, Map<string, Policy>>();
  #entries = 0;
  #units = 0;

  get(text: string, type: PolicyType): Policy | undefined {
    return this.#byType.get(type)?.get(text);
  }

  set(policy: Policy): void {
    if (this.#entries >= maxEntries || this.#units + policy.text.length > maxUnits) this.#clear();
    const texts = this.#byType.get(policy.type) ?? new Map<string, Policy>();
    this.#byType.set(policy.type, texts.set(policy.text, policy));
    this.#entries += 1;
    this.#units += policy.text.length;
  }

  #clear(): void {
    this.#byType.clear();
    this.#entries = 0;
    this.#units = 0;
  }
}
