/**
 * The few facts of AWS's reference data that verdicts need. The catalog implements them; the engine gets them
 * injected, and a trace says where one was used. `undefined` means that the data does not know (or is not there):
 * evaluation then goes by what the scenario gives, and lists that as an assumption.
 */
export interface ReferenceFacts {
  /** The older of the data's dates, `2026-09-26`; undefined without data. */
  readonly date: string | undefined;
  /** The text of an AWS managed policy by its ARN. `unknown`: there is none of that name; `unavailable`: its file did not load. */
  managedPolicy(arn: string): ManagedPolicyAnswer;
  /** Whether the action takes resources at all (RL-01). */
  takesResources(action: string): boolean | undefined;
  /** Whether resources of this ARN carry tags that the action can test (PL-248). */
  carriesTags(action: string, resource: string): boolean | undefined;
  /** Whether a service's condition key is multivalued (PL-147). Global keys are the engine's own table. */
  isMultivalued(key: string): boolean | undefined;
}

export type ManagedPolicyAnswer =
  | { readonly kind: 'found'; readonly text: string; readonly version: string }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unavailable' };

/** No reference data: every question is open. */
export const noFacts: ReferenceFacts = {
  date: undefined,
  managedPolicy: () => ({ kind: 'unavailable' }),
  takesResources: () => undefined,
  carriesTags: () => undefined,
  isMultivalued: () => undefined,
};
