import type { AccountDocument, RequestDocument, Scenario } from '../types';

/** The members of an account that hold things by name. */
export type Collection = 'users' | 'groups' | 'roles' | 'policies' | 'resources' | 'vpcEndpoints';
type DocumentOf<Name extends Collection> = NonNullable<AccountDocument[Name]>[string];

/** A scenario on its way: what is put in twice is one thing that knows both. */
export class Draft {
  readonly #accounts = new Map<string, Map<Collection, Map<string, object>>>();
  readonly #requests: RequestDocument[] = [];

  /** An account, be it with nothing in it: it is modelled from then on. */
  addAccount(id: string): void {
    if (!this.#accounts.has(id)) this.#accounts.set(id, new Map());
  }

  put<Name extends Collection>(account: string, collection: Name, name: string, document: DocumentOf<Name>): void {
    this.addAccount(account);
    const collections = this.#accounts.get(account) ?? new Map<Collection, Map<string, object>>();
    const things = collections.get(collection) ?? new Map<string, object>();
    things.set(name, { ...things.get(name), ...document });
    collections.set(collection, things);
  }

  addRequest(request: RequestDocument): void {
    this.#requests.push(request);
  }

  get accountIds(): readonly string[] {
    return [...this.#accounts.keys()];
  }

  /** Everything that was put in, in the order in which it came. */
  build(head: Pick<Scenario, 'title' | 'description' | 'now'> = {}): Scenario {
    const accounts = [...this.#accounts].map(([id, collections]) => {
      const members = [...collections].map(([name, things]) => [name, Object.fromEntries(things)] as const);
      // `put` lets nothing else in than what the format has there
      return [id, Object.fromEntries(members)] as const;
    });
    return {
      version: 1,
      ...head,
      ...(accounts.length > 0 && { accounts: Object.fromEntries(accounts) }),
      ...(this.#requests.length > 0 && { requests: this.#requests }),
    };
  }
}
