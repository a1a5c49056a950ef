import { deriveContext, type DerivedContext } from '../context/derive';
import { openAuthorization } from '../trace/build';
import type { Alternative, AuthorizationNode, OpenFact } from '../trace/nodes';
import type { Check } from './authorize';
import { authorize, withSessionName } from './authorize';
import { questionsOf, type Question } from './open-facts/asked';
import { askingPolicies } from './open-facts/asking-policies';
import {
  addressCandidates,
  agentCandidates,
  identityCandidates,
  withValue,
  type Assignment,
  type Candidates,
} from './open-facts/values';

const nothingOpen: Assignment = new Map();

/** The most assignments that are tried: beyond them the answer is not known. */
const mostAssignments = 4_000;
/** Once two answers are known, more are looked for only so far. */
const enoughAssignments = 24;

/**
 * Authorizes a check although the scenario leaves facts open (scenario format, "Outcomes"): the name of a role
 * session, `aws:userid`, `aws:SourceIp`, `aws:UserAgent`. Where policies look at one, a value is tried for every
 * combination of answers that their tests can give; an answer that is the same for all is the answer, else it is
 * undetermined.
 */
export function authorizeOpen(check: Check): AuthorizationNode {
  const questions = questionsOf(askingPolicies(check), check.action, check.resource.arn, check.principal);
  if (questions.length === 0) return authorize(check, nothingOpen);
  const search = new Search(check, questions);
  const alternatives = new Map<string, Alternative>();
  let tried = 0;
  for (const values of search.assignments()) {
    tried += 1;
    if (tried > mostAssignments || (alternatives.size > 1 && tried > enoughAssignments)) break;
    const authorization = authorize(check, values);
    const facts = [...values].map(([fact, value]) => ({ fact, value }));
    if (!alternatives.has(authorization.decision)) alternatives.set(authorization.decision, { facts, authorization });
  }
  return openAuthorization([...alternatives.values()], search.complete && tried <= mostAssignments);
}

type Step = 'identity' | 'agent' | 'address';
const factsOfStep: Readonly<Record<Step, readonly OpenFact[]>> = {
  identity: ['roleSessionName', 'aws:userid'],
  agent: ['aws:UserAgent'],
  address: ['aws:SourceIp'],
};

/** Walks through the values of the open facts, one group of facts after the other. */
class Search {
  readonly #check: Check;
  readonly #questions: readonly Question[];
  /** Whether nothing was left out because there is too much of it. */
  complete = true;

  constructor(check: Check, questions: readonly Question[]) {
    this.#check = check;
    this.#questions = questions;
  }

  assignments(): Iterable<Assignment> {
    const { openKeys } = this.#context(new Map());
    const steps = (['identity', 'agent', 'address'] as const).filter((step) => this.#isOpen(step, openKeys));
    return this.#walk(steps, new Map());
  }

  #isOpen(step: Step, openKeys: readonly OpenFact[]): boolean {
    const facts = factsOfStep[step];
    const asked = this.#questions.some(({ fact }) => facts.includes(fact));
    const { principal } = this.#check;
    const isOpenName = step === 'identity' && principal.kind === 'roleSession' && principal.sessionName === undefined;
    return asked && (isOpenName || facts.some((fact) => openKeys.includes(fact)));
  }

  *#walk(steps: readonly Step[], known: Assignment): Generator<Assignment> {
    const [step, ...rest] = steps;
    if (!step) {
      yield known;
      return;
    }
    const { assignments, complete } = this.#candidates(step, known);
    if (!complete) this.complete = false;
    const answersOf = this.#answers(step, known);
    const seen = new Set<string>();
    for (const assignment of assignments) {
      const values = new Map([...known, ...assignment]);
      const answers = answersOf(assignment);
      if (seen.has(answers)) continue;
      seen.add(answers);
      yield* this.#walk(rest, values);
    }
  }

  #candidates(step: Step, known: Assignment): Candidates {
    const { context, openKeys } = this.#context(known);
    switch (step) {
      case 'identity':
        return identityCandidates(this.#questions, context, this.#check.principal, this.#asksOpenId(openKeys));
      case 'agent':
        return agentCandidates(this.#questions, context);
      case 'address':
        return addressCandidates(this.#questions, context);
    }
  }

  #asksOpenId(openKeys: readonly OpenFact[]): boolean {
    return openKeys.includes('aws:userid') && this.#questions.some(({ fact }) => fact === 'aws:userid');
  }

  /** What the questions about a group of facts come to: values with equal answers need to be tried once. */
  #answers(step: Step, known: Assignment): (assignment: Assignment) => string {
    const asked = this.#questions.filter(({ fact }) => factsOfStep[step].includes(fact));
    const base = this.#context(known).context;
    return (assignment) => {
      const principal = withSessionName(
        this.#check.principal,
        assignment.get('roleSessionName') ?? known.get('roleSessionName'),
      );
      let context = step === 'identity' ? this.#context(new Map([...known, ...assignment])).context : base;
      if (step !== 'identity') for (const [fact, value] of assignment) context = withValue(context, fact, value);
      return asked.map(({ holds }) => (holds(context, principal) ? '1' : '0')).join('');
    };
  }

  #context(open: Assignment): DerivedContext {
    const { world, request, action, resource, callKeys, spec, endpoint } = this.#check;
    const principal = withSessionName(this.#check.principal, open.get('roleSessionName'));
    const source = { world, request, action, principal, resource, callKeys, resourceContext: spec.context, open };
    return deriveContext(endpoint ? { ...source, endpoint } : source);
  }
}
