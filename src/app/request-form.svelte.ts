import { keysInPlay, type KeyInPlay } from '../report/keys-in-play';
import { obstacleSentence } from '../report/obstacles';
import { below } from '../scenario/pointer';
import type { RequestDocument } from '../scenario/types';
import type { CallDescription, KeyDescription } from '../service/protocol';
import { arnOf, formOf } from './caller-form';
import { policiesOfCaller } from './caller-policies';
import { listCallers, listResources } from './callers';
import type { Verdict } from './evaluator.svelte';
import type { Playground } from './playground.svelte';
import { arnOfRow, resourceRows, withMember, withRequest } from './request-edit';
import { parameterAtFault } from './sts-parameters';

/** How long typing rests before the request is tried, in milliseconds. */
const rest = 60;

/** A request while its form is open: what it says, and what would come of it. */
export class RequestForm {
  readonly playground: Playground;
  /** Its place in the story; the number of requests for a new one. */
  readonly index: number;
  readonly isNew: boolean;
  #request: RequestDocument = $state.raw({ principal: '*', action: '' });
  #verdict: Verdict | undefined = $state.raw();
  #call: CallDescription | undefined = $state.raw();
  #keys: readonly KeyInPlay[] = $state.raw([]);
  #isTouched = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(playground: Playground, index: number) {
    this.playground = playground;
    this.index = index;
    const existing = playground.requests[index];
    this.isNew = existing === undefined;
    this.#request = existing ?? { principal: listCallers(playground.scenario, index)[0]?.principal ?? '*', action: '' };
    void this.#look();
  }

  get request(): RequestDocument {
    return this.#request;
  }

  /** Whether anything was said that is not saved. */
  get isTouched(): boolean {
    return this.#isTouched;
  }

  /** The verdict of what the form says; it may be a moment behind, and is undefined before caller and action are there. */
  get verdict(): Verdict | undefined {
    return this.#verdict;
  }

  /** What the reference data says of the call. */
  get call(): CallDescription | undefined {
    return this.#call;
  }

  /** The condition keys at which the policies in play look. */
  get keys(): readonly KeyInPlay[] {
    return this.#keys;
  }

  set<Name extends keyof RequestDocument>(name: Name, value: RequestDocument[Name] | undefined): void {
    this.#request = withMember(this.#request, name, value);
    this.#isTouched = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), rest);
  }

  /** What is known of a condition key: its type, whether it is multivalued, when a request carries it. */
  describe(key: string): KeyDescription {
    const lower = key.toLowerCase();
    const known = this.#call?.keys.find((found) => found.key.toLowerCase() === lower);
    return known ?? { key, type: 'String', multivalued: false };
  }

  /** What the verdict finds wrong with an STS parameter. */
  troubleWith(parameter: string): string | undefined {
    const obstacle = this.#verdict?.trace.obstacles.find((found) => parameterAtFault(found) === parameter);
    return obstacle && obstacleSentence(obstacle);
  }

  /** Puts the request into the story. */
  save(): void {
    clearTimeout(this.#timer);
    const name = this.#request.name?.trim();
    const request = withMember(this.#request, 'name', name === '' ? undefined : name);
    if (this.isNew) this.playground.addRequest(request);
    else this.playground.put(below('/requests', this.index), request);
  }

  async #look(): Promise<void> {
    const asked = this.#request;
    const { playground, index } = this;
    const action = asked.action.trim();
    const isAsked = action.includes(':') && asked.principal !== '';
    const verdict = isAsked
      ? await playground.evaluator.preview(withRequest(playground.scenario, index, asked), index)
      : undefined;
    if (this.#request !== asked) return;
    if (verdict !== undefined || !isAsked) {
      this.#verdict = verdict;
      this.#keys = verdict === undefined ? [] : keysInPlay(verdict.trace);
    }
    const keys = [...this.#keys.map(({ key }) => key), ...namedKeys(asked)];
    const { scenario } = playground;
    const call = await playground.assistant.describeCall({
      action,
      keys,
      account: accountOf(asked, Object.keys(scenario.accounts ?? {})),
      arns: listResources(scenario),
      policies: policiesOfCaller(scenario, asked.principal),
      ...(formOf(asked.principal) === 'service' && { service: arnOf(asked.principal) }),
    });
    if (this.#request === asked && call !== undefined) this.#call = call;
  }
}

function namedKeys({ context = {}, resource }: RequestDocument): readonly string[] {
  const ofResources = resourceRows(resource).flatMap((row) =>
    typeof row === 'string' ? [] : Object.keys(row.context ?? {}),
  );
  return [...Object.keys(context), ...ofResources];
}

/** The account that an ARN of this request names first; else the first of the scenario. */
function accountOf({ principal, resource }: RequestDocument, accounts: readonly string[]): string {
  const named = [arnOf(principal), ...resourceRows(resource).map(arnOfRow)].map((arn) => arn.split(':')[4] ?? '');
  return [...named, ...accounts].find((account) => /^\d{12}$/.test(account)) ?? '';
}
